// How far the figures of a run can be trusted.
import { median, percentile, range, sum } from '../lib/statistics.mjs';
import { number } from './table.mjs';

export function noiseSection(records) {
  const calibrations = records.all.map(({ calib }) => calib);
  const [low, high] = [percentile(calibrations, 0.05), percentile(calibrations, 0.95)];
  const [least, most] = range(calibrations) ?? [null, null];
  const count = (field) =>
    sum(records.all.flatMap(({ recolour, hover }) => [recolour?.[field], hover?.[field]]));
  const errors = [...new Set(records.all.flatMap((record) => record.errors ?? []))];
  const spread = loadSpread(records);
  const failures = records.failures.map(
    ({ name, mode, fail }) => `${name}, ${mode ?? 'load'}: ${fail ?? 'no paint or no hover seen'}`,
  );
  const lines = [
    `A fixed loop, timed before each record, took ${number(median(calibrations), 0)} ms: ` +
      `${number(low, 0)} to ${number(high, 0)} from the 5th to the 95th percentile, ` +
      `${number(least, 0)} to ${number(most, 0)} in all (${calibrations.length} records).`,
    spread === null
      ? 'Too few rounds to tell how far slowed map paints spread.'
      : `Slowed map paint: interquartile range ${number(spread * 100, 0)} % of the median.`,
    `Records failed: ${failures.length ? failures.join('; ') : 'none'}.`,
    `Changes that never came: ${count('missing')}; ${count('n')} did.`,
    `Territories told apart by hovering, out of some 40 points tried: ${hoverPoints(records)}.`,
    `Errors in pages: ${errors.length ? errors.join(' | ') : 'none'}.`,
    `Frames displayed while nothing was done: ${sum(records.all.map((r) => r.idleFrames))}.`,
  ];
  return ['## Noise', lines.map((line) => `- ${line}`).join('\n')].join('\n\n');
}

/** The median over the stacks of (third quartile − first) / median of slowed map paints. */
function loadSpread(records) {
  const spreads = records.stacks('load').map(({ name }) => {
    const values = records.loads(name, true).map(({ shown }) => shown);
    if (values.length < 3) return null;
    return (percentile(values, 0.75) - percentile(values, 0.25)) / median(values);
  });
  return median(spreads);
}

/** A stack with few of them has a broken page, and useless figures. */
function hoverPoints(records) {
  const fewest = records.stacks('inter').map(({ name, label }) => {
    const uses = records.all.filter((record) => record.kind === 'inter' && record.name === name);
    const limits = range(uses.map(({ hoverPoints }) => hoverPoints));
    return `${label} ${limits ? `${limits[0]} or more` : 'unknown'}`;
  });
  return fewest.length ? fewest.join(', ') : 'not tried';
}
