//! A field for a number: it keeps what was typed, and says why it is not taken.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::store::{Var, effect, memo};
use analysis::simulation::fields::{Refusal, count};

/// The field. A plain one: a browser's own number field hands on nothing of what is no number.
#[component]
pub fn NumberField(
    label: &'static str,
    /// Its id in the page.
    id: String,
    /// Its name for scripts and tests; `field` where there is one for each territory.
    #[prop(optional)]
    control: Option<&'static str>,
    #[prop(optional)] field: Option<&'static str>,
    /// The number that is supposed, as text.
    value: impl Fn() -> String + Send + Sync + 'static,
    /// Supposes what was typed, or says why not.
    take: impl Fn(&str) -> Result<(), Refusal> + Copy + Send + 'static,
) -> impl IntoView {
    let refusal = Var::new(None::<Refusal>);
    let value = memo(value);
    // Another number is supposed, here or elsewhere: the field shows it.
    effect(move || {
        value.with(|_| ());
        refusal.set(None);
    });
    let on_change = move |event| refusal.set(take(&event_target_value(&event)).err());
    // As in a browser's number field.
    let on_key = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowUp" => 1,
            "ArrowDown" => -1,
            _ => return,
        };
        if let Ok(number) = count(&event_target_value(&event), -9999..=9999) {
            event.prevent_default();
            let _out_of_bounds_stays = take(&(number + step).to_string());
        }
    };
    let told = format!("{id}-refus");
    let refused = move || refusal.with(Option::is_some);
    view! {
        <div class="nombre">
            <label for=id.clone()>{label}</label>
            <input
                type="text"
                inputmode="decimal"
                autocomplete="off"
                id=id
                data-control=control
                data-champ=field
                aria-invalid=move || if refused() { "true" } else { "false" }
                aria-describedby=told.clone()
                prop:value=move || value.get()
                on:change=on_change
                on:keydown=on_key
            />
            <p
                class="refus"
                id=told
                role="alert"
                prop:textContent=move || {
                    refusal.with(|own| own.as_ref().map(Refusal::sentence).unwrap_or_default())
                }
            ></p>
        </div>
    }
}
