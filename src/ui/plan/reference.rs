//! The day that lateness, progress and meetings are counted from.

use leptos::prelude::*;

use super::shown::look;
use crate::domain::Day;
use crate::state::{Derived, Store};

/// Its field.
#[component]
pub fn ReferenceField(store: Store, reference: Derived<Day>) -> impl IntoView {
    let set =
        move |event| look(store, |plan| plan.reference = Day::parse(&event_target_value(&event)));
    view! {
        <label class="date-reference">
            "Date de référence"
            <input type="date" data-control="reference" prop:value=move || reference.get().iso() on:change=set />
        </label>
    }
}
