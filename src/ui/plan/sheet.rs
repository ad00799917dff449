//! The sheet of an open action: all that is known of it, and what it is edited with.

use leptos::prelude::*;

use super::super::slot::{embedded, rebuilt};
use super::axis::means;
use super::field::Fields;
use super::mini_map::MiniMap;
use super::shown::Shown;
use super::values::values;
use crate::store::{Derived, memo};
use analysis::plan::filter::Found;
use analysis::plan::reach::reach;
use analysis::wording::format::{NBSP, typeset};
use analysis::wording::labels::place;
use analysis::wording::plan as words;
use model::tracking::{Entry, Record};
use model::{Action, ActionKey, Axis, Dataset, Objective, Siren, TerritoryId};

/// The sheet; `record` is what is known of the action on the reference date.
pub fn sheet(
    shown: Shown,
    axis: &'static Axis,
    objective: &'static Objective,
    action: &'static Action,
    record: Derived<Record>,
) -> AnyView {
    let key = action.key;
    let found = Found { axis, objective, action, record: Record::default() };
    let indicators = found.indicators().map(|own| values(shown, own.id.as_str(), "fiche"));
    let of = &shown.store.dataset.document.words.of;
    let difference = axis.differences.iter().find(|d| d.key == key.to_string()).map(|d| {
        view! {
            <p class="anomalie">
                "L’annexe l’écrit autrement\u{a0}: «\u{a0}" {typeset(&d.annex.text)} "\u{a0}» "
                <span class="origine">{place(&d.annex.source)}</span>
            </p>
        }
    });
    view! {
        <div class="fiche-action" id="fiche-action" tabindex="-1" role="region" aria-label=format!("Action {key}") data-fiche=key.to_string()>
            <p class="origine">
                {format!("{}\u{202f}; {}", place(&action.title.source), place(&action.annex))}
            </p>
            {difference}
            <p>{format!("Calendrier {of}{NBSP}: {}.", typeset(&axis.calendar.words.text))}</p>
            <Fields shown=shown key=key />
            <Concerned shown=shown objective=objective action=action record=record />
            <h5>"Indicateurs de l’objectif"</h5>
            {indicators.collect_view()}
            <details>
                <summary>"Partenaires et moyens de l’axe"</summary>
                // Folded: open, they would be the largest text of the page, and painted last.
                <p>{format!("Partenaires{NBSP}: {}.", axis.partners.join(", "))}</p>
                {embedded(means(axis))}
            </details>
            <History shown=shown key=key />
        </div>
    }
    .into_any()
}

/// The territories it acts on: a small map, and their names, each leading to its sheet.
#[component]
fn Concerned(
    shown: Shown,
    objective: &'static Objective,
    action: &'static Action,
    record: Derived<Record>,
) -> impl IntoView {
    let dataset = shown.store.dataset;
    let reach = memo(move || record.with(|record| reach(dataset, objective, action, record)));
    let words = Signal::derive(move || reach.with(|reach| reach.words(dataset)));
    let marked = Signal::derive(move || reach.with(|reach| reach.sirens().to_vec()));
    let links =
        move || marked.get().into_iter().map(|siren| territory(dataset, siren)).collect_view();
    let none = move || marked.with(Vec::is_empty);
    view! {
        <div class="concernes" data-concernes>
            <p prop:textContent=move || words.get()></p>
            <div class:cache=none><MiniMap store=shown.store marked=marked label=words /></div>
            <ul class="jetons">{rebuilt(links)}</ul>
        </div>
    }
}

fn territory(dataset: &'static Dataset, siren: Siren) -> Option<impl IntoView> {
    let name = dataset.territory(&TerritoryId::Epci(siren))?.name.as_str();
    Some(
        view! { <li><a translate="no" href=format!("../territoires/?epci={siren}")>{name}</a></li> },
    )
}

/// Everything ever entered about the action, what was entered last first: since when it is so, and
/// when it was entered; what was taken back included.
#[component]
fn History(shown: Shown, key: ActionKey) -> impl IntoView {
    let Shown { store, plan, document, .. } = shown;
    let lines = move || {
        plan.journal(|journal| {
            let own = journal.changes().iter().rev();
            let own = own.filter(|c| matches!(&c.entry, Entry::Action(of, _) if *of == key));
            own.map(|change| {
                let words = words::entry(&change.entry, &document.plan, store.dataset);
                let entered = change.stamp.day().filter(|day| *day != change.since);
                let entered = entered.map(|day| format!(" (saisi le {day})")).unwrap_or_default();
                let undone = journal.undone().iter().find(|undo| undo.of == change.stamp);
                let undone = undone.and_then(|undo| undo.stamp.day());
                let undone = undone.map(|day| format!(" (annulé le {day})")).unwrap_or_default();
                let line = format!("{}{NBSP}: {words}{entered}{undone}", change.since);
                view! { <li class:discret=!undone.is_empty()>{line}</li> }
            })
            .collect_view()
        })
    };
    view! {
        <details>
            <summary>"Historique"</summary>
            <ul class="puces" data-historique>{rebuilt(lines)}</ul>
        </details>
    }
}
