// The processor time and memory that a page uses.
import fs from 'node:fs';

const MEBIBYTE = 1024 * 1024;

export async function performanceMetrics(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/**
 * Time spent so far, in ms: `task`, `script`, `layout` of the page's main thread; processor time
 * of its process (`rend`) and of the one that draws (`gpu`); `t`, the clock.
 */
export async function timeSpent({ cdp, browserCdp }) {
  const metrics = await performanceMetrics(cdp);
  const { processInfo } = await browserCdp.send('SystemInfo.getProcessInfo');
  const processorTime = (type) =>
    processInfo
      .filter((process) => process.type === type)
      .reduce((ms, { cpuTime }) => ms + cpuTime * 1000, 0);
  return {
    task: metrics.TaskDuration * 1000,
    script: metrics.ScriptDuration * 1000,
    layout: (metrics.LayoutDuration + metrics.RecalcStyleDuration) * 1000,
    rend: processorTime('renderer'),
    gpu: processorTime('GPU'),
    t: performance.now(),
  };
}

/** The difference of two times spent, shared among `count` repetitions. */
export const costEach = (before, after, count = 1) =>
  Object.fromEntries(Object.keys(before).map((key) => [key, (after[key] - before[key]) / count]));

/** Memory of a process in MiB (resident, proportional, private), or null where /proc has none. */
export function processMemory(pid) {
  let text;
  try {
    text = fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  } catch {
    return null;
  }
  const mebibytes = (key) =>
    Number(text.match(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm'))?.[1] ?? 0) / 1024;
  return {
    rss: mebibytes('Rss'),
    pss: mebibytes('Pss'),
    priv: mebibytes('Private_Dirty') + mebibytes('Private_Clean'),
  };
}

/** Memory after garbage collection: JS heap and wasm (MiB), nodes, and the two processes. */
export async function memoryUsed({ page, cdp, browserCdp }, pid) {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('Performance.enable');
  const metrics = await performanceMetrics(cdp);
  const { processInfo } = await browserCdp.send('SystemInfo.getProcessInfo');
  const gpu = processInfo.find(({ type }) => type === 'GPU');
  return {
    heap: metrics.JSHeapUsedSize / MEBIBYTE,
    wasm: (await page.evaluate(() => window.bench.wasmBytes())) / MEBIBYTE,
    nodes: metrics.Nodes,
    script: metrics.ScriptDuration * 1000,
    task: metrics.TaskDuration * 1000,
    mem: processMemory(pid),
    gpuMem: gpu ? processMemory(gpu.id) : null,
  };
}
