//! A date field of the page, and the message for an invalid date.

use crate::browser::typing::has_bad_input;
use crate::store::Var;
use crate::ui::header::aria_bool;
use analysis::plan::entry_error::EntryError;
use dom::{Element, event, html};

/// A date field that shows `value` and the message of `error`. `apply` receives the input; input that it refuses
/// stays in the field and sets `refusal`. `label` and `input` may already have attributes.
pub fn date_field(
    [label, input]: [Element; 2],
    control: &'static str,
    value: impl Fn() -> String + Send + 'static,
    refusal: Var<Option<EntryError>>,
    error: impl Fn() -> Option<EntryError> + Copy + Send + 'static,
    apply: impl Fn(&str) -> Result<(), EntryError> + Send + 'static,
) -> Element {
    let id = format!("refus-{control}");
    let change = move |event| {
        let text = event::field_value(&event);
        let result = if has_bad_input(&event) { Err(EntryError::InvalidDay) } else { apply(&text) };
        refusal.set(result.err());
    };
    let on_blur = move |event: event::FocusEvent| {
        if has_bad_input(&event.into()) {
            refusal.set(Some(EntryError::InvalidDay));
        }
    };
    let input = input
        .attr("type", "date")
        .attr("data-control", control)
        .attr("aria-describedby", id.clone())
        .bind_attr("aria-invalid", move || aria_bool(error().is_some()))
        .bind_value(value)
        .on(event::CHANGE, change)
        .on(event::BLUR, on_blur);
    html("div").class("saisie").child(label.child(input)).child(error_text(id, error))
}

/// The error message of a field, which refers to it by `aria-describedby`; empty without an error.
pub fn error_text(id: String, error: impl Fn() -> Option<EntryError> + Send + 'static) -> Element {
    let message = move || error().map(|refusal| refusal.sentence());
    html("p").attr("id", id).class("refus").attr("role", "alert").bind_text(message)
}
