// The browser's own measurements of the load: paints, long tasks, layout shifts, wasm memory.

export function observeLoad() {
  const seen = {
    /** ms; the largest contentful paint so far */
    lcp: 0,
    /** ms; the first contentful paint */
    fcp: 0,
    /** unitless, the sum of all shifts that no input excuses */
    layoutShift: 0,
    /** [start, duration] in ms of every task over 50 ms */
    longTasks: [],
  };
  const observe = (type, use) => {
    try {
      const observer = new PerformanceObserver((list) => list.getEntries().forEach(use));
      observer.observe({ type, buffered: true });
    } catch {
      // An entry type that this browser does not know: its figure stays at zero.
    }
  };
  observe('longtask', ({ startTime, duration }) => seen.longTasks.push([startTime, duration]));
  observe('largest-contentful-paint', ({ startTime }) => (seen.lcp = startTime));
  observe('layout-shift', ({ hadRecentInput, value }) => {
    if (!hadRecentInput) seen.layoutShift += value;
  });
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.fcp = startTime;
  });
  return seen;
}

/** A function that returns the bytes of all WebAssembly memories of the page. */
export function observeWasmMemory() {
  const memories = new Set();
  const remember = (instance) => {
    for (const value of Object.values(instance.exports))
      if (value instanceof WebAssembly.Memory) memories.add(value);
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const result = await original.apply(WebAssembly, args);
      remember(result.instance ?? result);
      return result;
    };
  }
  return () => [...memories].reduce((bytes, { buffer }) => bytes + buffer.byteLength, 0);
}
