import assert from 'node:assert/strict';
import test from 'node:test';
import { plan } from '../measure/plan.mjs';
import { pointAt, visiblePart } from '../measure/rectangle.mjs';
import { MODES } from '../measure/settings.mjs';

const window = { width: 1280, height: 800 };

test('a map is what of it is in the window', () => {
  const box = { x: 24, y: 331, width: 544, height: 640 };
  assert.deepEqual(visiblePart(box, window), [24, 331, 568, 800]);
  assert.deepEqual(pointAt([24, 331, 568, 800], 0.5, 0.5), [296, 565.5]);
  assert.equal(visiblePart({ ...box, y: 900 }, window), null);
  assert.equal(visiblePart(null, window), null);
});

const options = {
  modes: Object.keys(MODES),
  rounds: 2,
  interactionRounds: 3,
  stressRounds: 1,
  load: true,
  interaction: true,
  slowCpu: true,
};
const full = { name: 'full', modes: { epci: '/', communes: '/c', stress: '/s' } };
const variant = { name: 'variant', load: false, modes: { communes: '/c' } };
const loadOnly = { name: 'load', interaction: false, modes: { epci: '/' } };

test('each page is measured in each round in all that it has, stress last', () => {
  const jobs = plan([full, variant, loadOnly], options);
  const count = (wanted) =>
    jobs.filter((job) => Object.entries(wanted).every(([key, value]) => job[key] === value)).length;
  assert.equal(count({ kind: 'load', adapter: full, slow: true }), 2);
  assert.equal(count({ kind: 'load', adapter: full, slow: false }), 2);
  assert.equal(count({ kind: 'load', adapter: variant }), 0);
  assert.equal(count({ kind: 'inter', adapter: full, mode: 'communes', slowness: 1 }), 3);
  assert.equal(count({ kind: 'inter', adapter: full, mode: 'communes', slowness: 4 }), 3);
  assert.equal(count({ kind: 'inter', adapter: variant, slowness: 4 }), 0);
  assert.equal(count({ kind: 'inter', adapter: loadOnly }), 0);
  assert.equal(count({ mode: 'stress' }), 1);
  assert.equal(jobs.at(-1).mode, 'stress');
});

test('two runs have the same order', () => {
  assert.deepEqual(plan([full, variant], options), plan([full, variant], options));
});
