// The tables of the interaction.
import { MODES, SLOW_CPU } from '../measure/settings.mjs';
import { medianCell, rangeCell, stackTable } from './table.mjs';

/** [mode, slowness] of the columns, as far as they were measured. */
const CONDITIONS = [
  ['epci', 1],
  ['communes', 1],
  ['communes', SLOW_CPU],
  ['pins', 1],
  ['stress', 1],
];
const title = ([mode, slowness]) =>
  slowness > 1 ? `${MODES[mode].title}, CPU ${slowness}×` : MODES[mode].title;

export function interactionSection(records) {
  const stacks = records.stacks('inter');
  if (!stacks.length) return '';
  const conditions = CONDITIONS.filter(([mode, slowness]) =>
    stacks.some(({ name }) => records.uses(name, mode, slowness).length),
  );
  const zoomed = stacks.filter(({ name }) =>
    records.all.some((record) => record.name === name && record.pan),
  );
  /** A column for each condition; `cell` gets the stack's records in it. */
  const columns = (cell, suffix = '') =>
    conditions.map((condition) => [
      title(condition) + suffix,
      (name) => cell(records.uses(name, ...condition)),
    ]);
  const shown = (kind) => (uses) =>
    rangeCell(
      uses.map((record) => record[kind]?.shownMed),
      1,
    );
  const mainThread = (kind) => (uses) =>
    medianCell(
      uses.map((record) => record[kind]?.task),
      1,
    );
  const handlers = (uses) =>
    medianCell(
      uses.map((record) => record.hover?.handlerMed),
      2,
    );
  const frames = (kind) => (uses) => {
    const rates = uses.map((record) => record[kind]).filter(Boolean);
    if (!rates.length) return '–';
    const [fps, p95] = ['fps', 'p95'].map((field) =>
      medianCell(
        rates.map((rate) => rate[field]),
        1,
      ),
    );
    return `${fps} (${p95})`;
  };
  const panCost = (uses) =>
    medianCell(
      uses.map(({ pan, acctPan }) => pan && acctPan && (acctPan.rend + acctPan.gpu) / pan.shown),
      1,
    );

  return [
    '## Change of indicator: from the click to the displayed frame, ms',
    stackTable(stacks, columns(shown('recolour'))),
    'Time of the main thread for each, the measurement’s own included, ms:',
    stackTable(stacks, columns(mainThread('acctRecolour'))),
    '## Hover: from the mouse move to the displayed frame, ms',
    stackTable(stacks, columns(shown('hover'))),
    'Of which in the page’s own handlers, ms:',
    stackTable(stacks, columns(handlers)),
    '## Pan: displayed frames per second (95th percentile of the interval, ms)',
    stackTable(zoomed, columns(frames('pan'))),
    'Processor time of page and GPU process for each displayed frame, ms:',
    stackTable(zoomed, columns(panCost)),
    '## Zoom in: displayed frames per second (95th percentile of the interval, ms)',
    stackTable(zoomed, columns(frames('zoomIn'))),
    '## Map paint with more data, free, ms',
    stackTable(
      stacks,
      columns((uses) =>
        rangeCell(
          uses.map((record) => record.painted),
          0,
        ),
      ),
    ),
  ].join('\n\n');
}
