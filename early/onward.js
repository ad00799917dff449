// On a page that runs no program: its links to the other views keep what its address asks of them, as
// those of the program do.
document.querySelectorAll('.tete nav a').forEach(function (link) {
  link.search = location.search;
});
