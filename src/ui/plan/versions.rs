//! The plan as it stood: versions kept under a name, and what moved between two days or versions.

use leptos::prelude::*;

use super::super::slot::{embedded, rebuilt};
use super::date_field::why_refused;
use super::shown::Shown;
use super::sides::{Choice, Side, kept};
use super::targets::lacked;
use crate::store::{Derived, Var, memo};
use crate::ui::header::pressed;
use analysis::plan::between::{Moved, between, lacks};
use analysis::plan::filter::Lack;
use analysis::plan::late::MEANING;
use analysis::plan::progress::progress;
use analysis::wording::format::{NBSP, sentence_case, typeset};
use analysis::wording::plan as words;
use model::tracking::{Draft, Field, Version};
use model::{ActionKey, Plan};
use state::plan::{CommandOutcome, PlanEvent};

/// The versions, once their part of the page may unfold.
pub fn versions(shown: Shown) -> AnyView {
    let Shown { plan, document, reference, .. } = shown;
    let example = document.governance.start.year() + 1;
    let versions = kept(shown);
    let (from, to) = (Var::new(Side::Start), Var::new(Side::Now));
    let name = memo(move || {
        plan.typing(|typing| typing.draft(&Field::VersionName).cloned())
            .map(|draft| draft.text)
            .unwrap_or_default()
    });
    let (refused, told) = (Var::new(None), Var::new(String::new()));
    let write = move |event| {
        refused.set(None);
        told.set(String::new());
        let draft = Draft { text: event_target_value(&event), since: None };
        plan.dispatch(PlanEvent::Typed(Field::VersionName, draft));
    };
    let keep = move |_| {
        let (name, reference) = (name.get_untracked(), reference.get_untracked());
        plan.dispatch(PlanEvent::KeepVersion { name: name.clone(), reference });
        match plan.outcome() {
            CommandOutcome::Changed => {
                told.set(format!("Version gardée{NBSP}: {} (au {reference}).", name.trim()));
            }
            CommandOutcome::Unchanged => {}
            CommandOutcome::Refused(refusal) => refused.set(Some(refusal)),
        }
    };
    view! {
            <div class="champs">
                <div class="saisie">
                    <label>
                        {format!("Nom de la version («{NBSP}Comité technique, mai {example}{NBSP}»)")}
                        <input type="text" data-control="nom-version" aria-describedby="refus-version"
                            aria-invalid=move || pressed(refused.with(Option::is_some))
                            prop:value=move || name.get() on:input=write />
                    </label>
                    {embedded(why_refused("refus-version".to_owned(), move || refused.get()))}
                </div>
                <button type="button" data-control="garder-version" on:click=keep>
                    "Garder cette version"
                </button>
                <Choice shown=shown label="Comparer" control="version-avant" versions=versions side=from />
                <Choice shown=shown label="avec" control="version-apres" versions=versions side=to />
            </div>
            <p role="status" prop:textContent=move || told.get()></p>
            <Comparison shown=shown versions=versions from=from to=to />
    }
    .into_any()
}

/// What moved, and what the second one lacks.
#[component]
fn Comparison(
    shown: Shown,
    versions: Derived<Vec<Version>>,
    from: Var<Side>,
    to: Var<Side>,
) -> impl IntoView {
    let Shown { store, document, reference, .. } = shown;
    let plan = &document.plan;
    rebuilt(move || {
        let (before, _) = from.get().state(shown, versions)?;
        let (after, day) = to.get().state(shown, versions)?;
        let progress = words::progress(&progress(plan.actions(), &after, day));
        let name = |side: Side| versions.with(|all| side.name(all, reference.get()));
        let title =
            format!("Ce qui a changé entre {} et {}{NBSP}:", name(from.get()), name(to.get()));
        Some(view! {
            <div data-comparaison>
                <p>{title}</p>
                {moved(&between(&before, &after, plan, store.dataset))}
                <p>{format!("Au {day}{NBSP}: {progress}.")}</p>
                {lacking(&lacks(plan, store.dataset, &after, day), plan)}
                <p class="discret">{typeset(MEANING)}</p>
            </div>
        })
    })
}

/// What moved, action by action.
pub fn moved(all: &[Moved]) -> impl IntoView + use<> {
    let item = |moved: &Moved| {
        let changes = sentence_case(&moved.changes.join("\u{202f}; "));
        // Notes may end with a stop of their own.
        let stop = (!changes.ends_with(['.', '!', '?', '…'])).then_some(".");
        view! { <li>{moved.about.clone()} <span class="bouge">{format!("{changes}{}", stop.unwrap_or_default())}</span></li> }
    };
    let none = all.is_empty().then(|| view! { <p>"Rien n’a bougé."</p> });
    view! { {none} <ul class="actions">{all.iter().map(item).collect_view()}</ul> }
}

/// Which actions lack what.
pub fn lacking(all: &[(Lack, Vec<ActionKey>)], plan: &Plan) -> impl IntoView + use<> {
    let total = plan.actions().count();
    let item = |(lack, keys): &(Lack, Vec<ActionKey>)| lacked(*lack, keys, total);
    view! { <ul class="puces">{all.iter().map(item).map(embedded).collect_view()}</ul> }
}
