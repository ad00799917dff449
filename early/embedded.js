// Tells the embedding page this page's URL, which a link in the frame may have changed, and its height; works
// without the program. Only with `embed`, where no height depends on that of the window: otherwise the two would
// make each other grow.
(function () {
  var root = document.documentElement;
  if (!root.hasAttribute('data-embed') || parent === window || !window.ResizeObserver) return;
  document.addEventListener('click', function (event) {
    var link = event.target.closest('a[href]:not([target])');
    // For an anchor, browsers do not scroll the embedding page, which a frame as tall as its content needs.
    var target = link && document.getElementById(link.getAttribute('href').slice(1));
    if (target) target.scrollIntoView();
    // Without the program, or before it is ready, a followed link stays in the embed.
    var program = root.dataset.app === 'ready' && document.getElementById('app');
    if (!link || link.origin !== location.origin || program) return;
    if (!/[?&]embed=/.test(link.search)) link.search += (link.search ? '&' : '?') + 'embed=1';
  }, true);
  parent.postMessage({ type: 'carte-services-familles:state', url: location.href.replace(/#.*/, '') }, '*');
  var sentHeight = 0;
  function sendHeight() {
    var height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === sentHeight) return;
    sentHeight = height;
    parent.postMessage({ type: 'carte-services-familles:height', height: height }, '*');
  }
  new ResizeObserver(sendHeight).observe(document.body);
})();
