//! The pages of text: who steers the plan, how figures are made, how accessible the site is, who
//! publishes it.

mod accessibility;
mod governance;
mod legal;
mod method;
#[cfg(test)]
mod tests;

use analysis::grid::{Cell, Grid, Line};
use analysis::wording::format::typeset;
use dom::{Element, Node, html};
use model::{Credit, Source};

pub use accessibility::{accessibility, accessibility_link};
pub use governance::{MEETINGS_FILE, governance};
pub use legal::legal;
pub use method::method;

/// A page of text.
pub struct Text {
    /// Its heading.
    pub title: &'static str,
    /// What it is about, in a sentence.
    pub about: String,
    /// Its `<main>`, which holds both.
    pub main: Element,
}

impl Text {
    /// With one more chapter.
    fn child(self, chapter: Element) -> Self {
        Self { main: self.main.child(chapter), ..self }
    }
}

/// A page without chapters yet.
fn page(class: &'static str, title: &'static str, about: &str) -> Text {
    let about = typeset(about);
    let opening = html("div")
        .child(html("h1").child(title))
        .child(html("p").class("phrase").child(about.clone()));
    let main = html("main")
        .attr("id", "contenu")
        .class(class)
        .child(html("div").class("ouverture").child(opening));
    Text { title, about, main }
}

/// A chapter under its heading; `id` is what links lead to.
fn chapter(id: &'static str, title: &'static str) -> Element {
    let heading = format!("{id}-titre");
    html("section")
        .class("tableau")
        .attr("id", id)
        .attr("aria-labelledby", heading.clone())
        .child(html("h2").attr("id", heading).child(title))
}

fn paragraph(text: &str) -> Element {
    html("p").child(typeset(text))
}

fn bullets(items: impl IntoIterator<Item = Element>) -> Element {
    html("ul").class("puces").children(items)
}

/// A term and what is said of it, for a `dl`.
fn term(name: &str, says: impl Into<Node>) -> Element {
    html("div").child(html("dt").child(typeset(name))).child(html("dd").child(says))
}

/// A link to a page or a file of the site.
fn link(href: impl Into<String>, text: impl Into<String>) -> Element {
    let (href, text): (String, String) = (href.into(), text.into());
    html("a").attr("href", href).child(text)
}

/// Where in the document.
fn place(source: &Source) -> Element {
    html("span").class("origine").child(analysis::wording::labels::place(source))
}

/// What the data are taken from, the document first, with licences. `root` leads to the map's page.
fn credits(credits: &[Credit], root: &str) -> Element {
    let dated = |credit: &Credit| credit.date.map(|date| format!(", {date}")).unwrap_or_default();
    let item = |credit: &Credit| {
        let Credit { usage, title, producer, licence, .. } = credit;
        let told = format!("{usage} : {title}, {producer}{}. Licence : {licence}.", dated(credit));
        let note = credit.note.as_ref().map(|note| typeset(&format!(" {note}")));
        let file = credit.file.as_ref().map(|file| {
            let name = file.rsplit('/').next().unwrap_or(file);
            let lines = if credit.is_document {
                " Chaque chiffre nomme son paragraphe et ses lignes dans ce texte : "
            } else {
                " Le fichier : "
            };
            let text = Node::from(typeset(lines));
            vec![text, link(format!("{root}geodata/{file}"), name).into(), ".".into()]
        });
        html("li").child(typeset(&told)).child(note).child(file)
    };
    let (document, others): (Vec<_>, Vec<_>) = credits.iter().partition(|own| own.is_document);
    bullets(document.into_iter().chain(others).map(item))
}

/// A table that stays as it is, in a frame that scrolls sideways where it is too narrow; `id` names it
/// in the page, as `DataTable` does. `map` leads to the page whose queries the links of its cells are.
fn table(grid: &Grid, id: &'static str, map: &str) -> Element {
    let heads = grid.heads.iter().map(|head| html("th").attr("scope", "col").child(head.clone()));
    let lines = grid.lines.iter().map(|line| row(line, map));
    let table = html("table")
        .attr("data-table", id)
        .child(html("caption").child(grid.caption.clone()))
        .child(html("thead").child(html("tr").children(heads)))
        .child(html("tbody").children(lines));
    html("div")
        .class("defile")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", grid.caption.clone())
        .child(table)
}

fn row(line: &Line, map: &str) -> Element {
    let head = html("th").attr("scope", "row").child(cell(&line.head, map));
    let cells = line.cells.iter().map(|own| html("td").child(cell(own, map)));
    html("tr").child(head).children(cells)
}

fn cell(cell: &Cell, map: &str) -> Vec<Node> {
    let note = || html("span").class("origine").child(typeset(&cell.note)).into();
    let words = if cell.link.is_empty() {
        Node::from(typeset(&cell.text))
    } else {
        link(format!("{map}{}", cell.link), typeset(&cell.text)).into()
    };
    let note = (!cell.note.is_empty()).then(note);
    [Some(words), note].into_iter().flatten().collect()
}
