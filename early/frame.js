// Tells the page around this one how tall it is. Needs no program; tells nothing else.
(function () {
  if (window.parent === window || !window.ResizeObserver) return;
  var told = 0;
  function tell() {
    var height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    parent.postMessage({ type: 'carte-services-familles:height', height: height }, '*');
  }
  new ResizeObserver(tell).observe(document.body);
})();
