//! Territories side by side: the same figures for each, and how far each stands from the first.

use crate::grid::{Cell, Grid, Line};
use crate::statistics::standing::{Standing, standing};
use crate::statistics::whole::summed;
use crate::wording::format::{self, NBSP, signed};
use crate::wording::sentence::{agreements_on, name_of, when};
use model::{ConventionStatus, Dataset, Indicator, Kind, Siren, Territory, TerritoryId, Unit};

/// The comparison of `sirens`, in that order, then the département; unknown ones are left out. An indicator
/// that none of them has is told by [`unknown`].
#[must_use]
pub fn comparison(dataset: &Dataset, sirens: &[Siren]) -> Grid {
    let territories = territories(dataset, sirens);
    let heads = territories.iter().map(|t| name_of(dataset, t));
    let whole = dataset.metadata.reference(&TerritoryId::Departement).map(str::to_owned);
    let indicators = told(dataset).filter(|own| is_known(own, &territories));
    let mut lines: Vec<Line> = indicators.map(|i| line(dataset, i, &territories)).collect();
    if !dataset.conventions.is_empty() {
        lines.push(conventions(dataset, &territories));
    }
    for line in lines.iter_mut().filter(|_| whole.is_none()) {
        line.cells.pop();
    }
    Grid {
        caption: "Territoires comparés, écarts calculés avec le premier".to_owned(),
        heads: std::iter::once("Indicateur".to_owned()).chain(heads).chain(whole).collect(),
        lines,
    }
}

/// Which indicators none of `sirens` has a figure of, in a sentence.
#[must_use]
pub fn unknown(dataset: &Dataset, sirens: &[Siren]) -> Option<String> {
    let territories = territories(dataset, sirens);
    let unknown = told(dataset).filter(|own| !is_known(own, &territories));
    let labels: Vec<String> = unknown.map(|own| format::lower_case(&own.label)).collect();
    (!labels.is_empty()).then(|| {
        let labels = labels.join("\u{202f}; ");
        format!("Sans chiffre propre à ces territoires{NBSP}: {labels}.")
    })
}

fn territories<'a>(dataset: &'a Dataset, sirens: &[Siren]) -> Vec<&'a Territory> {
    sirens.iter().filter_map(|s| dataset.territory(&TerritoryId::Epci(*s))).collect()
}

/// What is compared: shares say the same as counts, gaps the same as rates; agreements have their own line.
fn told(dataset: &Dataset) -> impl Iterator<Item = &Indicator> {
    let told = |i: &&Indicator| !matches!(i.kind, Kind::Share | Kind::Gap | Kind::State);
    dataset.offered_indicators().into_iter().filter(told)
}

fn is_known(indicator: &Indicator, territories: &[&Territory]) -> bool {
    let of = |territory: &&Territory| matches!(standing(indicator, territory), Standing::Own(_));
    territories.iter().any(of)
}

fn line(dataset: &Dataset, indicator: &Indicator, territories: &[&Territory]) -> Line {
    let own = |territory: &&Territory| match standing(indicator, territory) {
        Standing::Own(figure) => Some(figure.value),
        _ => None,
    };
    let summed = summed(dataset, indicator);
    let whole = indicator.latest(&TerritoryId::Departement).or(summed.as_ref());
    let whole = whole.map(|figure| figure.value);
    // A total is no bar beside its parts.
    let comparable = matches!(indicator.kind, Kind::Rate | Kind::Ratio);
    let values = territories.iter().filter_map(own);
    let longest = values.chain(whole.filter(|_| comparable)).fold(0.0, f64::max);
    let number = |value: f64| Cell {
        bar: (longest > 0.0 && value >= 0.0).then(|| value / longest),
        ..Cell::number(value, format::number(indicator, value))
    };
    let first = territories.first().and_then(own);
    let cell = |(rank, territory): (usize, &&Territory)| match standing(indicator, territory) {
        Standing::Own(figure) => match first.filter(|_| rank > 0) {
            Some(first) => {
                number(figure.value).with_note(signed(figure.value - first, indicator.decimals()))
            }
            None => number(figure.value),
        },
        other => Cell::words(other.words(|_| String::new())),
    };
    let whole = match whole {
        Some(value) if comparable => number(value),
        Some(value) => Cell { bar: None, ..number(value) },
        None => Cell::words("non donné"),
    };
    // The unit is said once, for all cells. Two rates differ by points, not by percents.
    let points = if indicator.unit == Unit::Percent { " (écarts en points)" } else { "" };
    let unit = format::unit_name(&indicator.unit);
    let about = format!("{unit}{points}, {}", when(dataset, indicator));
    Line {
        head: Cell::words(&indicator.label).with_note(about),
        cells: territories.iter().enumerate().map(cell).chain([whole]).collect(),
    }
}

fn conventions(dataset: &Dataset, territories: &[&Territory]) -> Line {
    let cell = |territory: &&Territory| {
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
        cells: territories.iter().map(cell).chain([Cell::words("–")]).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_counted_from_the_first_and_missing_is_not_zero() {
        let dataset = fixtures::dataset();
        let siren = |name: &str| {
            dataset.epci().find(|e| e.name.contains(name)).and_then(Territory::siren).unwrap()
        };
        let sirens = [siren("Saint-Dizier"), siren("Trois Forêts")];
        let grid = comparison(dataset, &sirens);
        let line = |label: &str| grid.lines.iter().find(|l| l.head.text == label).unwrap();
        // § 31: 59,56 and 57,52; the difference by hand is −2,04.
        let rate = line("Taux de couverture");
        assert_eq!(rate.cells[0].text, "59,56");
        assert_eq!(rate.cells[1].note, "−2,04");
        assert_eq!(rate.head.note, "% (écarts en points), au 31/12/2013");
        assert_eq!(line("Naissances").cells[1].number, None);
        // The département comes last: the longest bar of the rates, none beside counts.
        assert_eq!((rate.cells[2].text.as_str(), rate.cells[2].bar), ("65,66", Some(1.0)));
        assert_eq!(rate.cells[0].bar, Some(59.56 / 65.66));
        let children = line("Enfants de moins de 3 ans");
        assert_eq!((children.cells[0].bar, children.cells[2].bar), (Some(1.0), None));
        assert!(grid.lines.iter().all(|line| line.cells.len() == 3));
        assert_eq!(grid.heads[3], "Haute-Marne");
        assert_eq!(comparison(dataset, &[]).heads.len(), 2);
        // What none of them has is no line, and is said.
        assert_eq!(unknown(dataset, &sirens), None);
        let small = [siren("Trois Forêts"), siren("Grand Langres")];
        assert_eq!(unknown(dataset, &small[1..]), None);
        let grid = comparison(dataset, &small[..1]);
        assert!(grid.lines.iter().all(|line| line.head.text != "Naissances"));
        let said = unknown(dataset, &small[..1]).unwrap();
        assert!(said.contains("naissances\u{202f}; ") && !said.contains("population"), "{said}");
    }
}
