//! A row of the simulator: current value, input for the supposed one, result. Invalid input stays in the field
//! with the reason.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::store::{Var, memo};
use analysis::simulation::fields::{Refusal, count};

/// What was typed and not taken, by the field's id. It outlives the rows, which are built anew with each
/// territory that comes or goes.
pub type Refused = Var<BTreeMap<String, RefusedText>>;

/// A text that a field does not take.
#[derive(Clone, PartialEq)]
pub struct RefusedText {
    typed: String,
    why: Refusal,
    /// The number that was supposed then: once another is, here or elsewhere, the field shows that one.
    instead_of: String,
}

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
    /// What the fields do not take.
    pub refused: Refused,
}

/// The row. Its field is a plain one: a browser's own number field hands on nothing of what is no number.
pub fn number_row(row: NumberRow) -> AnyView {
    let NumberRow { label, id, control, field, before, value, after, take, refused } = row;
    let value = memo(value);
    let own = id.clone();
    let refusal = memo(move || {
        let text = refused.with(|all| all.get(&own).cloned());
        text.filter(|text| value.with(|value| text.instead_of == *value))
    });
    let shown = move || refusal.get().map_or_else(|| value.get(), |text| text.typed);
    let (step, own) = (take.clone(), id.clone());
    let on_change = move |event| {
        let (typed, instead_of) = (event_target_value(&event), value.get_untracked());
        let taken = take(&typed);
        refused.update(|all| match taken {
            Ok(()) => all.remove(&own),
            Err(why) => all.insert(own.clone(), RefusedText { typed, why, instead_of }),
        });
    };
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
    view! {
        <tr>
            <th scope="row">
                <label for=id.clone()>{label}</label>
                <p class="refus" id=told.clone() role="alert" prop:textContent=move || {
                    refusal.with(|own| own.as_ref().map(|own| own.why.sentence()).unwrap_or_default())
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
                    aria-describedby=told
                    prop:value=shown
                    on:change=on_change
                    on:keydown=on_key
                />
            </td>
            <td prop:textContent=after></td>
        </tr>
    }
    .into_any()
}
