// Records clicks, input and key presses made before the program is ready, and replays them once it is. Links,
// `<details>` and popovers work without it. The sort buttons of the table hydrate later and are replayed then.
(function (root) {
  var late = '#tableau .tri, .coupes *', ready, kinds = ['click', 'input', 'change', 'keydown', 'blur'], kept = [];
  function keep(event) {
    var kind = event.type, at = event.target;
    if (!at.closest || (ready && !at.closest(late))) return;
    if (at.matches('input, select')) {
      // A click on a box is its change; a letter typed is its input.
      if (kind === 'click' || (kind === 'keydown' && !/^(Arrow.*|Enter|Escape)$/.test(event.key))) return;
    } else if (kind !== 'click' || !(at = at.closest('#app button:not([popovertarget]), #app .repere'))) return;
    if (at.matches('a')) {
      // A pin is a link: in a new tab it needs no program.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
    }
    // Once only, even where the program listens already and has yet to say that it is ready.
    event.stopImmediatePropagation();
    var last = kept[kept.length - 1];
    if (kind === 'input' && last && last.kind === kind && last.at === at) kept.pop();
    kept.push({ at: at, kind: kind, key: event.key, value: at.value, checked: at.checked });
  }
  function again(act) {
    var at = act.at, way = { bubbles: act.kind !== 'blur', cancelable: true, key: act.key };
    if (!at.isConnected) return;
    if (act.value !== undefined && at.value !== act.value) at.value = act.value;
    if (act.checked !== undefined) at.checked = act.checked;
    at.dispatchEvent(new (act.key ? KeyboardEvent : act.kind === 'click' ? MouseEvent : Event)(act.kind, way));
  }
  function tell(what, kind) {
    var at = document.querySelector(what);
    if (at) at.dispatchEvent(new Event(kind));
  }
  kinds.forEach(function (kind) { addEventListener(kind, keep, true); });
  new MutationObserver(function (changes, observer) {
    var app = root.getAttribute('data-app'), table = root.hasAttribute('data-chiffres'), now = kept;
    if (app === 'static') return;
    if (table || app !== 'ready') {
      observer.disconnect();
      kinds.forEach(function (kind) { removeEventListener(kind, keep, true); });
    }
    if (app !== 'ready') return;
    // First: what is done again here is not kept again.
    var first = !ready;
    ready = true;
    kept = [];
    now.forEach(function (act) {
      if (table || !act.at.closest(late)) again(act);
      else kept.push(act);
    });
    if (!first) return;
    tell('.territoires a:hover', 'pointermove');
    tell('.territoires a:focus', 'focus');
  }).observe(root, { attributeFilter: ['data-app', 'data-chiffres'] });
})(document.documentElement);
