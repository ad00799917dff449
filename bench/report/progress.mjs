// One line for each record while a run goes on.
import { SLOW_CPU } from '../measure/settings.mjs';
import { number } from './table.mjs';

export function progress(record) {
  const { kind, name, mode, thr, cpu, calib, fail, errors } = record;
  const slowed = kind === 'load' ? thr : cpu === SLOW_CPU;
  return [
    kind === 'load' ? 'load' : mode,
    slowed ? 'slowed' : 'free',
    `${name}:`,
    fail ? `FAILED ${fail}` : (kind === 'load' ? loadFigures : useFigures)(record),
    `(loop ${number(calib, 0)} ms)`,
    errors?.length ? `page errors: ${errors.slice(0, 2).join(' | ')}` : '',
  ].join(' ');
}

const loadFigures = ({ shown, tti, bytes, reqs, tbt, heap }) =>
  `painted ${number(shown, 0)} ms, interactive ${number(tti, 0)} ms, ${bytes} bytes in ` +
  `${reqs} requests, blocked ${number(tbt, 0)} ms, heap ${number(heap, 1)} MiB`;

const useFigures = ({ recolour, hover, pan, zoomIn }) =>
  `recolour ${number(recolour?.shownMed, 1)} ms, hover ${number(hover?.shownMed, 1)} ms, ` +
  `pan ${number(pan?.fps, 1)} and zoom ${number(zoomIn?.fps, 1)} frames/s`;
