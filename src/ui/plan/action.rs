//! One action: its line in the plan, and all of it once open.

use leptos::prelude::*;

use super::field::Fields;
use super::values::Values;
use crate::compute::follow::filter::Found;
use crate::compute::follow::late::{due, timing};
use crate::compute::follow::words;
use crate::compute::format::{NBSP, typeset};
use crate::compute::wording::place;
use crate::domain::tracking::{Entry, Record, Tracking};
use crate::domain::{Action, ActionKey, Axis, Day, Objective, Plan};
use crate::state::{Intent, Store};

/// What the views of an action read.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The page's state.
    pub store: Store,
    /// The plan.
    pub plan: &'static Plan,
    /// What was entered.
    pub tracking: Memo<Tracking>,
    /// The reference date.
    pub reference: Memo<Day>,
}

/// Opens an action, or closes them all.
fn open(store: Store, key: Option<ActionKey>) {
    let mut plan = store.view.with_untracked(|state| state.plan.clone());
    plan.action = key;
    store.dispatch(Intent::LookAtPlan(Box::new(plan)));
}

/// The action's line, and its sheet when it is the open one.
#[component]
pub fn ActionLine(
    shown: Shown,
    axis: &'static Axis,
    objective: &'static Objective,
    action: &'static Action,
) -> impl IntoView {
    let Shown { store, tracking, reference, .. } = shown;
    let key = action.key;
    let record = Memo::new(move |_| tracking.with(|tracking| tracking.record(key)));
    let is_open = Memo::new(move |_| store.view.with(|state| state.plan.action == Some(key)));
    let late = move || {
        let (record, reference) = (record.get(), reference.get());
        words::timing(timing(axis, &record, reference), due(axis, &record), reference)
    };
    let overdue = move || timing(axis, &record.get(), reference.get()).is_overdue();
    let status = Memo::new(move |_| record.with(|record| record.status));
    let lead =
        move || record.with(|r| (!r.lead.is_empty()).then(|| format!("pilote{NBSP}: {}", r.lead)));
    let press = move |_| open(store, (!is_open.get_untracked()).then_some(key));
    let sheet = move || {
        is_open.get().then(|| {
            let found = Found { axis, objective, action, record: Record::default() };
            view! { <Sheet shown=shown found=found record=record /> }
        })
    };
    view! {
        <li class="action" data-action=key.to_string() data-statut=move || status.get().code()>
            <button type="button" class="intitule" id=format!("action-{key}")
                aria-expanded=move || if is_open.get() { "true" } else { "false" } on:click=press>
                <span class="numero">{key.to_string()}</span>
                <span>{typeset(&action.title.text)}</span>
            </button>
            <p class="etat">
                <span class="puce" data-statut=move || status.get().code()>
                    <span aria-hidden="true">{move || words::sign(status.get())}</span> " "
                    {move || words::status(status.get())}
                </span>
                <span class:alerte=overdue>{late}</span>
                <span class="discret">{lead}</span>
            </p>
            {sheet}
        </li>
    }
}

/// All that is known of an action, and what it is edited with.
#[component]
fn Sheet(shown: Shown, found: Found<'static>, record: Memo<Record>) -> impl IntoView {
    let Shown { store, tracking, .. } = shown;
    let (axis, action) = (found.axis, found.action);
    let key = action.key;
    let indicators = found.indicators().map(|indicator| {
        view! { <Values store=store indicator=indicator tracking=tracking /> }
    });
    let difference = axis.differences.iter().find(|d| d.key == key.to_string()).map(|d| {
        view! {
            <p class="anomalie">
                "L’annexe l’écrit autrement : « " {typeset(&d.annex.text)} " » "
                <span class="origine">{place(&d.annex.source)}</span>
            </p>
        }
    });
    let means = axis.means.iter().map(|means| {
        view! { <li>{format!("{}{NBSP}: {}.", means.partner, typeset(&means.what.join(" ; ")))}</li> }
    });
    view! {
        <div class="fiche-action" data-fiche=key.to_string()>
            <p class="origine">
                {format!("{} ; {}", place(&action.title.source), place(&action.annex))}
            </p>
            {difference}
            <p>
                {format!("Calendrier du document{NBSP}: {}. Partenaires de l’axe{NBSP}: {}.",
                    typeset(&axis.calendar.words.text), axis.partners.join(", "))}
            </p>
            <Fields store=store key=key record=record />
            <h5>"Indicateurs de l’objectif"</h5>
            {indicators.collect_view()}
            <details>
                <summary>"Moyens de l’axe"</summary>
                <ul class="puces">{means.collect_view()}</ul>
            </details>
            <History shown=shown key=key />
        </div>
    }
}

/// Everything ever entered about the action, the latest first.
#[component]
fn History(shown: Shown, key: ActionKey) -> impl IntoView {
    let Shown { store, plan, .. } = shown;
    let lines = move || {
        store.tracker.with(|tracker| {
            let own = tracker.journal().changes().iter().rev();
            let own = own.filter(|c| matches!(&c.entry, Entry::Action(of, _) if *of == key));
            own.map(|change| {
                let day = change.stamp.day().map(|day| day.to_string()).unwrap_or_default();
                let words = words::entry(&change.entry, plan, store.dataset);
                view! { <li>{format!("{day}{NBSP}: {words}")}</li> }
            })
            .collect_view()
        })
    };
    view! {
        <details>
            <summary>"Historique"</summary>
            <ul class="puces" data-historique>{lines}</ul>
        </details>
    }
}
