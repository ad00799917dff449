// On the 404 page: makes links lead to the site's root, found as the nearest parent folder with a manifest (the
// build knows the root only if SITE_BASE is set).
(function () {
  function setRoot(folder) {
    links.forEach(function (link) {
      link.setAttribute('href', folder + link.getAttribute('href').slice(1));
    });
  }
  function findRoot(folder) {
    fetch(folder + 'manifest.webmanifest').then(function (answer) {
      if (!answer.ok) throw answer.status;
      return answer.json(); // fails if the host answers any URL with an HTML page
    }).then(function () { setRoot(folder); }, function () {
      if (folder !== '/') findRoot(folder.replace(/[^/]*\/$/, ''));
    });
  }
  // The page of a territory, from a truncated or slightly wrong URL.
  var siren = /territoire\W*(\d{9})/i.exec(location.pathname);
  var page = siren && document.querySelector('a[href$="territoire/' + siren[1] + '/"]');
  if (page) document.querySelector('.phrase').append(' Cherchiez-vous ', page.cloneNode(true), '\u00a0?');
  var links = document.querySelectorAll('a[href^="/"]');
  if (links.length) findRoot(location.pathname.replace(/[^/]*$/, ''));
})();
