// D3's projection and gestures, drawing on a canvas.
import { select } from 'd3-selection';
import { geoMercator } from 'd3-geo';
import { zoom, zoomIdentity } from 'd3-zoom';
import { scaleThreshold } from 'd3-scale';
import { connectPanel, describe, indicators, pinRadius, showInfo, state } from './shared/panel.js';
import { exteriorPoints, loadCommunes, loadData } from './shared/data.js';
import { PALETTES, PIN_COLOURS } from './shared/classes.js';

const element = document.getElementById('map');
const width = element.clientWidth;
const height = element.clientHeight;
const scales = indicators.map(({ bounds }, i) => scaleThreshold(bounds, PALETTES[i]));
const fill = ({ v }) => scales[state.indicator](v[state.indicator]);
const label = ({ name, v }) => describe(name, v);

const canvas = select(element).append('canvas').attr('width', width).attr('height', height);
const context = canvas.node().getContext('2d');
const popup = select(element).append('div').attr('id', 'pop');

const { territories, pins } = await loadData();
const frame = [
  [20, 20],
  [width - 20, height - 20],
];
const projection = geoMercator().fitExtent(frame, exteriorPoints(territories));

/** A feature as a path to draw and to ask, with its box [left, top, right, bottom]. */
function shape({ properties: { name, v }, geometry: { type, coordinates } }) {
  const path = new Path2D();
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const rings of type === 'Polygon' ? [coordinates] : coordinates)
    for (const ring of rings) {
      ring.forEach((point, i) => {
        const [x, y] = projection(point);
        if (i) path.lineTo(x, y);
        else path.moveTo(x, y);
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      });
      path.closePath();
    }
  return { path, box, name, v };
}

const shapes = territories.features.map(shape);
const points = pins.map((pin) => [...projection(pin), PIN_COLOURS[pin[2]]]);
let transform = zoomIdentity;
let hovered = null;
let pinsShown = true;
let communes = null;
let communesShown = false;

let asked = 0;
const redraw = () => (asked ||= requestAnimationFrame(draw));

function draw() {
  asked = 0;
  const { x, y, k } = transform;
  const [left, top, right, bottom] = [-x / k, -y / k, (width - x) / k, (height - y) / k];
  const visible = ({ box }) => box[2] > left && box[0] < right && box[3] > top && box[1] < bottom;

  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(k, 0, 0, k, x, y);
  context.lineWidth = 1 / k;
  context.strokeStyle = '#fff';
  for (const shape of shapes) {
    if (!visible(shape)) continue;
    context.fillStyle = fill(shape);
    context.fill(shape.path);
    context.stroke(shape.path);
  }
  if (communesShown) {
    context.strokeStyle = '#555';
    context.lineWidth = 0.5 / k;
    for (const { path } of communes) context.stroke(path);
  }
  if (hovered) {
    context.strokeStyle = '#111';
    context.lineWidth = 3 / k;
    context.stroke(hovered.path);
  }
  if (pinsShown) {
    context.strokeStyle = '#fff';
    context.lineWidth = 1 / k;
    for (const [px, py, colour] of points) {
      context.beginPath();
      context.arc(px, py, pinRadius / k, 0, 2 * Math.PI);
      context.fillStyle = colour;
      context.fill();
      context.stroke();
    }
  }
}

function shapeAt({ offsetX, offsetY }) {
  const [x, y] = transform.invert([offsetX, offsetY]);
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  const found = shapes.find(
    ({ box, path }) =>
      x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && context.isPointInPath(path, x, y),
  );
  context.restore();
  return found ?? null;
}

const onZoom = (event) => {
  transform = event.transform;
  popup.text('');
  redraw();
};
canvas
  .call(zoom().scaleExtent([0.5, 32]).on('zoom', onZoom))
  .on('pointermove', (event) => {
    if (event.buttons) return;
    const found = shapeAt(event);
    if (found === hovered) return;
    hovered = found;
    if (found) showInfo(label(found));
    redraw();
  })
  .on('click', (event) => {
    const found = shapeAt(event);
    if (!found) return;
    popup
      .text(label(found))
      .style('left', `${event.clientX + 8}px`)
      .style('top', `${event.clientY + 8}px`);
  });

connectPanel({
  recolour: redraw,
  showPins: (on) => {
    pinsShown = on;
    redraw();
  },
  showCommunes: async (on) => {
    communes ??= (await loadCommunes()).features.map(shape);
    communesShown = on;
    redraw();
  },
});
draw();
