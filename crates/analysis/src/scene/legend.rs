//! The legend as data, shared by screen, print and exported pictures, so that they cannot differ.

use crate::scene::style::{Fill, Overlay, Style};
use crate::statistics::chart::Chart;
use crate::statistics::classes::Classes;
use crate::statistics::coverage::threshold_of;
use crate::statistics::figure_status::aggregated_sum;
use crate::wording::format::{self, NBSP, counted};
use crate::wording::labels::class_range_text;
use model::{Dataset, Indicator, IndicatorKind, Territory, TerritoryId};

/// Mean width of a letter, in percent of the narrowest scale (16rem).
const LETTER_WIDTH: f64 = 2.7;

/// Label of territories without a value.
const NO_DATA: &str = "valeur non donnée";

/// The symbol of a legend entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Symbol {
    /// A patch filled like a territory.
    Patch(Style),
    /// Hatching or dashes alone, since they cover several colours.
    Overlay(Overlay),
    /// A circle with this radius in map units; 0 for none.
    Circle(f64),
}

/// An entry of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendEntry {
    /// The symbol of the entry.
    pub symbol: Symbol,
    /// Its meaning.
    pub label: String,
    /// A count or an amount; may be empty.
    pub detail: String,
}

impl LegendEntry {
    /// An entry without a count.
    fn plain(symbol: Symbol, label: String) -> Self {
        Self { symbol, label, detail: String::new() }
    }

    /// Label and count as one text.
    #[must_use]
    pub fn text(&self) -> String {
        match self.detail.as_str() {
            "" => self.label.clone(),
            detail => format!("{}{NBSP}: {detail}", self.label),
        }
    }
}

/// A reference value, marked on the colour scale or listed below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The value, in the indicator's unit.
    pub value: f64,
    /// Its label: « Haute-Marne : 65,66 % ».
    pub label: String,
}

impl Reference {
    /// The position of its mark and of its label on a scale of `classes`, in percent of its width.
    #[must_use]
    pub fn mark(&self, classes: &Classes) -> Mark {
        let position = classes.position(self.value) * 100.0;
        // The label is centred on the mark, but stays within the narrowest scale.
        let width = self.label.chars().count() as f64 * LETTER_WIDTH;
        Mark { position, label_start: (position - width / 2.0).min(100.0 - width).max(0.0) }
    }
}

/// A mark on a scale; positions in percent of its width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Position of the value.
    pub position: f64,
    /// Left edge of the label.
    pub label_start: f64,
}

/// A complete legend.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Legend {
    /// Heading above the entries; may be empty.
    pub heading: &'static str,
    /// The entries, in display order.
    pub entries: Vec<LegendEntry>,
    /// The reference values.
    pub references: Vec<Reference>,
}

impl Legend {
    /// The whole legend as text, line by line.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let heading = (!self.heading.is_empty()).then(|| self.heading.to_owned());
        let entries = self.entries.iter().map(LegendEntry::text);
        let references = self.references.iter().map(|reference| reference.label.clone());
        heading.into_iter().chain(entries).chain(references).collect()
    }
}

/// The legend of `indicator` drawn as `chart`, for territories with these `styles`.
#[must_use]
pub(super) fn indicator_legend(
    dataset: &Dataset,
    indicator: &Indicator,
    chart: &Chart,
    styles: &[Style],
) -> Legend {
    let (heading, mut entries) = match chart {
        Chart::Choropleth(classes) => ("", class_entries(dataset, indicator, classes, styles)),
        Chart::Circles { .. } => (
            "La surface du cercle est proportionnelle à la valeur.",
            circle_entries(dataset, indicator, chart),
        ),
    };
    if let Some((count, sum)) = aggregated_sum(dataset, indicator) {
        entries.push(LegendEntry {
            symbol: Symbol::Patch(Style::plain(Fill::Summed)),
            label: format!("{}, ensemble", counted(count, "autre")),
            detail: format::figure(indicator, sum.value),
        });
    }
    let no_denominator = indicator.no_denominator.as_ref().map(|ratio| ratio.words.as_str());
    for (fill, label) in [(Fill::Undefined, no_denominator), (Fill::NoData, Some(NO_DATA))] {
        let count = styles.iter().filter(|style| style.fill == fill).count();
        if let (Some(label), 1..) = (label, count) {
            entries.push(LegendEntry {
                symbol: Symbol::Patch(Style::plain(fill)),
                label: label.to_owned(),
                detail: counted(count, "territoire"),
            });
        }
    }
    Legend { heading, entries, references: references(dataset, indicator) }
}

