//! Saved versions of the plan, and the changes between two days or versions.

use leptos::prelude::*;

use super::super::slot::{embedded, rebuilt};
use super::compared_states::{ComparedState, StateSelect, saved_versions};
use super::context::PlanContext;
use super::date_field::error_text;
use super::targets::issue_item;
use crate::store::{Derived, Var, memo};
use crate::ui::header::aria_bool;
use analysis::plan::diff::{ActionDiff, actions_by_issue, diff};
use analysis::plan::filter::Issue;
use analysis::plan::late::LATE_MEANING;
use analysis::plan::progress::progress;
use analysis::wording::format::{NBSP, sentence_case, typeset};
use analysis::wording::plan as words;
use model::tracking::{Draft, DraftField, Snapshot};
use model::{ActionKey, Plan};
use state::plan::{CommandOutcome, PlanEvent};

/// The list of versions, and the form to save one.
pub fn versions(context: PlanContext) -> AnyView {
    let PlanContext { plan, document, reference, .. } = context;
    let example_year = document.governance.start.year() + 1;
    let versions = saved_versions(context);
    let (from, to) = (Var::new(ComparedState::Start), Var::new(ComparedState::Reference));
    let name = memo(move || {
        plan.drafts(|drafts| drafts.draft(&DraftField::VersionName).cloned())
            .map(|draft| draft.text)
            .unwrap_or_default()
    });
    let (error, message) = (Var::new(None), Var::new(String::new()));
    let write = move |event| {
        error.set(None);
        message.set(String::new());
        let draft = Draft { text: event_target_value(&event), since: None };
        plan.dispatch(PlanEvent::Typed(DraftField::VersionName, draft));
    };
    let save_version = move |_| {
        let (name, reference) = (name.get_untracked(), reference.get_untracked());
        plan.dispatch(PlanEvent::SaveVersion { name: name.clone(), reference });
        match plan.outcome() {
            CommandOutcome::Changed => {
                message.set(format!("Version gardée{NBSP}: {} (au {reference}).", name.trim()));
            }
            CommandOutcome::Unchanged => {}
            CommandOutcome::Refused(refusal) => error.set(Some(refusal)),
        }
    };
    view! {
            <div class="champs">
                <div class="saisie">
                    <label>
                        {format!("Nom de la version («{NBSP}Comité technique, mai {example_year}{NBSP}»)")}
                        <input type="text" data-control="nom-version" aria-describedby="refus-version"
                            aria-invalid=move || aria_bool(error.with(Option::is_some))
                            prop:value=move || name.get() on:input=write />
                    </label>
                    {embedded(error_text("refus-version".to_owned(), move || error.get()))}
                </div>
                <button type="button" data-control="garder-version" on:click=save_version>
                    "Garder cette version"
                </button>
                <StateSelect context=context label="Comparer" control="version-avant" versions=versions selection=from />
                <StateSelect context=context label="avec" control="version-apres" versions=versions selection=to />
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
        let progress = words::progress_text(&progress(plan.actions(), &after, day));
        let name = |state: ComparedState| versions.with(|all| state.name(all, reference.get()));
        let title =
            format!("Ce qui a changé entre {} et {}{NBSP}:", name(from.get()), name(to.get()));
        Some(view! {
            <div data-comparaison>
                <p>{title}</p>
                {changes_list(&diff(&before, &after, plan, store.dataset))}
                <p>{format!("Au {day}{NBSP}: {progress}.")}</p>
                {issues_list(&actions_by_issue(plan, store.dataset, &after, day), plan)}
                <p class="discret">{typeset(LATE_MEANING)}</p>
            </div>
        })
    })
}

/// A list of the changes of each action.
pub fn changes_list(all: &[ActionDiff]) -> impl IntoView + use<> {
    let item = |diff: &ActionDiff| {
        let changes = sentence_case(&diff.changes.join("\u{202f}; "));
        // Notes may already end with punctuation.
        let full_stop = (!changes.ends_with(['.', '!', '?', '…'])).then_some(".");
        view! { <li>{diff.subject.clone()} <span class="bouge">{format!("{changes}{}", full_stop.unwrap_or_default())}</span></li> }
    };
    let none = all.is_empty().then(|| view! { <p>"Rien n’a bougé."</p> });
    view! { {none} <ul class="actions">{all.iter().map(item).collect_view()}</ul> }
}

/// The actions that have issues, by issue.
pub fn issues_list(all: &[(Issue, Vec<ActionKey>)], plan: &Plan) -> impl IntoView + use<> {
    let total = plan.actions().count();
    let item = |(issue, keys): &(Issue, Vec<ActionKey>)| issue_item(*issue, keys, total);
    view! { <ul class="puces">{all.iter().map(item).map(embedded).collect_view()}</ul> }
}
