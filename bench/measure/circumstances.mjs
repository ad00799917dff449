// The machine, browser and package versions of a run.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BENCH, SITE } from '../paths.mjs';
import { launch } from './browser.mjs';
import { CHROMIUM_FLAGS, SLOW_CPU, SLOW_NETWORK } from './settings.mjs';

const json = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

export async function circumstances(servers) {
  const browser = await launch();
  const chromium = browser.version();
  await browser.close();
  const packages = Object.keys(json(path.join(BENCH, 'package.json')).dependencies);
  const version = (name) => json(path.join(BENCH, 'node_modules', name, 'package.json')).version;
  const files = [...servers].map(([folder, { files }]) => [folder, files]);
  return {
    started: new Date().toISOString(),
    cpus: os.cpus().length,
    model: os.cpus()[0].model,
    chromium,
    args: CHROMIUM_FLAGS,
    net: SLOW_NETWORK,
    cpu: SLOW_CPU,
    counts: json(path.join(SITE, 'data/counts.json')),
    versions: Object.fromEntries(packages.map((name) => [name, version(name)])),
    files: Object.fromEntries(files),
  };
}