/// The legend of a map that highlights `count` territories.
#[must_use]
pub(super) fn highlight_legend(count: usize) -> Legend {
    let entry = |count| {
        let label = counted(count, "territoire concerné");
        LegendEntry::plain(Symbol::Patch(Style::plain(Fill::Highlighted)), label)
    };
    let entries = Some(count).filter(|count| *count > 0).map(entry).into_iter().collect();
    Legend { entries, ..Legend::default() }
}

/// The legend of a locator map: the class and the priority of its only coloured territory.
#[must_use]
pub(super) fn locator_legend(
    dataset: &Dataset,
    rate: &Indicator,
    chart: &Chart,
    territory: &Territory,
) -> Legend {
    let style = Style::for_territory(dataset, rate, chart, territory, None);
    let class_label = match (style.fill, chart) {
        (Fill::Class(class), Chart::Choropleth(classes)) => {
            class_range_text(classes, class, &rate.unit)
        }
        _ => NO_DATA.to_owned(),
    };
    let is_priority = style.overlay == Some(Overlay::Priority);
    let detail = if is_priority { "territoire prioritaire" } else { "" }.to_owned();
    let label = format!("{}, {class_label}", rate.label);
    let entry = LegendEntry { symbol: Symbol::Patch(style), label, detail };
    Legend { entries: vec![entry], ..Legend::default() }
}

fn class_entries(
    dataset: &Dataset,
    indicator: &Indicator,
    classes: &Classes,
    styles: &[Style],
) -> Vec<LegendEntry> {
    let entry = |class: usize| {
        let fill = Fill::Class(class);
        let count = styles.iter().filter(|style| style.fill == fill).count();
        let (_, high) = classes.limits(class);
        let overlay = Overlay::for_class(dataset, indicator, high);
        let territory_count = counted(count, "territoire");
        let detail = match (overlay, count) {
            (Some(Overlay::Priority), 2..) => format!("{territory_count}, prioritaires"),
            (Some(Overlay::Priority), 1) => format!("{territory_count}, prioritaire"),
            _ => territory_count,
        };
        let label = class_range_text(classes, class, &indicator.unit);
        LegendEntry { symbol: Symbol::Patch(Style { fill, overlay }), label, detail }
    };
    let mut entries: Vec<LegendEntry> = (0..classes.count()).map(entry).collect();
    if threshold_of(dataset, indicator).is_some() && !classes.diverges_at_threshold() {
        let label = format!("hachures{NBSP}: territoire prioritaire");
        entries.push(LegendEntry::plain(Symbol::Overlay(Overlay::Priority), label));
    }
    if indicator.is_signed() {
        let label = format!("tirets{NBSP}: valeur négative");
        entries.push(LegendEntry::plain(Symbol::Overlay(Overlay::Negative), label));
    }
    entries
}

/// Sample circles for round values, the largest first, and an entry for zeros, which have no circle.
fn circle_entries(dataset: &Dataset, indicator: &Indicator, chart: &Chart) -> Vec<LegendEntry> {
    let values =
        dataset.territories.iter().filter_map(|t| Some(indicator.latest_figure(&t.id)?.value));
    let (zeros, values): (Vec<f64>, Vec<f64>) = values.partition(|value| *value == 0.0);
    let circle = |value: f64| {
        LegendEntry::plain(Symbol::Circle(chart.radius(value)), format::figure(indicator, value))
    };
    let mut entries: Vec<LegendEntry> = round_samples(&values).into_iter().map(circle).collect();
    if !zeros.is_empty() {
        let label = format!("{}, sans cercle", format::figure(indicator, 0.0));
        let detail = counted(zeros.len(), "territoire");
        entries.push(LegendEntry { symbol: Symbol::Circle(0.0), label, detail });
    }
    entries
}

