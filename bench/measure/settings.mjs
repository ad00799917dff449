// The conditions of the measurements.
import fs from 'node:fs';
import path from 'node:path';
import { SITE } from '../paths.mjs';

/** CSS pixels. */
export const VIEWPORT = { width: 1280, height: 800 };

export const CHROMIUM_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The slow condition of the load: 1.6 Mbit/s down, 750 kbit/s up, in bytes per second. */
export const SLOW_NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1.6e6 / 8,
  uploadThroughput: 750e3 / 8,
};
/** How many times slower the slow condition makes the processor. */
export const SLOW_CPU = 4;

/** Copies of the communes in the stress test. */
const STRESS_COPIES = 82;

/**
 * The modes: `timeout` (ms) for one thing to happen, repetitions of each interaction, wheel ticks of
 * a zoom, and how long (ms) the map is left to settle.
 */
export const MODES = {
  epci: { title: 'EPCI', ...usual() },
  communes: { title: 'communes', ...usual() },
  pins: { title: 'EPCI + 10,000 pins', ...usual(), hovers: 20 },
  stress: {
    title: `communes × ${STRESS_COPIES}`,
    timeout: 120_000,
    changeTimeout: 60_000,
    recolours: 5,
    hovers: 8,
    hoverScan: 30,
    wheelTicks: 12,
    settle: { load: 3000, learn: 5000, recolour: 400, hover: 250, beforePan: 800, gesture: 2500 },
  },
};

function usual() {
  return {
    timeout: 20_000,
    changeTimeout: 10_000,
    recolours: 30,
    hovers: 30,
    hoverScan: 40,
    wheelTicks: 36,
    settle: { load: 1200, learn: 700, recolour: 60, hover: 50, beforePan: 200, gesture: 600 },
  };
}

/** How many shapes there are to paint in each mode, by what the build counted. */
export function shapeCounts() {
  const { epci, communes } = JSON.parse(
    fs.readFileSync(path.join(SITE, 'data/counts.json'), 'utf8'),
  );
  return { epci, communes, pins: epci, stress: communes * STRESS_COPIES };
}
