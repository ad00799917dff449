//! Time series in French: first and last figure, gaps, changes of publication, and a table of all values.

use crate::grid::{Cell, Grid, Row};
use crate::statistics::series::{Point, Series};
use crate::wording::format::{NBSP, THIN, on_date, percent, unrounded, with_unit};
use crate::wording::labels::publication_reference;
use model::{PartialDate, Unit};

/// Cell text for a missing figure.
const NO_FIGURE: &str = "nd";

/// The first and the last figure for each publication: « 482 places en 2016, 599 places en 2023, selon la Drees.
/// », or, if constant: « 1 structure chaque année de 2010 à 2023, selon la Drees. »
#[must_use]
pub fn first_and_last_text(series: &Series<'_>) -> Option<String> {
    let parts: Vec<&[Point<'_>]> =
        series.points.chunk_by(|a, b| a.publication.id == b.publication.id).collect();
    let mut sentences: Vec<String> = Vec::new();
    let mut previous_words = None;
    for points in parts {
        let words = &points.first()?.publication.words;
        let source = match previous_words {
            Some(previous) if previous == words => {
                format!("selon une autre publication {}", words.genitive)
            }
            _ => format!("selon {}", words.subject),
        };
        sentences.push(format!("{}, {source}", period_text(points, series.unit)?));
        previous_words = Some(words);
    }
    (!sentences.is_empty()).then(|| sentences.join(&format!("{THIN}; ")) + ".")
}

fn period_text(points: &[Point<'_>], unit: &Unit) -> Option<String> {
    let (first, last) = (points.first()?, points.last()?);
    let value_on =
        |point: &Point<'_>| format!("{} {}", with_unit(point.value, unit), on_date(point.date));
    Some(if first.date == last.date {
        value_on(first)
    } else if points.iter().all(|point| point.value == first.value) {
        let value = with_unit(first.value, unit);
        format!("{value} chaque année de {} à {}", first.date, last.date)
    } else {
        format!("{}, {}", value_on(first), value_on(last))
    })
}

/// Remarks needed to read the chart: years without a figure, and changes of publication.
#[must_use]
pub fn remarks(series: &Series<'_>) -> Vec<String> {
    let mut all = Vec::new();
    if let (Some(first), Some(last)) = (series.missing_dates.first(), series.missing_dates.last()) {
        let when = match first == last {
            true => on_date(*first),
            false => format!("de {first} à {last}"),
        };
        all.push(format!("Pas de somme {when}{NBSP}: une commune au moins n’a pas de valeur."));
    }
    all.extend(series.source_changes().iter().map(|(before, after)| {
        format!(
            "Trait pointillé{NBSP}: entre {} et {}, les valeurs changent de publication. Elles ne se comparent \
             pas d’un côté à l’autre.",
            before.year(),
            after.year()
        )
    }));
    all
}

/// The figure on its bar, with « % » but without other units: « 77 % », « 1 731 ».
#[must_use]
pub fn bar_label(series: &Series<'_>, value: f64) -> String {
    match series.unit {
        Unit::Percent => percent(&unrounded(value)),
        _ => unrounded(value),
    }
}

/// All values of several series: a row per series, a column per date.
#[must_use]
pub fn years_table(caption: String, first_header: &str, series: &[(Cell, Series<'_>)]) -> Grid {
    let mut dates: Vec<PartialDate> = Vec::new();
    for (_, row_series) in series {
        let all = row_series
            .points
            .iter()
            .map(|point| point.date)
            .chain(row_series.missing_dates.iter().copied());
        dates.extend(all.filter(|date| !dates.contains(date)).collect::<Vec<_>>());
    }
    dates.sort();
    let series_row = |(head, row_series): &(Cell, Series<'_>)| {
        let cell = |date: &PartialDate| match row_series.points.iter().find(|p| p.date == *date) {
            Some(point) => Cell::number(point.value, bar_label(row_series, point.value)),
            None => Cell::text(NO_FIGURE),
        };
        Row { row_header: head.clone(), cells: dates.iter().map(cell).collect() }
    };
    let any_missing = series.iter().any(|(_, row_series)| row_series.points.len() < dates.len());
    let missing =
        if any_missing { format!(" ({NO_FIGURE}{NBSP}: non donné)") } else { String::new() };
    let publications = publications(series);
    Grid {
        caption: format!("{caption}{missing}. Source{NBSP}: {publications}"),
        column_headers: [first_header.to_owned()]
            .into_iter()
            .chain(dates.iter().map(PartialDate::to_string))
            .collect(),
        rows: series.iter().map(series_row).collect(),
    }
}

/// The publications of all series: « Cnaf, 2022 ; Cnaf, 2023 ».
fn publications(series: &[(Cell, Series<'_>)]) -> String {
    let mut all: Vec<String> = Vec::new();
    for source in series.iter().flat_map(|(_, row_series)| row_series.publications()) {
        let words = publication_reference(source);
        if !all.contains(&words) {
            all.push(words);
        }
    }
    all.join(&format!("{THIN}; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{InseeCode, TerritoryId};

    fn departement_series(id: &str) -> Series<'static> {
        let details = fixtures::dataset().details.get().unwrap();
        let indicator =
            details.indicators.iter().find(|indicator| indicator.id.as_str() == id).unwrap();
        Series::for_territory(indicator, &TerritoryId::Departement)
    }

    fn commune_series(id: &str, code: &str) -> Series<'static> {
        let figures = fixtures::dataset().commune_figures.get().unwrap();
        Series::for_commune(figures.indicator(id).unwrap(), InseeCode::parse(code).unwrap())
    }

    #[test]
    fn a_series_names_first_and_last_figure_with_publication() {
        let ends_of = |id| first_and_last_text(&departement_series(id)).unwrap();
        assert_eq!(
            ends_of("places_eaje_collectifs"),
            "482\u{a0}places en 2016, 599\u{a0}places en 2023, selon la Drees."
        );
        assert_eq!(
            ends_of("creches_familiales"),
            "1\u{a0}structure chaque année de 2010 à 2023, selon la Drees."
        );
        let rate = fixtures::dataset().indicator("taux_couverture").unwrap();
        let rate = Series::for_territory(rate, &TerritoryId::Departement);
        assert_eq!(
            first_and_last_text(&rate).unwrap(),
            "56,53\u{a0}% en 2011, 65,66\u{a0}% au 31/12/2013, selon le document\u{202f}; 70,2\u{a0}% en 2023, \
             selon la Cnaf."
        );
    }

    #[test]
    fn first_and_last_are_given_for_each_publication() {
        assert_eq!(
            first_and_last_text(&commune_series("taux_couverture", "52121")).unwrap(),
            "77\u{a0}% en 2017, 92,1\u{a0}% en 2022, selon la Cnaf\u{202f}; 86,9\u{a0}% en 2023, selon une autre \
             publication de la Cnaf."
        );
    }

    #[test]
    fn changes_of_publication_and_gaps_are_remarked() {
        let remarks = remarks(&commune_series("taux_couverture", "52121"));
        assert_eq!(remarks.len(), 1);
        assert!(remarks[0].contains("entre 2022 et 2023"), "{remarks:?}");
        let births = fixtures::dataset().commune_figures.get().unwrap().indicator("naissances");
        let codes = ["52001", "52033"].map(|code| InseeCode::parse(code).unwrap());
        let sum = Series::sum_of_communes(births.unwrap(), &codes);
        assert!(super::remarks(&sum)[0].starts_with("Pas de somme de 2008 à 2011"));
    }

    #[test]
    fn the_table_has_every_value_and_no_zero_for_a_gap() {
        let all = ["eaje_collectifs", "places_eaje_collectifs"]
            .map(|id| (Cell::text(id), departement_series(id)));
        let grid = years_table("Crèches".to_owned(), "Mesure", &all);
        assert_eq!(grid.column_headers[..3], ["Mesure", "2015", "2016"]);
        let cells_of_row = |line: usize| -> Vec<&str> {
            grid.rows[line].cells.iter().map(|cell| cell.text.as_str()).collect()
        };
        assert_eq!(cells_of_row(0)[..2], ["22", "23"]);
        assert_eq!(cells_of_row(1)[..2], ["nd", "482"]);
        assert_eq!(grid.caption, "Crèches (nd\u{a0}: non donné). Source\u{a0}: Drees, 2023");
        let zeros = [(Cell::text("Psu"), commune_series("places_eaje_hors_psu", "52448"))];
        let grid = years_table(String::new(), "", &zeros);
        assert_eq!(grid.rows[0].cells[0].text, "0", "a zero that is published stays one");
    }
}
