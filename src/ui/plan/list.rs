//! The actions under their axes and objectifs, each opening on its sheet.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::super::slot::{rebuilt, said};
use super::action::ActionLine;
use super::axis::AxisSheet;
use super::shown::Shown;
use crate::store::{Derived, memo};
use analysis::plan::progress::of_objective;
use analysis::wording::format::typeset;
use analysis::wording::plan as words;
use model::{ActionKey, Axis, Objective};

/// Those looked for. The one that is open stays, lest it vanish under the hand that edits it.
#[component]
pub fn ActionList(shown: Shown) -> impl IntoView {
    let Shown { store, document, found, .. } = shown;
    let keys = memo(move || -> BTreeSet<ActionKey> {
        let open = store.view.with(|state| state.plan.action);
        found.with(|all| all.iter().map(|found| found.action.key).chain(open).collect())
    });
    let axes = document.plan.axes.iter();
    axes.map(|axis| view! { <AxisView shown=shown axis=axis keys=keys /> }).collect_view()
}

/// One axis and its actions; nothing where none was looked for.
#[component]
fn AxisView(
    shown: Shown,
    axis: &'static Axis,
    keys: Derived<BTreeSet<ActionKey>>,
) -> impl IntoView {
    let any = memo(move || {
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
                <AxisSheet shown=shown axis=axis />
                {objectives.collect_view()}
            }
        })
    };
    view! { <div class="axe">{rebuilt(objectives)}</div> }
}

#[component]
fn ObjectiveView(
    shown: Shown,
    axis: &'static Axis,
    objective: &'static Objective,
    keys: Derived<BTreeSet<ActionKey>>,
) -> impl IntoView {
    let own = memo(move || -> Vec<usize> {
        let found = |key: &ActionKey| keys.with(|keys| keys.contains(key));
        let actions = objective.actions.iter().enumerate();
        actions.filter(|(_, action)| found(&action.key)).map(|(at, _)| at).collect()
    });
    let title = format!("Objectif {}. {}", objective.number, typeset(&objective.title.text));
    let number = (axis.number, objective.number);
    let progress = move || {
        let (plan, day) = (&shown.document.plan, shown.reference.get());
        let progress = shown.tracking.with(|t| of_objective(plan, number, t, day));
        words::progress(&progress)
    };
    let any = memo(move || own.with(|own| !own.is_empty()));
    // Only then built anew: the open action outlives a change of those around it.
    rebuilt(move || {
        let title = title.clone();
        any.get().then(|| {
            view! {
                <h4>{title}</h4>
                {said("p", &[("class", "discret")], progress)}
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
    })
}
