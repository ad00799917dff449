// Tells the page around this one how tall it is. Needs no program; tells nothing else. Only as an
// embed, whose height follows nothing of the window's: else the two would grow each other.
(function () {
  var embedded = document.documentElement.hasAttribute('data-embed');
  if (!embedded || window.parent === window || !window.ResizeObserver) return;
  var told = 0;
  function tell() {
    var height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    parent.postMessage({ type: 'carte-services-familles:height', height: height }, '*');
  }
  new ResizeObserver(tell).observe(document.body);
})();
