//! One table with all figures from other publications than the document: a row per series, a column per date.

use super::csv::{Table, number_cell, text_cell};
use super::iso_date;
use crate::statistics::series::{Point, Series};
use crate::wording::format::unit_name;
use model::{
    CommuneNames, Dataset, InseeCode, PartialDate, Publication, RankedTerritory, TerritoryId,
    TerritoryLevel,
};

/// Path of the file beside the published data.
pub const FILE_PATH: &str = "geodata/series.csv";

/// The figures of one series from one publication: a row of the table.
struct SeriesRow<'a> {
    level: &'static str,
    code: String,
    name: String,
    id: &'a str,
    label: &'a str,
    unit: String,
    publication: &'a Publication,
    cells: Vec<(PartialDate, String)>,
}

/// Whether the data contain figures from other publications that the main map does not show.
#[must_use]
pub fn has_later_publications(dataset: &Dataset) -> bool {
    let by_commune = dataset.commune_figures.get().is_some_and(|f| !f.indicators.is_empty());
    by_commune || dataset.details.get().is_some_and(|details| !details.indicators.is_empty())
}

/// The table; `None` if there are no such figures. A date without a figure is an empty cell; a series from
/// several publications has a row for each.
#[must_use]
pub fn later_publications_csv(dataset: &Dataset) -> Option<String> {
    if !has_later_publications(dataset) {
        return None;
    }
    let mut rows = territory_rows(dataset);
    let keys: Vec<(String, String)> =
        rows.iter().map(|row| (row.code.clone(), row.id.to_owned())).collect();
    rows.extend(
        comparison_rows(dataset)
            .into_iter()
            .filter(|row| keys.iter().all(|(code, id)| *code != row.code || id != row.id)),
    );
    rows.extend(commune_rows(dataset));
    let mut dates: Vec<PartialDate> = Vec::new();
    for (date, _) in rows.iter().flat_map(|row| &row.cells) {
        if !dates.contains(date) {
            dates.push(*date);
        }
    }
    dates.sort();
    let headers = ["niveau", "code", "nom", "indicateur", "libellé", "unité"].map(str::to_owned);
    let headers: Vec<String> =
        headers.into_iter().chain(dates.iter().map(|date| iso_date(*date))).collect();
    let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
    let mut table = Table::with_credits(&headers, dataset.credits());
    for row in rows {
        let cells = dates.iter().map(|date| {
            let cell = row.cells.iter().find(|(cell_date, _)| cell_date == date);
            cell.map(|(_, text)| text.clone()).unwrap_or_default()
        });
        let row_header =
            [row.level, &row.code, &row.name, row.id, row.label, &row.unit].map(text_cell).to_vec();
        table.push_row(row_header.into_iter().chain(cells).collect(), &[&row.publication.id]);
    }
    Some(table.into_text())
}

/// A row for each publication of a series except the document.
fn series_rows<'a>(
    dataset: &Dataset,
    series: &Series<'a>,
    (level, code, name): (&'static str, &str, &str),
) -> Vec<SeriesRow<'a>> {
    let publication_row = |publication: &'a Publication| {
        let is_of_publication = |point: &&Point<'_>| point.publication.id == publication.id;
        let points = series.points.iter().filter(is_of_publication);
        SeriesRow {
            level,
            code: code.to_owned(),
            name: name.to_owned(),
            id: series.id,
            label: series.label,
            unit: unit_name(series.unit),
            publication,
            cells: points.map(|point| (point.date, number_cell(point.value))).collect(),
        }
    };
    let all = series.publications().into_iter();
    all.filter(|publication| publication.id != dataset.document.id).map(publication_row).collect()
}