/// At most three round values, the largest first, each at most a third of the one before.
fn round_samples(values: &[f64]) -> Vec<f64> {
    let largest = values.iter().copied().fold(0.0, f64::max);
    let smallest = values.iter().copied().fold(largest, f64::min);
    let mut samples = Vec::new();
    let mut bound = largest;
    while samples.len() < 3 && bound > 0.0 {
        let sample = round_down(bound);
        if sample < round_down(smallest) {
            break;
        }
        samples.push(sample);
        bound = sample / 3.0;
    }
    samples
}

/// The largest of …0.1, 0.2, 0.5, 1, 2, 5, 10… up to a positive `value`.
fn round_down(value: f64) -> f64 {
    // Powers of ten from 1 up are exact; smaller ones are computed by a single division.
    let mut power = 1.0;
    while power * 10.0 <= value {
        power *= 10.0;
    }
    let mut divisor = 1.0;
    while power / divisor > value && divisor < 1e9 {
        divisor *= 10.0;
    }
    let at_digit = |digit: f64| digit * power / divisor;
    [5.0, 2.0].into_iter().map(at_digit).find(|rounded| *rounded <= value).unwrap_or(at_digit(1.0))
}

fn references(dataset: &Dataset, indicator: &Indicator) -> Vec<Reference> {
    let reference = |(territory, name): &(TerritoryId, String)| {
        let value = indicator.latest_figure(territory)?.value;
        // Class labels omit the unit of a ratio too, since the title contains it.
        let words = match indicator.kind {
            IndicatorKind::Ratio => format::number(indicator, value),
            _ => format::figure(indicator, value),
        };
        Some(Reference { value, label: format!("{name}{NBSP}: {words}") })
    };
    let zero = Reference { value: 0.0, label: "écart nul".to_owned() };
    let references = &dataset.metadata.references;
    references.iter().filter_map(reference).chain(indicator.is_signed().then_some(zero)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Scene;
    use crate::statistics::computed_indicators::with_computed;
    use crate::statistics::figure_status::{FigureStatus, figure_status};

    fn lines(dataset: &Dataset, id: &str) -> Vec<String> {
        let indicator = dataset.indicator(id).unwrap();
        Scene::for_indicator(dataset, indicator, &Chart::for_indicator(dataset, indicator), None)
            .legend
            .lines()
    }

    #[test]
    fn known_values_are_not_listed_as_missing() {
        let dataset = with_computed(fixtures::dataset().clone());
        let population = lines(&dataset, "population").join("\n");
        assert!(
            !population.contains("ensemble") && !population.contains("non donnée"),
            "{population}"
        );
        let relais = lines(&dataset, "enfants_par_ram");
        assert!(relais.contains(&"aucun RAM\u{a0}: 5\u{a0}territoires".to_owned()), "{relais:?}");
        let places = lines(&dataset, "places_eaje");
        let zero = "0\u{a0}place, sans cercle\u{a0}: 5\u{a0}territoires".to_owned();
        assert!(places.contains(&zero), "{places:?}");
    }

    #[test]
    fn every_territory_is_counted_once() {
        let dataset = with_computed(fixtures::dataset().clone());
        for indicator in dataset.offered_indicators() {
            let id = &indicator.id;
            let chart = Chart::for_indicator(&dataset, indicator);
            let legend = Scene::for_indicator(&dataset, indicator, &chart, None).legend;
            let is_missing =
                |t: &&Territory| matches!(figure_status(indicator, t), FigureStatus::Missing);
            let missing_count = dataset.territories.iter().filter(is_missing).count();
            let entry = legend.entries.iter().find(|entry| entry.label == NO_DATA);
            let counts = entry.map_or(0, |entry| {
                entry.detail.split('\u{a0}').next().and_then(|n| n.parse().ok()).unwrap()
            });
            assert_eq!(counts, missing_count, "{id}");
            if let Chart::Choropleth(_) = chart {
                let counted: usize = legend
                    .entries
                    .iter()
                    .filter_map(|entry| entry.detail.split('\u{a0}').next()?.parse::<usize>().ok())
                    .sum();
                assert_eq!(counted, dataset.territories.len(), "{id}");
            }
        }
    }

    #[test]
    fn sample_circles_have_round_values() {
        for (value, round) in
            [(77_411.0, 50_000.0), (13.0, 10.0), (2.0, 2.0), (0.37, 0.2), (999.9, 500.0)]
        {
            assert_eq!(round_down(value), round);
        }
        assert_eq!(round_samples(&[130.0, 4.0, 60.0]), [100.0, 20.0, 5.0]);
        assert_eq!(round_samples(&[1.0, 3.0, 13.0]), [10.0, 2.0]);
        assert_eq!(round_samples(&[7.0]), [5.0]);
        assert!(round_samples(&[]).is_empty());
        let dataset = with_computed(fixtures::dataset().clone());
        for indicator in dataset.offered_indicators() {
            let chart = Chart::for_indicator(&dataset, indicator);
            let Chart::Circles { max_value } = chart else { continue };
            let legend = Scene::for_indicator(&dataset, indicator, &chart, None).legend;
            let radii = legend.entries.iter().filter_map(|entry| match entry.symbol {
                Symbol::Circle(radius) if radius > 0.0 => Some(radius),
                _ => None,
            });
            let radii: Vec<f64> = radii.collect();
            assert!((1..=3).contains(&radii.len()) || max_value == 0.0, "{}", indicator.id);
            assert!(
                radii.iter().all(|radius| *radius <= chart.radius(max_value)),
                "{}",
                indicator.id
            );
        }
    }

    #[test]
    fn labels_of_marks_are_centred_and_stay_on_the_scale() {
        let classes = Classes::with_bounds(&[10.0, 20.0, 30.0]);
        let mark = |value: f64, letters: usize| {
            Reference { value, label: "x".repeat(letters) }.mark(&classes)
        };
        let middle = mark(20.0, 10);
        assert_eq!((middle.position, middle.label_start), (50.0, 50.0 - 5.0 * LETTER_WIDTH));
        assert_eq!(mark(-1e9, 10).label_start, 0.0);
        assert!((mark(1e9, 10).label_start - (100.0 - 10.0 * LETTER_WIDTH)).abs() < 1e-9);
        // A label too long for its position starts at the left edge.
        assert_eq!(mark(20.0, 60).label_start, 0.0);
    }

    #[test]
    fn a_class_has_the_overlay_of_its_territories() {
        let dataset = with_computed(fixtures::dataset().clone());
        let (mut exact, mut overlaid) = (0, 0);
        for indicator in dataset.offered_indicators() {
            let chart = Chart::for_indicator(&dataset, indicator);
            let Chart::Choropleth(classes) = &chart else { continue };
            let scene = Scene::for_indicator(&dataset, indicator, &chart, None);
            // Other classes may contain values on both sides of the bound.
            let splits_classes =
                classes.diverges_at_threshold() || classes.count_below_zero().is_some();
            for feature in &scene.features {
                let Fill::Class(class) = feature.style.fill else { continue };
                let Symbol::Patch(patch) = scene.legend.entries[class].symbol else {
                    panic!("{}: class {class} has no patch", indicator.id)
                };
                let drawn = feature.style.overlay;
                let agrees = patch.overlay == drawn || (!splits_classes && patch.overlay.is_none());
                assert!(agrees, "{}: {}", indicator.id, feature.territory.name);
                exact += usize::from(splits_classes);
                overlaid += usize::from(patch.overlay.is_some());
            }
        }
        assert!(exact > 0 && overlaid > 0, "{exact}, {overlaid}");
    }

    #[test]
    fn a_signed_legend_is_split_at_zero() {
        let dataset = with_computed(fixtures::dataset().clone());
        for id in ["ecart_seuil", "ecart_departement", "ecart_france"] {
            let indicator = dataset.indicator(id).unwrap();
            let chart = Chart::for_indicator(&dataset, indicator);
            let legend = Scene::for_indicator(&dataset, indicator, &chart, None).legend;
            for entry in legend.entries {
                let Symbol::Patch(Style { fill: Fill::Class(class), overlay }) = entry.symbol
                else {
                    continue;
                };
                let below = chart.count_below_zero().unwrap();
                assert_eq!(overlay.is_some(), class < below, "{id}: {}", entry.label);
            }
        }
    }
}
