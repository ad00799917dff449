// Hover: from a real mouse move to the frame with the text of another territory.
import { sleep } from '../lib/wait.mjs';
import { halton } from '../lib/random.mjs';
import { pointAt } from './rectangle.mjs';

/** Points of the map that tell different texts, found by trying points spread over it. */
export async function findHoverPoints({
  page,
  mouse,
  adapter,
  settings,
  rectangle,
  patiently,
  settled,
}) {
  const byText = new Map();
  let last = '';
  for (let j = 1; j <= settings.hoverScan; j++) {
    const point = pointAt(rectangle, 0.2 + 0.6 * halton(j, 2), 0.1 + 0.8 * halton(j, 3));
    await patiently(mouse.move(...point), 'mouse move');
    await settled();
    const text = await page.evaluate(() => window.bench.hoverText());
    if (text && text !== last) byText.set(text, point);
    last = text;
  }
  return [...byText.values()];
}

/** For each move `[ms until the text changed, ms in the page's handlers]`, null where it did not; none without two points. */
export async function hoverRepeatedly({ page, mouse, settings, patiently }, points) {
  const results = [];
  if (points.length < 2) return results;
  for (let k = 0; k <= settings.hovers; k++) {
    const result = page.evaluate((k) => window.bench.hover(k), k);
    await sleep(15);
    await patiently(mouse.move(...points[k % points.length]), 'mouse move');
    results.push(await patiently(result, 'hover text'));
    await sleep(settings.settle.hover);
  }
  return results;
}
