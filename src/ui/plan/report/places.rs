//! Where the plan acts.

use leptos::prelude::*;

use super::super::super::slot::rebuilt;
use super::super::mini_map::MiniMap;
use super::super::shown::Shown;
use crate::store::memo;
use analysis::plan::reach::{ActedOn, acted_on};
use analysis::wording::format::NBSP;

/// Where the plan acts.
#[component]
pub fn Places(shown: Shown) -> impl IntoView {
    let Shown { store, document, tracking, .. } = shown;
    let dataset = store.dataset;
    let acted = memo(move || tracking.with(|t| acted_on(&document.plan, dataset, t)));
    let marked =
        Signal::derive(move || acted.with(|all| all.iter().map(|on| on.siren).collect::<Vec<_>>()));
    let label = Signal::derive(move || {
        acted.with(|all| {
            let names: Vec<&str> = all.iter().map(|on| on.name).collect();
            format!("Territoires concernés par une action{NBSP}: {}.", names.join(", "))
        })
    });
    let lines = move || {
        acted.with(|all| {
            let item = |on: &ActedOn<'static>| {
                let keys: Vec<String> = on.keys.iter().map(ToString::to_string).collect();
                view! { <li>{format!("{}{NBSP}: {}", on.name, keys.join(", "))}</li> }
            };
            all.iter().map(item).collect_view()
        })
    };
    view! {
        <section>
            <h4>"Territoires concernés"</h4>
            <p class="discret">"Saisis, ou dits «\u{a0}prioritaires\u{a0}» par le document\u{202f}; numéros des actions."</p>
            <div class="concernes">
                <MiniMap store=store marked=marked label=label />
                <ul>{rebuilt(lines)}</ul>
            </div>
        </section>
    }
}
