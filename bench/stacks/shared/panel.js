// The panel beside the map: chooser of indicators, legend, switches, the text of what is hovered.
import { PALETTES, classOf } from './classes.js';

/* global INDICATORS -- [{ label, unit, bounds }], put in by the build */
export const indicators = INDICATORS;

/** Which indicator the map shows. */
export const state = { indicator: 0 };

const query = new URLSearchParams(location.search);
export const hasFlag = (name) => query.has(name);
export const level = query.get('level') ?? 'epci';
/** How many pins to invent instead of the real ones; 0 for the real ones. */
export const inventedPins = Number(query.get('pins') ?? 0);
/** CSS pixels. */
export const pinRadius = inventedPins ? 2 : 4;

const $ = (selector) => document.querySelector(selector);
const infoElement = $('#info');

export const classNow = (values) =>
  classOf(values[state.indicator], indicators[state.indicator].bounds);
export const colourNow = (values) => PALETTES[state.indicator][classNow(values)];
export const describe = (name, values) =>
  `${name} : ${values[state.indicator]}${indicators[state.indicator].unit}`;

export function showInfo(text) {
  if (infoElement.textContent !== text) infoElement.textContent = text;
}

/**
 * Connects the panel to a map: `recolour()` after a change of indicator, `showPins(on)` and
 * `showCommunes(on)` (may be async) from the two switches.
 */
export function connectPanel({ recolour, showPins, showCommunes }) {
  const buttons = [...document.querySelectorAll('[data-i]')];
  buttons.forEach((button, index) => {
    button.onclick = () => {
      state.indicator = index;
      buttons.forEach((other) => other.setAttribute('aria-pressed', other === button));
      writeLegend();
      recolour();
    };
  });
  $('#t-pins').onchange = (event) => showPins(event.target.checked);
  $('#t-com').onchange = (event) => showCommunes(event.target.checked);
  writeLegend();
}

function writeLegend() {
  const { bounds, unit } = indicators[state.indicator];
  $('#legend').innerHTML = PALETTES[state.indicator]
    .map((colour, k) => {
      const text = k ? `≥ ${bounds[k - 1]}` : `< ${bounds[0]}`;
      return `<li><i style="background:${colour}"></i>${text}${unit}</li>`;
    })
    .join('');
}
