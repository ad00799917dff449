// On a page that runs no program: its links to the other views keep what its address asks of them, as
// those of the program do. But not for a view that the start page would lead to. From a frame, the whole
// page opens as the framed one is, but for the frame.
if (!/\bvue\W*=/i.test(unescape(unescape(location.search)))) {
  document.querySelectorAll('.tete nav a').forEach(function (link) {
    link.search = location.search;
  });
  document.getElementById('carte-entiere').search = location.search.replace(/([?&;])embed=1(&|;|$)/i, '$1');
}
