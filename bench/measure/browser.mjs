// A browser of its own for each record: cold HTTP, code and shader caches.
import path from 'node:path';
import esbuild from 'esbuild';
import { chromium } from 'playwright-core';
import { BENCH } from '../paths.mjs';
import { sleep } from '../lib/wait.mjs';
import { CHROMIUM_FLAGS, MODES, VIEWPORT, shapeCounts } from './settings.mjs';
import { mouseOf } from './mouse.mjs';
import { Tracer } from './trace.mjs';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';

export const launch = () =>
  chromium.launch({
    executablePath: EXECUTABLE,
    args: CHROMIUM_FLAGS,
    // A signal ends the run (run.mjs), and that the browser; not the browser alone.
    handleSIGINT: false,
    handleSIGTERM: false,
  });

const probeCode = esbuild.buildSync({
  entryPoints: [path.join(BENCH, 'probe/index.js')],
  bundle: true,
  format: 'iife',
  globalName: 'benchProbe',
  write: false,
}).outputFiles[0].text;

/** The script that measures within the page, for an adapter in a mode. */
function probeScript(adapter, mode) {
  const counts = shapeCounts();
  const { shapes, canvas } = { ...adapter, ...adapter.byMode?.[mode] };
  const expected = counts[adapter.expected?.[mode] ?? mode];
  const config = { shapes, canvas, expected, timeout: MODES[mode].changeTimeout };
  const ready = adapter.ready ?? (() => true);
  const args = [JSON.stringify(config), adapter.hoverText, ready].join(', ');
  return `(() => { ${probeCode}; benchProbe.install(${args}); })()`;
}

/** A new browser with an empty page that will measure itself; see the fields returned. */
export async function openBrowser(adapter, mode) {
  const browser = await launch();
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error).slice(0, 300)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text().slice(0, 300));
  });
  const cdp = await context.newCDPSession(page);
  const browserCdp = await browser.newBrowserCDPSession();
  const calibration = await page.evaluate(timeFixedLoop);

  await page.addInitScript({ content: probeScript(adapter, mode) });
  return {
    page,
    cdp,
    browserCdp,
    mouse: mouseOf(cdp),
    trace: new Tracer(browserCdp),
    /** `events.wait(name, ms)`: whether 'painted' or 'hovered' came; `events.times`: when, in ms. */
    events: await listenToProbe(cdp),
    /** Errors of the page and its console. */
    errors,
    /** ms that a fixed loop took: the machine's present speed. */
    calibration,
    close: () => browser.close(),
  };
}

async function listenToProbe(cdp) {
  const times = {};
  const waiting = {};
  cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name !== 'benchEvent') return;
    const [event, time] = JSON.parse(payload);
    times[event] = time;
    waiting[event]?.();
  });
  await cdp.send('Runtime.enable');
  await cdp.send('Runtime.addBinding', { name: 'benchEvent' });
  const happens = (event) => new Promise((resolve) => (waiting[event] = () => resolve(true)));
  return {
    times,
    wait: async (event, ms) =>
      event in times || Promise.race([happens(event), sleep(ms).then(() => false)]),
  };
}

/** Runs in the page. The first run is for the compiler. */
function timeFixedLoop() {
  const loop = () => {
    let state = 1;
    let mixed = 0;
    for (let i = 0; i < 2e7; i++) {
      state = (state * 1103515245 + 12345) | 0;
      mixed ^= state;
    }
    return mixed;
  };
  loop();
  const start = performance.now();
  window.calibrationResult = loop();
  return performance.now() - start;
}
