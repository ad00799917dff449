import assert from 'node:assert/strict';
import test from 'node:test';
import { delaysShown, frameRate, readTrace, shownAfter } from '../measure/trace.mjs';

const frame = (ts) => ({ name: 'Display::FrameDisplayed', ts });
const mark = (name, ts) => ({ name: `bench:${name}`, ts, pid: 42 });

test('a trace is read whatever the order of its events', () => {
  const start = (ts, documentLoaderURL) => ({
    name: 'navigationStart',
    ts,
    args: { data: { documentLoaderURL } },
  });
  const trace = readTrace([
    frame(30_000),
    mark('painted', 20_000),
    start(5_000, 'http://127.0.0.1/'),
    start(9_000, 'about:blank'),
    frame(10_000),
  ]);
  assert.deepEqual(trace.frames, [10_000, 30_000]);
  assert.equal(trace.navigation, 5_000);
  assert.equal(trace.process, 42);
  assert.equal(shownAfter(trace, trace.navigation, 'painted'), 25);
});

test('a change is shown by the first frame after it, or not at all', () => {
  const trace = readTrace([
    mark('rc0-1', 1_000),
    mark('rc1-1', 4_000),
    frame(3_000),
    frame(17_000),
    mark('rc0-2', 20_000),
    mark('rc1-2', 21_000),
    mark('rc0-3', 22_000),
  ]);
  assert.deepEqual(delaysShown(trace, 'rc0-', 'rc1-', 3), [16, null]);
});

test('frames per second count the displayed frames of the gesture only', () => {
  const frames = Array.from({ length: 61 }, (_, i) => frame(1_000_000 + i * 20_000));
  const trace = readTrace([
    frame(900_000),
    mark('pan0', 1_000_000),
    ...frames,
    mark('pan1', 2_200_000),
    frame(2_300_000),
  ]);
  const rate = frameRate(trace, 'pan', [0, 16, 32, 52]);
  assert.equal(rate.shown, 61);
  assert.equal(rate.ms, 1200);
  assert.ok(Math.abs(rate.fps - 61 / 1.2) < 1e-9);
  assert.equal(rate.p95, 20);
  assert.equal(rate.rafP95, 20);
});

test('a gap shows in the intervals', () => {
  const times = [0, 16, 32, 132, 148].map((ms) => frame(ms * 1000));
  const trace = readTrace([mark('zi0', 0), ...times, mark('zi1', 150_000)]);
  assert.equal(frameRate(trace, 'zi').max, 100);
});

test('without its marks a gesture has no rate', () => {
  assert.equal(frameRate(readTrace([frame(1)]), 'pan'), null);
});
