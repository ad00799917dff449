// Has the site kept for when there is no network, and says when a newer one is ready. It is taken
// when the person says so, or once no page of the old one is open: nothing reloads by itself.
(function (root) {
  var workers;
  try {
    // An embed installs nothing on the visitor's device; a sandboxed one may not even ask.
    workers = window.top === window && navigator.serviceWorker;
  } catch (refused) {}
  if (!workers) return;

  function say(registration) {
    var notice = document.createElement('div');
    var accept = document.createElement('button');
    var later = document.createElement('button');
    notice.className = 'mise-a-jour';
    notice.setAttribute('role', 'status');
    accept.type = later.type = 'button';
    document.body.append(notice);
    root.setAttribute('data-mise-a-jour', '');
    // What is added to a live region is read out; what it comes with is not.
    setTimeout(function () {
      accept.textContent = 'Recharger';
      later.textContent = 'Plus tard';
      notice.append('Une nouvelle version est prête. ', accept, ' ', later);
    }, 100);
    later.onclick = function () {
      notice.remove();
      root.removeAttribute('data-mise-a-jour');
    };
    accept.onclick = function () {
      workers.addEventListener('controllerchange', function () { location.reload(); });
      if (registration.waiting) registration.waiting.postMessage('relever');
      else location.reload();
    };
  }

  function keep() {
    // The manifest lies beside the worker, whatever folder this page is in.
    var manifest = document.querySelector('link[rel=manifest]').href;
    workers.register(new URL('sw.js', manifest)).then(function (registration) {
      function look() {
        var said = document.querySelector('.mise-a-jour');
        if (registration.waiting && workers.controller && !said) say(registration);
      }
      look();
      registration.addEventListener('updatefound', function () {
        registration.installing.addEventListener('statechange', look);
      });
      // A page can stay open for days.
      document.addEventListener('visibilitychange', function () {
        if (!document.hidden) registration.update().catch(function () {});
      });
    }).catch(function () {}); // refused, or no network: the page does without
  }

  // Not before the page is ready and has had a while to fetch what is opened next: the first visit
  // needs its connection for that. A program that never is may be mended by a newer release.
  var ready = new MutationObserver(start);
  function start() {
    if (ready) setTimeout(keep, workers.controller ? 0 : 2500);
    ready = ready && ready.disconnect();
  }
  ready.observe(root, { attributeFilter: ['data-app'] });
  setTimeout(start, 20000);
})(document.documentElement);
