// The tables of the loads.
import { median } from '../lib/statistics.mjs';
import { medianCell, number, rangeCell, stackTable } from './table.mjs';

export function loadSection(records) {
  const stacks = records.stacks('load');
  if (!stacks.length) return '';
  const values = (slow, field) => (name) => records.loads(name, slow).map(field);
  const cells = (slow, field, digits) => (name) => rangeCell(values(slow, field)(name), digits);
  const medians = (field) => (name) => medianCell(values(true, field)(name), 0);
  const shown = (record) => record.shown;
  const ratio = (slow) => (name) => ratioToHandMade(values(slow, shown), name);

  const slowed = stackTable(stacks, [
    ['Bytes', medians((record) => record.bytes)],
    ['Requests', medians((record) => record.reqs)],
    ['Map paint, ms', cells(true, shown, 0)],
    ['× hand', ratio(true)],
    ['Interactive, ms', cells(true, (record) => record.tti, 0)],
    ['Largest paint, ms', cells(true, (record) => record.lcp, 0)],
    ['Long tasks, ms', cells(true, (record) => record.longTasks, 0)],
    ['Blocking time, ms', cells(true, (record) => record.tbt, 0)],
    ['Layout shift', cells(true, (record) => record.cls, 3)],
  ]);
  const free = stackTable(stacks, [
    ['Map paint, ms', cells(false, shown, 0)],
    ['× hand', ratio(false)],
    ['Interactive, ms', cells(false, (record) => record.tti, 0)],
    ['Long tasks, ms', cells(false, (record) => record.longTasks, 0)],
    ['JS heap, MiB', cells(false, (record) => record.heap, 2)],
    ['wasm memory, MiB', cells(false, (record) => record.wasm, 2)],
    ['Page process, private MiB', cells(false, (record) => record.mem?.priv, 1)],
    ['GPU process, private MiB', cells(false, (record) => record.gpuMem?.priv, 1)],
    ['Nodes', (name) => medianCell(values(false, (record) => record.nodes)(name), 0)],
  ]);
  const served = stacks.map(
    ({ name, label }) => `- ${label}: ${bodies(records.loads(name, true))}`,
  );
  return [
    '## Load',
    'Slowed: processor 4 times, 1.6 Mbit/s, 150 ms a request.',
    slowed,
    'Free:',
    free,
    'Bodies served in the first slowed load, bytes after brotli 11:',
    served.join('\n'),
  ].join('\n\n');
}

/** A stack's median over the hand-made page's in the same run. */
export function ratioToHandMade(values, name) {
  const [own, hand] = [median(values(name)), median(values('hand'))];
  return own && hand ? `×${number(own / hand, 2)}` : '–';
}

function bodies([first]) {
  if (!first) return '–';
  return first.files
    .map(([file, , bytes]) => `${file.split('/').pop() || file} ${bytes}`)
    .join(', ');
}
