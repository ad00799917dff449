//! Compares territories: the same figures for each, with the difference from the first.

use crate::grid::{Cell, Grid, Row};
use crate::statistics::departement_totals::computed_total;
use crate::statistics::figure_status::{FigureStatus, figure_status};
use crate::wording::format::{self, NBSP, signed};
use crate::wording::sentence::{agreements_date, dates_text, territory_name};
use model::{
    ConventionStatus, Dataset, Indicator, IndicatorKind, Siren, Territory, TerritoryId, Unit,
};

/// The table of `sirens`, in that order, then the département; unknown codes are left out.
#[must_use]
pub fn comparison_table(dataset: &Dataset, sirens: &[Siren]) -> Grid {
    let territories = territories_of(dataset, sirens);
    let names = territories.iter().map(|t| territory_name(dataset, t));
    let departement_name = dataset.metadata.reference(&TerritoryId::Departement).map(str::to_owned);
    let indicators = compared_indicators(dataset).filter(|i| has_figure(i, &territories));
    let mut rows: Vec<Row> = indicators.map(|i| indicator_row(dataset, i, &territories)).collect();
    if !dataset.conventions.is_empty() {
        rows.push(conventions_row(dataset, &territories));
    }
    for row in rows.iter_mut().filter(|_| departement_name.is_none()) {
        row.cells.pop();
    }
    Grid {
        caption: "Territoires comparés, écarts calculés avec le premier".to_owned(),
        column_headers: std::iter::once("Indicateur".to_owned())
            .chain(names)
            .chain(departement_name)
            .collect(),
        rows,
    }
}

/// A sentence with the indicators that none of `sirens` has a figure for; `None` if there are none.
#[must_use]
pub fn without_figures(dataset: &Dataset, sirens: &[Siren]) -> Option<String> {
    let territories = territories_of(dataset, sirens);
    let missing = compared_indicators(dataset).filter(|i| !has_figure(i, &territories));
    let labels: Vec<String> = missing.map(|i| format::lower_case(&i.label)).collect();
    (!labels.is_empty()).then(|| {
        let labels = labels.join("\u{202f}; ");
        format!("Sans chiffre propre à ces territoires{NBSP}: {labels}.")
    })
}

fn territories_of<'a>(dataset: &'a Dataset, sirens: &[Siren]) -> Vec<&'a Territory> {
    sirens.iter().filter_map(|s| dataset.territory(&TerritoryId::Epci(*s))).collect()
}

/// Without shares and gaps, which repeat counts and rates, and agreements, which have their own row.
fn compared_indicators(dataset: &Dataset) -> impl Iterator<Item = &Indicator> {
    let is_compared = |i: &&Indicator| {
        !matches!(i.kind, IndicatorKind::Share | IndicatorKind::Gap | IndicatorKind::Status)
    };
    dataset.offered_indicators().into_iter().filter(is_compared)
}

fn has_figure(indicator: &Indicator, territories: &[&Territory]) -> bool {
    territories.iter().any(|t| matches!(figure_status(indicator, t), FigureStatus::Own(_)))
}