fn territory_rows(dataset: &Dataset) -> Vec<SeriesRow<'_>> {
    let details = dataset.details.get().map_or(&[][..], |details| &details.indicators);
    let all = dataset.published_indicators.iter().chain(details);
    let references =
        dataset.metadata.references.iter().map(|(id, name)| (id.clone(), name.as_str()));
    let epci = dataset.all_territories.iter().map(|t| (t.id.clone(), t.name.as_str()));
    let france = level_code(TerritoryLevel::France);
    let departement_code = &dataset.metadata.departement.code;
    let places: Vec<(TerritoryId, &str)> = epci.chain(references).collect();
    let rows = all.flat_map(|indicator| {
        places.iter().flat_map(move |(id, name)| {
            let (level, code) = match id {
                TerritoryId::Epci(siren) => (level_code(TerritoryLevel::Epci), siren.to_string()),
                TerritoryId::Departement => {
                    (level_code(TerritoryLevel::Departement), departement_code.clone())
                }
                _ => (france, france.to_owned()),
            };
            series_rows(dataset, &Series::for_territory(indicator, id), (level, &code, name))
        })
    });
    rows.collect()
}

/// The rates compared with France. The caller drops the rows of territories that are already listed.
fn comparison_rows(dataset: &Dataset) -> Vec<SeriesRow<'_>> {
    let Some(comparison) = dataset.details.get().and_then(|d| d.comparison.as_ref()) else {
        return Vec::new();
    };
    let rows_of_territory = |territory: &RankedTerritory| -> Vec<SeriesRow<'_>> {
        let pairs = comparison.indicators.iter().zip(&territory.values);
        let indicator_row = |(id, value): (&model::IndicatorId, &f64)| {
            let indicator = dataset.published_indicators.iter().find(|i| i.id == *id)?;
            let point = Point {
                date: comparison.date,
                value: *value,
                publication: &comparison.publication,
            };
            Some(SeriesRow {
                level: level_code(territory.level),
                code: match territory.level {
                    TerritoryLevel::France => level_code(TerritoryLevel::France).to_owned(),
                    _ => territory.code.clone(),
                },
                name: territory.name.clone(),
                id: indicator.id.as_str(),
                label: &indicator.label,
                unit: unit_name(&indicator.unit),
                publication: point.publication,
                cells: vec![(point.date, number_cell(point.value))],
            })
        };
        pairs.filter_map(indicator_row).collect()
    };
    comparison.territories.iter().flat_map(rows_of_territory).collect()
}

fn commune_rows(dataset: &Dataset) -> Vec<SeriesRow<'_>> {
    let Some(figures) = dataset.commune_figures.get() else { return Vec::new() };
    // In a complete list, a commune that is absent counts as zero.
    let complete = figures.indicators.iter().filter(|indicator| indicator.zero_reason.is_some());
    let mut commune_codes: Vec<InseeCode> =
        complete.flat_map(|indicator| indicator.values.iter().map(|(code, _)| *code)).collect();
    commune_codes.sort();
    commune_codes.dedup();
    let commune_name = |code: InseeCode| {
        dataset.former_seat_and_current_name(code).map_or_else(String::new, |(_, n)| n.to_owned())
    };
    let count_rows = figures.indicators.iter().flat_map(|indicator| {
        let codes = match indicator.zero_reason {
            Some(_) => commune_codes.clone(),
            None => indicator.values.iter().map(|(code, _)| *code).collect(),
        };
        codes.into_iter().flat_map(move |code| {
            let series = Series::for_commune(indicator, code);
            series_rows(dataset, &series, ("commune", code.as_str(), &commune_name(code)))
        })
    });
    let name_rows = figures.names.iter().flat_map(|list: &CommuneNames| {
        list.names.iter().map(move |(code, names)| SeriesRow {
            level: "commune",
            code: code.to_string(),
            name: commune_name(*code),
            id: list.id.as_str(),
            label: &list.label,
            unit: String::new(),
            publication: &list.publication,
            cells: vec![(list.date, text_cell(&names.join(", ")))],
        })
    });
    count_rows.chain(name_rows).collect()
}

fn level_code(level: TerritoryLevel) -> &'static str {
    match level {
        TerritoryLevel::Epci => "epci",
        TerritoryLevel::Departement => "departement",
        TerritoryLevel::Region => "region",
        TerritoryLevel::France => "france",
    }
}
