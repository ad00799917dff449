import assert from 'node:assert/strict';
import test from 'node:test';
import { report } from '../report/report.mjs';
import { number, rangeCell, table } from '../report/table.mjs';

test('a table has one text column and figures to the right', () => {
  assert.equal(
    table(['Stack', 'ms'], [['D3', '12']]),
    '| Stack | ms |\n| --- | ---: |\n| D3 | 12 |',
  );
});

test('figures have as many digits as they deserve', () => {
  assert.deepEqual(
    [123.4, 12.34, 1.234, null].map((v) => number(v)),
    ['123', '12.3', '1.23', '–'],
  );
  assert.equal(rangeCell([10, 30, 20], 0), '20 [10–30]');
  assert.equal(rangeCell([20, 20], 0), '20');
  assert.equal(rangeCell([undefined], 0), '–');
});

const adapters = [
  { name: 'hand', label: 'Hand-made' },
  { name: 'd3', label: 'D3' },
];
const meta = {
  started: '2026-01-02T03:04:05.000Z',
  seconds: 120,
  cpus: 2,
  model: 'a processor',
  chromium: '1.2',
  counts: { epci: 16, communes: 437, pins: 100 },
  versions: { 'd3-geo': '3.1.2' },
};
const load = (name, shown, more) => ({
  kind: 'load',
  name,
  thr: true,
  round: 0,
  ok: true,
  calib: 50,
  shown,
  bytes: 1000,
  files: [['/d3/', 200, 900]],
  ...more,
});

test('loads are compared with the hand-made page; failed ones count for nothing but are named', () => {
  const records = [
    load('d3', 300),
    load('hand', 100),
    load('hand', 9000, { ok: false }),
    load('hand', 9000, { fail: 'Error: closed' }),
  ];
  const text = report({ meta, records }, adapters);
  const rows = text.split('\n').filter((line) => line.startsWith('| '));
  assert.match(rows[2], /^\| Hand-made \| 1000 \| – \| 100 \| ×1\.00 /);
  assert.match(rows[3], /^\| D3 \| 1000 \| – \| 300 \| ×3\.00 /);
  assert.match(
    text,
    /Records failed: hand, load: no paint or no hover seen; hand, load: Error: closed\./,
  );
  assert.doesNotMatch(text, /## Pan/);
});

test('interaction shows the conditions that were measured', () => {
  const use = (name, cpu) => ({
    kind: 'inter',
    name,
    mode: 'communes',
    cpu,
    round: 0,
    calib: 50,
    recolour: { n: 30, shownMed: 20, missing: 1 },
    hover: { n: 30, shownMed: 17, handlerMed: 0.5, missing: 0 },
    pan: name === 'hand' ? { fps: 58.2, p95: 19.9, shown: 60 } : undefined,
    acctPan: { rend: 90, gpu: 30 },
    idleFrames: 0,
  });
  const text = report({ meta, records: [use('hand', 1), use('hand', 4), use('d3', 1)] }, adapters);
  assert.match(text, /\| Stack \| communes \| communes, CPU 4× \|/);
  assert.match(text, /\| D3 \| 20\.0 \| – \|/);
  const pan = text.slice(text.indexOf('## Pan'), text.indexOf('## Zoom'));
  assert.match(pan, /\| Hand-made \| 58\.2 \(19\.9\) \|/);
  assert.match(pan, /\| Hand-made \| 2\.0 \|/);
  assert.doesNotMatch(pan, /D3/);
  assert.match(text, /Changes that never came: 3; 180 did\./);
});
