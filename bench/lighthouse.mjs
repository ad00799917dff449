// Lighthouse (mobile) on links that people share, each of which opens another state of the site.
//   node lighthouse.mjs [--rounds 3] [--only answer,plan-action] [--no-shifts]
// Writes a table of medians; `DIST` names the built site (default: ../dist).
import os from 'node:os';
import { launch as launchChrome } from 'chrome-launcher';
import { Command } from 'commander';
import lighthouse from 'lighthouse';
import { randomFrom, shuffled } from './lib/random.mjs';
import { sleep } from './lib/wait.mjs';
import { launch } from './measure/browser.mjs';
import { DIST } from './paths.mjs';
import { medianCell, rangeCell, table } from './report/table.mjs';
import { startServer } from './server/child.mjs';

/** By name, from the site's root. The first is the anchor of the others. */
const STATES = {
  start: '',
  answer: '?commune=52269&besoin=garde',
  'answer-easy': '?commune=52269&besoin=garde&lecture=facile',
  panel: '?epci=245200456',
  service: '?structure=centre-social-saint-dizier',
  territories: 'territoires/',
  indicator: 'territoires/?indicateur=population',
  decoupage: 'territoires/?decoupage=2026',
  'territories-panel': 'territoires/?epci=245200456&indicateur=population',
  comparison: 'territoires/?comparer=245200456,200035954',
  simulation: 'territoires/?scenario=v1;cible=60;assmat=3',
  embed: 'territoires/?embed=1',
  territory: 'territoire/245200456/',
  plan: 'plan/',
  'plan-first': 'plan/?action=1.8',
  'plan-second': 'plan/?action=2.5',
  'plan-third': 'plan/?action=3.2',
  'plan-last': 'plan/?action=4.3',
  'plan-report': 'plan/?forme=bilan',
  'plan-timeline': 'plan/?forme=frise',
  governance: 'gouvernance/',
  method: 'methode/',
};

/** Window sizes for layout shifts: phones, a tablet, a desktop; CSS pixels. */
const WINDOWS = [
  [360, 640],
  [412, 823],
  [768, 1024],
  [1440, 900],
];

const options = new Command('node lighthouse.mjs')
  .option('--rounds <n>', 'runs of each state', Number, 3)
  .option('--only <names>', `some of ${Object.keys(STATES).join(', ')}`, (text) => text.split(','))
  .option('--no-shifts', 'leave out the layout shifts in other windows than that of Lighthouse')
  .parse()
  .opts();
const names = Object.keys(STATES).filter((name) => options.only?.includes(name) ?? true);
const server = await startServer(DIST);
const address = (name) => `${server.origin}/${STATES[name]}`;

/** One run in a browser of its own: no cache is warm. */
async function audit(url) {
  const chrome = await launchChrome({
    chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'],
  });
  try {
    const flags = { port: chrome.port, onlyCategories: ['performance'], logLevel: 'error' };
    const { lhr } = await lighthouse(url, flags);
    const value = (id) => lhr.audits[id].numericValue ?? null;
    return {
      score: lhr.categories.performance.score * 100,
      fcp: value('first-contentful-paint'),
      lcp: value('largest-contentful-paint'),
      index: value('speed-index'),
      tbt: value('total-blocking-time'),
      cls: value('cumulative-layout-shift'),
      benchmark: lhr.environment.benchmarkIndex,
    };
  } finally {
    chrome.kill();
  }
}

/** The sum of layout shifts without input until two seconds after the page is ready. */
async function shift(url, [width, height]) {
  const browser = await launch();
  try {
    const viewport = { width, height };
    const context = await browser.newContext({ viewport, serviceWorkers: 'block' });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.addInitScript(() => {
      window.moved = 0;
      const note = (list) => list.getEntries().forEach(({ value }) => (window.moved += value));
      new PerformanceObserver(note).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(url);
    // The pages that need no program are never ready.
    const ready = page.waitForFunction(() => document.documentElement.dataset.app !== 'static');
    await Promise.race([ready.catch(() => {}), sleep(15_000)]);
    await sleep(2000);
    return await page.evaluate(() => window.moved);
  } finally {
    await browser.close();
  }
}

const random = randomFrom(1);
const runs = Object.fromEntries(names.map((name) => [name, []]));
for (let round = 0; round < options.rounds; round += 1) {
  for (const name of shuffled(names, random)) {
    const run = await audit(address(name)).catch((error) => console.error(name, error.message));
    if (run) runs[name].push(run);
    console.error(round + 1, name, run && Math.round(run.score), os.loadavg()[0].toFixed(1));
  }
}
const windows = options.shifts ? WINDOWS : [];
const shifts = {};
for (const name of names) {
  shifts[name] = [];
  for (const window of windows) shifts[name].push(await shift(address(name), window));
}
server.stop();

const of = (name, key) => runs[name].map((run) => run[key]);
const header = ['State', 'Score', 'FCP', 'LCP', 'Speed index', 'TBT', 'Shift'];
const rows = names.map((name) => [
  `${name} \`/${STATES[name]}\``,
  rangeCell(of(name, 'score'), 0),
  ...['fcp', 'lcp', 'index', 'tbt'].map((key) => medianCell(of(name, key), 0)),
  medianCell(of(name, 'cls'), 3),
  ...shifts[name].map((moved) => moved.toFixed(3)),
]);
console.log(table([...header, ...windows.map(([width]) => `at ${width} px`)], rows));
const speed = medianCell(
  names.flatMap((name) => of(name, 'benchmark')),
  0,
);
console.log(
  `\nLoad at the end ${os.loadavg()[0].toFixed(1)}; Lighthouse's index of the machine ${speed}.`,
);
