//! Where the family lives: one field that offers communes as one types, or the device.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::super::common::Later;
use super::device::Device;
use crate::browser::page;
use crate::compute::format::counted;
use crate::compute::search::{Hit, Index};
use crate::domain::Commune;
use crate::state::{Home, Intent, Store};

/// A combobox after the ARIA pattern: the focus stays in the field, the list follows it.
#[component]
pub fn Place(store: Store) -> impl IntoView {
    let index = StoredValue::new(None::<Index>);
    let typed = RwSignal::new(String::new());
    let offers = RwSignal::new(Vec::<Hit>::new());
    let active = RwSignal::new(None::<usize>);
    let find = move |query: &str| {
        index.update_value(|index| {
            let index = index.get_or_insert_with(|| Index::new(store.dataset));
            offers.set(index.find(query));
        });
        active.set(None);
    };
    let choose = move |commune: &Commune| {
        typed.set(commune.name.clone());
        offers.set(Vec::new());
        store.dispatch(Intent::LiveAt(Some(Home::Commune(commune.insee))));
        page::focus_once_drawn("reponse");
    };
    // The field follows the state: a shared link, Back, a position.
    Effect::new(move |_| {
        let home = store.view.with(|state| state.home);
        let commune = store.answer.with_untracked(|answer| answer.as_ref()?.home);
        if home.is_some() {
            typed.set(commune.map(|commune| commune.name.clone()).unwrap_or_default());
        }
    });
    let take = move |rank: usize| {
        let offer = offers.with_untracked(|offers| offers.get(rank).map(|hit| hit.insee));
        if let Some(commune) = offer.and_then(|insee| store.dataset.commune(insee)) {
            choose(commune);
        }
    };
    let on_input = move |event| {
        let query = event_target_value(&event);
        find(&query);
        typed.set(query);
    };
    let on_key = move |event: KeyboardEvent| {
        let count = offers.with_untracked(Vec::len);
        let now = active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" if count > 0 => active.set(Some(now.map_or(0, |rank| (rank + 1) % count))),
            "ArrowUp" if count > 0 => {
                active.set(Some(now.map_or(count, |r| r + count) - 1).map(|r| r % count))
            }
            "Enter" => take(now.unwrap_or(0)),
            "Escape" => offers.set(Vec::new()),
            _ => return,
        }
        event.prevent_default();
    };
    let open = Memo::new(move |_| offers.with(|offers| !offers.is_empty()));
    let list = move || {
        let option = |(rank, hit): (usize, Hit)| {
            let commune = store.dataset.commune(hit.insee)?;
            let selected = move || if active.get() == Some(rank) { "true" } else { "false" };
            Some(view! {
                <li
                    role="option"
                    id=format!("commune-{rank}")
                    data-commune=commune.insee.to_string()
                    aria-selected=selected
                    on:mousedown=move |event| event.prevent_default()
                    on:click=move |_| take(rank)
                >
                    {commune.name.clone()} " " <span class="discret">{beside(commune)}</span>
                </li>
            })
        };
        let offers = offers.get();
        let any = !offers.is_empty();
        Later(any.then(|| offers.into_iter().enumerate().filter_map(option).collect_view()))
    };
    let said = move || {
        let (count, empty) = (offers.with(Vec::len), typed.with(|typed| typed.trim().len() < 3));
        let chosen = store.answer.with(|a| {
            a.as_ref().is_some_and(|a| a.home.is_some_and(|c| typed.with(|t| *t == c.name)))
        });
        match count {
            0 if empty || chosen => String::new(),
            0 => "Aucune commune de la Haute-Marne ne ressemble à cela. Essayez son code postal."
                .to_owned(),
            _ => format!("{} possibles.", counted(count, "commune")),
        }
    };
    view! {
        <div class="lieu">
            <label for="commune">"Votre commune ou code postal"</label>
            <div class="champ">
                <input
                    id="commune"
                    data-control="recherche"
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    autocapitalize="words"
                    spellcheck="false"
                    maxlength="80"
                    aria-autocomplete="list"
                    aria-controls="communes"
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    aria-activedescendant=move || active.get().map(|rank| format!("commune-{rank}"))
                    prop:value=typed
                    on:input=on_input
                    on:keydown=on_key
                    on:focus=|_| page::select("commune")
                    on:blur=move |_| offers.set(Vec::new())
                />
                <ul id="communes" role="listbox" aria-label="Communes possibles" class:cache=move || !open.get()>
                    {list}
                </ul>
            </div>
            <p class="discret" role="status">{said}</p>
            <Device store=store />
        </div>
    }
}

/// What tells communes apart: postcodes and today's name.
fn beside(commune: &Commune) -> String {
    let postcodes: Vec<String> = commune.postcodes.iter().map(ToString::to_string).collect();
    let today = commune.today.as_ref().filter(|today| today.name != commune.name);
    let today = today.map(|today| format!(", aujourd’hui {}", today.name)).unwrap_or_default();
    format!("{}{today}", postcodes.join(", "))
}
