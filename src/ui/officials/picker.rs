//! The choice of one more intercommunalité: a list and a button, since a list that acts by
//! itself would act at each letter typed on it.

use leptos::prelude::*;

use super::super::slot::rebuilt;
use crate::store::{Derived, Store, Var};
use model::{Siren, Territory};

/// The list and its button.
#[component]
pub fn Picker(
    store: Store,
    /// What the choice is for.
    label: &'static str,
    /// Names the list in the page.
    control: &'static str,
    /// The territories that are chosen already.
    chosen: Derived<Vec<Siren>>,
    /// How many can be chosen.
    most: usize,
    /// What to do with one more.
    add: fn(Store, Siren),
) -> impl IntoView {
    let picked = Var::new(None::<Siren>);
    let full = move || chosen.with(|list| list.len() >= most);
    let options = move || {
        let others = store.dataset.epci().filter(|epci| {
            epci.siren().is_some_and(|siren| chosen.with(|list| !list.contains(&siren)))
        });
        let option = |epci: &'static Territory| {
            view! { <option translate="no" value=epci.siren().map(|s| s.to_string())>{epci.name.as_str()}</option> }
        };
        others.map(option).collect_view()
    };
    let take = move |_| {
        if let Some(siren) = picked.get_untracked() {
            picked.set(None);
            add(store, siren);
        }
    };
    view! {
        <div class="choix">
            <label>
                <span>{label}</span>
                <select
                    data-control=control
                    disabled=full
                    on:change=move |event| picked.set(Siren::parse(&event_target_value(&event)))
                    prop:value=move || picked.get().map(|siren| siren.to_string()).unwrap_or_default()
                >
                    <option value="">"Choisir…"</option>
                    {rebuilt(options)}
                </select>
            </label>
            <button type="button" data-ajouter=control disabled=move || full() || picked.get().is_none() on:click=take>
                "Ajouter"
            </button>
        </div>
    }
}
