// The browser's trace: when things were marked, and which frames were really displayed.
import { once } from 'node:events';
import { percentile } from '../lib/statistics.mjs';

const CATEGORIES = ['blink.user_timing', 'disabled-by-default-display.framedisplayed'];
const MARK = 'bench:';

export class Tracer {
  #cdp;
  #events = [];

  constructor(browserCdp) {
    this.#cdp = browserCdp;
    browserCdp.on('Tracing.dataCollected', ({ value }) => this.#events.push(...value));
  }

  start() {
    const traceConfig = { includedCategories: CATEGORIES };
    return this.#cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  }

  async stop() {
    const complete = once(this.#cdp, 'Tracing.tracingComplete');
    await this.#cdp.send('Tracing.end');
    await complete;
    return readTrace(this.#events);
  }
}

/**
 * What the benchmark needs of a trace, times in µs: `marks` (name to time), `frames` (times of the
 * displayed frames, in order), `navigation` (time at which the page was asked for), `process` (id of
 * the page's process).
 */
export function readTrace(events) {
  const marks = new Map();
  const frames = [];
  let navigation = 0;
  let process = 0;
  for (const { name, ts, pid, args } of events) {
    if (name === 'Display::FrameDisplayed') frames.push(ts);
    else if (name?.startsWith(MARK)) {
      marks.set(name.slice(MARK.length), ts);
      process = pid;
    } else if (name === 'navigationStart' && args?.data?.documentLoaderURL?.startsWith('http'))
      navigation = ts;
  }
  frames.sort((a, b) => a - b);
  return { marks, frames, navigation, process };
}

/** ms from `start` (µs) to the first frame displayed at or after the mark, or null. */
export function shownAfter({ marks, frames }, start, mark) {
  const marked = marks.get(mark);
  if (start == null || marked == null) return null;
  const frame = frames.find((time) => time >= marked);
  return frame === undefined ? null : (frame - start) / 1000;
}

/** The delays (ms) from mark `from`k to the frame that shows mark `to`k, for k = 1 to `count`. */
export function delaysShown(trace, from, to, count) {
  return Array.from({ length: count }, (_, i) => i + 1)
    .filter((k) => trace.marks.has(`${from}${k}`) && trace.marks.has(`${to}${k}`))
    .map((k) => shownAfter(trace, trace.marks.get(`${from}${k}`), `${to}${k}`));
}

/** µs: frames are displayed some ms after they are drawn; the last ones of a gesture count too. */
const AFTERGLOW = 20_000;

/**
 * The frames displayed between the marks `name`0 and `name`1: how many, per second, and the
 * intervals between them (ms). `callbacks` are the page's own frame times (ms). Null without marks.
 */
export function frameRate({ marks, frames }, name, callbacks = []) {
  const start = marks.get(`${name}0`);
  const end = marks.get(`${name}1`);
  if (start == null || end == null) return null;
  const shown = frames.filter((time) => time >= start && time <= end + AFTERGLOW);
  const intervals = differences(shown).map((us) => us / 1000);
  const callbackIntervals = differences(callbacks);
  const callbackTime = callbackIntervals.reduce((total, ms) => total + ms, 0);
  return {
    shown: shown.length,
    ms: (end - start) / 1000,
    fps: shown.length / ((end - start) / 1e6),
    p95: percentile(intervals, 0.95),
    max: intervals.length ? Math.max(...intervals) : null,
    rafFps: callbackIntervals.length / (callbackTime / 1000),
    rafP95: percentile(callbackIntervals, 0.95),
  };
}

const differences = (values) => values.slice(1).map((value, i) => value - values[i]);
