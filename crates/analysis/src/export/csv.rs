//! CSV tables for French spreadsheets: UTF-8 with a byte order mark, semicolons, decimal commas.

use super::metadata::figure_credits;
use super::{iso_date, provenance_words};
use crate::grid::{Cell, Grid, Row};
use crate::nearby::directory::location_text;
use crate::statistics::chart::Chart;
use crate::statistics::figure_status::{FigureStatus, figure_status};
use crate::statistics::ranking::{order_text, rank};
use crate::wording::format::{rounded, unit_name};
use crate::wording::labels::{category_name, class_range_text, eaje_kind_label};
use crate::wording::sentence::{mixed_dates, territory_name};
use model::{Credit, Dataset, Figure, Indicator, InseeCode, ServiceStatus, SourceId};

/// Byte order mark: without it French spreadsheets do not recognise UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Last columns of each table, so that the credits stay with the figures when a file is passed on.
const CREDIT_COLUMNS: [&str; 3] = ["producteur", "source", "licence"];

/// A CSV file being written row by row.
pub(super) struct Table<'a> {
    text: String,
    /// The credits of the sources, for tables whose rows name theirs.
    credits: &'a [Credit],
}

impl<'a> Table<'a> {
    pub(super) fn with_credits(column_headers: &[&str], credits: &'a [Credit]) -> Self {
        let mut table = Self { text: BYTE_ORDER_MARK.to_string(), credits };
        table.write_row(
            column_headers.iter().chain(&CREDIT_COLUMNS).map(|header| text_cell(header)).collect(),
        );
        table
    }

    fn without_credits(column_headers: &[&str]) -> Self {
        let mut table = Self { text: BYTE_ORDER_MARK.to_string(), credits: &[] };
        table.write_row(column_headers.iter().map(|header| text_cell(header)).collect());
        table
    }

    /// Writes a row whose figures come from the publications `sources`.
    pub(super) fn push_row(&mut self, mut cells: Vec<String>, sources: &[&SourceId]) {
        let credits = self.credits.iter().filter(|credit| sources.contains(&&credit.id));
        let credits: Vec<&Credit> = credits.collect();
        let joined_credits = |credit_field: fn(&Credit) -> &str| {
            let texts: Vec<&str> = credits.iter().map(|credit| credit_field(credit)).collect();
            text_cell(&texts.join(" | "))
        };
        cells.extend([
            joined_credits(|credit| &credit.producer),
            joined_credits(|credit| &credit.title),
            joined_credits(|credit| &credit.licence),
        ]);
        self.write_row(cells);
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    fn write_row(&mut self, cells: Vec<String>) {
        self.text.push_str(&cells.join(";"));
        self.text.push_str("\r\n");
    }
}

/// An unrounded number with a decimal comma, without unit or thousands separator.
pub(super) fn number_cell(value: f64) -> String {
    value.to_string().replace('.', ",")
}

/// The origin of a figure and, if rounding leaves an interval, its bounds.
fn provenance_remark(figure: &Figure) -> String {
    let words = provenance_words(figure.provenance);
    match figure.interval {
        Some((low, high)) => {
            let (low, high) = (rounded(low, 3), rounded(high, 3));
            format!("{words}, entre {low} et {high} selon l’arrondi")
        }
        None => words.to_owned(),
    }
}

/// Heading of the column of line numbers: « lignes du document ».
fn lines_header(dataset: &Dataset) -> String {
    format!("lignes {}", dataset.document.words.genitive)
}

/// A text cell, quoted where needed. An apostrophe is put before what a spreadsheet would run as a formula; only
/// the name of a scenario can contain that.
pub(super) fn text_cell(text: &str) -> String {
    let safe_text = if text.starts_with(['=', '+', '-', '@', '\t']) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if safe_text.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", safe_text.replace('"', "\"\""))
    } else {
        safe_text
    }
}

/// One indicator, a row per territory; missing values are empty cells.
#[must_use]
pub fn indicator_csv(dataset: &Dataset, indicator: &Indicator, chart: &Chart) -> String {
    let lines = lines_header(dataset);
    let column_headers = [
        "siren",
        "nom",
        "valeur",
        "unité",
        "date",
        "rang",
        "sens du rang",
        "classe",
        "remarque",
        &lines,
    ];
    let mut table = Table::with_credits(&column_headers, dataset.credits());
    for territory in &dataset.territories {
        let status = figure_status(indicator, territory);
        let figure = indicator.latest_figure(&territory.id);
        let class = match chart {
            Chart::Choropleth(classes) => chart
                .territory_class(indicator, &territory.id)
                .map(|class| class_range_text(classes, class, &indicator.unit)),
            Chart::Circles { .. } => None,
        };
        let rank = rank(dataset, indicator, &territory.id).map(|rank| rank.position.to_string());
        let remark = match status {
            FigureStatus::Own(figure) => provenance_remark(figure),
            FigureStatus::Aggregated(_) => {
                "donné seulement dans la somme des autres territoires".to_owned()
            }
            FigureStatus::NoDenominator(words) => words.to_owned(),
            FigureStatus::NotComputable => "non calculable".to_owned(),
            FigureStatus::Missing => {
                format!("non donné par {}", indicator.source.publication.words.subject)
            }
        };
        let date = mixed_dates(indicator).or_else(|| figure.map(|figure| iso_date(figure.date)));
        let source = figure.map_or(&indicator.source, |figure| &figure.source);
        let lines = figure.and_then(|figure| Some(figure.source.excerpt.as_ref()?.lines));
        let cells = vec![
            territory.siren().map(|siren| siren.to_string()).unwrap_or_default(),
            text_cell(&territory_name(dataset, territory)),
            figure.map(|figure| number_cell(figure.value)).unwrap_or_default(),
            text_cell(&unit_name(&indicator.unit)),
            text_cell(&figure.and(date).unwrap_or_default()),
            rank.clone().unwrap_or_default(),
            rank.as_ref().map(|_| order_text(indicator).to_owned()).unwrap_or_default(),
            text_cell(&class.unwrap_or_default()),
            text_cell(&remark),
            lines.map(line_range).unwrap_or_default(),
        ];
        table.push_row(cells, &[&source.publication.id]);
    }
    table.text
}

