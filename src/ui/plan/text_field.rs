//! A field of an action that text is typed into. What is typed is kept after a pause, entered as one
//! change when the field is left, and stays in the field, with the reason, where it cannot be.

use leptos::ev::{Event, FocusEvent};
use leptos::prelude::*;

use super::date_field::why_refused;
use super::shown::Shown;
use crate::browser::typing::is_incomplete;
use crate::store::{Derived, Var, memo};
use crate::ui::header::pressed;
use crate::ui::slot::embedded;
use analysis::plan::refusal::Refusal;
use model::tracking::{Draft, Field, Part, Record};
use model::{ActionKey, Day};
use state::plan::PlanEvent;

/// The field. Facts that are typed into it count from `since`.
#[component]
pub fn TextField(
    shown: Shown,
    key: ActionKey,
    part: Part,
    label: String,
    record: Derived<Record>,
    since: Derived<Option<Day>>,
) -> impl IntoView {
    let plan = shown.plan;
    let field = Field::Action(key, part);
    let own = Var::new(field.clone());
    let incomplete = Var::new(false);
    let value = memo(move || {
        let typed = plan.typing(|t| own.with(|own| t.draft(own).map(|d| d.text.clone())));
        typed.unwrap_or_else(|| record.with(|record| text(record, part)))
    });
    let why = move || {
        if incomplete.get() {
            return Some(Refusal::NoDay);
        }
        plan.typing(|typing| own.with(|own| typing.refusal(own, &shown.bounds())))
    };
    // A field that goes with the hand in it says so after its signals are gone: then what was typed
    // last is known already, and nothing but the page's own state is read.
    let keep = {
        let field = field.clone();
        move |event: &Event| {
            // What the browser makes no value of is no empty field.
            let unread = is_incomplete(event);
            incomplete.set(unread);
            let text = event_target_value(event);
            let known = plan.typing_untracked(|typing| {
                typing.draft(&field).is_some_and(|own| own.text == text)
            });
            if !unread && !known && !incomplete.is_gone() {
                let draft = Draft { text, since: since.get_untracked() };
                plan.dispatch(PlanEvent::Typed(field.clone(), draft));
            }
            !unread
        }
    };
    let typed = {
        let keep = keep.clone();
        move |event: Event| {
            keep(&event);
        }
    };
    let changed = {
        let field = field.clone();
        move |event: Event| {
            if keep(&event) {
                plan.dispatch(PlanEvent::FieldBlurred(field.clone()));
            }
        }
    };
    let left = move |event: FocusEvent| {
        let unread = is_incomplete(&event.into());
        incomplete.set(unread);
        if !unread {
            plan.dispatch(PlanEvent::FieldBlurred(field.clone()));
        }
    };
    let about = format!("refus-{}", part.code());
    let described = about.clone();
    let invalid = move || pressed(why().is_some());
    let input = match part {
        Part::Notes => view! {
            <textarea rows="3" data-champ=part.code() aria-describedby=described aria-invalid=invalid
                prop:value=move || value.get() on:input=typed on:change=changed on:blur=left></textarea>
        }
        .into_any(),
        _ => {
            let kind = if part == Part::Due { "date" } else { "text" };
            let mode = (part == Part::Budget).then_some("numeric");
            view! {
                <input type=kind inputmode=mode data-champ=part.code() aria-describedby=described
                    aria-invalid=invalid prop:value=move || value.get()
                    on:input=typed on:change=changed on:blur=left />
            }
            .into_any()
        }
    };
    view! {
        <div class="saisie" class:notes=part == Part::Notes>
            <label>{label} {input}</label>
            {embedded(why_refused(about, why))}
        </div>
    }
}

/// What a field of an action holds, as it is typed.
fn text(record: &Record, part: Part) -> String {
    match part {
        Part::Lead => record.lead.clone(),
        Part::Partners => record.partners.join(", "),
        Part::Due => record.due.map(Day::iso).unwrap_or_default(),
        Part::Budget => record.budget.map(|budget| budget.to_string()).unwrap_or_default(),
        Part::Notes => record.notes.clone(),
    }
}
