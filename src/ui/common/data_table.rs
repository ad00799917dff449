//! A table that shows a [`Grid`], sorted by the header that is pressed.

use leptos::prelude::*;

use super::sortable_header;
use crate::store::Var;
use crate::ui::slot::{Embedded, embedded, rebuilt};
use analysis::grid::{Cell, Grid, Row};

/// The table, in a frame that scrolls sideways if it is too narrow.
#[component]
pub fn DataTable(
    grid: Grid,
    /// Value of `data-table`, by which scripts and tests find it.
    id: &'static str,
) -> impl IntoView {
    let sort = Var::new(None::<(usize, bool)>);
    let headers = grid.column_headers.iter().enumerate();
    let headers =
        headers.map(|(column, words)| column_header(sort, column, words.clone())).collect_view();
    let (caption, name) = (grid.caption.clone(), grid.caption.clone());
    let rows = move || {
        let headers = &grid.column_headers;
        let rows: Vec<&Row> = match sort.get() {
            Some((column, descending)) => grid.sorted(column, descending),
            None => grid.rows.iter().collect(),
        };
        rows.into_iter().map(|row| row_view(row, headers)).collect_view()
    };
    view! {
        <div class="defile" tabindex="0" role="region" aria-label=name>
            <table data-table=id>
                <caption>{caption}</caption>
                <thead><tr>{headers}</tr></thead>
                <tbody>{rebuilt(rows)}</tbody>
            </table>
        </div>
    }
}

fn column_header(sort: Var<Option<(usize, bool)>>, column: usize, words: String) -> Embedded {
    let descending = move || sort.get().filter(|(s, _)| *s == column).map(|(_, d)| d);
    let toggle = move || {
        sort.update(|sort| {
            *sort = Some((column, sort.is_some_and(|(sorted, down)| sorted == column && !down)));
        });
    };
    embedded(sortable_header(move || words.clone(), descending, toggle))
}

/// A row. Each cell knows its column header: a narrow window shows some tables row by row, without headers.
fn row_view(row: &Row, headers: &[String]) -> impl IntoView + use<> {
    let cells = row.cells.iter().zip(headers.iter().skip(1));
    let cells = cells
        .map(|(cell, header)| view! { <td data-tete=header.clone()>{cell_view(cell)}</td> })
        .collect_view();
    view! { <tr><th scope="row">{cell_view(&row.row_header)}</th>{cells}</tr> }
}

fn cell_view(cell: &Cell) -> impl IntoView + use<> {
    let (text, note, alert) = (cell.text.clone(), cell.note.clone(), cell.note_is_warning);
    let link = (!cell.link.is_empty()).then(|| cell.link.clone());
    let words = match link {
        Some(link) => view! { <a href=link>{text}</a> }.into_any(),
        None => text.into_any(),
    };
    let bar = cell.bar.map(|ratio| {
        view! {
            <svg class="barre" aria-hidden="true">
                <rect width=format!("{:.1}%", 100.0 * ratio) height="100%" />
            </svg>
        }
    });
    let note = (!note.is_empty()).then(
        || view! { <span class=if alert { "origine alerte" } else { "origine" }>{note}</span> },
    );
    view! { {words} {bar} {note} }
}
