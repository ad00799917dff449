//! Tables as data, rendered by one table component and exported as CSV.

use crate::search::tokens;
use small_std::sort_by;
use std::cmp::Ordering;

/// A table with caption, header and rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Caption of the table, shown above it.
    pub caption: String,
    /// Column headers; the first is that of the row headers.
    pub column_headers: Vec<String>,
    /// The rows, in their initial order.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The row header.
    pub row_header: Cell,
    /// The other cells, one per header except the first.
    pub cells: Vec<Cell>,
}

/// A table cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The text of the cell.
    pub text: String,
    /// Small print below the text; empty for none.
    pub note: String,
    /// Sort key; without a number, the text is used.
    pub number: Option<f64>,
    /// Link of the cell, as a query string; empty for none.
    pub link: String,
    /// Length of the bar drawn below the number, 0 to 1; `None` for no bar.
    pub bar: Option<f64>,
    /// Whether the note is a warning.
    pub note_is_warning: bool,
}

impl Cell {
    /// A text cell.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A number, displayed as `text`.
    #[must_use]
    pub fn number(value: f64, text: impl Into<String>) -> Self {
        Self { text: text.into(), number: Some(value), ..Self::default() }
    }

    /// Adds a note.
    #[must_use]
    pub fn with_note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }

    /// Adds a link.
    #[must_use]
    pub fn with_link(self, link: impl Into<String>) -> Self {
        Self { link: link.into(), ..self }
    }
}

impl Grid {
    /// The rows sorted by a column, 0 being the row headers. If any cell has a number, those without one come
    /// last in both directions.
    #[must_use]
    pub fn sorted(&self, column: usize, descending: bool) -> Vec<&Row> {
        let cell_in_column = |row: &'_ Row| match column.checked_sub(1) {
            None => Some(row.row_header.clone()),
            Some(index) => row.cells.get(index).cloned(),
        };
        let mut keyed: Vec<(Option<Cell>, &Row)> =
            self.rows.iter().map(|row| (cell_in_column(row), row)).collect();
        sort_by(&mut keyed, |(a, _), (b, _)| {
            let (Some(a), Some(b)) = (a, b) else { return b.is_some().cmp(&a.is_some()) };
            let order = match (a.number, b.number) {
                (Some(a), Some(b)) => a.total_cmp(&b),
                (Some(_), None) => return Ordering::Less,
                (None, Some(_)) => return Ordering::Greater,
                // Compared as French dictionaries do: « É » counts as « e ».
                (None, None) => tokens(&a.text).cmp(&tokens(&b.text)),
            };
            if descending { order.reverse() } else { order }
        });
        keyed.into_iter().map(|(_, row)| row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_without_number_sort_last_and_texts_as_in_a_dictionary() {
        let row = |row_header: &str, value: Option<f64>| Row {
            row_header: Cell::text(row_header),
            cells: vec![value.map_or(Cell::text("non donné"), |v| Cell::number(v, "x"))],
        };
        let grid = Grid {
            rows: vec![row("a", None), row("b", Some(2.0)), row("c", Some(10.0))],
            ..Grid::default()
        };
        let sorted_headers = |column, descending| -> String {
            grid.sorted(column, descending).iter().map(|l| l.row_header.text.as_str()).collect()
        };
        assert_eq!(sorted_headers(1, false), "bca");
        assert_eq!(sorted_headers(1, true), "cba");
        assert_eq!(sorted_headers(0, true), "cba");
        assert_eq!(sorted_headers(7, false), "abc", "no such column: the order stays");
        let row = |row_header: &str| Row { row_header: Cell::text(row_header), cells: Vec::new() };
        let rows = ["Places", "Écart", "Eau", "enfants"].map(row).to_vec();
        let grid = Grid { rows, ..Grid::default() };
        let sorted_headers: Vec<&str> =
            grid.sorted(0, false).iter().map(|l| l.row_header.text.as_str()).collect();
        assert_eq!(sorted_headers, ["Eau", "Écart", "enfants", "Places"]);
    }
}
