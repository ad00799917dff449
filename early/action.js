// On the plan's page, where its address opens an action: there is room under its line for the sheet that the
// program will bring, and the line comes to the top of the window a frame after the page was first seen. So
// nothing moves once the sheet is there. After a reload the window stays where it was; an embed is as tall
// as what it holds, which must not be as tall as the embed.
(function (root, query) {
  var key = /[?&;]\W*action\W*=(?:3d)?\W*(\d+\.\d+)/i.exec(query);
  if (!key || !root.hasAttribute('data-attente') || root.hasAttribute('data-embed')) return;
  var line = document.querySelector('[data-action="' + key[1] + '"]');
  if (!line) return;
  line.setAttribute('data-attendue', '');
  if (performance.getEntriesByType('navigation')[0].type !== 'navigate') return;
  requestAnimationFrame(function () {
    requestAnimationFrame(function () {
      if (!scrollY) scrollTo(0, line.getBoundingClientRect().top);
    });
  });
})(document.documentElement, unescape(unescape(unescape(location.search + location.hash))));
