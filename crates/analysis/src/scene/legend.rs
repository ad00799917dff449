//! The legend as data: what the screen, print and exported pictures show, so that they cannot
//! differ.

use crate::scene::style::{Fill, Overlay, Style};
use crate::statistics::chart::Chart;
use crate::statistics::classes::Classes;
use crate::statistics::coverage::threshold_of;
use crate::statistics::standing::together;
use crate::wording::format::{self, NBSP, counted};
use crate::wording::labels::class_limits;
use model::{Dataset, Epci, Indicator, Kind, TerritoryId};
use small_std::sort_by;

/// The words for a territory without a value.
const NO_DATA: &str = "valeur non donnée";

/// What stands before the words of an entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Symbol {
    /// A patch, filled as the map is.
    Patch(Style),
    /// Hatching or dashes alone, which go over several colours.
    Overlay(Overlay),
    /// A circle of this radius, in map units; 0 for none.
    Circle(f64),
}

/// One line of a legend.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// How it is drawn.
    pub symbol: Symbol,
    /// What that means.
    pub label: String,
    /// Of how many, or how much; may be empty.
    pub detail: String,
}

impl Entry {
    /// An entry that does not tell of how many.
    fn plain(symbol: Symbol, label: String) -> Self {
        Self { symbol, label, detail: String::new() }
    }

    /// The whole line.
    #[must_use]
    pub fn words(&self) -> String {
        match self.detail.as_str() {
            "" => self.label.clone(),
            detail => format!("{}{NBSP}: {detail}", self.label),
        }
    }
}

/// A value to compare with: marked on a scale, or told.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Where it is.
    pub value: f64,
    /// « Haute-Marne : 65,66 % ».
    pub words: String,
}

/// All that explains what is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Legend {
    /// What stands above the entries; may be empty.
    pub heading: &'static str,
    /// The lines.
    pub entries: Vec<Entry>,
    /// The values to compare with.
    pub references: Vec<Reference>,
}

impl Legend {
    /// Everything that it says, line by line.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let heading = (!self.heading.is_empty()).then(|| self.heading.to_owned());
        let entries = self.entries.iter().map(Entry::words);
        let references = self.references.iter().map(|reference| reference.words.clone());
        heading.into_iter().chain(entries).chain(references).collect()
    }
}

/// The legend of `indicator` drawn as `chart`, whose territories have these `styles`.
#[must_use]
pub(super) fn of_indicator(
    dataset: &Dataset,
    indicator: &Indicator,
    chart: &Chart,
    styles: &[Style],
) -> Legend {
    let (heading, mut entries) = match chart {
        Chart::Choropleth(classes) => ("", of_classes(dataset, indicator, classes, styles)),
        Chart::Circles { .. } => (
            "La surface du cercle est proportionnelle à la valeur.",
            of_circles(dataset, indicator, chart),
        ),
    };
    if let Some((count, sum)) = together(dataset, indicator) {
        entries.push(Entry {
            symbol: Symbol::Patch(Style::plain(Fill::Summed)),
            label: format!("{}, ensemble", counted(count, "autre")),
            detail: format::figure(indicator, sum.value),
        });
    }
    let without = indicator.without.as_ref().map(|without| without.words.as_str());
    for (fill, label) in [(Fill::Undefined, without), (Fill::NoData, Some(NO_DATA))] {
        let count = styles.iter().filter(|own| own.fill == fill).count();
        if let (Some(label), 1..) = (label, count) {
            entries.push(Entry {
                symbol: Symbol::Patch(Style::plain(fill)),
                label: label.to_owned(),
                detail: counted(count, "territoire"),
            });
        }
    }
    Legend { heading, entries, references: references(dataset, indicator) }
}

/// The legend of a map of the territories that something is about: how many there are.
#[must_use]
pub(super) fn of_concerned(count: usize) -> Legend {
    let entry = |count| {
        let label = counted(count, "territoire concerné");
        Entry::plain(Symbol::Patch(Style::plain(Fill::Concerned)), label)
    };
    let entries = Some(count).filter(|count| *count > 0).map(entry).into_iter().collect();
    Legend { entries, ..Legend::default() }
}

/// The legend of a map that colours one territory by `rate`: what its colour and its hatching mean.
#[must_use]
pub(super) fn of_territory(
    dataset: &Dataset,
    rate: &Indicator,
    chart: &Chart,
    territory: &Epci,
) -> Legend {
    let style = Style::of(dataset, rate, chart, territory, None);
    let words = match (style.fill, chart) {
        (Fill::Class(class), Chart::Choropleth(classes)) => {
            class_limits(classes, class, &rate.unit)
        }
        _ => NO_DATA.to_owned(),
    };
    let priority = style.overlay == Some(Overlay::Priority);
    let detail = if priority { "territoire prioritaire" } else { "" }.to_owned();
    let label = format!("{}, {words}", rate.label);
    let entry = Entry { symbol: Symbol::Patch(style), label, detail };
    Legend { entries: vec![entry], ..Legend::default() }
}