/// All indicators, a row per territory and a column per indicator.
#[must_use]
pub fn all_indicators_csv(dataset: &Dataset) -> String {
    let indicators: Vec<&Indicator> = dataset.offered_indicators();
    let column_header = |indicator: &&Indicator| {
        let date =
            mixed_dates(indicator).or_else(|| super::latest_date(dataset, indicator).map(iso_date));
        let date = date.map(|date| format!(", {date}"));
        let unit = unit_name(&indicator.unit);
        format!("{} ({unit}{})", indicator.label, date.unwrap_or_default())
    };
    let column_headers: Vec<String> = indicators.iter().map(column_header).collect();
    let mut columns = vec!["siren", "nom"];
    columns.extend(column_headers.iter().map(String::as_str));
    let mut table = Table::with_credits(&columns, dataset.credits());
    let sources: Vec<&SourceId> =
        figure_credits(dataset, &indicators).iter().map(|credit| &credit.id).collect();
    for territory in &dataset.territories {
        let mut cells = vec![
            territory.siren().map(|siren| siren.to_string()).unwrap_or_default(),
            text_cell(&territory_name(dataset, territory)),
        ];
        cells.extend(indicators.iter().map(|indicator| {
            indicator.latest_figure(&territory.id).map(|f| number_cell(f.value)).unwrap_or_default()
        }));
        table.push_row(cells, &sources);
    }
    table.text
}

/// All services of the document.
#[must_use]
pub fn services_csv(dataset: &Dataset) -> String {
    let lines = lines_header(dataset);
    let column_headers = [
        "id",
        "nom",
        "catégorie",
        "type",
        "statut",
        "communes (Insee)",
        "lieu",
        "epci",
        "gestionnaire",
        "places",
        "actions",
        "date",
        &lines,
    ];
    let mut table = Table::with_credits(&column_headers, dataset.credits());
    let optional_count = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
    for service in &dataset.services {
        let communes: Vec<&str> = service.communes.iter().map(InseeCode::as_str).collect();
        let planned = service.status == ServiceStatus::Planned;
        let cells = vec![
            text_cell(service.id.as_str()),
            text_cell(&service.name),
            text_cell(&category_name(service.category)),
            text_cell(service.eaje_kind.map(eaje_kind_label).unwrap_or_default()),
            (if planned { "en projet" } else { "ouvert" }).to_owned(),
            text_cell(&communes.join(" ")),
            text_cell(&location_text(dataset, service)),
            service.epci.map(|siren| siren.to_string()).unwrap_or_default(),
            text_cell(service.manager.as_deref().unwrap_or_default()),
            optional_count(service.places),
            optional_count(service.actions),
            service.date.map(iso_date).unwrap_or_default(),
            service.source.excerpt.as_ref().map(|e| line_range(e.lines)).unwrap_or_default(),
        ];
        table.push_row(cells, &[&service.source.publication.id]);
    }
    table.text
}

/// A range of lines: « 419 à 421 ».
fn line_range((first, last): (u32, u32)) -> String {
    format!("{first} à {last}")
}

/// Any table of the page: numbers unformatted, notes in columns of their own.
#[must_use]
pub fn grid_csv(grid: &Grid) -> String {
    let column_headers: Vec<&str> = grid_headers(grid).collect();
    let mut table = Table::without_credits(&column_headers);
    for row in &grid.rows {
        table.write_row(row_cells(row));
    }
    table.text
}

/// A table of the page computed from the document's figures, with their `dates`.
#[must_use]
pub fn computed_grid_csv(dataset: &Dataset, grid: &Grid, dates: &str) -> String {
    let column_headers: Vec<&str> = grid_headers(grid).chain(["dates"]).collect();
    let mut table = Table::with_credits(&column_headers, dataset.credits());
    let document = dataset.credits().iter().find(|credit| credit.is_document);
    for row in &grid.rows {
        let mut cells = row_cells(row);
        cells.push(text_cell(dates));
        table.push_row(cells, &document.map(|credit| &credit.id).into_iter().collect::<Vec<_>>());
    }
    table.text
}

fn grid_headers(grid: &Grid) -> impl Iterator<Item = &str> {
    grid.column_headers.iter().flat_map(|header| [header.as_str(), "remarque"])
}

fn row_cells(row: &Row) -> Vec<String> {
    let pair = |cell: &Cell| {
        let value = cell.number.map_or_else(|| text_cell(&cell.text), number_cell);
        [value, text_cell(&cell.note)]
    };
    std::iter::once(&row.row_header).chain(&row.cells).flat_map(pair).collect()
}
