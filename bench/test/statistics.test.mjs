import assert from 'node:assert/strict';
import test from 'node:test';
import { median, percentile, range, sum } from '../lib/statistics.mjs';

test('the median of an odd count is the middle value, of an even count the mean of two', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([1, 2, 30, 4]), 3);
});

test('what was not had is no zero', () => {
  assert.equal(median([null, 4, undefined, 6, NaN]), 5);
  assert.equal(percentile([null, 7], 0.05), 7);
  assert.equal(sum([1, null, 2]), 3);
  assert.equal(median([null]), null);
  assert.equal(percentile([], 0.95), null);
  assert.equal(range([undefined]), null);
});

test('numbers are not sorted as text', () => {
  assert.equal(median([100, 9, 20]), 20);
  assert.deepEqual(range([100, 9, 20]), [9, 100]);
});

test('a percentile is the nearest rank', () => {
  const values = [15, 20, 35, 40, 50];
  assert.equal(percentile(values, 0.3), 20);
  assert.equal(percentile(values, 0.4), 20);
  assert.equal(percentile(values, 0.5), 35);
  assert.equal(percentile(values, 1), 50);
  assert.equal(percentile(values, 0), 15);
});
