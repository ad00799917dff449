// Before the first paint: the theme the URL asks for. What a URL for another state than the default makes
// untrue of the page as it came, `data-attente` hides until the program has changed it (style.css); all else
// is shown at once. Links that tools have changed are read as
// the program reads them (crates/state/src/codec/pairs.rs): signs encoded again, `&amp;` or `;` between
// parameters, names in capitals. The start page leads links of the time when it held all views to the
// page of their view.
(function (root, query) {
  function value(name) {
    var found = RegExp('[?&;]\\W*' + name + '\\W*=(?:3d)?\\W*([\\w-]*)', 'i').exec(query);
    return found && found[1].toLowerCase();
  }
  var page = root.getAttribute('data-vue'), theme = value('theme'), wanted, untrue = [];
  var view = page === 'familles' && value('vue');
  if (/^(territoires|plan|gouvernance|methode)$/.test(view)) {
    var others = location.search.replace(/([?&;])vue=[^&;]*(&amp;|[&;]|$)/i, '$1').replace(/(\?|&(amp;)?|;)$/, '');
    location.replace(view + '/' + others + location.hash);
  }
  // Parameters that only other states than what the page opens with have, the most telling first: what they ask
  // for, and what of the page they make untrue.
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
    wanted = wanted || state[1];
    untrue.push(state[2]);
  });
  // There is a program, or there will be: what needs one is shown.
  if (root.getAttribute('data-app') === 'static') root.setAttribute('data-programme', '');
  if (theme === 'clair' || theme === 'sombre') root.setAttribute('data-theme', theme);
  if (value('embed') === '1') root.setAttribute('data-embed', '');
  if (value('lecture') === 'facile') root.setAttribute('data-lecture', 'facile');
  if (wanted) {
    root.setAttribute('data-attente', untrue.join(' ').trim());
    root.setAttribute('data-demande', wanted);
  }
})(document.documentElement, unescape(unescape(unescape(location.search + location.hash))));
