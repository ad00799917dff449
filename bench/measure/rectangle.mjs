// Where the map is on screen, asked of the page itself.
import { VIEWPORT } from './settings.mjs';
import { launch } from './browser.mjs';

/** [left, top, right, bottom] in CSS pixels of the part of the map within the window. */
export async function mapRectangle(adapter) {
  const address = adapter.modes.epci ?? Object.values(adapter.modes)[0];
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    await page.goto(adapter.origin + address, { waitUntil: 'networkidle' });
    const box = await page.locator(adapter.map).boundingBox();
    const rectangle = visiblePart(box, VIEWPORT);
    if (!rectangle) throw new Error(`${adapter.name}: no map (${adapter.map}) in the window`);
    return rectangle;
  } finally {
    await browser.close();
  }
}

/** The part of a box `{ x, y, width, height }` within the window, or null if there is none. */
export function visiblePart(box, viewport) {
  if (!box) return null;
  const left = Math.max(0, box.x);
  const top = Math.max(0, box.y);
  const right = Math.min(viewport.width, box.x + box.width);
  const bottom = Math.min(viewport.height, box.y + box.height);
  return right > left && bottom > top ? [left, top, right, bottom] : null;
}

/** The point at the shares `u` and `v` (0 to 1) of the rectangle's width and height. */
export const pointAt = ([left, top, right, bottom], u, v) => [
  left + (right - left) * u,
  top + (bottom - top) * v,
];
