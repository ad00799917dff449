// D3, drawing SVG.
import { select } from 'd3-selection';
import { geoMercator, geoPath } from 'd3-geo';
import { zoom } from 'd3-zoom';
import { scaleThreshold } from 'd3-scale';
import { connectPanel, describe, indicators, pinRadius, showInfo, state } from './shared/panel.js';
import { exteriorPoints, loadCommunes, loadData } from './shared/data.js';
import { PALETTES, PIN_COLOURS } from './shared/classes.js';

const element = document.getElementById('map');
const width = element.clientWidth;
const height = element.clientHeight;
const scales = indicators.map(({ bounds }, i) => scaleThreshold(bounds, PALETTES[i]));
const fill = ({ properties: { v } }) => scales[state.indicator](v[state.indicator]);
const label = ({ properties: { name, v } }) => describe(name, v);

const svg = select(element).append('svg').attr('width', width).attr('height', height);
const drawing = svg.append('g');
const popup = select(element).append('div').attr('id', 'pop');
const showPopup = ({ clientX, clientY }, text) =>
  popup
    .text(text)
    .style('left', `${clientX + 8}px`)
    .style('top', `${clientY + 8}px`);

const { territories, pins } = await loadData();
const frame = [
  [20, 20],
  [width - 20, height - 20],
];
const projection = geoMercator().fitExtent(frame, exteriorPoints(territories));
const path = geoPath(projection).digits(2);

const shapes = drawing
  .append('g')
  .attr('stroke', '#fff')
  .selectAll('path')
  .data(territories.features)
  .join('path')
  .attr('class', 't')
  .attr('vector-effect', 'non-scaling-stroke')
  .attr('d', path)
  .attr('fill', fill)
  .on('pointerenter', function (event, feature) {
    select(this).attr('stroke', '#111').attr('stroke-width', 3).raise();
    showInfo(label(feature));
  })
  .on('pointerleave', function () {
    select(this).attr('stroke', null).attr('stroke-width', null);
  })
  .on('click', (event, feature) => showPopup(event, label(feature)));

const pinLayer = drawing.append('g').attr('stroke', '#fff');
const circles = pinLayer
  .selectAll('circle')
  .data(pins)
  .join('circle')
  .attr('r', pinRadius)
  .attr('vector-effect', 'non-scaling-stroke')
  .attr('cx', (pin) => projection(pin)[0])
  .attr('cy', (pin) => projection(pin)[1])
  .attr('fill', ([, , category]) => PIN_COLOURS[category])
  .on('click', (event, [, , , name]) => showPopup(event, name));

let scale = 1;
const onZoom = ({ transform }) => {
  drawing.attr('transform', transform);
  if (transform.k !== scale) {
    scale = transform.k;
    circles.attr('r', pinRadius / scale);
  }
  popup.text('');
};
svg.call(zoom().scaleExtent([0.5, 32]).on('zoom', onZoom));

let outlines;
connectPanel({
  recolour: () => shapes.attr('fill', fill),
  showPins: (on) => pinLayer.attr('display', on ? null : 'none'),
  showCommunes: async (on) => {
    const communes = await loadCommunes();
    outlines ??= drawing
      .append('path')
      .attr('fill', 'none')
      .attr('stroke', '#555')
      .attr('stroke-width', 0.5)
      .attr('pointer-events', 'none')
      .attr('vector-effect', 'non-scaling-stroke')
      .attr('d', path(communes));
    outlines.attr('display', on ? null : 'none');
  },
});
