// Ten tasks of families on a phone: gestures, scrolled pixels and seconds of each.   node tasks.mjs [--out FILE]
//
// A task is a list of steps as a person would take them. Before each step what it needs is brought into
// sight in swipes of half a screen, which count as gestures. Seconds are estimated by the keystroke-level
// model (Card, Moran, Newell 1983), plus what the page takes to answer, which is measured.
import fs from 'node:fs';
import { launch } from './measure/browser.mjs';
import { startServer } from './server/child.mjs';
import { DIST } from './paths.mjs';

/** CSS pixels: a small phone in its browser. */
const VIEWPORT = { width: 360, height: 740 };
/** Seconds: to point with a finger, to hit a key, to think before a step. */
const MODEL = { pointing: 1.1, key: 0.28, thinking: 1.35 };

const field = 'input[data-control="recherche"]';
const result = '[data-results] [data-structure]';
const need = (id) => ({ tap: `[data-besoin="${id}"]` });
const commune = (words) => [{ type: field, words }, { key: 'Enter' }];
/** Each ends in something that must be in sight. */
const TASKS = [
  { name: 'childcare near Langres', steps: [need('garde'), ...commune('Langres')], see: result },
  {
    name: 'childcare by postcode 52000, of several communes',
    steps: [need('garde'), ...commune('52000'), { tap: '[data-choices] [data-commune]' }],
    see: result,
  },
  {
    name: 'childcare near the device',
    steps: [need('garde'), { tap: '[data-control="position"]' }],
    see: result,
  },
  {
    name: 'childcare for a child of 3 to 6 near Joinville',
    steps: [
      need('garde'),
      { tap: '[data-age="3-6"], [data-age="3"]', optional: true },
      ...commune('Joinville'),
    ],
    see: result,
  },
  {
    name: 'help with school in Saint-Dizier',
    steps: [need('ecole'), ...commune('Saint-Dizier')],
    see: result,
  },
  {
    name: 'separating, in Joinville: whom to call',
    steps: [need('separation'), ...commune('Joinville')],
    see: 'a[href^="tel:"]',
  },
  {
    name: 'a first crèche’s card near Chaumont',
    steps: [need('garde'), ...commune('Chaumont'), { tap: `${result} a` }],
    see: '#fiche-service',
  },
  {
    name: 'two services on the list, then the list',
    steps: [
      need('garde'),
      ...commune('Langres'),
      { tap: `${result} >> nth=0 >> [data-garder]` },
      { tap: `${result} >> nth=1 >> [data-garder]` },
      // As earlier versions had no such button, they are scrolled through.
      { tap: '[data-control="ma-liste"]', optional: true },
    ],
    see: '[data-liste]',
  },
  {
    name: 'the answer on the map',
    steps: [need('garde'), ...commune('Langres'), { tap: '.vers-carte' }],
    see: 'svg[data-map]',
  },
  {
    name: 'all services around Bourbonne, without a need',
    steps: commune('Bourbonne-les-Bains'),
    see: result,
  },
];

const out = process.argv.includes('--out') ? process.argv.at(-1) : null;
const server = await startServer(DIST);
const browser = await launch();
const rows = [];
try {
  for (const task of TASKS) rows.push(await measure(task));
} finally {
  await browser.close();
  server.stop();
}
console.table(rows);
if (out) fs.writeFileSync(out, JSON.stringify(rows, null, 2));

async function measure({ name, steps, see }) {
  const context = await browser.newContext({
    viewport: VIEWPORT,
    hasTouch: true,
    isMobile: true,
    permissions: ['geolocation'],
    geolocation: { latitude: 47.86, longitude: 5.33 },
  });
  const page = await context.newPage();
  await page.goto(server.origin, { waitUntil: 'load' });
  await page.waitForSelector('html[data-app="ready"]', { state: 'attached' });
  const tally = { task: name, gestures: 0, scrolled: 0, seconds: 0 };
  const gesture = (seconds) => {
    tally.gestures += 1;
    tally.seconds += seconds;
  };
  /** Swipes until the element is in sight; returns it. */
  const find = async (selector) => {
    const started = Date.now();
    const target = page.locator(selector).locator('visible=true').first();
    await target.waitFor({ timeout: 8000 });
    tally.seconds += (Date.now() - started) / 1000;
    const box = await target.boundingBox();
    // In sight: all of it or, if it is taller than the screen, its first half screen.
    const low = Math.min(box.y + box.height, box.y + VIEWPORT.height / 2);
    const far = box.y < 0 ? -box.y : Math.max(0, low - VIEWPORT.height);
    for (let left = far; left > 0; left -= VIEWPORT.height / 2) gesture(MODEL.pointing);
    tally.scrolled += Math.round(far);
    await page.mouse.wheel(0, box.y < 0 ? box.y : far);
    await page.waitForFunction(
      () =>
        new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))),
    );
    return target;
  };
  try {
    for (const step of steps) {
      if (step.optional && !(await page.locator(step.tap).locator('visible=true').count()))
        continue;
      tally.seconds += MODEL.thinking;
      if (step.key) {
        await page.keyboard.press(step.key);
        gesture(MODEL.key);
      } else if (step.type) {
        await (await find(step.type)).tap();
        gesture(MODEL.pointing);
        await page.keyboard.type(step.words);
        tally.seconds += step.words.length * MODEL.key;
      } else {
        await (await find(step.tap)).tap();
        gesture(MODEL.pointing);
      }
    }
    await find(see);
  } catch (error) {
    tally.task += ` (failed: ${String(error).split('\n')[0].slice(0, 80)})`;
  }
  await context.close();
  return { ...tally, seconds: Number(tally.seconds.toFixed(1)) };
}
