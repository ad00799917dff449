// Measures all pages and writes the results.   node run.mjs --help
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SITE } from './paths.mjs';
import { readOptions } from './options.mjs';
import { buildSite } from './build.mjs';
import { chooseAdapters } from './adapters/index.mjs';
import { startServer } from './server/child.mjs';
import { mapRectangle } from './measure/rectangle.mjs';
import { circumstances } from './measure/circumstances.mjs';
import { measureLoad } from './measure/load.mjs';
import { measureInteraction } from './measure/interaction.mjs';
import { plan } from './measure/plan.mjs';
import { writeReport } from './report/report.mjs';
import { progress } from './report/progress.mjs';

const options = readOptions(process.argv);
const adapters = await chooseAdapters(options.only, options.adapter);
if (!fs.existsSync(path.join(SITE, 'data/counts.json'))) await buildSite();
if (options.shots) fs.mkdirSync(options.shots, { recursive: true });

// Stopped by hand, a run leaves what it has; browsers and servers end with it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const servers = new Map();
try {
  for (const adapter of adapters) {
    const folder = adapter.folder ?? SITE;
    if (!servers.has(folder)) servers.set(folder, await startServer(folder));
    adapter.server = servers.get(folder);
    adapter.origin = adapter.server.origin;
    adapter.rectangle = await mapRectangle(adapter);
  }
  await run();
} finally {
  for (const server of servers.values()) server.stop();
}
if (options.report) console.log('written', writeReport(options.out, adapters));

async function run() {
  const meta = await circumstances(servers);
  const started = Date.now();
  const seconds = () => (Date.now() - started) / 1000;
  const earlier = options.append && fs.existsSync(options.out);
  const records = earlier ? JSON.parse(fs.readFileSync(options.out, 'utf8')).records : [];

  for (const job of plan(adapters, options)) {
    const record = { round: job.round, ...(await measure(job)) };
    records.push({ ...record, at: Date.now(), la: os.loadavg()[0] });
    // Written after each record: a run that is stopped loses nothing.
    const results = { meta: { ...meta, seconds: seconds() }, records };
    fs.writeFileSync(options.out, JSON.stringify(results));
    console.log(`${seconds().toFixed(0)} s`, progress(record));
  }
}

function measure({ kind, adapter, slow, mode, slowness, round }) {
  if (kind === 'load') return measureLoad(adapter, slow);
  const shots = round === 0 && slowness === 1 ? options.shots : undefined;
  return measureInteraction(adapter, mode, slowness, shots);
}
