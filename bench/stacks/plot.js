// Observable Plot: a static figure, rendered anew at each change.
import { dot, geo, plot } from '@observablehq/plot';
import { colourNow, connectPanel, describe, pinRadius, showInfo } from './shared/panel.js';
import { loadCommunes, loadData } from './shared/data.js';
import { PIN_COLOURS } from './shared/classes.js';

const element = document.getElementById('map');
const width = element.clientWidth;
const height = element.clientHeight;
const popup = document.createElement('div');
popup.id = 'pop';
element.append(popup);

const {
  territories,
  pins,
  bounds: [west, south, east, north],
} = await loadData();
const domain = {
  type: 'MultiPoint',
  coordinates: [
    [west, south],
    [east, north],
  ],
};

let figure;
let communes = null;
let pinsShown = true;
let communesShown = false;

function draw() {
  const next = plot({
    width,
    height,
    margin: 0,
    projection: { type: 'mercator', domain, inset: 20 },
    marks: [
      geo(territories, {
        fill: ({ properties: { v } }) => colourNow(v),
        stroke: '#fff',
        className: 't',
      }),
      communesShown
        ? geo(communes, { stroke: '#555', strokeWidth: 0.5, pointerEvents: 'none' })
        : null,
      pinsShown
        ? dot(pins, {
            x: '0',
            y: '1',
            r: pinRadius,
            fill: ([, , category]) => PIN_COLOURS[category],
            stroke: '#fff',
            className: 'p',
          })
        : null,
    ],
  });
  if (figure) figure.replaceWith(next);
  else element.append(next);
  figure = next;
}
draw();

/** The path under an event and its label (Plot leaves the feature's index on the element). */
function hit(event) {
  const path = event.target.closest?.('.t path');
  if (!path) return null;
  const { name, v } = territories.features[path.__data__].properties;
  return { path, label: describe(name, v) };
}
element.addEventListener('pointerover', (event) => {
  const found = hit(event);
  if (!found) return;
  found.path.setAttribute('stroke', '#111');
  found.path.setAttribute('stroke-width', 3);
  showInfo(found.label);
});
element.addEventListener('pointerout', (event) => {
  const found = hit(event);
  found?.path.removeAttribute('stroke');
  found?.path.removeAttribute('stroke-width');
});
element.addEventListener('click', (event) => {
  popup.textContent = hit(event)?.label ?? '';
  popup.style.cssText = `left:${event.clientX + 8}px;top:${event.clientY + 8}px`;
});

connectPanel({
  recolour: draw,
  showPins: (on) => {
    pinsShown = on;
    draw();
  },
  showCommunes: async (on) => {
    communes ??= await loadCommunes();
    communesShown = on;
    draw();
  },
});
