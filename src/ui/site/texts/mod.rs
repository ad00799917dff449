//! The pages of text: governance, method, accessibility, legal notice.

mod accessibility;
mod governance;
mod legal;
mod method;
#[cfg(test)]
mod tests;

use super::elements::link;
use analysis::wording::format::typeset;
use dom::{Element, Node, html};
use model::{Credit, Source};

pub use accessibility::{accessibility, accessibility_link};
pub use governance::{MEETINGS_FILE, governance};
pub use legal::legal;
pub use method::method;

/// The content of a page of text.
pub struct Text {
    pub title: &'static str,
    /// Its subject, in a sentence.
    pub about: String,
    /// The `<main>`, with heading and subject.
    pub main: Element,
}

impl Text {
    fn child(self, chapter: Element) -> Self {
        self.children([chapter])
    }

    fn children(self, chapters: impl IntoIterator<Item = Element>) -> Self {
        Self { main: self.main.children(chapters), ..self }
    }
}

/// A page without chapters.
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

fn paragraph(text: &str) -> Element {
    html("p").child(typeset(text))
}

fn bullets(items: impl IntoIterator<Item = Element>) -> Element {
    html("ul").class("puces").children(items)
}

/// A term and its description, for a `dl`.
fn term(name: &str, description: impl Into<Node>) -> Element {
    html("div").child(html("dt").child(typeset(name))).child(html("dd").child(description))
}

/// A citation of the place in the document.
fn source_note(source: &Source) -> Element {
    html("span").class("origine").child(analysis::wording::labels::short_citation(source))
}

/// A note after a space, with a link where it names a file of the data folder.
fn with_file_links(note: &str, root: &str) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut plain = String::new();
    for word in note.split(' ') {
        plain.push(' ');
        let path = word.trim_end_matches(['.', ',', ';', ')']);
        match path.strip_prefix("source/") {
            Some(name) => {
                nodes.push(typeset(&std::mem::take(&mut plain)).into());
                nodes.push(link(format!("{root}geodata/{path}"), name).into());
                plain.push_str(word.get(path.len()..).unwrap_or_default());
            }
            None => plain.push_str(word),
        }
    }
    nodes.push(typeset(&plain).into());
    nodes
}

/// The sources of the data with licences, the document first. `root` is the relative path to the map's page.
fn credits(credits: &[Credit], root: &str) -> Element {
    let suffix = |credit: &Credit| credit.date.map(|date| format!(", {date}")).unwrap_or_default();
    let item = |credit: &Credit| {
        let Credit { usage, title, producer, licence, .. } = credit;
        let sentence =
            format!("{usage} : {title}, {producer}{}. Licence : {licence}.", suffix(credit));
        let note = credit.note.as_ref().map(|note| with_file_links(note, root)).unwrap_or_default();
        let file = credit.file.as_ref().map(|file| {
            let name = file.rsplit('/').next().unwrap_or(file);
            let file_words = if credit.is_document {
                " Chaque chiffre nomme son paragraphe et ses lignes dans ce texte : "
            } else {
                " Le fichier : "
            };
            let text = Node::from(typeset(file_words));
            vec![text, link(format!("{root}geodata/{file}"), name).into(), ".".into()]
        });
        html("li").child(typeset(&sentence)).children(note).child(file)
    };
    let (document, others): (Vec<_>, Vec<_>) = credits.iter().partition(|c| c.is_document);
    bullets(document.into_iter().chain(others).map(item))
}
