//! A table as data: what the one table component shows, whoever computed it.

use crate::search::tokens;
use small_std::sort_by;
use std::cmp::Ordering;

/// A table: a caption, column heads, lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// What it is about; read first, seen above.
    pub caption: String,
    /// The heads, the first one over the lines' own heads.
    pub heads: Vec<String>,
    /// The lines, in their first order.
    pub lines: Vec<Line>,
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// What it is about.
    pub head: Cell,
    /// One per head but the first.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Said smaller, below; empty for nothing.
    pub note: String,
    /// What it is sorted by; its text when there is no number.
    pub number: Option<f64>,
    /// Where it leads, a query string; empty for nowhere.
    pub link: String,
    /// How long the bar is that is drawn under its number, from 0 to 1; none where nothing is compared.
    pub bar: Option<f64>,
    /// Whether its note is a warning.
    pub alert: bool,
}

impl Cell {
    /// Plain words.
    #[must_use]
    pub fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A number, written as `text`.
    #[must_use]
    pub fn number(value: f64, text: impl Into<String>) -> Self {
        Self { text: text.into(), number: Some(value), ..Self::default() }
    }

    /// The same with a note below.
    #[must_use]
    pub fn with_note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }

    /// The same, leading somewhere.
    #[must_use]
    pub fn with_link(self, link: impl Into<String>) -> Self {
        Self { link: link.into(), ..self }
    }
}

impl Grid {
    /// The lines sorted by a column, 0 being the lines' own heads. Cells without a number come
    /// last whatever the direction, where others have one.
    #[must_use]
    pub fn sorted(&self, column: usize, descending: bool) -> Vec<&Line> {
        let cell = |line: &'_ Line| match column.checked_sub(1) {
            None => Some(line.head.clone()),
            Some(index) => line.cells.get(index).cloned(),
        };
        let mut keyed: Vec<(Option<Cell>, &Line)> =
            self.lines.iter().map(|line| (cell(line), line)).collect();
        sort_by(&mut keyed, |(a, _), (b, _)| {
            let (Some(a), Some(b)) = (a, b) else { return b.is_some().cmp(&a.is_some()) };
            let order = match (a.number, b.number) {
                (Some(a), Some(b)) => a.total_cmp(&b),
                (Some(_), None) => return Ordering::Less,
                (None, Some(_)) => return Ordering::Greater,
                // As French words are: « É » is an « e ».
                (None, None) => tokens(&a.text).cmp(&tokens(&b.text)),
            };
            if descending { order.reverse() } else { order }
        });
        keyed.into_iter().map(|(_, line)| line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_numbers_come_last_both_ways_and_words_as_in_a_dictionary() {
        let line = |head: &str, value: Option<f64>| Line {
            head: Cell::words(head),
            cells: vec![value.map_or(Cell::words("non donné"), |v| Cell::number(v, "x"))],
        };
        let grid = Grid {
            lines: vec![line("a", None), line("b", Some(2.0)), line("c", Some(10.0))],
            ..Grid::default()
        };
        let heads = |column, descending| -> String {
            grid.sorted(column, descending).iter().map(|l| l.head.text.as_str()).collect()
        };
        assert_eq!(heads(1, false), "bca");
        assert_eq!(heads(1, true), "cba");
        assert_eq!(heads(0, true), "cba");
        assert_eq!(heads(7, false), "abc", "no such column: the order stays");
        let named = |head: &str| Line { head: Cell::words(head), cells: Vec::new() };
        let lines = ["Places", "Écart", "Eau", "enfants"].map(named).to_vec();
        let grid = Grid { lines, ..Grid::default() };
        let heads: Vec<&str> = grid.sorted(0, false).iter().map(|l| l.head.text.as_str()).collect();
        assert_eq!(heads, ["Eau", "Écart", "enfants", "Places"]);
    }
}
