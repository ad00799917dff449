//! The dated values of an indicator of the plan.

use leptos::prelude::*;

use super::keep::enter;
use crate::browser::clock;
use crate::compute::format::{NBSP, printed};
use crate::domain::tracking::{Entry, Tracking};
use crate::domain::{Day, PlanIndicator};
use crate::state::Store;

/// What was entered for it, and a line to enter more.
#[component]
pub fn Values(
    store: Store,
    indicator: &'static PlanIndicator,
    tracking: Memo<Tracking>,
) -> impl IntoView {
    let series = Memo::new(move |_| -> Vec<(Day, f64)> {
        tracking.with(|tracking| tracking.values(&indicator.id).collect())
    });
    let (day, value) = (RwSignal::new(clock::today()), RwSignal::new(None::<f64>));
    let put = move |day: Day, value: Option<f64>| {
        enter(store, Entry::Value { indicator: indicator.id.clone(), day, value });
    };
    let add = move |_| {
        if let (Some(day), Some(number)) = (day.get_untracked(), value.get_untracked()) {
            put(day, Some(number));
            value.set(None);
        }
    };
    let entered = move || {
        let item = |(day, value): (Day, f64)| {
            view! {
                <li>
                    {format!("{day}{NBSP}: {}", printed(value))} " "
                    <button type="button" class="sobre" on:click=move |_| put(day, None)>"Retirer"</button>
                </li>
            }
        };
        series.get().into_iter().map(item).collect_view()
    };
    view! {
        <div class="mesure" data-indicateur=indicator.id.as_str()>
            <p>
                {indicator.label.text.as_str()}
                {move || series.with(Vec::is_empty).then_some(" : aucune valeur saisie.")}
            </p>
            <ul>{entered}</ul>
            <div class="jetons">
                <label>
                    "Au "
                    <input type="date" data-champ="date" prop:value=move || day.get().map(Day::iso).unwrap_or_default()
                        on:change=move |event| day.set(Day::parse(&event_target_value(&event))) />
                </label>
                <label>
                    "valeur "
                    <input type="text" inputmode="decimal" data-champ="valeur" size="8"
                        prop:value=move || value.get().map(printed).unwrap_or_default()
                        on:change=move |event| value.set(number(&event_target_value(&event))) />
                </label>
                <button type="button" data-ajouter="valeur" on:click=add>"Ajouter"</button>
            </div>
        </div>
    }
}

/// A number as people type it: comma or point, spaces anywhere.
fn number(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    plain.replace(',', ".").parse().ok().filter(|value: &f64| value.is_finite())
}
