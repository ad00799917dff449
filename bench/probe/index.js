// Injected into every measured page before its own scripts, as `window.bench`.
//
// Times are marked in the browser's trace (`bench:<name>`); what frame then showed a change is read
// from the trace, not from the page.
import { surfaceOf } from './surface.js';
import { observeLoad, observeWasmMemory } from './observers.js';
import * as checks from './checks.js';

const { afterFrame, untilTrue } = checks;
const now = () => performance.now();
const mark = (name, startTime) => performance.mark(`bench:${name}`, { startTime });

/**
 * `config`: `shapes` or `canvas` (selectors), `expected` (shapes), `timeout` (ms).
 * `hoverText()`: the text shown for what is hovered, '' for nothing.
 * `ready()`: what must hold besides the colours before the map counts as painted.
 */
export function install(config, hoverText, ready) {
  const loading = observeLoad();
  const wasmBytes = observeWasmMemory();
  const surface = surfaceOf(config);
  checks.followPageFrames();

  const bench = (window.bench = {
    mark,
    hoverText,
    wasmBytes,
    loading,
    twoFrames: checks.twoFrames,
    startRecording: checks.startRecording,
    stopRecording: checks.stopRecording,
    /** Why a check failed, if one did. */
    error: null,
  });
  const noteError = (error) => (bench.error = String(error));

  if (window === top && location.protocol.startsWith('http')) {
    reportOnce('painted', () => ready() && surface.painted());
    reportOnce('hovered', () => hoverText() !== '');
  }

  /** Marks the frame in which `holds` first does, and tells the benchmark the time in ms. */
  function reportOnce(name, holds) {
    untilTrue(() => {
      if (!document.body || !holds()) return false;
      mark(name);
      afterFrame(() => {
        loading[name] = now();
        window.benchEvent?.(JSON.stringify([name, loading[name]]));
      });
      return true;
    }, noteError);
  }

  /** The last signature seen within `ms`: a map may take several frames to recolour. */
  bench.learnSignature = (ms) =>
    new Promise((resolve) => {
      let last = '';
      const end = now() + ms;
      untilTrue(() => {
        last = surface.signature() || last;
        return now() > end;
      }, noteError);
      setTimeout(() => resolve(last), ms + 50);
    });

  /** ms from the next click (or `startRecolour`) until the map has the `wanted` signature, or null. */
  bench.recolour = (k, wanted) =>
    new Promise((resolve) => {
      let start = null;
      const begin = (time) => mark(`rc0-${k}`, (start = time));
      const onClick = ({ timeStamp }) => begin(timeStamp);
      const listening = { capture: true, once: true };
      window.addEventListener('click', onClick, listening);
      bench.startRecolour = () => {
        window.removeEventListener('click', onClick, listening);
        begin(now());
      };
      const deadline = now() + config.timeout;
      untilTrue(() => {
        if (now() > deadline) {
          resolve(null);
          return true;
        }
        if (start === null || surface.signature() !== wanted) return false;
        mark(`rc1-${k}`);
        afterFrame(() => resolve(now() - start));
        return true;
      }, noteError);
    });

  /** From the next mouse move until the text differs: `[ms, ms in the page's handlers]`, or null. */
  bench.hover = (k) =>
    new Promise((resolve) => {
      const before = hoverText();
      let start = null;
      let eventTime = -1;
      let handlersStart = 0;
      let handlersEnd = 0;
      const onPointer = (event) => {
        if (start !== null) return;
        if (event.timeStamp !== eventTime) {
          eventTime = event.timeStamp;
          handlersStart = now();
        }
        if (event.type === 'pointermove') mark(`hv0-${k}`, (start = event.timeStamp));
      };
      const onMouseMove = (event) => {
        if (event.timeStamp === eventTime) handlersEnd = now();
      };
      const pointerEvents = ['pointerout', 'pointerover', 'pointermove'];
      pointerEvents.forEach((type) => window.addEventListener(type, onPointer, true));
      window.addEventListener('mousemove', onMouseMove);
      const finish = (result) => {
        pointerEvents.forEach((type) => window.removeEventListener(type, onPointer, true));
        window.removeEventListener('mousemove', onMouseMove);
        resolve(result);
      };
      const deadline = now() + config.timeout;
      untilTrue(() => {
        if (now() > deadline) {
          finish(null);
          return true;
        }
        if (start === null || hoverText() === before) return false;
        mark(`hv1-${k}`);
        const handlers = () => (handlersEnd ? handlersEnd - handlersStart : null);
        afterFrame(() => finish([now() - start, handlers()]));
        return true;
      }, noteError);
    });
}
