//! Territories side by side: the same figures for each, and how far each stands from the first.

use crate::grid::{Cell, Grid, Line};
use crate::statistics::standing::{Standing, standing};
use crate::wording::format::{self, signed};
use crate::wording::sentence::{agreements_on, name_of, when};
use model::{ConventionStatus, Dataset, Epci, Indicator, Kind, Siren, TerritoryId, Unit};

/// The comparison of `sirens`, in that order; unknown ones are left out.
#[must_use]
pub fn comparison(dataset: &Dataset, sirens: &[Siren]) -> Grid {
    let territories: Vec<&Epci> =
        sirens.iter().filter_map(|s| dataset.territory(&TerritoryId::Epci(*s))).collect();
    let heads = territories.iter().map(|t| name_of(dataset, t));
    // Shares say the same as counts, gaps the same as rates; agreements have their own line.
    let told = |i: &&Indicator| !matches!(i.kind, Kind::Share | Kind::Gap | Kind::State);
    let indicators = dataset.on_offer().into_iter().filter(told);
    let mut lines: Vec<Line> = indicators.map(|i| line(dataset, i, &territories)).collect();
    if !dataset.conventions.is_empty() {
        lines.push(conventions(dataset, &territories));
    }
    Grid {
        caption: "Territoires comparés, écarts calculés avec le premier".to_owned(),
        heads: std::iter::once("Indicateur".to_owned()).chain(heads).collect(),
        lines,
    }
}

fn line(dataset: &Dataset, indicator: &Indicator, territories: &[&Epci]) -> Line {
    let own = |territory: &&Epci| match standing(indicator, territory) {
        Standing::Own(figure) => Some(figure),
        _ => None,
    };
    let first = territories.first().and_then(own).map(|figure| figure.value);
    let cell = |(rank, territory): (usize, &&Epci)| match standing(indicator, territory) {
        Standing::Own(figure) => {
            let cell = Cell::number(figure.value, format::figure(indicator, figure.value));
            match first.filter(|_| rank > 0) {
                Some(first) => cell.with_note(difference(indicator, figure.value - first)),
                None => cell,
            }
        }
        other => Cell::words(other.words(|_| String::new())),
    };
    Line {
        head: Cell::words(&indicator.label).with_note(when(dataset, indicator)),
        cells: territories.iter().enumerate().map(cell).collect(),
    }
}

/// « +7,84 points », « −835 habitants »: two rates differ by points, not by percents.
fn difference(indicator: &Indicator, gap: f64) -> String {
    match indicator.unit {
        Unit::Percent => format::points(gap, indicator.decimals()),
        _ => signed(gap, indicator.decimals()),
    }
}

fn conventions(dataset: &Dataset, territories: &[&Epci]) -> Line {
    let cell = |territory: &&Epci| {
        let convention = territory.siren().and_then(|siren| dataset.convention(siren));
        Cell::words(match convention.map(|c| c.status) {
            Some(ConventionStatus::Signed) => "signée",
            Some(ConventionStatus::InProgress) => "en cours",
            Some(ConventionStatus::Absent) => "aucune",
            None => "non donné",
        })
    };
    Line {
        head: Cell::words("Convention territoriale globale (CTG)")
            .with_note(agreements_on(dataset)),
        cells: territories.iter().map(cell).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_counted_from_the_first_and_missing_is_not_zero() {
        let dataset = fixtures::dataset();
        let siren = |name: &str| {
            dataset.epci().find(|e| e.name.contains(name)).and_then(Epci::siren).unwrap()
        };
        let sirens = [siren("Saint-Dizier"), siren("Trois Forêts")];
        let grid = comparison(dataset, &sirens);
        let line = |label: &str| grid.lines.iter().find(|l| l.head.text == label).unwrap();
        // § 31: 59,56 and 57,52; the difference by hand is −2,04.
        let rate = line("Taux de couverture");
        assert_eq!(rate.cells[0].text, "59,56\u{a0}%");
        assert_eq!(rate.cells[1].note, "−2,04\u{a0}points");
        assert_eq!(line("Naissances").cells[1].number, None);
        assert_eq!(grid.heads.len(), 3);
        assert_eq!(comparison(dataset, &[]).heads.len(), 1);
    }
}
