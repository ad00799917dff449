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
/// `DataTable`. The links of its cells are queries of the page `map_root`.
pub fn table(grid: &Grid, id: impl Into<String>, map_root: &str) -> Element {
    table_with_rows(grid, id, grid.rows.iter().map(|row| table_row(row, map_root, &[])))
}

/// A table whose rows are cards in narrow windows: each cell then repeats its column header, as text that CSS hides
/// elsewhere and that translators and screen readers find.
pub fn table_or_cards(grid: &Grid, id: impl Into<String>, map_root: &str) -> Element {
    let headers = grid.column_headers.get(1..).unwrap_or_default();
    let rows = grid.rows.iter().map(|row| table_row(row, map_root, headers));
    table_with_rows(grid, id, rows).class("cartes")
}

fn table_with_rows(
    grid: &Grid,
    id: impl Into<String>,
    rows: impl Iterator<Item = Element>,
) -> Element {
    let headers =
        grid.column_headers.iter().map(|head| html("th").attr("scope", "col").child(head.clone()));
    let table = html("table")
        .attr("data-table", id.into())
        .child(html("caption").child(grid.caption.clone()))
        .child(html("thead").child(html("tr").children(headers)))
        .child(html("tbody").children(rows));
    html("div")
        .class("defile")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", grid.caption.clone())
        .child(table)
}

/// `repeated_headers`: none, or one per cell.
fn table_row(row: &Row, map_root: &str, repeated_headers: &[String]) -> Element {
    let row_header = html("th").attr("scope", "row").child(cell(&row.row_header, map_root));
    let cells = row.cells.iter().enumerate().map(|(column, data_cell)| {
        let header = repeated_headers.get(column);
        let header = header.map(|text| html("span").class("entete").child(format!("{text} ")));
        html("td").children(header).child(cell(data_cell, map_root))
    });
    html("tr").child(row_header).children(cells)
}

fn cell(cell: &Cell, map_root: &str) -> Vec<Node> {
    // Separated by a space, for copying and reading aloud.
    let note = || vec![" ".into(), html("span").class("origine").child(typeset(&cell.note)).into()];
    let words = if cell.link.is_empty() {
        Node::from(typeset(&cell.text))
    } else {
        link(format!("{map_root}{}", cell.link), typeset(&cell.text)).into()
    };
    let note = (!cell.note.is_empty()).then(note);
    [words].into_iter().chain(note.into_iter().flatten()).collect()
}