fn of_classes(
    dataset: &Dataset,
    indicator: &Indicator,
    classes: &Classes,
    styles: &[Style],
) -> Vec<Entry> {
    let entry = |class: usize| {
        let fill = Fill::Class(class);
        let count = styles.iter().filter(|own| own.fill == fill).count();
        let (_, high) = classes.limits(class);
        let overlay = Overlay::of_class(dataset, indicator, high);
        let words = counted(count, "territoire");
        let detail = match (overlay, count) {
            (Some(Overlay::Priority), 2..) => format!("{words}, prioritaires"),
            (Some(Overlay::Priority), 1) => format!("{words}, prioritaire"),
            _ => words,
        };
        let label = class_limits(classes, class, &indicator.unit);
        Entry { symbol: Symbol::Patch(Style { fill, overlay }), label, detail }
    };
    let mut entries: Vec<Entry> = (0..classes.count()).map(entry).collect();
    if threshold_of(dataset, indicator).is_some() && !classes.parts_at_threshold() {
        let label = format!("hachures{NBSP}: territoire prioritaire");
        entries.push(Entry::plain(Symbol::Overlay(Overlay::Priority), label));
    }
    if indicator.is_signed() {
        let label = format!("tirets{NBSP}: valeur négative");
        entries.push(Entry::plain(Symbol::Overlay(Overlay::Negative), label));
    }
    entries
}

/// The largest, the middle and the smallest circle, and those that have none.
fn of_circles(dataset: &Dataset, indicator: &Indicator, chart: &Chart) -> Vec<Entry> {
    let values = dataset.territories.iter().filter_map(|t| Some(indicator.latest(&t.id)?.value));
    let (zeros, mut values): (Vec<f64>, Vec<f64>) = values.partition(|value| *value == 0.0);
    sort_by(&mut values, f64::total_cmp);
    let mut samples: Vec<f64> = [values.len().wrapping_sub(1), values.len() / 2, 0]
        .into_iter()
        .filter_map(|rank| values.get(rank).copied())
        .collect();
    samples.dedup();
    let circle = |value: f64| {
        Entry::plain(Symbol::Circle(chart.radius(value)), format::figure(indicator, value))
    };
    let mut entries: Vec<Entry> = samples.into_iter().map(circle).collect();
    if !zeros.is_empty() {
        let label = format!("{}, sans cercle", format::figure(indicator, 0.0));
        let detail = counted(zeros.len(), "territoire");
        entries.push(Entry { symbol: Symbol::Circle(0.0), label, detail });
    }
    entries
}

fn references(dataset: &Dataset, indicator: &Indicator) -> Vec<Reference> {
    let reference = |(territory, name): &(TerritoryId, String)| {
        let value = indicator.latest(territory)?.value;
        // The classes leave out the name of a ratio's unit too: it is in the title.
        let words = match indicator.kind {
            Kind::Ratio => format::number(indicator, value),
            _ => format::figure(indicator, value),
        };
        Some(Reference { value, words: format!("{name}{NBSP}: {words}") })
    };
    let zero = Reference { value: 0.0, words: "écart nul".to_owned() };
    let known = &dataset.metadata.references;
    known.iter().filter_map(reference).chain(indicator.is_signed().then_some(zero)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Scene;
    use crate::statistics::derived::completed;
    use crate::statistics::standing::{Standing, standing};

    fn lines(dataset: &Dataset, id: &str) -> Vec<String> {
        let indicator = dataset.indicator(id).unwrap();
        Scene::of_indicator(dataset, indicator, &Chart::of(dataset, indicator), None).legend.lines()
    }

    #[test]
    fn what_is_there_is_not_said_to_be_missing() {
        let dataset = completed(fixtures::dataset().clone());
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
        let dataset = completed(fixtures::dataset().clone());
        for indicator in dataset.on_offer() {
            let id = &indicator.id;
            let chart = Chart::of(&dataset, indicator);
            let legend = Scene::of_indicator(&dataset, indicator, &chart, None).legend;
            let silent = |t: &&Epci| matches!(standing(indicator, t), Standing::Silent);
            let silent = dataset.territories.iter().filter(silent).count();
            let told = legend.entries.iter().find(|entry| entry.label == NO_DATA);
            let counts = told.map_or(0, |entry| {
                entry.detail.split('\u{a0}').next().and_then(|n| n.parse().ok()).unwrap()
            });
            assert_eq!(counts, silent, "{id}");
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
    fn a_class_has_the_overlay_of_its_territories() {
        let dataset = completed(fixtures::dataset().clone());
        let (mut exact, mut overlaid) = (0, 0);
        for indicator in dataset.on_offer() {
            let chart = Chart::of(&dataset, indicator);
            let Chart::Choropleth(classes) = &chart else { continue };
            let scene = Scene::of_indicator(&dataset, indicator, &chart, None);
            // Other classes may hold values on both sides of the bound.
            let parts = classes.parts_at_threshold() || classes.below_zero().is_some();
            for feature in &scene.features {
                let Fill::Class(class) = feature.style.fill else { continue };
                let Symbol::Patch(told) = scene.legend.entries[class].symbol else {
                    panic!("{}: class {class} has no patch", indicator.id)
                };
                let drawn = feature.style.overlay;
                let agrees = told.overlay == drawn || (!parts && told.overlay.is_none());
                assert!(agrees, "{}: {}", indicator.id, feature.territory.name);
                exact += usize::from(parts);
                overlaid += usize::from(told.overlay.is_some());
            }
        }
        assert!(exact > 0 && overlaid > 0, "{exact}, {overlaid}");
    }

    #[test]
    fn a_signed_legend_is_split_at_zero() {
        let dataset = completed(fixtures::dataset().clone());
        for id in ["ecart_seuil", "ecart_departement", "ecart_france"] {
            let indicator = dataset.indicator(id).unwrap();
            let chart = Chart::of(&dataset, indicator);
            let legend = Scene::of_indicator(&dataset, indicator, &chart, None).legend;
            for entry in legend.entries {
                let Symbol::Patch(Style { fill: Fill::Class(class), overlay }) = entry.symbol
                else {
                    continue;
                };
                let below = chart.below_zero().unwrap();
                assert_eq!(overlay.is_some(), class < below, "{id}: {}", entry.label);
            }
        }
    }
}
