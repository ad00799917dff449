//! The legend: classes with their bounds and counts, or sized circles; the references marked.

use super::attributes::percent;

use crate::compute::chart::Chart;
use crate::compute::classes::Classes;
use crate::compute::coverage::threshold;
use crate::compute::format::{self, counted};
use crate::compute::ranking::valued;
use crate::compute::simulation::outcome::Simulation;
use crate::compute::standing::{count_within, sum_of_others};
use crate::compute::wording::class_limits;
use crate::domain::{Indicator, IndicatorId, TerritoryId, Unit};
use crate::light::{fixed, sort_by};
use crate::state::Store;
use crate::ui::element::{Element, Node, html, svg, varying};

/// The mean width of a letter, in hundredths of the narrowest scale (16rem).
const LETTER: f64 = 2.7;

/// The legend of what is on the map.
pub fn legend(store: Store) -> Element {
    let body = move || {
        let indicator = store.current_indicator()?;
        Some(match store.chart.get() {
            Chart::Choropleth(classes) => of_classes(store, indicator, &classes),
            chart @ Chart::Circles { .. } => of_circles(store, indicator, &chart),
        })
    };
    html("div")
        .class("legende")
        .attr("role", "group")
        .attr("aria-label", "Légende")
        .child(varying(body))
}

/// An item: how it is drawn, what that means, and of how many.
fn item(sign: Element, words: impl Into<Node>, count: String) -> Element {
    let count = html("span").class("discret").child(count);
    html("li").child(sign).child(html("span").child(words)).child(count)
}

/// A patch of the map's colours and hatches.
fn patch(kind: &'static str) -> Element {
    html("span").class(kind)
}

fn of_classes(store: Store, indicator: &'static Indicator, classes: &Classes) -> Node {
    // A scenario recolours the map: its rates are then those that are counted.
    let supposed = store.simulated.with(|s| {
        let rates = |s: &Simulation| s.territories.iter().map(|(_, o)| o.rate.middle()).collect();
        s.as_ref().map(rates)
    });
    let values: Vec<f64> = supposed
        .unwrap_or_else(|| valued(store.dataset, indicator).map(|(_, f)| f.value).collect());
    let coverage = indicator.id.as_str() == IndicatorId::COVERAGE;
    let limit = threshold(store.dataset).filter(|_| coverage && classes.parts_at_threshold());
    let hatched = (coverage && !classes.parts_at_threshold()).then(|| {
        html("li")
            .child(patch("pastille prioritaire"))
            .child(html("span").child("hachures\u{a0}: territoire prioritaire"))
    });
    let class_item = |class: usize| {
        let count = values.iter().filter(|v| classes.class_of(**v) == class).count();
        let below = classes.limits(class).1.zip(limit).is_some_and(|(high, limit)| high <= limit);
        let priority = match below {
            true if count > 1 => ", prioritaires",
            true => ", prioritaire",
            false => "",
        };
        item(
            patch("pastille").attr("data-class", class),
            class_limits(classes, class, &indicator.unit),
            format!("{}{priority}", counted(count, "territoire")),
        )
    };
    let width = 100.0 / classes.count() as f64;
    let step = |class: usize| {
        svg("rect")
            .class("fond")
            .attr("data-class", class)
            .attr("x", percent(class as f64 * width))
            .attr("y", "20")
            .attr("width", percent(width))
            .attr("height", "12")
    };
    let marks = [
        ("Haute-Marne", TerritoryId::Departement, 14, 17),
        ("France", TerritoryId::France, 48, 35),
    ];
    let mark = |(name, territory, text_y, line_y): (&str, TerritoryId, usize, usize)| {
        let value = indicator.latest(&territory)?.value;
        // The classes leave out the name of a ratio's unit too: it is in the title.
        let value_words = match indicator.unit {
            Unit::Ratio(_) => format::printed(value),
            _ => format::figure(indicator, value),
        };
        let words = format!("{name} : {value_words}");
        let at = classes.position(value) * 100.0;
        // The words are centred on their mark, and stay on the narrowest scale.
        let width = words.chars().count() as f64 * LETTER;
        let start = (at - width / 2.0).min(100.0 - width).max(0.0);
        let (x, start) = (percent(at), percent(start));
        let line = svg("line")
            .attr("x1", x.clone())
            .attr("x2", x)
            .attr("y1", line_y.min(20))
            .attr("y2", line_y.max(32));
        Some(vec![line, svg("text").attr("x", start).attr("y", text_y).child(words)])
    };
    let scale = svg("svg")
        .class("echelle")
        .attr("width", "100%")
        .attr("height", "52")
        .attr("aria-hidden", "true")
        .children((0..classes.count()).map(step))
        .children(marks.map(mark));
    let list = html("ul")
        .class("classes")
        .children((0..classes.count()).map(class_item))
        .child(hatched)
        .child(without_value(store, values.len()));
    vec![scale, list].into()
}

fn of_circles(store: Store, indicator: &'static Indicator, chart: &Chart) -> Node {
    let mut values: Vec<f64> = valued(store.dataset, indicator).map(|(_, f)| f.value).collect();
    sort_by(&mut values, f64::total_cmp);
    let samples = [values.last(), values.get(values.len() / 2), values.first()];
    let sample = |value: &f64| {
        // As large beside the map as on it, on a window of the usual size.
        let radius = chart.radius(*value) / 18.0;
        let circle = svg("svg")
            .class("echantillon")
            .attr("viewBox", "-30 -30 60 60")
            .attr("aria-hidden", "true")
            .child(svg("circle").attr("r", fixed(radius, 1).to_string()));
        html("li").child(circle).child(html("span").child(format::figure(indicator, *value)))
    };
    let others = count_within(store.dataset, indicator);
    let sum = sum_of_others(indicator).map(|sum| {
        item(
            patch("pastille ensemble"),
            format!("{others} autres, ensemble"),
            format::figure(indicator, sum.value),
        )
    });
    let list = html("ul")
        .class("classes")
        .children(samples.into_iter().flatten().map(sample))
        .child(sum)
        .child(without_value(store, values.len() + others));
    vec![html("p").child("La surface du cercle est proportionnelle à la valeur."), list].into()
}

/// How many territories have no value.
fn without_value(store: Store, valued: usize) -> Element {
    let missing = store.dataset.territories.len() - valued;
    item(patch("pastille sans-valeur"), "valeur non donnée", counted(missing, "territoire"))
}
