// Interaction with a loaded map: change of indicator, hover, pan, zoom.
import path from 'node:path';
import { sleep, within } from '../lib/wait.mjs';
import { median, percentile } from '../lib/statistics.mjs';
import { openBrowser } from './browser.mjs';
import { MODES } from './settings.mjs';
import { pointAt } from './rectangle.mjs';
import { costEach, timeSpent } from './cost.mjs';
import { delaysShown, frameRate } from './trace.mjs';
import { recolourRepeatedly } from './recolour.mjs';
import { findHoverPoints, hoverRepeatedly } from './hover.mjs';
import { panOnce, zoomOnce } from './pan-zoom.mjs';

/** ms in which an untouched map should display no frame. */
const IDLE = 300;

/** A record of kind `inter`; times in ms. `slowness`: how many times slower the processor. */
export async function measureInteraction(adapter, mode, slowness, screenshots) {
  const settings = MODES[mode];
  const session = await openBrowser(adapter, mode);
  const { page, cdp, mouse, trace } = session;
  const centre = pointAt(adapter.rectangle, 0.5, 0.5);
  const record = { kind: 'inter', name: adapter.name, mode, cpu: slowness };
  record.calib = session.calibration;
  /** The promise's value, or an error after the mode's timeout. */
  const patiently = (promise, what) => within(promise, settings.timeout, what);
  const settled = () =>
    patiently(
      page.evaluate(() => window.bench.twoFrames()),
      'frames',
    );
  const tools = {
    ...session,
    adapter,
    settings,
    rectangle: adapter.rectangle,
    centre,
    patiently,
    settled,
  };
  const zoomable = adapter.zoomable !== false;
  const started = Date.now();
  try {
    await sleep(500);
    await openPage(tools, mode);
    record.painted = session.events.times.painted;
    await sleep(settings.settle.load);
    await adapter.prepare?.[mode]?.(tools);
    if (slowness > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowness });
    await settled();
    if (screenshots)
      await page.screenshot({ path: path.join(screenshots, `${adapter.name}-${mode}.png`) });

    const points = await findHoverPoints(tools);
    record.hoverPoints = points.length;
    const [, , right, bottom] = adapter.rectangle;
    await mouse.move(right + 40, bottom - 30);
    await sleep(150);

    await trace.start();
    await sleep(150);
    await page.evaluate(() => window.bench.mark('idle0'));
    await sleep(IDLE);
    await page.evaluate(() => window.bench.mark('idle1'));

    await cdp.send('Performance.enable');
    const recolours = await recolourRepeatedly(tools);
    record.acctRecolour = recolours.cost;
    const beforeHover = await timeSpent(session);
    const hovers = await hoverRepeatedly(tools, points);
    record.acctHover = costEach(beforeHover, await timeSpent(session), settings.hovers + 1);

    const callbacks = {};
    if (zoomable) {
      const pan = await panOnce(tools);
      record.acctPan = pan.cost;
      callbacks.pan = pan.callbacks;
      callbacks.zi = await zoomOnce(tools, 'zi', -17);
      callbacks.zo = await zoomOnce(tools, 'zo', 17);
    }
    await sleep(100);
    const recorded = await trace.stop();

    record.recolour = recolourSummary(recorded, recolours.durations, settings.recolours);
    record.hover = hoverSummary(recorded, hovers, settings.hovers);
    if (zoomable) {
      record.pan = frameRate(recorded, 'pan', callbacks.pan);
      record.zoomIn = frameRate(recorded, 'zi', callbacks.zi);
      record.zoomOut = frameRate(recorded, 'zo', callbacks.zo);
    }
    const [idleStart, idleEnd] = [recorded.marks.get('idle0'), recorded.marks.get('idle1')];
    record.idleFrames = recorded.frames.filter((t) => t >= idleStart && t <= idleEnd).length;
    record.wall = (Date.now() - started) / 1000;
  } catch (error) {
    record.fail = String(error).slice(0, 400);
  } finally {
    record.errors = session.errors;
    await session.close();
  }
  return record;
}

async function openPage({ page, adapter, settings, events }, mode) {
  const address = adapter.origin + adapter.modes[mode];
  await page.goto(address, { waitUntil: 'commit', timeout: 120_000 });
  if (await events.wait('painted', settings.timeout)) return;
  const error = await within(
    page.evaluate(() => window.bench.error),
    5000,
    'answer',
  );
  throw new Error(`not painted: ${error ?? 'the shapes or colours did not come'}`);
}

function recolourSummary(trace, durations, count) {
  const shown = delaysShown(trace, 'rc0-', 'rc1-', count);
  return {
    n: shown.length,
    shownMed: median(shown),
    shownP95: percentile(shown, 0.95),
    mainMed: median(durations),
    missing: durations.filter((duration) => duration === null).length,
  };
}

/** `results`: [ms until the text had changed, ms in handlers]; the first, from outside, is left out. */
function hoverSummary(trace, results, count) {
  const shown = delaysShown(trace, 'hv0-', 'hv1-', count);
  const counted = results.slice(1).filter((result) => result !== null);
  return {
    n: shown.length,
    shownMed: median(shown),
    mainMed: median(counted.map(([duration]) => duration)),
    handlerMed: median(counted.map(([, handlers]) => handlers)),
    missing: results.filter((result) => result === null).length,
  };
}
