// Plain statistics. All skip null, undefined and NaN: a missing sample is no zero.

const finite = (values) => values.filter((value) => Number.isFinite(value));
const sorted = (values) => finite(values).sort((a, b) => a - b);

/** The middle value, or the mean of the two in the middle; null without values. */
export function median(values) {
  const ordered = sorted(values);
  if (ordered.length === 0) return null;
  const middle = (ordered.length - 1) / 2;
  return (ordered[Math.floor(middle)] + ordered[Math.ceil(middle)]) / 2;
}

/** Nearest-rank percentile: the smallest value that `share` (0 to 1) of the values do not exceed. */
export function percentile(values, share) {
  const ordered = sorted(values);
  if (ordered.length === 0) return null;
  const rank = Math.max(1, Math.ceil(share * ordered.length));
  return ordered[Math.min(rank, ordered.length) - 1];
}

/** [smallest, largest], or null without values. */
export function range(values) {
  const present = finite(values);
  return present.length ? [Math.min(...present), Math.max(...present)] : null;
}

export const sum = (values) => finite(values).reduce((total, value) => total + value, 0);
