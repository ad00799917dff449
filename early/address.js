// Before the first paint: the theme the URL asks for, and a URL for another state than the default
// waits for the program rather than flash the default. Links that tools have changed are read as
// the program reads them (src/state/codec/pairs.rs): signs encoded again, `&amp;` or `;` between
// parameters, names in capitals.
(function (root, query) {
  function value(name) {
    var found = RegExp('[?&;]\\W*' + name + '\\W*=(?:3d)?\\W*([\\w-]*)', 'i').exec(query);
    return found && found[1].toLowerCase();
  }
  var view = value('vue'), theme = value('theme');
  var wanted = {
    plan: 'le plan d’actions', gouvernance: 'la gouvernance', methode: 'la méthode'
  }[view];
  // Parameters that only other states than the default have, the most telling first.
  [
    ['scenario|scenario2', 'la simulation'],
    ['comparer', 'la comparaison'],
    ['structure', 'la fiche du service'],
    ['epci', 'la fiche de l’intercommunalité'],
    ['commune', 'la recherche'],
    ['besoin|age|services', 'la recherche de services'],
    ['liste', 'votre liste'],
    ['indicateur|classes|tri', 'l’indicateur demandé'],
    ['lecture', 'la page facile à lire']
  ].forEach(function (state) {
    if (!wanted && value('(?:' + state[0] + ')') !== null) wanted = state[1];
  });
  // There is a program, or there will be: what needs one is shown.
  root.setAttribute('data-programme', '');
  if (theme === 'clair' || theme === 'sombre') root.setAttribute('data-theme', theme);
  if (value('embed') === '1') root.setAttribute('data-embed', '');
  if (value('lecture') === 'facile') root.setAttribute('data-lecture', 'facile');
  if (wanted) {
    root.setAttribute('data-attente', '');
    root.setAttribute('data-demande', wanted);
  } else if (view === 'territoires') {
    root.setAttribute('data-attente', 'carte'); // the same map, without the families' questions
  }
})(document.documentElement, unescape(unescape(unescape(location.search + location.hash))));
