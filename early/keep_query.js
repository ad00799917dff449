// On pages without the program: links to other views keep the query of this URL. « Carte entière » leaves the
// frame and keeps all but `embed`.
if (!/\bvue\W*=/i.test(unescape(unescape(location.search)))) {
  document.querySelectorAll('.tete nav a').forEach(function (link) {
    link.search = location.search;
  });
  document.getElementById('carte-entiere').search = location.search.replace(/([?&;])embed=1(&|;|$)/i, '$1');
}
