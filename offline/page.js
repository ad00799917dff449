// Has the site kept for when there is no network, and says when a newer one is ready. It is taken
// when the person says so, or once no page of the old one is open: nothing reloads by itself.
(function (root) {
  var workers;
  try {
    // An embed installs nothing on the visitor's device; a sandboxed one may not even ask.
    workers = window.top === window && navigator.serviceWorker;
  } catch (refused) {}
  if (!workers) return;

  function button(text, act) {
    var made = document.createElement('button');
    made.textContent = text;
    made.onclick = act;
    return made;
  }
  function say(registration) {
    var notice = document.createElement('div');
    notice.className = 'mise-a-jour';
    notice.setAttribute('role', 'status');
    document.body.append(notice);
    root.setAttribute('data-mise-a-jour', '');
    // What is added to a live region is read out; what it comes with is not.
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
  function start() {
    observer.disconnect();
    clearTimeout(late);
    setTimeout(keep, workers.controller ? 0 : 2500);
  }
  var observer = new MutationObserver(start), late = setTimeout(start, 20000);
  observer.observe(root, { attributeFilter: ['data-app'] });
})(document.documentElement);