fn indicator_row(dataset: &Dataset, indicator: &Indicator, territories: &[&Territory]) -> Row {
    let value_of = |territory: &&Territory| match figure_status(indicator, territory) {
        FigureStatus::Own(figure) => Some(figure.value),
        _ => None,
    };
    let summed = computed_total(dataset, indicator);
    let total = indicator.latest_figure(&TerritoryId::Departement).or(summed.as_ref());
    let total = total.map(|figure| figure.value);
    // A total cannot be compared with its parts; a rate or ratio can.
    let comparable = matches!(indicator.kind, IndicatorKind::Rate | IndicatorKind::Ratio);
    let values = territories.iter().filter_map(value_of);
    let max_value = values.chain(total.filter(|_| comparable)).fold(0.0, f64::max);
    let number_cell = |value: f64| Cell {
        bar: (max_value > 0.0 && value >= 0.0).then(|| value / max_value),
        ..Cell::number(value, format::number(indicator, value))
    };
    let first = territories.first().and_then(value_of);
    let territory_cell =
        |(index, territory): (usize, &&Territory)| match figure_status(indicator, territory) {
            FigureStatus::Own(figure) => match first.filter(|_| index > 0) {
                Some(first) => number_cell(figure.value)
                    .with_note(signed(figure.value - first, indicator.decimals())),
                None => number_cell(figure.value),
            },
            other => Cell::text(other.cell_text(|_| String::new())),
        };
    let total_cell = match total {
        Some(value) if comparable => number_cell(value),
        Some(value) => Cell { bar: None, ..number_cell(value) },
        None => Cell::text("non donné"),
    };
    // The unit is given once, in the row header. Rates differ by percentage points, not percent.
    let points = if indicator.unit == Unit::Percent { " (écarts en points)" } else { "" };
    let unit = format::unit_name(&indicator.unit);
    let note = format!("{unit}{points}, {}", dates_text(dataset, indicator));
    Row {
        row_header: Cell::text(&indicator.label).with_note(note),
        cells: territories.iter().enumerate().map(territory_cell).chain([total_cell]).collect(),
    }
}

fn conventions_row(dataset: &Dataset, territories: &[&Territory]) -> Row {
    let status_cell = |territory: &&Territory| {
        let convention = territory.siren().and_then(|siren| dataset.convention(siren));
        Cell::text(match convention.map(|c| c.status) {
            Some(ConventionStatus::Signed) => "signée",
            Some(ConventionStatus::InProgress) => "en cours",
            Some(ConventionStatus::Absent) => "aucune",
            None => "non donné",
        })
    };
    Row {
        row_header: Cell::text("Convention territoriale globale (CTG)")
            .with_note(agreements_date(dataset)),
        cells: territories.iter().map(status_cell).chain([Cell::text("–")]).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_from_the_first_territory_and_missing_is_not_zero() {
        let dataset = fixtures::dataset();
        let siren = |name: &str| {
            dataset.epci().find(|e| e.name.contains(name)).and_then(Territory::siren).unwrap()
        };
        let sirens = [siren("Saint-Dizier"), siren("Trois Forêts")];
        let grid = comparison_table(dataset, &sirens);
        let row_named =
            |label: &str| grid.rows.iter().find(|l| l.row_header.text == label).unwrap();
        // Document, § 31: 59.56 and 57.52; the difference is −2.04.
        let rate = row_named("Taux de couverture");
        assert_eq!(rate.cells[0].text, "59,56");
        assert_eq!(rate.cells[1].note, "−2,04");
        assert_eq!(rate.row_header.note, "% (écarts en points), au 31/12/2013");
        assert_eq!(row_named("Naissances").cells[1].number, None);
        // The département comes last: it has the longest bar of the rates, and none for counts.
        assert_eq!((rate.cells[2].text.as_str(), rate.cells[2].bar), ("65,66", Some(1.0)));
        assert_eq!(rate.cells[0].bar, Some(59.56 / 65.66));
        let children = row_named("Enfants de moins de 3 ans");
        assert_eq!((children.cells[0].bar, children.cells[2].bar), (Some(1.0), None));
        assert!(grid.rows.iter().all(|line| line.cells.len() == 3));
        assert_eq!(grid.column_headers[3], "Haute-Marne");
        assert_eq!(comparison_table(dataset, &[]).column_headers.len(), 2);
        // What none of them has is no line, and is said.
        assert_eq!(without_figures(dataset, &sirens), None);
        let small = [siren("Trois Forêts"), siren("Grand Langres")];
        assert_eq!(without_figures(dataset, &small[1..]), None);
        let grid = comparison_table(dataset, &small[..1]);
        assert!(grid.rows.iter().all(|line| line.row_header.text != "Naissances"));
        let sentence = without_figures(dataset, &small[..1]).unwrap();
        assert!(
            sentence.contains("naissances\u{202f}; ") && !sentence.contains("population"),
            "{sentence}"
        );
    }
}
