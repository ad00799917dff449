// Registers the service worker, which stores the site for offline use, and announces new releases. A release is
// activated when the person asks for it, or once no page of the old one is open: nothing reloads by itself.
(function (root) {
  var workers;
  try {
    // An embed installs nothing on the visitor's device; in a sandbox even reading these throws.
    workers = window.top === window && navigator.serviceWorker;
  } catch (refused) {}
  if (!workers) return;

  function button(text, onClick) {
    var element = document.createElement('button');
    element.textContent = text;
    element.onclick = onClick;
    return element;
  }
  function showNotice(registration) {
    var notice = document.createElement('div');
    notice.className = 'mise-a-jour';
    notice.setAttribute('role', 'status');
    document.body.append(notice);
    root.setAttribute('data-mise-a-jour', '');
    // Screen readers announce what is added to a live region, not its initial content.
    setTimeout(function () {
      notice.append('Une nouvelle version est prête. ', button('Recharger', function () {
        workers.addEventListener('controllerchange', function () { location.reload(); });
        if (registration.waiting) registration.waiting.postMessage('relever');
        else location.reload();
      }), ' ', button('Plus tard', function () {
        notice.remove();
        root.removeAttribute('data-mise-a-jour');
      }));
    }, 100);
  }

  function register() {
    // The manifest is beside the worker, whatever the folder of this page.
    var manifest = document.querySelector('link[rel=manifest]').href;
    workers.register(new URL('sw.js', manifest)).then(function (registration) {
      function announceUpdate() {
        var shown = document.querySelector('.mise-a-jour');
        if (registration.waiting && workers.controller && !shown) showNotice(registration);
      }
      announceUpdate();
      registration.addEventListener('updatefound', function () {
        registration.installing.addEventListener('statechange', announceUpdate);
      });
      // A page can stay open for days, so it looks for a new release when it becomes visible.
      document.addEventListener('visibilitychange', function () {
        if (!document.hidden) registration.update().catch(function () {});
      });
    }).catch(function () {}); // refused, or no network: the page works without
  }

  // Waits until the page is ready and has had time to prefetch, because the first visit needs its connection for
  // that. If the program never starts, it still registers: a newer release may fix it.
  function start() {
    observer.disconnect();
    clearTimeout(timeout);
    setTimeout(register, workers.controller ? 0 : 2500);
  }
  var observer = new MutationObserver(start), timeout = setTimeout(start, 20000);
  observer.observe(root, { attributeFilter: ['data-app'] });
})(document.documentElement);
