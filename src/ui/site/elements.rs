//! Elements of the pages without the program: chapters, links, tables.

use analysis::grid::{Cell, Grid, Row};
use analysis::wording::format::typeset;
use dom::{Element, Node, html};

/// A chapter with its heading; `id` is its anchor.
pub fn chapter(class: &'static str, id: &'static str, heading: impl Into<String>) -> Element {
    let heading_id = format!("{id}-titre");
    html("section")
        .class(class)
        .attr("id", id)
        .attr("aria-labelledby", heading_id.clone())
        .child(html("h2").attr("id", heading_id).child(heading.into()))
}

/// A link to a page or a file of the site.
pub fn link(href: impl Into<String>, text: impl Into<String>) -> Element {
    let (href, text): (String, String) = (href.into(), text.into());
    html("a").attr("href", href).child(text)
}

/// A static table, in a frame that scrolls sideways if it is too narrow; `id` is its `data-table`, as in
/// `DataTable`. The links of its cells are queries of the page `map`.
pub fn table(grid: &Grid, id: impl Into<String>, map: &str) -> Element {
    table_of(grid, id, grid.lines.iter().map(|line| row(line, map, &[])))
}

/// A table whose rows stand as cards in narrow windows: each cell then repeats the header of its column, in text
/// that a translator and a screen reader find, which CSS hides elsewhere.
pub fn table_or_cards(grid: &Grid, id: impl Into<String>, map: &str) -> Element {
    let headers = grid.headers.get(1..).unwrap_or_default();
    table_of(grid, id, grid.lines.iter().map(|line| row(line, map, headers))).class("cartes")
}

fn table_of(grid: &Grid, id: impl Into<String>, rows: impl Iterator<Item = Element>) -> Element {
    let heads = grid.headers.iter().map(|head| html("th").attr("scope", "col").child(head.clone()));
    let table = html("table")
        .attr("data-table", id.into())
        .child(html("caption").child(grid.caption.clone()))
        .child(html("thead").child(html("tr").children(heads)))
        .child(html("tbody").children(rows));
    html("div")
        .class("defile")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", grid.caption.clone())
        .child(table)
}

/// `repeated`: headers that its cells repeat, none or one per cell.
fn row(line: &Row, map: &str, repeated: &[String]) -> Element {
    let head = html("th").attr("scope", "row").child(cell(&line.head, map));
    let cells = line.cells.iter().enumerate().map(|(column, data_cell)| {
        let header = repeated.get(column);
        let header = header.map(|words| html("span").class("entete").child(format!("{words} ")));
        html("td").children(header).child(cell(data_cell, map))
    });
    html("tr").child(head).children(cells)
}

fn cell(cell: &Cell, map: &str) -> Vec<Node> {
    // Separated by a space, for copying and reading aloud.
    let note = || vec![" ".into(), html("span").class("origine").child(typeset(&cell.note)).into()];
    let words = if cell.link.is_empty() {
        Node::from(typeset(&cell.text))
    } else {
        link(format!("{map}{}", cell.link), typeset(&cell.text)).into()
    };
    let note = (!cell.note.is_empty()).then(note);
    [words].into_iter().chain(note.into_iter().flatten()).collect()
}
