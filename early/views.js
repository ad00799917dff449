// The styles of what is not on the first page would hold the program up: they are asked for once it
// is there, or the page is touched, or for a while no program comes. A URL for another state needs
// them at once. Those that could not be had are asked for again at the next touch.
(function (root, link) {
  function load() {
    link.disabled = false;
    link.removeAttribute('disabled');
  }
  function again() {
    link.setAttribute('href', link.getAttribute('href'));
  }
  function touched(go) {
    ['pointerdown', 'keydown'].forEach(function (kind) {
      addEventListener(kind, go, { once: true, capture: true });
    });
  }
  link.onerror = function () { touched(again); };
  if (root.hasAttribute('data-attente')) return load();
  new MutationObserver(function (changes, observer) {
    if (root.getAttribute('data-app') === 'static') return;
    observer.disconnect();
    load();
  }).observe(root, { attributeFilter: ['data-app'] });
  touched(load);
  addEventListener('load', function () { setTimeout(load, 5000); });
})(document.documentElement, document.querySelector('link[disabled]'));
