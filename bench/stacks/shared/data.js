// The data of the pages that draw in the browser.
import { feature } from 'topojson-client';
import { inventedPins, level } from './panel.js';

/** Copies of the communes in the stress test, laid out in rows of ten. */
const STRESS_COPIES = 82;
/** Degrees between two copies. */
const STEP = [1.35, -1.15];

const json = async (url) => (await fetch(url)).json();

async function collection(name) {
  const topology = await json(`/data/${name}.topo.json`);
  return feature(topology, topology.objects[name]);
}

let communes;
/** The outlines of the communes, fetched once. */
export const loadCommunes = () => (communes ??= collection('communes'));

/** What the map shows: `{ territories, pins, bounds }`, bounds as [west, south, east, north]. */
export async function loadData() {
  const [loaded, realPins] = await Promise.all([
    collection(level === 'epci' ? 'epci' : 'communes'),
    json('/data/pins.json'),
  ]);
  const territories = level === 'stress' ? copied(loaded) : loaded;
  const bounds = boundsOf(territories);
  return { territories, bounds, pins: inventedPins ? inventPins(bounds) : realPins };
}

/** Every point of the exterior rings, for the stacks that fit a projection to points. */
export const exteriorPoints = ({ features }) => ({
  type: 'MultiPoint',
  coordinates: features.flatMap(({ geometry: { type, coordinates } }) =>
    type === 'Polygon' ? coordinates[0] : coordinates.flatMap(([exterior]) => exterior),
  ),
});

function copied({ features }) {
  const copies = [];
  for (let copy = 0; copy < STRESS_COPIES; copy++) {
    const dx = (copy % 10) * STEP[0];
    const dy = Math.floor(copy / 10) * STEP[1];
    const moved = (part) =>
      typeof part[0] === 'number' ? [part[0] + dx, part[1] + dy] : part.map(moved);
    features.forEach(({ properties, geometry }, index) =>
      copies.push({
        type: 'Feature',
        id: copy * 1000 + index + 1,
        properties: {
          ...properties,
          name: `${properties.name} #${copy}`,
          v: properties.v.map((value, i) => value + ((copy * 7 + i) % 9)),
        },
        geometry: { type: geometry.type, coordinates: moved(geometry.coordinates) },
      }),
    );
  }
  return { type: 'FeatureCollection', features: copies };
}

function boundsOf({ features }) {
  const bounds = [Infinity, Infinity, -Infinity, -Infinity];
  const widen = (part) => {
    if (typeof part[0] !== 'number') return part.forEach(widen);
    const [x, y] = part;
    bounds[0] = Math.min(bounds[0], x);
    bounds[1] = Math.min(bounds[1], y);
    bounds[2] = Math.max(bounds[2], x);
    bounds[3] = Math.max(bounds[3], y);
  };
  features.forEach(({ geometry }) => widen(geometry.coordinates));
  return bounds;
}

function inventPins([west, south, east, north]) {
  let seed = 42;
  const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  return Array.from({ length: inventedPins }, (_, i) => [
    west + random() * (east - west),
    south + random() * (north - south),
    i % 8,
    `Lieu ${i}`,
  ]);
}
