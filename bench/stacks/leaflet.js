// Leaflet: SVG shapes and HTML pins; a canvas for very many pins or on `?canvas`.
import * as L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import {
  colourNow,
  connectPanel,
  describe,
  hasFlag,
  inventedPins,
  pinRadius,
  showInfo,
} from './shared/panel.js';
import { loadCommunes, loadData } from './shared/data.js';
import { PIN_COLOURS } from './shared/classes.js';

const map = L.map('map', {
  // Quarter steps, so that the map fits its frame about as closely as in the other stacks.
  zoomSnap: 0.25,
  attributionControl: false,
  preferCanvas: hasFlag('canvas') || inventedPins > 0,
});
const style = ({ properties: { v } }) => ({
  color: '#fff',
  weight: 1,
  fillOpacity: 0.9,
  fillColor: colourNow(v),
});

const {
  territories,
  pins,
  bounds: [west, south, east, north],
} = await loadData();
const frame = [
  [south, west],
  [north, east],
];
map.fitBounds(frame, { padding: [20, 20], animate: false });

const onEachFeature = ({ properties: { name, v } }, layer) =>
  layer.on({
    mouseover: () => {
      layer.setStyle({ weight: 3, color: '#111' });
      layer.bringToFront();
      showInfo(describe(name, v));
    },
    mouseout: () => layer.setStyle({ weight: 1, color: '#fff' }),
    click: ({ latlng }) =>
      L.popup()
        .setLatLng(latlng)
        .setContent(`<b>${name}</b><br>${describe(name, v)}`)
        .openOn(map),
  });
const shapes = L.geoJSON(territories, { style, onEachFeature }).addTo(map);

const htmlPin = (point, colour) =>
  L.marker(point, {
    keyboard: false,
    icon: L.divIcon({
      className: '',
      iconSize: [10, 10],
      html: `<i style="display:block;width:10px;height:10px;border-radius:5px;border:1px solid #fff;background:${colour}"></i>`,
    }),
  });
const drawnPin = (point, colour) =>
  L.circleMarker(point, {
    radius: pinRadius,
    weight: 1,
    color: '#fff',
    fillColor: colour,
    fillOpacity: 1,
    bubblingMouseEvents: true,
  });
const pin = inventedPins ? drawnPin : htmlPin;
const pinLayer = L.layerGroup(
  pins.map(([x, y, category, name]) => pin([y, x], PIN_COLOURS[category]).bindPopup(name)),
).addTo(map);

let outlines;
connectPanel({
  recolour: () => shapes.setStyle(style),
  showPins: (on) => (on ? pinLayer.addTo(map) : pinLayer.remove()),
  showCommunes: async (on) => {
    const communes = await loadCommunes();
    outlines ??= L.geoJSON(communes, {
      interactive: false,
      style: { fill: false, color: '#555', weight: 0.5 },
    });
    if (on) outlines.addTo(map);
    else outlines.remove();
  },
});
