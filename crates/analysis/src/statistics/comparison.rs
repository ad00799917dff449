//! Compares territories: the same figures for each, with the difference from the first.

use crate::grid::{Cell, Grid, Row};
use crate::statistics::departement_totals::summed;
use crate::statistics::figure_status::{FigureStatus, figure_status};
use crate::wording::format::{self, NBSP, signed};
use crate::wording::sentence::{agreements_on, name_of, when};
use model::{
    ConventionStatus, Dataset, Indicator, IndicatorKind, Siren, Territory, TerritoryId, Unit,
};

/// The table of `sirens`, in that order, then the département; unknown codes are left out.
#[must_use]
pub fn comparison(dataset: &Dataset, sirens: &[Siren]) -> Grid {
    let territories = territories(dataset, sirens);
    let heads = territories.iter().map(|t| name_of(dataset, t));
    let total_head = dataset.metadata.reference(&TerritoryId::Departement).map(str::to_owned);
    let indicators =
        compared_indicators(dataset).filter(|indicator| is_known(indicator, &territories));
    let mut lines: Vec<Row> = indicators.map(|i| line(dataset, i, &territories)).collect();
    if !dataset.conventions.is_empty() {
        lines.push(conventions(dataset, &territories));
    }
    for line in lines.iter_mut().filter(|_| total_head.is_none()) {
        line.cells.pop();
    }
    Grid {
        caption: "Territoires comparés, écarts calculés avec le premier".to_owned(),
        headers: std::iter::once("Indicateur".to_owned()).chain(heads).chain(total_head).collect(),
        lines,
    }
}

/// A sentence with the indicators that none of `sirens` has a figure for; `None` if there are none.
#[must_use]
pub fn unknown(dataset: &Dataset, sirens: &[Siren]) -> Option<String> {
    let territories = territories(dataset, sirens);
    let unknown =
        compared_indicators(dataset).filter(|indicator| !is_known(indicator, &territories));
    let labels: Vec<String> =
        unknown.map(|indicator| format::lower_case(&indicator.label)).collect();
    (!labels.is_empty()).then(|| {
        let labels = labels.join("\u{202f}; ");
        format!("Sans chiffre propre à ces territoires{NBSP}: {labels}.")
    })
}

fn territories<'a>(dataset: &'a Dataset, sirens: &[Siren]) -> Vec<&'a Territory> {
    sirens.iter().filter_map(|s| dataset.territory(&TerritoryId::Epci(*s))).collect()
}

/// Without shares and gaps, which repeat counts and rates, and agreements, which have their own row.
fn compared_indicators(dataset: &Dataset) -> impl Iterator<Item = &Indicator> {
    let is_compared = |i: &&Indicator| {
        !matches!(i.kind, IndicatorKind::Share | IndicatorKind::Gap | IndicatorKind::State)
    };
    dataset.offered_indicators().into_iter().filter(is_compared)
}

fn is_known(indicator: &Indicator, territories: &[&Territory]) -> bool {
    territories.iter().any(|t| matches!(figure_status(indicator, t), FigureStatus::Own(_)))
}

fn line(dataset: &Dataset, indicator: &Indicator, territories: &[&Territory]) -> Row {
    let value_of = |territory: &&Territory| match figure_status(indicator, territory) {
        FigureStatus::Own(figure) => Some(figure.value),
        _ => None,
    };
    let summed = summed(dataset, indicator);
    let total = indicator.latest(&TerritoryId::Departement).or(summed.as_ref());
    let total = total.map(|figure| figure.value);
    // A total cannot be compared with its parts; a rate or ratio can.
    let comparable = matches!(indicator.kind, IndicatorKind::Rate | IndicatorKind::Ratio);
    let values = territories.iter().filter_map(value_of);
    let longest = values.chain(total.filter(|_| comparable)).fold(0.0, f64::max);
    let number = |value: f64| Cell {
        bar: (longest > 0.0 && value >= 0.0).then(|| value / longest),
        ..Cell::number(value, format::number(indicator, value))
    };
    let first = territories.first().and_then(value_of);
    let cell = |(rank, territory): (usize, &&Territory)| match figure_status(indicator, territory) {
        FigureStatus::Own(figure) => match first.filter(|_| rank > 0) {
            Some(first) => {
                number(figure.value).with_note(signed(figure.value - first, indicator.decimals()))
            }
            None => number(figure.value),
        },
        other => Cell::words(other.words(|_| String::new())),
    };
    let total_cell = match total {
        Some(value) if comparable => number(value),
        Some(value) => Cell { bar: None, ..number(value) },
        None => Cell::words("non donné"),
    };
    // The unit is given once, in the row header. Rates differ by percentage points, not percent.
    let points = if indicator.unit == Unit::Percent { " (écarts en points)" } else { "" };
    let unit = format::unit_name(&indicator.unit);
    let note = format!("{unit}{points}, {}", when(dataset, indicator));
    Row {
        head: Cell::words(&indicator.label).with_note(note),
        cells: territories.iter().enumerate().map(cell).chain([total_cell]).collect(),
    }
}

fn conventions(dataset: &Dataset, territories: &[&Territory]) -> Row {
    let cell = |territory: &&Territory| {
        let convention = territory.siren().and_then(|siren| dataset.convention(siren));
        Cell::words(match convention.map(|c| c.status) {
            Some(ConventionStatus::Signed) => "signée",
            Some(ConventionStatus::InProgress) => "en cours",
            Some(ConventionStatus::Absent) => "aucune",
            None => "non donné",
        })
    };
    Row {
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
        // Document, § 31: 59.56 and 57.52; the difference is −2.04.
        let rate = line("Taux de couverture");
        assert_eq!(rate.cells[0].text, "59,56");
        assert_eq!(rate.cells[1].note, "−2,04");
        assert_eq!(rate.head.note, "% (écarts en points), au 31/12/2013");
        assert_eq!(line("Naissances").cells[1].number, None);
        // The département comes last: it has the longest bar of the rates, and none for counts.
        assert_eq!((rate.cells[2].text.as_str(), rate.cells[2].bar), ("65,66", Some(1.0)));
        assert_eq!(rate.cells[0].bar, Some(59.56 / 65.66));
        let children = line("Enfants de moins de 3 ans");
        assert_eq!((children.cells[0].bar, children.cells[2].bar), (Some(1.0), None));
        assert!(grid.lines.iter().all(|line| line.cells.len() == 3));
        assert_eq!(grid.headers[3], "Haute-Marne");
        assert_eq!(comparison(dataset, &[]).headers.len(), 2);
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
