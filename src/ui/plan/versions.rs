//! Saved versions of the plan, and the changes between two days or versions.

use leptos::prelude::*;

use super::super::slot::{embedded, rebuilt};
use super::context::PlanContext;
use super::date_field::why_refused;
use super::sides::{Choice, ComparedState, saved_versions};
use super::targets::lacked;
use crate::store::{Derived, Var, memo};
use crate::ui::header::pressed;
use analysis::plan::diff::{ActionDiff, diff, issues};
use analysis::plan::filter::Issue;
use analysis::plan::late::MEANING;
use analysis::plan::progress::progress;
use analysis::wording::format::{NBSP, sentence_case, typeset};
use analysis::wording::plan as words;
use model::tracking::{Draft, Field, Snapshot};
use model::{ActionKey, Plan};
use state::plan::{CommandOutcome, PlanEvent};

/// The list of versions, and the form to save one.
pub fn versions(context: PlanContext) -> AnyView {
    let PlanContext { plan, document, reference, .. } = context;
    let example = document.governance.start.year() + 1;
    let versions = saved_versions(context);
    let (from, to) = (Var::new(ComparedState::Start), Var::new(ComparedState::Now));
    let name = memo(move || {
        plan.typing(|typing| typing.draft(&Field::VersionName).cloned())
            .map(|draft| draft.text)
            .unwrap_or_default()
    });
    let (refused, message) = (Var::new(None), Var::new(String::new()));
    let write = move |event| {
        refused.set(None);
        message.set(String::new());
        let draft = Draft { text: event_target_value(&event), since: None };
        plan.dispatch(PlanEvent::Typed(Field::VersionName, draft));
    };
    let keep = move |_| {
        let (name, reference) = (name.get_untracked(), reference.get_untracked());
        plan.dispatch(PlanEvent::SaveVersion { name: name.clone(), reference });
        match plan.outcome() {
            CommandOutcome::Changed => {
                message.set(format!("Version gardée{NBSP}: {} (au {reference}).", name.trim()));
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
                <Choice context=context label="Comparer" control="version-avant" versions=versions side=from />
                <Choice context=context label="avec" control="version-apres" versions=versions side=to />
            </div>
            <p role="status" prop:textContent=move || message.get()></p>
            <Comparison context=context versions=versions from=from to=to />
    }
    .into_any()
}

/// The changes between two states, and the issues of the second.
#[component]
fn Comparison(
    context: PlanContext,
    versions: Derived<Vec<Snapshot>>,
    from: Var<ComparedState>,
    to: Var<ComparedState>,
) -> impl IntoView {
    let PlanContext { store, document, reference, .. } = context;
    let plan = &document.plan;
    rebuilt(move || {
        let (before, _) = from.get().state(context, versions)?;
        let (after, day) = to.get().state(context, versions)?;
        let progress = words::progress(&progress(plan.actions(), &after, day));
        let name = |side: ComparedState| versions.with(|all| side.name(all, reference.get()));
        let title =
            format!("Ce qui a changé entre {} et {}{NBSP}:", name(from.get()), name(to.get()));
        Some(view! {
            <div data-comparaison>
                <p>{title}</p>
                {moved(&diff(&before, &after, plan, store.dataset))}
                <p>{format!("Au {day}{NBSP}: {progress}.")}</p>
                {lacking(&issues(plan, store.dataset, &after, day), plan)}
                <p class="discret">{typeset(MEANING)}</p>
            </div>
        })
    })
}

/// A list of the changes of each action.
pub fn moved(all: &[ActionDiff]) -> impl IntoView + use<> {
    let item = |diff: &ActionDiff| {
        let changes = sentence_case(&diff.changes.join("\u{202f}; "));
        // Notes may already end with punctuation.
        let stop = (!changes.ends_with(['.', '!', '?', '…'])).then_some(".");
        view! { <li>{diff.about.clone()} <span class="bouge">{format!("{changes}{}", stop.unwrap_or_default())}</span></li> }
    };
    let none = all.is_empty().then(|| view! { <p>"Rien n’a bougé."</p> });
    view! { {none} <ul class="actions">{all.iter().map(item).collect_view()}</ul> }
}

/// The actions that have issues, by issue.
pub fn lacking(all: &[(Issue, Vec<ActionKey>)], plan: &Plan) -> impl IntoView + use<> {
    let total = plan.actions().count();
    let item = |(lack, keys): &(Issue, Vec<ActionKey>)| lacked(*lack, keys, total);
    view! { <ul class="puces">{all.iter().map(item).map(embedded).collect_view()}</ul> }
}
