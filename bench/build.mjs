// Builds the page of every stack into site/.   node build.mjs
import fs from 'node:fs';
import path from 'node:path';
import { topology } from 'topojson-server';
import { SITE } from './paths.mjs';
import { benchmarkData } from './build/data.mjs';
import { pageWriter } from './build/shell.mjs';
import { buildBundledPages } from './build/bundle.mjs';
import { buildHandMadePages } from './build/hand.mjs';

/** Steps of TopoJSON's grid on each axis: some 12 m here. */
const QUANTIZATION = 1e4;

export async function buildSite() {
  const data = benchmarkData();
  fs.rmSync(SITE, { recursive: true, force: true });
  fs.mkdirSync(path.join(SITE, 'data'), { recursive: true });
  const write = (file, value) =>
    fs.writeFileSync(path.join(SITE, 'data', file), JSON.stringify(value));
  for (const level of ['epci', 'communes'])
    write(`${level}.topo.json`, topology({ [level]: data[level] }, QUANTIZATION));
  write('pins.json', data.pins);
  // How many shapes each page must show before it counts as painted.
  write('counts.json', {
    epci: data.epci.features.length,
    communes: data.communes.features.length,
    pins: data.pins.length,
  });

  const page = await pageWriter(data.indicators);
  await buildBundledPages(page, data.indicators);
  await buildHandMadePages(page, data);
}

if (process.argv[1] === import.meta.filename) {
  await buildSite();
  console.log('built', fs.readdirSync(SITE).join(' '));
}
