//! The dated values of the plan's indicators.

use leptos::prelude::*;

use super::super::slot::{embedded, rebuilt};
use super::context::PlanContext;
use super::curve::series_drawing;
use super::date_field::error_text;
use crate::browser::typing::has_bad_input;
use crate::store::{Var, memo};
use crate::ui::header::aria_bool;
use analysis::plan::entry_error::EntryError;
use analysis::plan::input::{is_plausible, parse_value};
use analysis::wording::format::{NBSP, unrounded};
use model::Day;
use model::tracking::{Draft, DraftField, Entry};
use state::plan::PlanEvent;

/// The values entered for the measure `id` (see [`model::Plan::entry_label`]), and a form for one more. `place`
/// tells apart several such lists of one measure in the page.
pub fn values(context: PlanContext, id: &'static str, place: &'static str) -> AnyView {
    let PlanContext { document, full_tracking, .. } = context;
    let series =
        memo(move || -> Vec<(Day, f64)> { full_tracking.with(|t| t.values(id).collect()) });
    // A chart needs two points.
    let chart = move || {
        let plausible = |all: &Vec<(Day, f64)>| -> Vec<(Day, f64)> {
            all.iter().filter(|(_, value)| is_plausible(*value)).copied().collect()
        };
        let points = series.with(plausible);
        let chart = || series_drawing(&points, None, &document.governance);
        (points.len() > 1).then(chart).flatten().map(embedded)
    };
    let label = document.plan.entry_label(id).unwrap_or(id);
    let title = move || {
        let none = series.with(Vec::is_empty);
        let none = if none { format!("{NBSP}: aucune valeur saisie.") } else { String::new() };
        format!("{label}{none}")
    };
    let remove = move |day: Day| {
        let removal = Entry::Value { indicator: id.to_owned(), day, value: None };
        // Deleting an existing value is always valid.
        let _never_refused = context.plan.enter(removal, Some(day));
    };
    let list = move || {
        let item = |(day, value): (Day, f64)| {
            view! {
                <li>
                    <span>{format!("{day}{NBSP}: {}", unrounded(value))}</span> " "
                    <button type="button" class="sobre" aria-label=format!("Retirer la valeur du {day}")
                        on:click=move |_| remove(day)>"Retirer"</button>
                </li>
            }
        };
        series.get().into_iter().map(item).collect_view()
    };
    view! {
        <div class="mesure" data-indicateur=id>
            <p prop:textContent=title></p>
            {rebuilt(chart)}
            <ul>{rebuilt(list)}</ul>
            <ValueForm context=context id=id place=place />
        </div>
    }
    .into_any()
}

/// The form for one more value. Invalid input stays in it, with the reason.
#[component]
fn ValueForm(context: PlanContext, id: &'static str, place: &'static str) -> impl IntoView {
    let PlanContext { plan, document, .. } = context;
    let draft_text =
        move |field: DraftField| plan.drafts(|drafts| drafts.draft(&field).map(|d| d.text.clone()));
    let today = move || context.date_limits().today.iso();
    let day = memo(move || draft_text(DraftField::ValueDay(id.to_owned())).unwrap_or_else(today));
    let number = memo(move || draft_text(DraftField::Value(id.to_owned())).unwrap_or_default());
    let errors = Var::new((None::<EntryError>, None::<EntryError>));
    let write = move |field: DraftField, event: &leptos::ev::Event| {
        errors.set((None, None));
        let draft = Draft { text: event_target_value(event), since: None };
        plan.dispatch(PlanEvent::Typed(field, draft));
    };
    // An invalid value is reported as soon as its field is left, a missing one only when adding.
    let check = move || {
        // The focused form may have been removed.
        if errors.is_disposed() {
            return;
        }
        let day_refusal = context.date_limits().parse_entry_day(&day.get_untracked()).err();
        let value_refusal = number.with_untracked(|text| match text.trim() {
            "" => None,
            text => parse_value(text, document.plan.is_count(id)).err(),
        });
        errors.set((day_refusal, value_refusal));
    };
    let on_day_blur = move |event: leptos::ev::FocusEvent| {
        if has_bad_input(&event.into()) {
            errors.update(|errors| errors.0 = Some(EntryError::InvalidDay));
        }
    };
    let add = move |_| {
        let day_result = context.date_limits().parse_entry_day(&day.get_untracked());
        let value_result = parse_value(&number.get_untracked(), document.plan.is_count(id));
        let result = match (day_result, value_result) {
            (Ok(day), Ok(value)) => {
                let entry = Entry::Value { indicator: id.to_owned(), day, value: Some(value) };
                plan.enter(entry, Some(day)).map_err(|refusal| (Some(refusal), None))
            }
            (day_result, value_result) => Err((day_result.err(), value_result.err())),
        };
        errors.set(result.err().unwrap_or_default());
    };
    let (day_refusal_id, value_refusal_id) =
        (format!("refus-{place}-{id}-jour"), format!("refus-{place}-{id}-valeur"));
    let (day_described_by, value_described_by) = (day_refusal_id.clone(), value_refusal_id.clone());
    let write_day = move |event| write(DraftField::ValueDay(id.to_owned()), &event);
    let write_number = move |event| write(DraftField::Value(id.to_owned()), &event);
    view! {
        <div class="jetons">
            <label>
                "Au "
                <input type="date" data-champ="date" aria-describedby=day_described_by max=today
                    aria-invalid=move || aria_bool(errors.with(|r| r.0.is_some()))
                    prop:value=move || day.get() on:input=write_day
                    on:change=move |event| { write_day(event); check(); }
                    on:blur=on_day_blur />
            </label>
            <label>
                "valeur "
                <input type="text" inputmode="decimal" data-champ="valeur" size="8"
                    aria-describedby=value_described_by
                    aria-invalid=move || aria_bool(errors.with(|r| r.1.is_some()))
                    prop:value=move || number.get() on:input=write_number
                    on:change=move |event| { write_number(event); check(); } />
            </label>
            <button type="button" data-ajouter="valeur" on:click=add>"Ajouter"</button>
        </div>
        {embedded(error_text(day_refusal_id, move || errors.with(|r| r.0.clone())))}
        {embedded(error_text(value_refusal_id, move || errors.with(|r| r.1.clone())))}
    }
}
