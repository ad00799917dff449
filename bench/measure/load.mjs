// One load of a page, with the mouse moving over the map from the start.
import { sleep } from '../lib/wait.mjs';
import { sum } from '../lib/statistics.mjs';
import { openBrowser } from './browser.mjs';
import { memoryUsed } from './cost.mjs';
import { pointAt } from './rectangle.mjs';
import { shownAfter } from './trace.mjs';
import { SLOW_CPU, SLOW_NETWORK } from './settings.mjs';

/** Where the mouse goes in turn, as shares of the map's width and height. */
const POINTS = [
  [0.5, 0.5],
  [0.42, 0.45],
  [0.58, 0.55],
  [0.45, 0.6],
  [0.55, 0.4],
];
/** ms over which a task blocks the page. */
const BLOCKING = 50;

/** A record of kind `load`; times in ms, memory in MiB. `slow`: processor and network slowed. */
export async function measureLoad(adapter, slow) {
  const session = await openBrowser(adapter, 'epci');
  const { page, cdp, events, trace } = session;
  const record = { kind: 'load', name: adapter.name, thr: slow, calib: session.calibration };
  try {
    await sleep(700);
    const network = await countRequests(cdp);
    if (slow) {
      await cdp.send('Network.emulateNetworkConditions', SLOW_NETWORK);
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW_CPU });
    }
    await adapter.server.ask('reset');
    await trace.start();
    const stopMouse = keepMoving(session, adapter.rectangle);
    await page.goto(adapter.origin + adapter.modes.epci, { waitUntil: 'commit', timeout: 60_000 });
    record.ok = (await events.wait('painted', 60_000)) && (await events.wait('hovered', 30_000));
    await stopMouse();
    await sleep(slow ? 2500 : 1200);

    const recorded = await trace.stop();
    const { longTasks, layoutShift, ...times } = await page.evaluate(() => window.bench.loading);
    const durations = longTasks.map(([, duration]) => duration);
    Object.assign(record, times, {
      err: await page.evaluate(() => window.bench.error),
      cls: layoutShift,
      longTasks: sum(durations),
      nLong: durations.length,
      tbt: sum(durations.map((duration) => Math.max(0, duration - BLOCKING))),
      shown: shownAfter(recorded, recorded.navigation, 'painted'),
      tti: shownAfter(recorded, recorded.navigation, 'hovered'),
    });

    if (slow) await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    Object.assign(record, await memoryUsed(session, recorded.process));
    const { bytes, requests } = await adapter.server.ask('stats');
    Object.assign(record, { bytes, reqs: requests.length, files: requests });
    Object.assign(record, { cdpBytes: network.bytes, cdpReqs: network.requests });
    record.errors = session.errors;
  } catch (error) {
    record.fail = String(error).slice(0, 400);
  } finally {
    await session.close();
  }
  return record;
}

/** The page's requests as the browser counts them, to hold against the server's count. */
async function countRequests(cdp) {
  const counted = { requests: 0, bytes: 0 };
  await cdp.send('Network.enable');
  cdp.on('Network.requestWillBeSent', ({ request }) => {
    if (request.url.startsWith('http')) counted.requests++;
  });
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    counted.bytes += encodedDataLength;
  });
  return counted;
}

/** Moves the mouse over the map some 30 times a second until the function returned is called. */
function keepMoving({ mouse }, rectangle) {
  let moving = true;
  const loop = async () => {
    for (let i = 0; moving; i++) {
      const point = pointAt(rectangle, ...POINTS[i % POINTS.length]);
      // The page may answer late or, while it navigates, not at all.
      await Promise.race([mouse.move(...point).catch(() => {}), sleep(2000)]);
      await sleep(30);
    }
  };
  const stopped = loop();
  return () => {
    moving = false;
    return stopped;
  };
}
