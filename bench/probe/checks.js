// Conditions checked at each frame until they hold.
import { whileDrawing } from './surface.js';

const nextFrame = window.requestAnimationFrame.bind(window);
let pending = [];
let looping = false;

/**
 * Asks `check` before each frame, and after each frame callback of the page itself, until it
 * returns true. One that throws is dropped and passed to `onError`.
 */
export function untilTrue(check, onError = () => {}) {
  pending.push({ check, onError });
  if (looping) return;
  looping = true;
  nextFrame(loop);
}

function loop() {
  look();
  looping = pending.length > 0;
  if (looping) nextFrame(loop);
}

function look() {
  pending = pending.filter(({ check, onError }) => {
    try {
      return !check();
    } catch (error) {
      onError(error);
      return false;
    }
  });
}

/** To be called before the page has any script. */
export function followPageFrames() {
  window.requestAnimationFrame = (callback) =>
    nextFrame((time) => {
      try {
        callback(time);
      } finally {
        if (pending.length) whileDrawing(look);
      }
    });
}

/** Calls back in a task of its own, after the current frame's work. */
export function afterFrame(callback) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = callback;
  port2.postMessage(0);
}

export const twoFrames = () =>
  new Promise((resolve) => nextFrame(() => nextFrame(() => afterFrame(resolve))));

let recording = false;
let times = [];
const record = (time) => {
  times.push(time);
  if (recording) nextFrame(record);
};

/** Records the time (ms) of each frame callback until `stopRecording`, which returns them. */
export function startRecording() {
  times = [];
  recording = true;
  nextFrame(record);
}
export function stopRecording() {
  recording = false;
  return times;
}
