//! The plan: what the document says, what was entered since.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::action::{ActionLine, Shown};
use super::filters::PlanFilters;
use super::keep;
use super::papers::{Fetched, reference};
use super::progress::ProgressBars;
use super::transfer::Transfer;
use super::versions::Versions;
use crate::browser::save;
use crate::compute::follow::filter::found;
use crate::compute::format::typeset;
use crate::domain::{ActionKey, Axis, Governance, Objective, Plan};
use crate::state::{Act, Keeping, Store};

/// The view.
#[component]
pub fn Tracker(store: Store) -> impl IntoView {
    view! { <Fetched store=store id="plan" title="Le plan d’action 2016-2019" view=whole /> }
}

fn whole(
    store: Store,
    plan: &'static Plan,
    governance: &'static Governance,
) -> impl IntoView + use<> {
    let shown = Shown {
        store,
        plan,
        tracking: Memo::new(move |_| store.tracker.with(|tracker| tracker.journal().tracking())),
        reference: Memo::new(move |_| reference(store, governance)),
    };
    let keys = Memo::new(move |_| -> BTreeSet<ActionKey> {
        let filter = store.view.with(|state| state.plan.filter.clone());
        let found =
            shown.tracking.with(|t| found(plan, store.dataset, t, &filter, shown.reference.get()));
        found.iter().map(|found| found.action.key).collect()
    });
    let axes = plan.axes.iter().map(|axis| view! { <AxisView shown=shown axis=axis keys=keys /> });
    let nothing = move || {
        keys.with(BTreeSet::is_empty).then(|| view! { <p>"Aucune action ne correspond."</p> })
    };
    view! {
        <p class="definition">
            {typeset(&plan.summary.text)}
            ". Le document ne donne aucun état d’avancement : il n’est connu que s’il est saisi ici. La saisie \
            reste sur cet appareil."
        </p>
        <KeepingNotice store=store />
        <ProgressBars shown=shown />
        <PlanFilters shown=shown />
        <Versions shown=shown />
        <Transfer shown=shown />
        <p role="status" class="discret">{move || format!("{} sur {}", keys.with(BTreeSet::len), plan.actions().count())}</p>
        {nothing}
        {axes.collect_view()}
    }
}

/// One axis and its actions; nothing where none was looked for.
#[component]
fn AxisView(shown: Shown, axis: &'static Axis, keys: Memo<BTreeSet<ActionKey>>) -> impl IntoView {
    let any = Memo::new(move |_| {
        let mut own = axis.objectives.iter().flat_map(|o| &o.actions);
        keys.with(|keys| own.any(|action| keys.contains(&action.key)))
    });
    let objectives = move || {
        any.get().then(|| {
            let title = format!("Axe {}. {}", axis.number, typeset(&axis.title.text));
            let objectives = axis.objectives.iter().map(|objective| {
                view! { <ObjectiveView shown=shown axis=axis objective=objective keys=keys /> }
            });
            view! {
                <h3>{title}</h3>
                {objectives.collect_view()}
            }
        })
    };
    view! { <div class="axe">{objectives}</div> }
}

#[component]
fn ObjectiveView(
    shown: Shown,
    axis: &'static Axis,
    objective: &'static Objective,
    keys: Memo<BTreeSet<ActionKey>>,
) -> impl IntoView {
    let own = Memo::new(move |_| -> Vec<usize> {
        let found = |key: &ActionKey| keys.with(|keys| keys.contains(key));
        let actions = objective.actions.iter().enumerate();
        actions.filter(|(_, action)| found(&action.key)).map(|(at, _)| at).collect()
    });
    let title = format!("Objectif {}. {}", objective.number, typeset(&objective.title.text));
    move || {
        let title = title.clone();
        own.with(|own| !own.is_empty()).then(|| {
            view! {
                <h4>{title}</h4>
                <ul class="actions">
                    <For
                        each=move || own.get()
                        key=|at| *at
                        children=move |at| {
                            objective.actions.get(at).map(|action| {
                                view! { <ActionLine shown=shown axis=axis objective=objective action=action /> }
                            })
                        }
                    />
                </ul>
            }
        })
    }
}

/// What stands in the way of keeping what is entered.
#[component]
fn KeepingNotice(store: Store) -> impl IntoView {
    let notice = move || {
        let keeping = store.keeping.get();
        let sentence = keeping.sentence()?;
        let stored = match keeping {
            Keeping::Unreadable { text, .. } => Some(text),
            _ => None,
        };
        let take = stored.map(|text| {
            view! {
                <button type="button" data-control="illisible" on:click=move |_| {
                    let _refused = save::text("suivi_illisible.json", "application/json", &text);
                }>
                    "Télécharger ce qui était enregistré"
                </button>
                <button type="button" data-control="repartir" on:click=move |_| keep::set_aside(store)>
                    "Le mettre de côté et repartir de zéro"
                </button>
            }
        });
        Some(view! {
            <p>{typeset(&sentence)}</p>
            <p class="jetons">{take}</p>
        })
    };
    let undo = move |_| {
        keep::act(store, Act::Undo);
    };
    view! {
        <div class="anomalie garde" role="alert" data-garde>{notice}</div>
        <p>
            <button type="button" data-control="annuler" disabled=move || store.tracker.with(|t| !t.can_undo()) on:click=undo>
                "Annuler la dernière saisie"
            </button>
        </p>
    }
}
