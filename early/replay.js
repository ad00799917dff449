// What is pressed or typed before the program is there is done again once it is. Links and folds
// need no program.
(function (root) {
  var types = ['click', 'input', 'change'];
  var kept = [];
  function keep(event) {
    var field = event.target.closest('button, input, select, textarea');
    // A box that is ticked says so three times: the click is enough.
    var ticked = field && /^(checkbox|radio)$/.test(field.type);
    if (field && (event.type === 'click' ? field.matches('button') || ticked : !ticked)) {
      kept.push([event.type, field, field.value]);
    }
  }
  types.forEach(function (type) { document.addEventListener(type, keep, true); });
  new MutationObserver(function (changes, observer) {
    if (root.getAttribute('data-app') !== 'ready') return;
    observer.disconnect();
    types.forEach(function (type) { document.removeEventListener(type, keep, true); });
    kept.forEach(function (gesture) {
      var type = gesture[0], field = gesture[1];
      if (type === 'click') return field.click();
      // Taking the page over may have emptied it; the same value would only move the caret.
      if (field.value !== gesture[2]) field.value = gesture[2];
      field.dispatchEvent(new Event(type, { bubbles: true }));
    });
  }).observe(root, { attributeFilter: ['data-app'] });
})(document.documentElement);
