// Pan and zoom at the pace of a display: input is sent on time whether or not the page keeps up.
import { sleep } from '../lib/wait.mjs';
import { costEach, timeSpent } from './cost.mjs';

/** ms between two inputs: 60 a second. */
const BEAT = 1000 / 60;
const PAN_MOVES = 60;
/** CSS pixels: the mouse draws an eight of this half-width and half-height. */
const PAN_REACH = [180, 110];

/** A drag of one second. `{ callbacks, cost }`: the page's frame times (ms) and what it cost. */
export async function panOnce(tools) {
  const { page, mouse, settings, centre, patiently, settled } = tools;
  const [cx, cy] = centre;
  await mouse.move(cx, cy);
  await settled();
  await sleep(settings.settle.beforePan);

  const before = await timeSpent(tools);
  await begin(page, 'pan');
  const pressed = mouse.press(cx, cy);
  const moves = await paced(PAN_MOVES, (k) => {
    const turn = ((k + 1) / PAN_MOVES) * 2 * Math.PI;
    return mouse.drag(cx + PAN_REACH[0] * Math.sin(turn), cy + PAN_REACH[1] * Math.sin(2 * turn));
  });
  await patiently(moves.at(-1), 'end of the pan');
  await settled();
  const callbacks = await end(page, 'pan');
  const cost = costEach(before, await timeSpent(tools));
  await mouse.release(cx, cy);
  await patiently(Promise.all([pressed, ...moves]), 'end of the pan');
  await sleep(settings.settle.gesture);
  await settled();
  return { callbacks, cost };
}

/** Wheel ticks of `deltaY` pixels at the map's centre, marked as `name`; the page's frame times (ms). */
export async function zoomOnce(
  { page, mouse, settings, centre, patiently, settled },
  name,
  deltaY,
) {
  await begin(page, name);
  const ticks = await paced(settings.wheelTicks, () => mouse.wheel(...centre, deltaY));
  await patiently(Promise.all(ticks), 'end of the zoom');
  await settled();
  const callbacks = await end(page, name);
  await sleep(settings.settle.gesture);
  await settled();
  return callbacks;
}

const begin = (page, name) =>
  page.evaluate((name) => {
    window.bench.startRecording();
    window.bench.mark(`${name}0`);
  }, name);

const end = (page, name) =>
  page.evaluate((name) => {
    window.bench.mark(`${name}1`);
    return window.bench.stopRecording();
  }, name);

/** Sends `count` inputs, one a beat, without waiting for their answers; returns these. */
async function paced(count, send) {
  const start = performance.now();
  const answers = [];
  for (let k = 0; k < count; k++) {
    const early = start + k * BEAT - performance.now();
    if (early > 0) await sleep(early);
    answers.push(send(k).catch(() => {}));
  }
  return answers;
}
