// Markdown tables and the figures in them.
import { median, range } from '../lib/statistics.mjs';

const MISSING = '–';

/** Three significant digits or so, or `digits` after the point. */
export function number(value, digits) {
  if (value == null) return MISSING;
  const size = Math.abs(value);
  return value.toFixed(digits ?? (size >= 100 ? 0 : size >= 10 ? 1 : 2));
}

/** The median of the rounds' values. */
export const medianCell = (values, digits) => number(median(values), digits);

/** The median of the rounds' values, and between which two they lie. */
export function rangeCell(values, digits) {
  const limits = range(values);
  if (!limits || limits[0] === limits[1]) return medianCell(values, digits);
  const [low, high] = limits.map((limit) => number(limit, digits));
  return `${medianCell(values, digits)} [${low}–${high}]`;
}

/** The first column is text, the others are figures. */
export function table(header, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rule = header.map((_, column) => (column ? '---:' : '---'));
  return [header, rule, ...rows].map(line).join('\n');
}

/** A table with a row for each stack; `columns` are [title, cell(name)] pairs. */
export const stackTable = (stacks, columns) =>
  table(
    ['Stack', ...columns.map(([title]) => title)],
    stacks.map(({ name, label }) => [label, ...columns.map(([, cell]) => cell(name))]),
  );
