// On the plan's page, when the URL opens an action: reserves room under its line for the sheet and, one frame
// after the first paint, scrolls the line to the top of the window, so that nothing moves once the program
// brings the sheet. After a reload the browser restores the scroll position instead. Not in an embed: its height
// follows its contents, which must not follow its height.
(function (root, query) {
  var key = /[?&;]\W*action\W*=(?:3d)?\W*(\d+\.\d+)/i.exec(query);
  if (!key || !root.hasAttribute('data-attente') || root.hasAttribute('data-embed')) return;
  var line = document.querySelector('[data-action="' + key[1] + '"]');
  if (!line) return;
  line.setAttribute('data-fiche-a-venir', '');
  if (performance.getEntriesByType('navigation')[0].type !== 'navigate') return;
  requestAnimationFrame(function () {
    requestAnimationFrame(function () {
      if (!scrollY) scrollTo(0, line.getBoundingClientRect().top);
    });
  });
})(document.documentElement, unescape(unescape(unescape(location.search + location.hash))));
