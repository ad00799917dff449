//! Adds an intercommunalité to a choice: a list with a button, since a list that acts on change would act at
//! each typed letter.

use leptos::prelude::*;

use super::super::slot::rebuilt;
use crate::store::{Derived, Store, Var};
use model::{Siren, Territory};

#[component]
pub fn Picker(
    store: Store,
    label: &'static str,
    /// Value of `data-control`, by which scripts and tests find it.
    control: &'static str,
    /// Territories that are no longer offered.
    chosen: Derived<Vec<Siren>>,
    /// Maximum number of choices.
    max_choices: usize,
    /// Called with the new choice.
    add: fn(Store, Siren),
) -> impl IntoView {
    let selection = Var::new(None::<Siren>);
    let is_full = move || chosen.with(|list| list.len() >= max_choices);
    let options = move || {
        let not_chosen = store.dataset.epci().filter(|epci| {
            epci.siren().is_some_and(|siren| chosen.with(|list| !list.contains(&siren)))
        });
        let option = |epci: &'static Territory| {
            view! { <option translate="no" value=epci.siren().map(|s| s.to_string())>{epci.name.as_str()}</option> }
        };
        not_chosen.map(option).collect_view()
    };
    let add_selection = move |_| {
        if let Some(siren) = selection.get_untracked() {
            selection.set(None);
            add(store, siren);
        }
    };
    view! {
        <div class="choix">
            <label>
                <span>{label}</span>
                <select
                    data-control=control
                    disabled=is_full
                    on:change=move |event| selection.set(Siren::parse(&event_target_value(&event)))
                    prop:value=move || selection.get().map(|siren| siren.to_string()).unwrap_or_default()
                >
                    <option value="">"Choisir…"</option>
                    {rebuilt(options)}
                </select>
            </label>
            <button type="button" data-ajouter=control disabled=move || is_full() || selection.get().is_none() on:click=add_selection>
                "Ajouter"
            </button>
        </div>
    }
}
