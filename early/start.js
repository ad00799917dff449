// Starts the program once the page is painted: its download and compilation would compete with the page's own
// first frame. At once where the visitor waits for it (`data-attente`), and where nothing is painted, as in a tab
// in the background; after some seconds even if the browser tells of no paint, as of a frame out of sight. Any failure
// sets `data-app` to `error`.
(function (root) {
  function preload(rel, as, href) {
    document.head.append(Object.assign(document.createElement('link'), { rel, as, href, crossOrigin: '' }));
  }
  var started;
  function start() {
    if (started) return;
    started = true;
    // The largest first: a slow phone takes ten milliseconds to ask for each.
    preload('preload', 'fetch', './carte-services-familles_bg.wasm');
    preload('modulepreload', 'script', './carte-services-familles.js');
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', run);
    else run();
  }
  // It needs the whole page: what it hydrates, and the link to its data after the map.
  function run() {
    import('./carte-services-familles.js')
      .then((glue) => glue.default({ module_or_path: './carte-services-familles_bg.wasm' }))
      .catch((error) => {
        console.error(error);
        root.setAttribute('data-app', 'error');
      });
  }
  var paints = window.PerformanceObserver && (PerformanceObserver.supportedEntryTypes || '').includes('paint');
  if (!paints || document.hidden || root.hasAttribute('data-attente')) return start();
  new PerformanceObserver(start).observe({ type: 'paint', buffered: true });
  setTimeout(start, 5000);
})(document.documentElement);
