//! A text field of an action. Its draft is stored after a typing pause and committed as one change when the
//! field is left; an invalid draft stays in the field, with the reason.

use leptos::ev::{Event, FocusEvent};
use leptos::prelude::*;

use super::context::PlanContext;
use super::date_field::error_text;
use crate::browser::typing::has_bad_input;
use crate::store::{Derived, Var, memo};
use crate::ui::header::aria_bool;
use crate::ui::slot::embedded;
use analysis::plan::entry_error::EntryError;
use model::tracking::{ActionField, ActionState, Draft, DraftField};
use model::{ActionKey, Day};
use state::plan::PlanEvent;

/// The field. What is entered is true since `since`.
#[component]
pub fn TextField(
    context: PlanContext,
    key: ActionKey,
    field: ActionField,
    label: String,
    record: Derived<ActionState>,
    since: Derived<Option<Day>>,
) -> impl IntoView {
    let plan = context.plan;
    let draft_field = DraftField::Action(key, field);
    let draft_key = Var::new(draft_field.clone());
    let incomplete = Var::new(false);
    let value = memo(move || {
        let draft_text =
            plan.drafts(|t| draft_key.with(|draft_key| t.draft(draft_key).map(|d| d.text.clone())));
        draft_text.unwrap_or_else(|| record.with(|record| text(record, field)))
    });
    let error = move || {
        if incomplete.get() {
            return Some(EntryError::InvalidDay);
        }
        plan.drafts(|drafts| draft_key.with(|d| drafts.entry_error(d, &context.date_limits())))
    };
    // A focused field that is removed fires events after its signals are disposed. Its draft is known by then,
    // so nothing but the page's own state is read.
    let save_draft = {
        let draft_field = draft_field.clone();
        move |event: &Event| {
            // Input that is no value yet, such as half a date, must not clear the field.
            let is_incomplete = has_bad_input(event);
            incomplete.set(is_incomplete);
            let text = event_target_value(event);
            let unchanged = plan.drafts_untracked(|drafts| {
                drafts.draft(&draft_field).is_some_and(|draft| draft.text == text)
            });
            if !is_incomplete && !unchanged && !incomplete.is_disposed() {
                let draft = Draft { text, since: since.get_untracked() };
                plan.dispatch(PlanEvent::Typed(draft_field.clone(), draft));
            }
            !is_incomplete
        }
    };
    let on_input = {
        let save_draft = save_draft.clone();
        move |event: Event| {
            save_draft(&event);
        }
    };
    let on_change = {
        let draft_field = draft_field.clone();
        move |event: Event| {
            if save_draft(&event) {
                plan.dispatch(PlanEvent::FieldBlurred(draft_field.clone()));
            }
        }
    };
    let on_blur = move |event: FocusEvent| {
        let is_incomplete = has_bad_input(&event.into());
        incomplete.set(is_incomplete);
        if !is_incomplete {
            plan.dispatch(PlanEvent::FieldBlurred(draft_field.clone()));
        }
    };
    let error_id = format!("refus-{}", field.code());
    let described_by = error_id.clone();
    let invalid = move || aria_bool(error().is_some());
    let input = match field {
        ActionField::Notes => view! {
            <textarea rows="3" data-champ=field.code() aria-describedby=described_by aria-invalid=invalid
                prop:value=move || value.get() on:input=on_input on:change=on_change on:blur=on_blur></textarea>
        }
        .into_any(),
        _ => {
            let input_type = if field == ActionField::Due { "date" } else { "text" };
            let input_mode = (field == ActionField::Budget).then_some("numeric");
            view! {
                <input type=input_type inputmode=input_mode data-champ=field.code() aria-describedby=described_by
                    aria-invalid=invalid prop:value=move || value.get()
                    on:input=on_input on:change=on_change on:blur=on_blur />
            }
            .into_any()
        }
    };
    view! {
        <div class="saisie" class:notes=field == ActionField::Notes>
            <label>{label} {input}</label>
            {embedded(error_text(error_id, error))}
        </div>
    }
}

/// The text of a field as it would be typed.
fn text(record: &ActionState, field: ActionField) -> String {
    match field {
        ActionField::Lead => record.lead.clone(),
        ActionField::Partners => record.partners.join(", "),
        ActionField::Due => record.due.map(Day::iso).unwrap_or_default(),
        ActionField::Budget => record.budget.map(|budget| budget.to_string()).unwrap_or_default(),
        ActionField::Notes => record.notes.clone(),
    }
}
