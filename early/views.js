// The styles of what is not on the first page wait until the program is there, or for a moment where
// none comes: what they weigh would hold it up. A URL for another state needs them at once.
(function (root, link) {
  function load() {
    link.disabled = false;
    link.removeAttribute('disabled');
  }
  if (root.hasAttribute('data-attente')) return load();
  new MutationObserver(function (changes, observer) {
    if (root.getAttribute('data-app') === 'static') return;
    observer.disconnect();
    load();
  }).observe(root, { attributeFilter: ['data-app'] });
  addEventListener('load', function () { setTimeout(load, 5000); });
})(document.documentElement, document.querySelector('link[disabled]'));
