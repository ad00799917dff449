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
    let marked = Signal::derive(move || {
        let sirens = |all: &Vec<ActedOn<'_>>| {
            all.iter().flat_map(|on| &on.epci).filter_map(|epci| epci.siren()).collect::<Vec<_>>()
        };
        acted.with(sirens)
    });
    let label = Signal::derive(move || {
        acted.with(|all| {
            let names: Vec<String> = all.iter().map(ActedOn::names).collect();
            format!("Territoires concernés par une action{NBSP}: {}.", names.join(", "))
        })
    });
    let lines = move || {
        acted.with(|all| all.iter().map(|on| view! { <li>{on.words()}"."</li> }).collect_view())
    };
    let from = format!(
        "Saisis, ou dits «{NBSP}prioritaires{NBSP}» par {}\u{202f}{}",
        dataset.document.words.subject, "; numéros des actions."
    );
    view! {
        <section>
            <h4>"Territoires concernés"</h4>
            <p class="discret">{from}</p>
            <div class="concernes">
                <MiniMap store=store marked=marked label=label />
                <ul>{rebuilt(lines)}</ul>
            </div>
        </section>
    }
}
