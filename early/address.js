// Before the first paint: applies the theme of the URL, and sets `data-attente` to the parts of the page that do
// not match the URL, which style.css hides until the program has updated them; the rest is shown at once. URLs
// damaged by other tools are read as the program reads them (crates/state/src/codec/pairs.rs): repeated
// percent-encoding, `&amp;` or `;` as separators, upper-case names. The start page redirects URLs from before
// each view had its own page.
(function (root, query) {
  function value(name) {
    var found = RegExp('[?&;]\\W*' + name + '\\W*=(?:3d)?\\W*([\\w-]*)', 'i').exec(query);
    return found && found[1].toLowerCase();
  }
  var page = root.getAttribute('data-vue'), theme = value('theme'), requested, stale = [];
  var view = page === 'familles' && value('vue');
  if (/^(territoires|plan|gouvernance|methode)$/.test(view)) {
    var queryWithoutView = location.search.replace(/([?&;])vue=[^&;]*(&amp;|[&;]|$)/i, '$1').replace(/(\?|&(amp;)?|;)$/, '');
    location.replace(view + '/' + queryWithoutView + location.hash);
  }
  // Parameters that change the page's initial state, the most specific first: name for the loading notice, and
  // the parts of the page to hide.
  var states = page === 'plan' ? [
    ['action', 'l’action', 'action'],
    ['forme|axe|statut|manque|concerne|pilote|avant|mots|reference', 'le plan d’action', 'liste']
  ] : page !== 'familles' && page !== 'territoires' ? [] : [
    ['scenario|scenario2', 'la simulation', 'carte'],
    ['comparer', 'la comparaison', ''],
    ['structure', 'la fiche du service', 'colonne'],
    ['epci', 'la fiche de l’intercommunalité', 'colonne'],
    ['commune', 'la recherche', 'carte question'],
    ['besoin|age', 'la recherche de services', 'colonne reperes'],
    ['services', 'la recherche de services', 'reperes'],
    ['liste', 'votre liste', 'carte'],
    ['indicateur|classes|decoupage|date|tri', 'l’indicateur demandé', 'carte'],
    ['lecture', 'la page facile à lire', 'lecture']
  ];
  states.forEach(function (state) {
    if (value('(?:' + state[0] + ')') === null) return;
    requested = requested || state[1];
    stale.push(state[2]);
  });
  // The report on a phone does without the definition above it.
  if (page === 'plan' && value('forme') === 'bilan') stale.push('bilan');
  // A program is expected: shows what needs one.
  if (root.getAttribute('data-app') === 'static') root.setAttribute('data-programme', '');
  if (theme === 'clair' || theme === 'sombre') root.setAttribute('data-theme', theme);
  if (value('embed') === '1') root.setAttribute('data-embed', '');
  if (value('lecture') === 'facile') root.setAttribute('data-lecture', 'facile');
  if (requested) {
    root.setAttribute('data-attente', stale.join(' ').trim());
    root.setAttribute('data-demande', requested);
  }
})(document.documentElement, unescape(unescape(unescape(location.search + location.hash))));
