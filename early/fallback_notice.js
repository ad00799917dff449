// Shows a notice while the program is awaited for a state other than the default, and when there is no program:
// no WebAssembly, missing or foreign files, a crash during start. There is no timeout: a slow program is
// awaited. Also loads the styles of what is not on the first page: once the program is ready or has failed, at
// once if the URL needs them, and again at a touch if they failed to load.
(function (root, notice, styles) {
  var words = notice.querySelector('span'), button = notice.querySelector('button');
  var requested = root.getAttribute('data-demande');
  var isReady, isShown;

  function loadStyles() {
    styles.disabled = false;
    styles.removeAttribute('disabled');
  }
  // A page without a map already includes them.
  styles = styles || document.createElement('link');
  styles.onerror = function () {
    addEventListener('pointerdown', function () {
      styles.setAttribute('href', styles.getAttribute('href'));
    }, { once: true });
  };

  if (requested) {
    loadStyles();
    words.textContent = (requested === 'la recherche' ? 'Recherche de ce qu’il y a près de chez vous…' :
      ((requested === 'l’action' ? 'Ouverture de ' : 'Chargement de ') + requested + '…').replace('de le ', 'du ')) +
      // If parts are hidden, says what is coming; the text is as large as the room kept for them.
      (root.getAttribute('data-attente') &&
        ' Cela se calcule sur votre appareil et s’affiche ici dans un instant\u202f; le reste de la page se lit déjà.');
    notice.className += ' dit';
  }

  function fail() {
    root.setAttribute('data-app', 'error');
  }
  // Otherwise a crash of the program would not be reported anywhere.
  function onCrash(error) {
    var isWasmCrash = window.WebAssembly && error instanceof WebAssembly.RuntimeError;
    if (isWasmCrash || (!isReady && error && /wasm/.test(error.stack))) fail();
  }
  addEventListener('error', function (event) { onCrash(event.error); });
  addEventListener('unhandledrejection', function (event) { onCrash(event.reason); });

  function showFailure() {
    if (isReady) {
      words.textContent = 'Le programme de cette page s’est arrêté. Ce qui est affiché reste lisible, mais ne répond plus.';
      return;
    }
    var fault = root.getAttribute('data-faute');
    words.textContent = (requested ? requested[0].toUpperCase() + requested.slice(1) +
      ' demande le programme de cette page, qui' : 'Le programme de cette page') +
      ' n’a pas pu démarrer' + (fault ? ', car des données sont fautives (' + fault + ')' : '');
    root.removeAttribute('data-programme');
    root.removeAttribute('data-attente');
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', disableControls);
    else disableControls();
  }
  // Turns links and buttons that need the program into plain text.
  function disableControls() {
    document.querySelectorAll('#app a[href^="?"], .annuaire a[href^="?"]').forEach(function (link) {
      link.removeAttribute('href');
    });
    document.querySelectorAll('.tri, .intitule').forEach(function (button) { button.disabled = true; });
    var siren = /epci\W*(\d{9})/i.exec(location.search);
    var page = siren && document.querySelector('tr a[href$="territoire/' + siren[1] + '/"]');
    if (page) notice.insertBefore(page.cloneNode(true), button);
  }
  new MutationObserver(function () {
    var app = root.getAttribute('data-app');
    loadStyles();
    isReady = isReady || app === 'ready';
    if (app === 'error' && !isShown) {
      isShown = true;
      showFailure();
    }
  }).observe(root, { attributeFilter: ['data-app'] });

  // A cache may hold truncated or foreign files: fetches them again, then reloads. Without a network the page
  // stays.
  button.onclick = function () {
    var files = document.querySelectorAll('link[rel=preload], link[rel=modulepreload]');
    Promise.all([].map.call(files, function (file) {
      return fetch(file.href, { cache: 'reload' }).then(function (answer) { return answer.blob(); });
    })).then(function () { location.reload(); }, function () {
      words.textContent = words.textContent.replace('n’a pas pu', 'n’a toujours pas pu');
    });
  };
  if (!window.WebAssembly || !('noModule' in HTMLScriptElement.prototype)) fail();
})(
  document.documentElement,
  document.querySelector('.secours'),
  document.querySelector('link[disabled]')
);
