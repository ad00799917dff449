// MapLibre GL (WebGL). `?feature-state` recolours by feature state instead of by the layer's paint.
import { Map as MapLibreMap, NavigationControl, Popup, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import {
  connectPanel,
  describe,
  hasFlag,
  indicators,
  pinRadius,
  showInfo,
  state,
} from './shared/panel.js';
import { loadCommunes, loadData } from './shared/data.js';
import { PALETTES, PIN_COLOURS, classOf } from './shared/classes.js';

setWorkerUrl(new URL(document.documentElement.dataset.worker, location.href).href);

const byState = hasFlag('feature-state');
const colours = PALETTES.flat();
/** The index in `colours` of a value of an indicator. */
const colourIndex = (v, i) => i * 5 + classOf(v[i], indicators[i].bounds);

function fillColour(i) {
  if (byState) {
    const index = ['coalesce', ['feature-state', 'colour'], ['get', 'firstColour']];
    const cases = colours.slice(0, -1).flatMap((colour, k) => [k, colour]);
    return ['match', index, ...cases, colours.at(-1)];
  }
  const steps = indicators[i].bounds.flatMap((bound, k) => [bound, PALETTES[i][k + 1]]);
  return ['step', ['get', `v${i}`], PALETTES[i][0], ...steps];
}

const { territories, pins, bounds } = await loadData();
const shapes = {
  type: 'FeatureCollection',
  features: territories.features.map((feature) => {
    const { v, ...properties } = feature.properties;
    v.forEach((value, i) => (properties[`v${i}`] = value));
    if (byState) properties.firstColour = colourIndex(v, 0);
    return { ...feature, properties };
  }),
};
const points = {
  type: 'FeatureCollection',
  features: pins.map(([x, y, category, name]) => ({
    type: 'Feature',
    properties: { category, name },
    geometry: { type: 'Point', coordinates: [x, y] },
  })),
};
const pinColour = [
  'match',
  ['get', 'category'],
  ...PIN_COLOURS.slice(0, -1).flatMap((colour, k) => [k, colour]),
  PIN_COLOURS.at(-1),
];

const map = new MapLibreMap({
  container: 'map',
  attributionControl: false,
  bounds,
  fitBoundsOptions: { padding: 20 },
  fadeDuration: 0,
  dragRotate: false,
  style: {
    version: 8,
    transition: { duration: 0, delay: 0 },
    sources: {
      shapes: { type: 'geojson', data: shapes },
      pins: { type: 'geojson', data: points },
    },
    layers: [
      { id: 'background', type: 'background', paint: { 'background-color': '#e9eef2' } },
      {
        id: 'fill',
        type: 'fill',
        source: 'shapes',
        paint: { 'fill-color': fillColour(0), 'fill-opacity': 0.9, 'fill-antialias': true },
      },
      {
        id: 'line',
        type: 'line',
        source: 'shapes',
        paint: { 'line-color': '#fff', 'line-width': 1 },
      },
      {
        id: 'hovered',
        type: 'line',
        source: 'shapes',
        paint: {
          'line-color': '#111',
          'line-width': ['case', ['boolean', ['feature-state', 'hovered'], false], 3, 0],
        },
      },
      {
        id: 'pins',
        type: 'circle',
        source: 'pins',
        paint: {
          'circle-radius': pinRadius,
          'circle-stroke-width': 1,
          'circle-stroke-color': '#fff',
          'circle-color': pinColour,
        },
      },
    ],
  },
});
map.addControl(new NavigationControl({ showCompass: false }), 'top-left');

const properties = new Map(territories.features.map((feature) => [feature.id, feature.properties]));
const label = (id) => describe(properties.get(id).name, properties.get(id).v);

let hovered = null;
const setHovered = (id) => {
  if (id === hovered) return;
  if (hovered !== null) map.setFeatureState({ source: 'shapes', id: hovered }, { hovered: false });
  hovered = id;
  if (id === null) return;
  map.setFeatureState({ source: 'shapes', id }, { hovered: true });
  showInfo(label(id));
};
map.on('mousemove', 'fill', ({ features: [feature] }) => setHovered(feature.id));
map.on('mouseleave', 'fill', () => setHovered(null));
map.on('click', 'fill', ({ lngLat, features: [feature] }) =>
  new Popup().setLngLat(lngLat).setText(label(feature.id)).addTo(map),
);

const visibility = (layer, on) =>
  map.setLayoutProperty(layer, 'visibility', on ? 'visible' : 'none');
connectPanel({
  recolour: () => {
    if (!byState) return map.setPaintProperty('fill', 'fill-color', fillColour(state.indicator));
    for (const { id, properties } of territories.features) {
      const colour = colourIndex(properties.v, state.indicator);
      map.setFeatureState({ source: 'shapes', id }, { colour });
    }
  },
  showPins: (on) => visibility('pins', on),
  showCommunes: async (on) => {
    const communes = await loadCommunes();
    if (!map.getSource('communes')) {
      map.addSource('communes', { type: 'geojson', data: communes });
      map.addLayer(
        {
          id: 'communes',
          type: 'line',
          source: 'communes',
          paint: { 'line-color': '#555', 'line-width': 0.5 },
        },
        'hovered',
      );
    }
    visibility('communes', on);
  },
});
