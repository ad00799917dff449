// Change of indicator: from a real click to the frame with all new colours.
import { sleep } from '../lib/wait.mjs';
import { costEach, timeSpent } from './cost.mjs';

/** ms between registering a promise in the page and sending the input that it waits for. */
const ARMED = 15;

/** `{ durations, cost }`: ms of each change until its colours were set (null: never), cost of each. */
export async function recolourRepeatedly(tools) {
  const { page, settings, patiently, settled } = tools;
  const controls = await findControls(tools);

  // Two changes to warm up, which also tell what each indicator looks like.
  const signatures = [];
  for (const indicator of [1, 0]) {
    await controls.approach(indicator);
    const learned = page.evaluate((ms) => window.bench.learnSignature(ms), settings.settle.learn);
    await sleep(ARMED);
    await controls.change(indicator);
    signatures[indicator] = await patiently(learned, 'colours');
  }
  if (!signatures[0] || signatures[0] === signatures[1])
    throw new Error(`the indicators look alike: ${signatures.join(' / ').slice(0, 120)}`);
  await settled();

  const before = await timeSpent(tools);
  const durations = [];
  for (let k = 1; k <= settings.recolours; k++) {
    const indicator = k % 2;
    await controls.approach(indicator);
    if (controls.clicked) await sleep(40);
    const args = [k, signatures[indicator]];
    const duration = page.evaluate(([k, wanted]) => window.bench.recolour(k, wanted), args);
    await sleep(ARMED);
    await controls.change(indicator);
    durations.push(await patiently(duration, 'change of colours'));
    await sleep(settings.settle.recolour);
  }
  return { durations, cost: costEach(before, await timeSpent(tools), settings.recolours) };
}

/** How to change the indicator: by clicking its control, or by a call into the page. */
async function findControls({ page, mouse, adapter, patiently }) {
  if (!adapter.recolourTarget) {
    const change = (indicator) =>
      page.evaluate(
        `window.bench.startRecolour?.(); (${adapter.recolourCall})(${JSON.stringify([
          adapter.recolourArgument ?? null,
          indicator,
        ])})`,
      );
    return { clicked: false, approach: async () => {}, change };
  }
  const centres = await page.evaluate(`[0, 1].map((indicator) => {
    const box = (${adapter.recolourTarget})(indicator).getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  })`);
  return {
    clicked: true,
    approach: (indicator) => patiently(mouse.move(...centres[indicator]), 'mouse move'),
    change: (indicator) => patiently(mouse.click(...centres[indicator]), 'click'),
  };
}
