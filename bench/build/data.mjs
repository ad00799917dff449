// The data that every page shows, derived from the project's own files in ../geodata.
import fs from 'node:fs';
import path from 'node:path';
import { GEODATA } from '../paths.mjs';
import { percentile, sum } from '../lib/statistics.mjs';
import { randomFrom } from '../lib/random.mjs';

const PINS = 100;
const CLASSES = 5;
/** The three indicators that the pages offer; the first is shown at first. */
const INDICATORS = ['taux_couverture', 'places_eaje', 'population'];
const UNITS = { pourcent: ' %', places: ' places', habitants: ' habitants' };
/** The composition of the EPCI that the pages draw, where the data hold several. */
const DECOUPAGE = '2016';

const read = (file) => JSON.parse(fs.readFileSync(path.join(GEODATA, file), 'utf8'));

/** `{ epci, communes, pins, indicators }`: two GeoJSON collections, the pins and the choropleths. */
export function benchmarkData() {
  const communeFeatures = read('communes.geojson').features;
  const epciFeatures = read('epci.geojson').features.filter(isDrawn);
  const published = read('indicateurs.json');
  const sirens = epciFeatures.map(({ properties }) => properties.siren);
  const indicators = INDICATORS.map((id) => indicator(published, id, sirens));
  const valuesOf = (siren) => indicators.map(({ values }) => values.get(siren));

  const epci = epciFeatures.map(({ properties: { siren, nom }, geometry }, index) =>
    territory(index + 1, siren, nom, valuesOf(siren), geometry),
  );
  const random = randomFrom(52);
  const communes = communeFeatures.map(({ properties, geometry }) => {
    // No file has these figures by commune. So that neighbours differ, as they would, each gets its
    // EPCI's (or the median one's) times 0.6 to 1.4: invented, for the measurement alone.
    const base = properties.epci
      ? valuesOf(properties.epci)
      : indicators.map(({ values }) => percentile([...values.values()], 0.5));
    const values = base.map((value) => Math.round(value * (0.6 + 0.8 * random()) * 10) / 10);
    return territory(Number(properties.insee), properties.insee, properties.nom, values, geometry);
  });
  return {
    epci: { type: 'FeatureCollection', features: epci },
    communes: { type: 'FeatureCollection', features: communes },
    pins: pins(read('structures.geojson').features, random),
    indicators: indicators.map(({ label, unit, values }) => ({
      label,
      unit,
      bounds: classBounds([...values.values()]),
    })),
  };
}

/** Whether a feature of epci.geojson is one of the EPCI drawn: not the rest "hors EPCI". */
function isDrawn({ properties: { type, decoupages } }) {
  return type !== null && (decoupages ?? [DECOUPAGE]).includes(DECOUPAGE);
}

function territory(id, code, name, v, { type, coordinates }) {
  const reversed = (part) =>
    typeof part[0][0] === 'number' ? part.toReversed() : part.map(reversed);
  // D3 expects rings wound the other way than RFC 7946, which our files follow: as
  // they are, it would fill the rest of the world. Other stacks accept both.
  const geometry = { type, coordinates: reversed(coordinates) };
  return { type: 'Feature', id, properties: { code, name, v }, geometry };
}

/**
 * An indicator with its latest values by EPCI. One without a value has zero if the others add up to
 * the département's; if they do not, its figure is unknown and the indicator cannot be used here.
 */
function indicator(published, id, sirens) {
  const { libelle, unite, valeurs } = published.find((entry) => entry.id === id);
  const dates = valeurs.filter(({ territoire }) => sirens.includes(territoire)).map((v) => v.date);
  const latest = dates.sort().at(-1);
  const at = (territory) =>
    valeurs.find(({ territoire, date }) => territoire === territory && date === latest)?.valeur;
  const values = new Map(sirens.map((siren) => [siren, at(siren) ?? 0]));
  const complete = sirens.every((siren) => at(siren) !== undefined);
  if (!complete && sum([...values.values()]) !== at('departement'))
    throw new Error(`${id}: not all EPCI have a figure of ${latest}`);
  return { label: libelle, unit: UNITS[unite], values };
}

/** The four lower bounds of classes 2 to 5: fifths of the values, each counted once. */
function classBounds(values) {
  const distinct = [...new Set(values)];
  return Array.from({ length: CLASSES - 1 }, (_, i) => percentile(distinct, (i + 1) / CLASSES));
}

/**
 * 100 pins `[longitude, latitude, category, name]`: our services, repeated as often as it
 * takes. A place that has a pin already gets the next one up to 0.03° away (some 2 to 3 km).
 */
function pins(services, random) {
  const placed = services.flatMap(({ geometry, properties: { categorie, nom } }) => {
    if (!geometry) return [];
    const points = geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates;
    return points.map((point) => ({ point, categorie, nom }));
  });
  const categories = [...new Set(placed.map(({ categorie }) => categorie))].sort();
  const taken = new Set();
  const around = (degrees) => Math.round((degrees + (random() - 0.5) * 0.06) * 1e5) / 1e5;
  return Array.from({ length: PINS }, (_, i) => {
    const { point, categorie, nom } = placed[i % placed.length];
    const [x, y] = taken.has(String(point)) ? point.map(around) : point;
    taken.add(String(point));
    return [x, y, categories.indexOf(categorie), nom];
  });
}
