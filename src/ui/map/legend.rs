//! The legend: classes with their bounds and counts, or sized circles; the references marked.

use leptos::either::Either;
use leptos::prelude::*;

use crate::compute::chart::Chart;
use crate::compute::classes::Classes;
use crate::compute::coverage::threshold;
use crate::compute::format::{self, counted};
use crate::compute::ranking::valued;
use crate::compute::simulation::outcome::Simulation;
use crate::compute::standing::{count_within, sum_of_others};
use crate::compute::wording::class_limits;
use crate::domain::{Indicator, IndicatorId, TerritoryId, Unit};
use crate::state::Store;

/// The mean width of a letter, in hundredths of the narrowest scale (16rem).
const LETTER: f64 = 2.7;

/// The legend of what is on the map.
#[component]
pub fn Legend(store: Store) -> impl IntoView {
    let body = move || {
        let indicator = store.current_indicator()?;
        Some(match store.chart.get() {
            Chart::Choropleth(classes) => Either::Left(of_classes(store, indicator, &classes)),
            chart @ Chart::Circles { .. } => Either::Right(of_circles(store, indicator, &chart)),
        })
    };
    view! {
        <div class="legende" role="group" aria-label="Légende">
            {body}
        </div>
    }
}

fn of_classes(
    store: Store,
    indicator: &'static Indicator,
    classes: &Classes,
) -> impl IntoView + use<> {
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
        view! {
            <li>
                <span class="pastille prioritaire"></span>
                <span>"hachures : territoire prioritaire"</span>
            </li>
        }
    });
    let item = |class: usize| {
        let count = values.iter().filter(|v| classes.class_of(**v) == class).count();
        let below = classes.limits(class).1.zip(limit).is_some_and(|(high, limit)| high <= limit);
        view! {
            <li>
                <span class="pastille" data-class=class></span>
                <span>{class_limits(classes, class, &indicator.unit)}</span>
                <span class="discret">
                    {counted(count, "territoire")} {below.then_some(if count > 1 { ", prioritaires" } else { ", prioritaire" })}
                </span>
            </li>
        }
    };
    let width = 100.0 / classes.count() as f64;
    let bar = (0..classes.count())
        .map(|class| {
            let x = format!("{:.2}%", class as f64 * width);
            view! { <rect class="fond" data-class=class x=x y="20" width=format!("{width:.2}%") height="12" /> }
        })
        .collect_view();
    let marks = [
        ("Haute-Marne", TerritoryId::Departement, 14, 17),
        ("France", TerritoryId::France, 48, 35),
    ];
    let mark = |(name, territory, text_y, line_y): (&str, TerritoryId, i32, i32)| {
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
        let (x, start) = (format!("{at:.2}%"), format!("{start:.2}%"));
        Some(view! {
            <line x1=x.clone() x2=x.clone() y1=line_y.min(20) y2=line_y.max(32) />
            <text x=start y=text_y>{words}</text>
        })
    };
    view! {
        <svg class="echelle" width="100%" height="52" aria-hidden="true">
            {bar}
            {marks.map(mark).collect_view()}
        </svg>
        <ul class="classes">
            {(0..classes.count()).map(item).collect_view()}
            {hatched}
            {without_value(store, values.len())}
        </ul>
    }
}

fn of_circles(store: Store, indicator: &'static Indicator, chart: &Chart) -> impl IntoView + use<> {
    let mut values: Vec<f64> = valued(store.dataset, indicator).map(|(_, f)| f.value).collect();
    values.sort_unstable_by(f64::total_cmp);
    let samples = [values.last(), values.get(values.len() / 2), values.first()];
    let sample = |value: &f64| {
        // As large beside the map as on it, on a window of the usual size.
        let radius = chart.radius(*value) / 18.0;
        view! {
            <li>
                <svg class="echantillon" viewBox="-30 -30 60 60" aria-hidden="true">
                    <circle r=format!("{radius:.1}") />
                </svg>
                <span>{format::figure(indicator, *value)}</span>
            </li>
        }
    };
    view! {
        <p>"La surface du cercle est proportionnelle à la valeur."</p>
        <ul class="classes">
            {samples.into_iter().flatten().map(sample).collect_view()}
            {sum_of_others(indicator).map(|sum| view! {
                <li>
                    <span class="pastille ensemble"></span>
                    <span>{format!("{} autres, ensemble", count_within(store.dataset, indicator))}</span>
                    <span class="discret">{format::figure(indicator, sum.value)}</span>
                </li>
            })}
            {without_value(store, values.len() + count_within(store.dataset, indicator))}
        </ul>
    }
}

/// How many territories have no value.
fn without_value(store: Store, valued: usize) -> impl IntoView {
    let missing = store.dataset.territories.len() - valued;
    view! {
            <li>
                <span class="pastille sans-valeur"></span>
                <span>"valeur non donnée"</span>
                <span class="discret">{counted(missing, "territoire")}</span>
            </li>
    }
}
