//! A row of the simulator: current value, input for the supposed one, result. Invalid input stays in the field
//! with the reason.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::store::{Var, memo};
use analysis::simulation::number_input::{FieldError, parse_count};

/// Refused input by id of the field. It outlives the rows, which are rebuilt when a territory is added or
/// removed.
pub type RefusedInputs = Var<BTreeMap<String, RefusedText>>;

/// Input that a field refuses, with the reason.
#[derive(Clone, PartialEq)]
pub struct RefusedText {
    text: String,
    error: FieldError,
    /// The value at that time: once it changes, the field shows the new value instead.
    value_then: String,
}

/// Applies the text of the field, or returns why it is invalid.
type ApplyInput = dyn Fn(&str) -> Result<(), FieldError> + Send + Sync;

/// The contents of a row.
pub struct NumberRow {
    pub label: &'static str,
    pub id: String,
    /// Value of `data-control`, for scripts and tests, if the field is unique in the page.
    pub control: Option<&'static str>,
    /// Value of `data-champ`, if there is such a field for each territory.
    pub field: Option<&'static str>,
    /// Value without the scenario, as text.
    pub before: String,
    /// Supposed value, as text.
    pub value: Box<dyn Fn() -> String + Send + Sync>,
    /// Value with the scenario, as text.
    pub after: Box<dyn Fn() -> String + Send>,
    pub apply: Arc<ApplyInput>,
    /// The refused input of all fields.
    pub refused: RefusedInputs,
}

/// The row. A plain text field, because a number field gives no value for input that is no number.
pub fn number_row(row: NumberRow) -> AnyView {
    let NumberRow { label, id, control, field, before, value, after, apply, refused } = row;
    let value = memo(value);
    let key = id.clone();
    let refusal = memo(move || {
        let text = refused.with(|all| all.get(&key).cloned());
        text.filter(|text| value.with(|value| text.value_then == *value))
    });
    let field_text = move || refusal.get().map_or_else(|| value.get(), |refused| refused.text);
    let (apply_step, key) = (apply.clone(), id.clone());
    let on_change = move |event| {
        let (text, value_then) = (event_target_value(&event), value.get_untracked());
        let result = apply(&text);
        refused.update(|all| match result {
            Ok(()) => all.remove(&key),
            Err(error) => all.insert(key.clone(), RefusedText { text, error, value_then }),
        });
    };
    // Arrow keys step, as in a number field.
    let on_key = move |event: KeyboardEvent| {
        let delta = match event.key().as_str() {
            "ArrowUp" => 1,
            "ArrowDown" => -1,
            _ => return,
        };
        if let Ok(number) = parse_count(&event_target_value(&event), -9999..=9999) {
            event.prevent_default();
            let _out_of_bounds_stays = apply_step(&(number + delta).to_string());
        }
    };
    let refusal_id = format!("{id}-refus");
    view! {
        <tr>
            <th scope="row">
                <label for=id.clone()>{label}</label>
                <p class="refus" id=refusal_id.clone() role="alert" prop:textContent=move || {
                    refusal.with(|refusal| refusal.as_ref().map(|refusal| refusal.error.sentence()).unwrap_or_default())
                }></p>
            </th>
            <td>{before}</td>
            <td>
                <input
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    id=id
                    data-control=control
                    data-champ=field
                    aria-invalid=move || if refusal.with(Option::is_some) { "true" } else { "false" }
                    aria-describedby=refusal_id
                    prop:value=field_text
                    on:change=on_change
                    on:keydown=on_key
                />
            </td>
            <td prop:textContent=after></td>
        </tr>
    }
    .into_any()
}
