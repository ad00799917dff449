// Records clicks, input and key presses made before the program is ready, and replays them once it is. Links,
// `<details>` and popovers work without it. The sort buttons of the table hydrate later and are replayed then.
(function (root) {
  var lateControls = '#tableau .tri, .coupes *', isReady, kinds = ['click', 'input', 'change', 'keydown', 'blur'], recorded = [];
  function record(event) {
    var kind = event.type, target = event.target;
    if (!target.closest || (isReady && !target.closest(lateControls))) return;
    if (target.matches('input, select')) {
      // A click on a field is recorded as its `change`, a typed letter as its `input`.
      if (kind === 'click' || (kind === 'keydown' && !/^(Arrow.*|Enter|Escape)$/.test(event.key))) return;
    } else if (kind !== 'click' || !(target = target.closest('#app button:not([popovertarget]), #app .repere'))) return;
    if (target.matches('a')) {
      // A pin is a link, which opens in a new tab without the program.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
    }
    // Prevents a second handling by parts of the program that already listen before it is ready.
    event.stopImmediatePropagation();
    var last = recorded[recorded.length - 1];
    if (kind === 'input' && last && last.kind === kind && last.at === target) recorded.pop();
    recorded.push({ at: target, kind: kind, key: event.key, value: target.value, checked: target.checked });
  }
  function replay(entry) {
    var target = entry.at, init = { bubbles: entry.kind !== 'blur', cancelable: true, key: entry.key };
    if (!target.isConnected) return;
    if (entry.value !== undefined && target.value !== entry.value) target.value = entry.value;
    if (entry.checked !== undefined) target.checked = entry.checked;
    target.dispatchEvent(new (entry.key ? KeyboardEvent : entry.kind === 'click' ? MouseEvent : Event)(entry.kind, init));
  }
  function send(what, kind) {
    var target = document.querySelector(what);
    if (target) target.dispatchEvent(new Event(kind));
  }
  kinds.forEach(function (kind) { addEventListener(kind, record, true); });
  new MutationObserver(function (changes, observer) {
    var app = root.getAttribute('data-app'), table = root.hasAttribute('data-chiffres'), pending = recorded;
    if (app === 'static') return;
    if (table || app !== 'ready') {
      observer.disconnect();
      kinds.forEach(function (kind) { removeEventListener(kind, record, true); });
    }
    if (app !== 'ready') return;
    // Set first, so that replayed events are not recorded again.
    var first = !isReady;
    isReady = true;
    recorded = [];
    pending.forEach(function (entry) {
      if (table || !entry.at.closest(lateControls)) replay(entry);
      else recorded.push(entry);
    });
    if (!first) return;
    send('.territoires a:hover', 'pointermove');
    send('.territoires a:focus', 'focus');
  }).observe(root, { attributeFilter: ['data-app', 'data-chiffres'] });
})(document.documentElement);
