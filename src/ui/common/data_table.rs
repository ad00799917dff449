//! The one table: shows a [`Grid`], sorted by whichever head is pressed.

use leptos::prelude::*;

use super::sort_head;
use crate::store::Var;
use crate::ui::slot::{Embedded, embedded, rebuilt};
use analysis::grid::{Cell, Grid, Line};

/// The table, in a frame that scrolls sideways where it is too narrow.
#[component]
pub fn DataTable(
    grid: Grid,
    /// Names the table in the page.
    id: &'static str,
) -> impl IntoView {
    let sort = Var::new(None::<(usize, bool)>);
    let heads = grid.heads.iter().enumerate();
    let heads = heads.map(|(column, words)| head(sort, column, words.clone())).collect_view();
    let (caption, name) = (grid.caption.clone(), grid.caption.clone());
    let lines = move || {
        let heads = &grid.heads;
        let lines: Vec<&Line> = match sort.get() {
            Some((column, descending)) => grid.sorted(column, descending),
            None => grid.lines.iter().collect(),
        };
        lines.into_iter().map(|line| line_view(line, heads)).collect_view()
    };
    view! {
        <div class="defile" tabindex="0" role="region" aria-label=name>
            <table data-table=id>
                <caption>{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rebuilt(lines)}</tbody>
            </table>
        </div>
    }
}

fn head(sort: Var<Option<(usize, bool)>>, column: usize, words: String) -> Embedded {
    let descending = move || sort.get().filter(|(sorted, _)| *sorted == column).map(|(_, d)| d);
    let turn = move || {
        sort.update(|sort| {
            *sort = Some((column, sort.is_some_and(|(was, down)| was == column && !down)));
        });
    };
    embedded(sort_head(move || words.clone(), descending, turn))
}

/// A line. Each cell knows its column's head: a narrow window shows some tables line by line, without heads.
fn line_view(line: &Line, heads: &[String]) -> impl IntoView + use<> {
    let cells = line.cells.iter().zip(heads.iter().skip(1));
    let cells = cells
        .map(|(cell, head)| view! { <td data-tete=head.clone()>{cell_view(cell)}</td> })
        .collect_view();
    view! { <tr><th scope="row">{cell_view(&line.head)}</th>{cells}</tr> }
}

fn cell_view(cell: &Cell) -> impl IntoView + use<> {
    let (text, note, alert) = (cell.text.clone(), cell.note.clone(), cell.alert);
    let link = (!cell.link.is_empty()).then(|| cell.link.clone());
    let words = match link {
        Some(link) => view! { <a href=link>{text}</a> }.into_any(),
        None => text.into_any(),
    };
    let bar = cell.bar.map(|part| {
        view! {
            <svg class="barre" aria-hidden="true">
                <rect width=format!("{:.1}%", 100.0 * part) height="100%" />
            </svg>
        }
    });
    let note = (!note.is_empty()).then(
        || view! { <span class=if alert { "origine alerte" } else { "origine" }>{note}</span> },
    );
    view! { {words} {bar} {note} }
}
