//! A row of the simulator: current value, input for the supposed one, result. Invalid input stays in the field
//! with the reason.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::store::{Var, effect, memo};
use analysis::simulation::fields::{Refusal, count};

/// What supposes a number that was typed, or says why not.
type Take = dyn Fn(&str) -> Result<(), Refusal> + Send + Sync;

/// What a row says and takes.
pub struct NumberRow {
    /// What the number counts.
    pub label: &'static str,
    /// The field's id in the page.
    pub id: String,
    /// Its name for scripts and tests, where there is one in the page.
    pub control: Option<&'static str>,
    /// The same where there is one for each territory.
    pub field: Option<&'static str>,
    /// What there was, as text.
    pub before: String,
    /// The number that is supposed, as text.
    pub value: Box<dyn Fn() -> String + Send + Sync>,
    /// What comes of it, as text.
    pub after: Box<dyn Fn() -> String + Send>,
    /// Supposes what was typed.
    pub take: Arc<Take>,
}

/// The row. Its field is a plain one: a browser's own number field hands on nothing of what is no number.
pub fn number_row(row: NumberRow) -> AnyView {
    let NumberRow { label, id, control, field, before, value, after, take } = row;
    let refusal = Var::new(None::<Refusal>);
    let value = memo(value);
    // Another number is supposed, here or elsewhere: the field shows it.
    effect(move || {
        value.with(|_| ());
        refusal.set(None);
    });
    let step = take.clone();
    let on_change = move |event| refusal.set(take(&event_target_value(&event)).err());
    // As in a browser's number field.
    let on_key = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowUp" => 1,
            "ArrowDown" => -1,
            _ => return,
        };
        if let Ok(number) = count(&event_target_value(&event), -9999..=9999) {
            event.prevent_default();
            let _out_of_bounds_stays = step(&(number + by).to_string());
        }
    };
    let told = format!("{id}-refus");
    let refused = move || refusal.with(Option::is_some);
    view! {
        <tr>
            <th scope="row">
                <label for=id.clone()>{label}</label>
                <p class="refus" id=told.clone() role="alert" prop:textContent=move || {
                    refusal.with(|own| own.as_ref().map(Refusal::sentence).unwrap_or_default())
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
                    aria-invalid=move || if refused() { "true" } else { "false" }
                    aria-describedby=told
                    prop:value=move || value.get()
                    on:change=on_change
                    on:keydown=on_key
                />
            </td>
            <td prop:textContent=after></td>
        </tr>
    }
    .into_any()
}
