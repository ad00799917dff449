// Starts the program once the page is painted: its download and compilation would compete with the page's own
// first frame. At once where the visitor waits for it (`data-attente`), and where nothing is painted, as in a tab
// in the background. Any failure sets `data-app` to `error`.
(function (root) {
  function preload(rel, href) {
    var link = document.createElement('link');
    link.rel = rel;
    link.as = rel === 'preload' ? 'fetch' : 'script';
    link.crossOrigin = '';
    link.href = href;
    document.head.append(link);
  }
  function start() {
    // The largest first: a slow phone takes ten milliseconds to ask for each.
    preload('preload', './carte-services-familles_bg.wasm');
    preload('modulepreload', './carte-services-familles.js');
    import('./carte-services-familles.js')
      .then(function (glue) { return glue.default({ module_or_path: './carte-services-familles_bg.wasm' }); })
      .catch(function (error) {
        console.error(error);
        root.setAttribute('data-app', 'error');
      });
  }
  var paints = window.PerformanceObserver && (PerformanceObserver.supportedEntryTypes || []).indexOf('paint') >= 0;
  if (!paints || document.hidden || root.hasAttribute('data-attente')) return start();
  new PerformanceObserver(function (list, observer) {
    observer.disconnect();
    start();
  }).observe({ type: 'paint', buffered: true });
})(document.documentElement);
