import assert from 'node:assert/strict';
import test from 'node:test';
import { geoArea } from 'd3-geo';
import { benchmarkData } from '../build/data.mjs';
import { ringPath } from '../build/hand.mjs';
import { classOf } from '../stacks/shared/classes.js';

const data = benchmarkData();

test('every territory has a figure of each indicator, and each class of the first one is used', () => {
  for (const { properties } of [...data.epci.features, ...data.communes.features])
    assert.ok(properties.v.every(Number.isFinite), properties.name);
  const classes = data.epci.features.map(({ properties: { v } }) =>
    classOf(v[0], data.indicators[0].bounds),
  );
  assert.deepEqual([...new Set(classes)].sort(), [0, 1, 2, 3, 4]);
});

test('D3 takes each outline for a small part of the world', () => {
  for (const feature of [...data.epci.features, ...data.communes.features])
    assert.ok(geoArea(feature) < 0.001, feature.properties.name);
});

test('the pins are a hundred, each at a place of its own, the same each time', () => {
  assert.equal(data.pins.length, 100);
  assert.equal(new Set(data.pins.map(([x, y]) => `${x} ${y}`)).size, 100);
  assert.deepEqual(benchmarkData().pins, data.pins);
});

test('an outline is written by relative moves without the points that fall together', () => {
  const ring = [
    [10, 20],
    [10, 20],
    [15, 18],
    [12, 30],
  ];
  assert.equal(ringPath(ring), 'M10 20l5-2-3 12z');
});
