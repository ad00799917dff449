//! The sheet of an open action: its data and its fields.

use leptos::prelude::*;

use super::super::slot::{embedded, rebuilt};
use super::axis::partner_means;
use super::context::PlanContext;
use super::field::ActionFields;
use super::mini_map::MiniMap;
use super::values::values;
use crate::store::{Derived, memo};
use analysis::plan::filter::TrackedAction;
use analysis::plan::scope::action_scope;
use analysis::wording::format::{NBSP, typeset};
use analysis::wording::labels::short_citation;
use analysis::wording::plan as words;
use model::tracking::{ActionState, Entry};
use model::{Action, ActionKey, Axis, Dataset, Objective, Siren, TerritoryId};

/// The sheet; `record` is the state of the action on the reference date.
pub fn sheet(
    context: PlanContext,
    axis: &'static Axis,
    objective: &'static Objective,
    action: &'static Action,
    record: Derived<ActionState>,
) -> AnyView {
    let key = action.key;
    let matching_action = TrackedAction { axis, objective, action, record: ActionState::default() };
    let indicators = matching_action.indicators().map(|i| values(context, i.id.as_str(), "fiche"));
    let of_document = &context.store.dataset.document.words.genitive;
    let difference = axis.differences.iter().find(|d| d.key == key.to_string()).map(|d| {
        view! {
            <p class="anomalie">
                "L’annexe l’écrit autrement\u{a0}: «\u{a0}" {typeset(&d.annex.text)} "\u{a0}» "
                <span class="origine">{short_citation(&d.annex.source)}</span>
            </p>
        }
    });
    view! {
        <div class="fiche-action" id="fiche-action" tabindex="-1" role="region" aria-label=format!("Action {key}") data-fiche-action=key.to_string()>
            <p class="origine">
                {format!("{}\u{202f}; {}", short_citation(&action.title.source), short_citation(&action.annex))}
            </p>
            {difference}
            <p>{format!("Calendrier {of_document}{NBSP}: {}.", typeset(&axis.calendar.printed.text))}</p>
            <ActionFields context=context key=key />
            <ConcernedTerritories context=context objective=objective action=action record=record />
            <h5>"Indicateurs de l’objectif"</h5>
            {indicators.collect_view()}
            <details>
                <summary>"Partenaires et moyens de l’axe"</summary>
                // Folded: open, this would be the largest text of the page and delay its largest paint.
                <p>{format!("Partenaires{NBSP}: {}.", axis.partners.join(", "))}</p>
                {embedded(partner_means(axis))}
            </details>
            <History context=context key=key />
        </div>
    }
    .into_any()
}

/// The territories the action concerns: a small map, and their names as links to their sheets.
#[component]
fn ConcernedTerritories(
    context: PlanContext,
    objective: &'static Objective,
    action: &'static Action,
    record: Derived<ActionState>,
) -> impl IntoView {
    let dataset = context.store.dataset;
    let scope = memo(move || record.with(|r| action_scope(dataset, objective, action, r)));
    let words = Signal::derive(move || scope.with(|scope| scope.words(dataset)));
    let marked = Signal::derive(move || scope.with(|scope| scope.sirens().to_vec()));
    let links = move || marked.get().into_iter().map(|s| territory_link(dataset, s)).collect_view();
    let is_empty = move || marked.with(Vec::is_empty);
    view! {
        <div class="concernes" data-concernes>
            <p prop:textContent=move || words.get()></p>
            <div class:cache=is_empty><MiniMap store=context.store marked=marked label=words /></div>
            <ul class="jetons">{rebuilt(links)}</ul>
        </div>
    }
}

fn territory_link(dataset: &'static Dataset, siren: Siren) -> Option<impl IntoView> {
    let name = dataset.territory(&TerritoryId::Epci(siren))?.name.as_str();
    Some(
        view! { <li><a translate="no" href=format!("../territoires/?epci={siren}")>{name}</a></li> },
    )
}

/// All entries about the action, latest first, with the date since which each is true and that of the entry;
/// undone ones included.
#[component]
fn History(context: PlanContext, key: ActionKey) -> impl IntoView {
    let PlanContext { store, plan, document, .. } = context;
    let entries = move || {
        plan.journal(|journal| {
            let changes = journal.changes().iter().rev();
            let changes =
                changes.filter(|c| matches!(&c.entry, Entry::Action(about, _) if *about == key));
            changes
                .map(|change| {
                    let words = words::entry_text(&change.entry, &document.plan, store.dataset);
                    let entry_note = change.stamp.day().filter(|day| *day != change.since);
                    let entry_note =
                        entry_note.map(|day| format!(" (saisi le {day})")).unwrap_or_default();
                    let undo_note = journal.undos().iter().find(|undo| undo.target == change.stamp);
                    let undo_note = undo_note.and_then(|undo| undo.stamp.day());
                    let undo_note =
                        undo_note.map(|day| format!(" (annulé le {day})")).unwrap_or_default();
                    let line = format!("{}{NBSP}: {words}{entry_note}{undo_note}", change.since);
                    view! { <li class:discret=!undo_note.is_empty()>{line}</li> }
                })
                .collect_view()
        })
    };
    view! {
        <details>
            <summary>"Historique"</summary>
            <ul class="puces" data-historique>{rebuilt(entries)}</ul>
        </details>
    }
}
