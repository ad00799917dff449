// Repeatable randomness: the same seed gives the same benchmark on every machine.

/** A generator of numbers in [0, 1) (Park and Miller's, modulus 2^31 - 1). */
export function randomFrom(seed) {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

/** A shuffled copy (Fisher and Yates). */
export function shuffled(items, random) {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}

/** The `index`th (from 1) member of Halton's sequence: fills [0, 1) evenly, without a grid. */
export function halton(index, base) {
  let fraction = 1;
  let result = 0;
  for (let rest = index; rest > 0; rest = Math.floor(rest / base)) {
    fraction /= base;
    result += fraction * (rest % base);
  }
  return result;
}
