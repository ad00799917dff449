//! Time series in French: first and last figure, gaps, changes of publication, and a table of all values.

use crate::grid::{Cell, Grid, Row};
use crate::statistics::series::{Point, Series};
use crate::wording::format::{NBSP, THIN, on, percent, printed, with_unit};
use crate::wording::labels::publication;
use model::{PartialDate, Unit};

/// Cell text for a missing figure.
const NOTHING: &str = "nd";

/// The first and the last figure for each publication: « 482 places en 2016, 599 places en 2023, selon la Drees.
/// », or, if constant: « 1 structure chaque année de 2010 à 2023, selon la Drees. »
#[must_use]
pub fn ends(series: &Series<'_>) -> Option<String> {
    let parts: Vec<&[Point<'_>]> =
        series.points.chunk_by(|a, b| a.publication.id == b.publication.id).collect();
    let mut sentences: Vec<String> = Vec::new();
    let mut before = None;
    for part in parts {
        let words = &part.first()?.publication.words;
        let source = match before {
            Some(previous) if previous == words => {
                format!("selon une autre publication {}", words.of)
            }
            _ => format!("selon {}", words.subject),
        };
        sentences.push(format!("{}, {source}", of_one_publication(part, series.unit)?));
        before = Some(words);
    }
    (!sentences.is_empty()).then(|| sentences.join(&format!("{THIN}; ")) + ".")
}

fn of_one_publication(points: &[Point<'_>], unit: &Unit) -> Option<String> {
    let (first, last) = (points.first()?, points.last()?);
    let value_on =
        |point: &Point<'_>| format!("{} {}", with_unit(point.value, unit), on(point.date));
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
            true => on(*first),
            false => format!("de {first} à {last}"),
        };
        all.push(format!("Pas de somme {when}{NBSP}: une commune au moins n’a pas de valeur."));
    }
    all.extend(series.breaks().iter().map(|(before, after)| {
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
pub fn short(series: &Series<'_>, value: f64) -> String {
    match series.unit {
        Unit::Percent => percent(&printed(value)),
        _ => printed(value),
    }
}

/// All values of several series: a row per series, a column per date.
#[must_use]
pub fn over_years(caption: String, head: &str, series: &[(Cell, Series<'_>)]) -> Grid {
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
    let line = |(head, row_series): &(Cell, Series<'_>)| {
        let cell =
            |date: &PartialDate| match row_series.points.iter().find(|point| point.date == *date) {
                Some(point) => Cell::number(point.value, short(row_series, point.value)),
                None => Cell::words(NOTHING),
            };
        Row { head: head.clone(), cells: dates.iter().map(cell).collect() }
    };
    let any_missing = series.iter().any(|(_, row_series)| row_series.points.len() < dates.len());
    let missing =
        if any_missing { format!(" ({NOTHING}{NBSP}: non donné)") } else { String::new() };
    let publications = publications(series);
    Grid {
        caption: format!("{caption}{missing}. Source{NBSP}: {publications}"),
        headers: [head.to_owned()]
            .into_iter()
            .chain(dates.iter().map(PartialDate::to_string))
            .collect(),
        lines: series.iter().map(line).collect(),
    }
}

/// The publications of all series: « Cnaf, 2022 ; Cnaf, 2023 ».
fn publications(series: &[(Cell, Series<'_>)]) -> String {
    let mut all: Vec<String> = Vec::new();
    for source in series.iter().flat_map(|(_, row_series)| row_series.publications()) {
        let words = publication(source);
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

    fn later(id: &str) -> Series<'static> {
        let details = fixtures::dataset().details.get().unwrap();
        let indicator =
            details.indicators.iter().find(|indicator| indicator.id.as_str() == id).unwrap();
        Series::of_territory(indicator, &TerritoryId::Departement)
    }

    fn of_commune(id: &str, code: &str) -> Series<'static> {
        let figures = fixtures::dataset().commune_figures.get().unwrap();
        Series::of_commune(figures.indicator(id).unwrap(), InseeCode::parse(code).unwrap())
    }

    #[test]
    fn a_series_says_its_ends_and_whose_they_are() {
        let ends_of = |id| ends(&later(id)).unwrap();
        assert_eq!(
            ends_of("places_eaje_collectifs"),
            "482\u{a0}places en 2016, 599\u{a0}places en 2023, selon la Drees."
        );
        assert_eq!(
            ends_of("creches_familiales"),
            "1\u{a0}structure chaque année de 2010 à 2023, selon la Drees."
        );
        let rate = fixtures::dataset().indicator("taux_couverture").unwrap();
        let rate = Series::of_territory(rate, &TerritoryId::Departement);
        assert_eq!(
            ends(&rate).unwrap(),
            "56,53\u{a0}% en 2011, 65,66\u{a0}% au 31/12/2013, selon le document\u{202f}; 70,2\u{a0}% en 2023, \
             selon la Cnaf."
        );
    }

    #[test]
    fn ends_are_never_told_across_a_break() {
        assert_eq!(
            ends(&of_commune("taux_couverture", "52121")).unwrap(),
            "77\u{a0}% en 2017, 92,1\u{a0}% en 2022, selon la Cnaf\u{202f}; 86,9\u{a0}% en 2023, selon une autre \
             publication de la Cnaf."
        );
    }

    #[test]
    fn breaks_and_gaps_are_told() {
        let remarks = remarks(&of_commune("taux_couverture", "52121"));
        assert_eq!(remarks.len(), 1);
        assert!(remarks[0].contains("entre 2022 et 2023"), "{remarks:?}");
        let births = fixtures::dataset().commune_figures.get().unwrap().indicator("naissances");
        let codes = ["52001", "52033"].map(|code| InseeCode::parse(code).unwrap());
        let sum = Series::of_communes(births.unwrap(), &codes);
        assert!(super::remarks(&sum)[0].starts_with("Pas de somme de 2008 à 2011"));
    }

    #[test]
    fn the_table_has_every_value_and_no_zero_for_a_gap() {
        let all =
            ["eaje_collectifs", "places_eaje_collectifs"].map(|id| (Cell::words(id), later(id)));
        let grid = over_years("Crèches".to_owned(), "Mesure", &all);
        assert_eq!(grid.headers[..3], ["Mesure", "2015", "2016"]);
        let cells = |line: usize| -> Vec<&str> {
            grid.lines[line].cells.iter().map(|cell| cell.text.as_str()).collect()
        };
        assert_eq!(cells(0)[..2], ["22", "23"]);
        assert_eq!(cells(1)[..2], ["nd", "482"]);
        assert_eq!(grid.caption, "Crèches (nd\u{a0}: non donné). Source\u{a0}: Drees, 2023");
        let zeros = [(Cell::words("Psu"), of_commune("places_eaje_hors_psu", "52448"))];
        let grid = over_years(String::new(), "", &zeros);
        assert_eq!(grid.lines[0].cells[0].text, "0", "a zero that is published stays one");
    }
}
