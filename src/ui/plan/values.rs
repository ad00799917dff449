//! The dated values of what the plan measures.

use leptos::prelude::*;

use super::super::element::rebuilt;
use super::curve::series_drawing;
use super::keep::enter;
use super::shown::Shown;
use crate::browser::clock;
use crate::compute::format::{NBSP, printed};
use crate::domain::Day;
use crate::domain::tracking::Entry;
use crate::light::decimal;
use crate::state::{Var, memo};

/// What was entered for it, and a line to enter more.
#[component]
pub fn Values(
    shown: Shown,
    /// What is measured: see [`crate::domain::Plan::measure`].
    id: &'static str,
) -> impl IntoView {
    let Shown { store, document, tracking, .. } = shown;
    let series = memo(move || -> Vec<(Day, f64)> {
        tracking.with(|tracking| tracking.values(id).collect())
    });
    let (day, value) = (Var::new(clock::today()), Var::new(None::<f64>));
    let put = move |day: Day, value: Option<f64>| {
        enter(store, Entry::Value { indicator: id.to_owned(), day, value });
    };
    let add = move |_| {
        if let (Some(day), Some(number)) = (day.get_untracked(), value.get_untracked()) {
            put(day, Some(number));
            value.set(None);
        }
    };
    // One point alone says no more than its words.
    let drawing = move || {
        series.with(|all| (all.len() > 1).then(|| series_drawing(all, None, &document.governance)))
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
    let label = document.plan.measure(id).unwrap_or(id);
    let measured = move || match series.with(Vec::is_empty) {
        true => format!("{label}{NBSP}: aucune valeur saisie."),
        false => label.to_owned(),
    };
    view! {
        <div class="mesure" data-indicateur=id>
            <p prop:textContent=measured></p>
            {rebuilt(drawing)}
            <ul>{rebuilt(entered)}</ul>
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
    decimal(&plain.replace(',', "."))
}
