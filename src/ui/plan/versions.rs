//! The plan as it stood: versions kept under a name, and what moved between two of them.

use leptos::prelude::*;

use super::super::element::rebuilt;
use super::keep::act;
use super::shown::Shown;
use super::sides::{Choice, Side, versions};
use super::told::{lacking, moved};
use crate::compute::follow::between::{between, lacks};
use crate::compute::follow::progress::progress;
use crate::compute::follow::words;
use crate::compute::format::NBSP;
use crate::domain::tracking::{LONGEST_NAME, Version};
use crate::state::{Act, Derived, Var};

/// The versions.
#[component]
pub fn Versions(shown: Shown) -> impl IntoView {
    let Shown { store, reference, .. } = shown;
    let name = Var::new(String::new());
    let versions = versions(shown);
    let (from, to) = (Var::new(Side::Start), Var::new(Side::Now));
    let keep = move |_| {
        let kept = act(
            store,
            Act::Keep { name: name.get_untracked(), reference: reference.get_untracked() },
        );
        if kept {
            name.set(String::new());
        }
    };
    view! {
        <details class="outil" data-outil="versions">
            <summary>"Versions\u{a0}: garder, comparer"</summary>
            <div class="champs">
                <label>
                    "Nom de la version («\u{a0}Comité technique, mai 2017\u{a0}»)"
                    <input type="text" maxlength=LONGEST_NAME.to_string() data-control="nom-version"
                        prop:value=move || name.get() on:input=move |event| name.set(event_target_value(&event)) />
                </label>
                <button type="button" data-control="garder-version" disabled=move || name.with(|n| n.trim().is_empty()) on:click=keep>
                    "Garder cette version"
                </button>
                <Choice label="Comparer" control="version-avant" versions=versions side=from />
                <Choice label="avec" control="version-apres" versions=versions side=to />
            </div>
            <Comparison shown=shown versions=versions from=from to=to />
        </details>
    }
}

/// What moved, and what the second one lacks.
#[component]
fn Comparison(
    shown: Shown,
    versions: Derived<Vec<Version>>,
    from: Var<Side>,
    to: Var<Side>,
) -> impl IntoView {
    let Shown { store, document, .. } = shown;
    let plan = &document.plan;
    rebuilt(move || {
        let (before, _) = from.get().state(shown, versions)?;
        let (after, day) = to.get().state(shown, versions)?;
        let progress = words::progress(&progress(plan.actions(), &after, day));
        Some(view! {
            <div data-comparaison>
                {moved(&between(&before, &after, plan, store.dataset))}
                <p>{format!("Au {day}{NBSP}: {progress}.")}</p>
                {lacking(&lacks(plan, store.dataset, &after, day))}
            </div>
        })
    })
}
