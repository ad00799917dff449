//! Tables as producers publish them: with or without a byte order mark, commas or semicolons between
//! cells, decimal points or commas, spaces in thousands.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// A table whose cells are found by the names of their columns.
pub struct Table {
    name: &'static str,
    columns: HashMap<String, usize>,
    rows: Vec<csv::StringRecord>,
}

/// A row of a table.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    table: &'a Table,
    cells: &'a csv::StringRecord,
}

impl Table {
    /// Reads `geodata/source/<name>`.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(root: &Path, name: &'static str) -> Result<Self> {
        let text = fs::read_to_string(root.join("geodata/source").join(name)).context(name)?;
        Self::parse(name, &text)
    }

    fn parse(name: &'static str, text: &str) -> Result<Self> {
        let text = text.trim_start_matches('\u{feff}');
        let header_line = text.lines().next().unwrap_or_default();
        let delimiter = if header_line.contains(';') { b';' } else { b',' };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let headers = reader.headers().context(name)?.iter().map(str::to_owned);
        let columns = headers.enumerate().map(|(index, name)| (name, index)).collect();
        let rows = reader.records().collect::<Result<_, _>>().context(name)?;
        Ok(Self { name, columns, rows })
    }

    /// In the order of the file, without the headers.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { table: self, cells })
    }

    /// Its rows whose cell in `column` is `value`.
    pub fn rows_where<'a>(
        &'a self,
        column: &'a str,
        value: &'a str,
    ) -> impl Iterator<Item = Row<'a>> {
        self.rows().filter(move |row| row.text(column).is_ok_and(|cell| cell == value))
    }
}

impl<'a> Row<'a> {
    /// The cell in this column, without spaces around.
    ///
    /// # Errors
    /// When there is no such column.
    pub fn text(self, column: &str) -> Result<&'a str> {
        let index = self.table.columns.get(column);
        let cell = index.and_then(|index| self.cells.get(*index));
        cell.with_context(|| format!("{}: no column {column}", self.table.name))
    }

    /// A number; `None` where the cell is blank.
    ///
    /// # Errors
    /// When there is no such column, or it holds something else.
    pub fn optional_number(self, column: &str) -> Result<Option<f64>> {
        let text = self.text(column)?;
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if plain.is_empty() {
            return Ok(None);
        }
        let number = plain.replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite());
        let number = number.with_context(|| {
            format!("{}: {text} in the column {column} is no number", self.table.name)
        })?;
        Ok(Some(number))
    }

    /// A number that must be there.
    ///
    /// # Errors
    /// As [`Row::optional_number`], and when the cell is blank.
    pub fn number(self, column: &str) -> Result<f64> {
        let number = self.optional_number(column)?;
        number.with_context(|| format!("{}: a blank in the column {column}", self.table.name))
    }

    /// Numbers that must be there.
    ///
    /// # Errors
    /// As [`Row::number`].
    pub fn numbers(self, columns: &[&str]) -> Result<Vec<f64>> {
        columns.iter().map(|column| self.number(column)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_however_their_producer_writes_them() {
        for text in [
            "code;taux\r\n01;2\u{202f}644,5\r\n02;\r\n",
            "\u{feff}code,taux\n01,2644.5\n02,\n",
            "code;taux\n01; 2 644,5 \n02;\n",
        ] {
            let table = Table::parse("t.csv", text).unwrap();
            let values: Vec<_> =
                table.rows().map(|row| row.optional_number("taux").unwrap()).collect();
            assert_eq!(values, [Some(2644.5), None], "{text:?}");
            assert_eq!(table.rows_where("code", "01").count(), 1, "{text:?}");
        }
        let table = Table::parse("t.csv", "code;taux\n01;s\n02;\n").unwrap();
        let fault = |row: usize, column| {
            table.rows().nth(row).unwrap().number(column).unwrap_err().to_string()
        };
        assert_eq!(fault(0, "taux"), "t.csv: s in the column taux is no number");
        assert_eq!(fault(1, "taux"), "t.csv: a blank in the column taux");
        assert_eq!(fault(0, "txcouv"), "t.csv: no column txcouv");
    }
}
