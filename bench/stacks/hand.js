// The hand-made page: the map is in the HTML, this script makes it interactive without a library.
import {
  colourNow,
  connectPanel,
  describe,
  inventedPins,
  level,
  showInfo,
} from './shared/panel.js';

const STRESS_COPIES = 82;
/** Units of the drawing (tenths of a CSS pixel) between two copies. */
const STEP = [8000, 9600];

const $ = (selector) => document.querySelector(selector);
const map = $('#map');
const svg = $('#map svg');
const shapes = $('#t');
const pins = $('#p');
/** In the order of the shapes; written as [name, value, value, value]. */
const records = JSON.parse($('#data').textContent).map(([name, ...v]) => ({ name, v }));

if (level === 'stress') copyShapes();
if (inventedPins) inventPins();
const paths = [...shapes.querySelectorAll('path')];
paths.forEach((path, index) => (path.record = records[index % records.length]));

const text = ({ record: { name, v } }) => describe(name, v);

shapes.onpointerover = (event) => {
  if (event.target.record) showInfo(text(event.target));
};
shapes.onclick = (event) => {
  const popup = $('#pop');
  popup.textContent = text(event.target);
  popup.style.cssText = `left:${event.clientX + 8}px;top:${event.clientY + 8}px`;
};

connectPanel({
  recolour: () => {
    for (const path of paths) path.setAttribute('fill', colourNow(path.record.v));
  },
  showPins: (on) => (pins.style.display = on ? '' : 'none'),
  showCommunes: async (on) => {
    const outlines = $('#c');
    if (!outlines.children.length)
      outlines.innerHTML = await (await fetch('communes.svgfrag')).text();
    outlines.style.display = on ? '' : 'none';
  },
});

// Pan and zoom: the drawing is moved as a whole, on a layer of its own while it moves.
let x = 0;
let y = 0;
let scale = 1;
let grip = null;
let rest;
const place = () => (svg.style.transform = `translate(${x}px,${y}px) scale(${scale})`);

map.onpointerdown = (event) => {
  grip = [event.clientX - x, event.clientY - y];
  svg.style.willChange = 'transform';
};
onpointermove = (event) => {
  if (!grip) return;
  x = event.clientX - grip[0];
  y = event.clientY - grip[1];
  place();
};
onpointerup = () => {
  grip = null;
  svg.style.willChange = '';
};
const zoom = (event) => {
  event.preventDefault();
  const factor = 2 ** (-event.deltaY * 0.002);
  x = event.clientX - (event.clientX - x) * factor;
  y = event.clientY - (event.clientY - y) * factor;
  scale *= factor;
  svg.style.willChange = 'transform';
  place();
  clearTimeout(rest);
  rest = setTimeout(() => (svg.style.willChange = ''), 150);
};
map.addEventListener('wheel', zoom, { passive: false });

function copyShapes() {
  const originals = [...shapes.children];
  for (let copy = 1; copy < STRESS_COPIES; copy++) {
    const group = document.createElementNS(svg.namespaceURI, 'g');
    const [dx, dy] = [(copy % 10) * STEP[0], Math.floor(copy / 10) * STEP[1]];
    group.setAttribute('transform', `translate(${dx} ${dy})`);
    group.append(...originals.map((path) => path.cloneNode()));
    shapes.append(group);
  }
  svg.setAttribute('viewBox', `0 0 ${10.2 * STEP[0]} ${9.2 * STEP[1]}`);
}

function inventPins() {
  let seed = 42;
  const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  const circles = Array.from({ length: inventedPins }, (_, k) => {
    const [cx, cy] = [Math.floor(1500 + random() * 6600), Math.floor(300 + random() * 7400)];
    return `<circle cx="${cx}" cy="${cy}" r="20" fill="hsl(${(k % 8) * 45} 70% 50%)"/>`;
  });
  pins.innerHTML = circles.join('');
}
