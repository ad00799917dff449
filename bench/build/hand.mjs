// The hand-made page: its SVG is drawn here and comes within the HTML. The practical limit.
import fs from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { geoMercator } from 'd3-geo';
import { SITE, STACKS } from '../paths.mjs';
import { classOf, PALETTES, PIN_COLOURS } from '../stacks/shared/classes.js';
import { bundling } from './bundle.mjs';

/** The map's size in CSS pixels; one unit of the drawing is a tenth of one. */
const WIDTH = 960;
const HEIGHT = 800;
const MARGIN = 20;
const UNITS_PER_PIXEL = 10;
const PIN_RADIUS = 4;

export async function buildHandMadePages(page, { epci, communes, pins, indicators }) {
  const folder = path.join(SITE, 'hand');
  fs.mkdirSync(folder, { recursive: true });
  const project = projection(communes);
  const script = await handScript(indicators);

  const write = (file, collection) => {
    const drawing = svg(collection, pins, indicators[0].bounds, project);
    const records = collection.features.map(({ properties: { name, v } }) => [name, ...v]);
    const data = `<script type="application/json" id="data">${JSON.stringify(records)}</script>`;
    const html = page({
      title: 'hand',
      map: drawing,
      scripts: `${data}<script>${script}</script>`,
    });
    fs.writeFileSync(path.join(folder, file), html);
  };
  write('index.html', epci);
  write('communes.html', communes);

  const outlines = communes.features.map((feature) => `<path d="${outline(feature, project)}"/>`);
  fs.writeFileSync(path.join(folder, 'communes.svgfrag'), outlines.join(''));
}

async function handScript(indicators) {
  const { outputFiles } = await esbuild.build({
    ...bundling(indicators),
    entryPoints: [path.join(STACKS, 'hand.js')],
    format: 'iife',
    write: false,
  });
  return outputFiles[0].text.trim();
}

/** From [longitude, latitude] to whole units of the drawing. */
function projection(communes) {
  const points = communes.features.flatMap(({ geometry }) =>
    polygons(geometry).flatMap(([exterior]) => exterior),
  );
  const extent = [
    [MARGIN, MARGIN],
    [WIDTH - MARGIN, HEIGHT - MARGIN],
  ];
  const mercator = geoMercator().fitExtent(extent, { type: 'MultiPoint', coordinates: points });
  return (point) => mercator(point).map((pixels) => Math.round(pixels * UNITS_PER_PIXEL));
}

const polygons = ({ type, coordinates }) => (type === 'Polygon' ? [coordinates] : coordinates);

function outline({ geometry }, project) {
  return polygons(geometry)
    .flatMap((rings) => rings.map((ring) => ringPath(ring.slice(0, -1).map(project))))
    .join('');
}

/** A closed path by relative moves, in as few characters as it takes. */
export function ringPath([first, ...others]) {
  let last = first;
  const moves = [];
  for (const [x, y] of others) {
    if (x === last[0] && y === last[1]) continue;
    moves.push(`${x - last[0]} ${y - last[1]}`);
    last = [x, y];
  }
  return `M${first.join(' ')}l${moves.join(' ')}z`.replace(/ -/g, '-');
}

function svg({ features }, pins, bounds, project) {
  const shapes = features.map((feature) => {
    const fill = PALETTES[0][classOf(feature.properties.v[0], bounds)];
    return `<path fill="${fill}" d="${outline(feature, project)}"/>`;
  });
  const circles = pins.map(([longitude, latitude, category]) => {
    const [x, y] = project([longitude, latitude]);
    const radius = PIN_RADIUS * UNITS_PER_PIXEL;
    return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${PIN_COLOURS[category]}"/>`;
  });
  return [
    '<style>#map svg{width:100%;height:100%;overflow:visible;display:block;transform-origin:0 0}',
    '#t{stroke:#fff;stroke-width:1}path,circle{vector-effect:non-scaling-stroke}',
    '#t path:hover{stroke:#111;stroke-width:3}</style>',
    `<svg viewBox="0 0 ${WIDTH * UNITS_PER_PIXEL} ${HEIGHT * UNITS_PER_PIXEL}">`,
    `<g id="t">${shapes.join('')}</g>`,
    '<g id="c" fill="none" stroke="#555" stroke-width=".5" pointer-events="none"></g>',
    `<g id="p" stroke="#fff">${circles.join('')}</g></svg><div id="pop"></div>`,
  ].join('');
}
