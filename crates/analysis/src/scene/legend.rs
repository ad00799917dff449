//! The legend as data: what the screen, print and exported pictures show, so that they cannot
//! differ.

use crate::scene::style::{Fill, Overlay, Style};
use crate::statistics::chart::Chart;
use crate::statistics::classes::Classes;
use crate::statistics::coverage::threshold_of;
use crate::statistics::standing::together;
use crate::wording::format::{self, NBSP, counted};
use crate::wording::labels::class_limits;
use model::{Dataset, Indicator, Kind, Territory, TerritoryId};

/// The mean width of a letter on a scale, in hundredths of the narrowest one (16rem).
const LETTER: f64 = 2.7;

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

/// A reference value, marked on the colour scale or listed below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Where it is.
    pub value: f64,
    /// « Haute-Marne : 65,66 % ».
    pub words: String,
}

impl Reference {
    /// Where its mark and the beginning of its words are on a scale of `classes`, in hundredths of its width.
    #[must_use]
    pub fn mark(&self, classes: &Classes) -> Mark {
        let position = classes.position(self.value) * 100.0;
        // The words are centred on their mark, and stay on the narrowest scale.
        let width = self.words.chars().count() as f64 * LETTER;
        Mark { position, words_start: (position - width / 2.0).min(100.0 - width).max(0.0) }
    }
}

/// A mark on a scale, in hundredths of its width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Where the value is.
    pub position: f64,
    /// Where its words begin.
    pub words_start: f64,
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
    let no_denominator = indicator.no_denominator.as_ref().map(|ratio| ratio.words.as_str());
    for (fill, label) in [(Fill::Undefined, no_denominator), (Fill::NoData, Some(NO_DATA))] {
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
    territory: &Territory,
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

/// Circles of round values, from the largest that the map reaches down to the smallest, and those that have none.
fn of_circles(dataset: &Dataset, indicator: &Indicator, chart: &Chart) -> Vec<Entry> {
    let values = dataset.territories.iter().filter_map(|t| Some(indicator.latest(&t.id)?.value));
    let (zeros, values): (Vec<f64>, Vec<f64>) = values.partition(|value| *value == 0.0);
    let circle = |value: f64| {
        Entry::plain(Symbol::Circle(chart.radius(value)), format::figure(indicator, value))
    };
    let mut entries: Vec<Entry> = round_samples(&values).into_iter().map(circle).collect();
    if !zeros.is_empty() {
        let label = format!("{}, sans cercle", format::figure(indicator, 0.0));
        let detail = counted(zeros.len(), "territoire");
        entries.push(Entry { symbol: Symbol::Circle(0.0), label, detail });
    }
    entries
}

/// At most three round values among positive `values`, the largest first, each at most half of the one before.
fn round_samples(values: &[f64]) -> Vec<f64> {
    let largest = values.iter().copied().fold(0.0, f64::max);
    let smallest = values.iter().copied().fold(largest, f64::min);
    let mut samples = Vec::new();
    let mut bound = largest;
    while samples.len() < 3 && bound > 0.0 {
        let sample = rounded_down(bound);
        if sample < rounded_down(smallest) {
            break;
        }
        samples.push(sample);
        bound = sample / 3.0;
    }
    samples
}

/// The largest of 1, 2, 5, 10, 20… and 0,5, 0,2, 0,1… that a positive `value` reaches.
fn rounded_down(value: f64) -> f64 {
    // Powers of ten above 1 are exact; those below come from a division by one.
    let mut power = 1.0;
    while power * 10.0 <= value {
        power *= 10.0;
    }
    let mut part = 1.0;
    while power / part > value && part < 1e9 {
        part *= 10.0;
    }
    let round = |digit: f64| digit * power / part;
    [5.0, 2.0].into_iter().map(round).find(|own| *own <= value).unwrap_or(round(1.0))
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
        for indicator in dataset.offered_indicators() {
            let id = &indicator.id;
            let chart = Chart::of(&dataset, indicator);
            let legend = Scene::of_indicator(&dataset, indicator, &chart, None).legend;
            let silent = |t: &&Territory| matches!(standing(indicator, t), Standing::Silent);
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
    fn circles_are_told_by_round_values() {
        for (value, round) in
            [(77_411.0, 50_000.0), (13.0, 10.0), (2.0, 2.0), (0.37, 0.2), (999.9, 500.0)]
        {
            assert_eq!(rounded_down(value), round);
        }
        assert_eq!(round_samples(&[130.0, 4.0, 60.0]), [100.0, 20.0, 5.0]);
        assert_eq!(round_samples(&[1.0, 3.0, 13.0]), [10.0, 2.0]);
        assert_eq!(round_samples(&[7.0]), [5.0]);
        assert!(round_samples(&[]).is_empty());
        let dataset = completed(fixtures::dataset().clone());
        for indicator in dataset.offered_indicators() {
            let chart = Chart::of(&dataset, indicator);
            let Chart::Circles { largest } = chart else { continue };
            let legend = Scene::of_indicator(&dataset, indicator, &chart, None).legend;
            let radii = legend.entries.iter().filter_map(|entry| match entry.symbol {
                Symbol::Circle(radius) if radius > 0.0 => Some(radius),
                _ => None,
            });
            let radii: Vec<f64> = radii.collect();
            assert!((1..=3).contains(&radii.len()) || largest == 0.0, "{}", indicator.id);
            assert!(radii.iter().all(|own| *own <= chart.radius(largest)), "{}", indicator.id);
        }
    }

    #[test]
    fn the_words_of_a_mark_are_centred_on_it_and_stay_on_the_scale() {
        let classes = Classes::at(&[10.0, 20.0, 30.0]);
        let mark = |value: f64, letters: usize| {
            Reference { value, words: "x".repeat(letters) }.mark(&classes)
        };
        let middle = mark(20.0, 10);
        assert_eq!((middle.position, middle.words_start), (50.0, 50.0 - 5.0 * LETTER));
        assert_eq!(mark(-1e9, 10).words_start, 0.0);
        assert!((mark(1e9, 10).words_start - (100.0 - 10.0 * LETTER)).abs() < 1e-9);
        // More than there is room for begins at the left edge.
        assert_eq!(mark(20.0, 60).words_start, 0.0);
    }

    #[test]
    fn a_class_has_the_overlay_of_its_territories() {
        let dataset = completed(fixtures::dataset().clone());
        let (mut exact, mut overlaid) = (0, 0);
        for indicator in dataset.offered_indicators() {
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
