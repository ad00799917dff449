// OpenLayers, on its canvas; `?image` draws the shapes as one image that is moved (VectorImage).
import Map from 'ol/Map.js';
import View from 'ol/View.js';
import Overlay from 'ol/Overlay.js';
import Feature from 'ol/Feature.js';
import Point from 'ol/geom/Point.js';
import GeoJSON from 'ol/format/GeoJSON.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorImageLayer from 'ol/layer/VectorImage.js';
import VectorSource from 'ol/source/Vector.js';
import { Circle, Fill, Stroke, Style } from 'ol/style.js';
import { fromLonLat, transformExtent } from 'ol/proj.js';
import 'ol/ol.css';
import {
  classNow,
  connectPanel,
  describe,
  hasFlag,
  pinRadius,
  showInfo,
  state,
} from './shared/panel.js';
import { loadCommunes, loadData } from './shared/data.js';
import { PALETTES, PIN_COLOURS } from './shared/classes.js';

const stroke = new Stroke({ color: '#fff', width: 1 });
const styles = PALETTES.map((palette) =>
  palette.map((color) => new Style({ fill: new Fill({ color }), stroke })),
);
const pinStyles = PIN_COLOURS.map(
  (color) =>
    new Style({ image: new Circle({ radius: pinRadius, fill: new Fill({ color }), stroke }) }),
);
const readFeatures = (collection) =>
  new GeoJSON().readFeatures(collection, { featureProjection: 'EPSG:3857' });

const { territories, pins, bounds } = await loadData();
const options = {
  source: new VectorSource({ features: readFeatures(territories) }),
  style: (feature) => styles[state.indicator][classNow(feature.get('v'))],
};
const shapes = hasFlag('image')
  ? new VectorImageLayer({ ...options, imageRatio: 2 })
  : new VectorLayer(options);
const pinFeatures = pins.map(
  ([x, y, category, name]) =>
    new Feature({ geometry: new Point(fromLonLat([x, y])), category, name }),
);
const pinLayer = new VectorLayer({
  source: new VectorSource({ features: pinFeatures }),
  style: (feature) => pinStyles[feature.get('category')],
});
const highlight = new VectorSource();
const highlightLayer = new VectorLayer({
  source: highlight,
  style: new Style({ stroke: new Stroke({ color: '#111', width: 3 }) }),
});
const popupElement = document.createElement('div');
popupElement.id = 'pop';
const popup = new Overlay({ element: popupElement, offset: [8, 8] });

const map = new Map({
  target: 'map',
  layers: [shapes, highlightLayer, pinLayer],
  overlays: [popup],
  view: new View({ maxZoom: 16 }),
});
map.getView().fit(transformExtent(bounds, 'EPSG:4326', 'EPSG:3857'), {
  size: map.getSize(),
  padding: [20, 20, 20, 20],
});

const label = (feature) => describe(feature.get('name'), feature.get('v'));
const featureAt = (pixel) =>
  map.forEachFeatureAtPixel(pixel, (feature) => feature, {
    layerFilter: (layer) => layer === shapes,
  }) ?? null;

let hovered = null;
map.on('pointermove', ({ dragging, pixel }) => {
  if (dragging) return;
  const feature = featureAt(pixel);
  if (feature === hovered) return;
  hovered = feature;
  highlight.clear();
  if (!feature) return;
  highlight.addFeature(feature);
  showInfo(label(feature));
});
map.on('click', ({ pixel, coordinate }) => {
  const feature = featureAt(pixel);
  popupElement.textContent = feature ? label(feature) : '';
  popup.setPosition(feature ? coordinate : undefined);
});

let outlines;
connectPanel({
  recolour: () => shapes.changed(),
  showPins: (on) => pinLayer.setVisible(on),
  showCommunes: async (on) => {
    const communes = await loadCommunes();
    if (!outlines) {
      outlines = new VectorLayer({
        source: new VectorSource({ features: readFeatures(communes) }),
        style: new Style({ stroke: new Stroke({ color: '#555', width: 0.5 }) }),
      });
      map.addLayer(outlines);
    }
    outlines.setVisible(on);
  },
});
