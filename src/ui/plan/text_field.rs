//! A text field of an action. Its draft is stored after a typing pause and committed as one change when the
//! field is left; an invalid draft stays in the field, with the reason.

use leptos::ev::{Event, FocusEvent};
use leptos::prelude::*;

use super::context::PlanContext;
use super::date_field::why_refused;
use crate::browser::typing::has_bad_input;
use crate::store::{Derived, Var, memo};
use crate::ui::header::pressed;
use crate::ui::slot::embedded;
use analysis::plan::entry_error::EntryError;
use model::tracking::{ActionField, Draft, Field, Record};
use model::{ActionKey, Day};
use state::plan::PlanEvent;

/// The field. What is entered is true since `since`.
#[component]
pub fn TextField(
    context: PlanContext,
    key: ActionKey,
    part: ActionField,
    label: String,
    record: Derived<Record>,
    since: Derived<Option<Day>>,
) -> impl IntoView {
    let plan = context.plan;
    let field = Field::Action(key, part);
    let field_key = Var::new(field.clone());
    let incomplete = Var::new(false);
    let value = memo(move || {
        let draft_text =
            plan.typing(|t| field_key.with(|field_key| t.draft(field_key).map(|d| d.text.clone())));
        draft_text.unwrap_or_else(|| record.with(|record| text(record, part)))
    });
    let why = move || {
        if incomplete.get() {
            return Some(EntryError::NoDay);
        }
        plan.typing(|typing| {
            field_key.with(|field_key| typing.refusal(field_key, &context.bounds()))
        })
    };
    // A focused field that is removed fires events after its signals are disposed. Its draft is known by then,
    // so nothing but the page's own state is read.
    let keep = {
        let field = field.clone();
        move |event: &Event| {
            // Input that is no value yet, such as half a date, must not clear the field.
            let unread = has_bad_input(event);
            incomplete.set(unread);
            let text = event_target_value(event);
            let unchanged = plan.typing_untracked(|typing| {
                typing.draft(&field).is_some_and(|draft| draft.text == text)
            });
            if !unread && !unchanged && !incomplete.is_disposed() {
                let draft = Draft { text, since: since.get_untracked() };
                plan.dispatch(PlanEvent::Typed(field.clone(), draft));
            }
            !unread
        }
    };
    let on_input = {
        let keep = keep.clone();
        move |event: Event| {
            keep(&event);
        }
    };
    let on_change = {
        let field = field.clone();
        move |event: Event| {
            if keep(&event) {
                plan.dispatch(PlanEvent::FieldBlurred(field.clone()));
            }
        }
    };
    let on_blur = move |event: FocusEvent| {
        let unread = has_bad_input(&event.into());
        incomplete.set(unread);
        if !unread {
            plan.dispatch(PlanEvent::FieldBlurred(field.clone()));
        }
    };
    let about = format!("refus-{}", part.code());
    let description_id = about.clone();
    let invalid = move || pressed(why().is_some());
    let input = match part {
        ActionField::Notes => view! {
            <textarea rows="3" data-champ=part.code() aria-describedby=description_id aria-invalid=invalid
                prop:value=move || value.get() on:input=on_input on:change=on_change on:blur=on_blur></textarea>
        }
        .into_any(),
        _ => {
            let kind = if part == ActionField::Due { "date" } else { "text" };
            let mode = (part == ActionField::Budget).then_some("numeric");
            view! {
                <input type=kind inputmode=mode data-champ=part.code() aria-describedby=description_id
                    aria-invalid=invalid prop:value=move || value.get()
                    on:input=on_input on:change=on_change on:blur=on_blur />
            }
            .into_any()
        }
    };
    view! {
        <div class="saisie" class:notes=part == ActionField::Notes>
            <label>{label} {input}</label>
            {embedded(why_refused(about, why))}
        </div>
    }
}

/// The text of a field as it would be typed.
fn text(record: &Record, part: ActionField) -> String {
    match part {
        ActionField::Lead => record.lead.clone(),
        ActionField::Partners => record.partners.join(", "),
        ActionField::Due => record.due.map(Day::iso).unwrap_or_default(),
        ActionField::Budget => record.budget.map(|budget| budget.to_string()).unwrap_or_default(),
        ActionField::Notes => record.notes.clone(),
    }
}
