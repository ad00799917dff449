//! The services put aside: in the URL, so that the link carries them.

use leptos::prelude::*;

use super::super::element::rebuilt;
use super::super::facts::ServiceLink;
use super::memory::Memory;
use crate::domain::{Service, ServiceId};
use crate::state::{Intent, Store, memo};

/// A button that puts a service aside, or back.
#[component]
pub fn Keep(store: Store, service: &'static Service) -> impl IntoView {
    let kept = move || store.view.with(|state| state.shortlist.contains(&service.id));
    let pressed = move || if kept() { "true" } else { "false" };
    view! {
        <button
            type="button"
            class="garder"
            data-garder=service.id.to_string()
            aria-pressed=pressed
            aria-label=format!("Garder {}", service.name)
            on:click=move |_| store.dispatch(Intent::ToggleKept(service.id.clone()))
        >
            "Garder"
        </button>
    }
}

/// The list.
#[component]
pub fn Shortlist(store: Store, memory: Memory) -> impl IntoView {
    let list = memo(move || store.view.with(|state| state.shortlist.clone()));
    let items = move || {
        let item = |id: ServiceId| {
            let service = store.dataset.service(&id)?;
            Some(view! {
                <li>
                    <ServiceLink dataset=store.dataset service=service /> " "
                    <Keep store=store service=service />
                </li>
            })
        };
        list.get().into_iter().filter_map(item).collect_view()
    };
    let trouble = move || {
        (memory.wanted.get() && memory.refused.get()).then_some(
            "Votre navigateur ne garde rien ici. Votre liste est dans l’adresse de la page\u{a0}: \
             gardez ou partagez le lien.",
        )
    };
    view! {
        <div class="liste" data-liste>
            <h3>"Ma liste"</h3>
            <ul>{rebuilt(items)}</ul>
            <label class="case">
                <input
                    type="checkbox"
                    data-control="retenir"
                    prop:checked=move || memory.wanted.get()
                    on:change=move |event| memory.wanted.set(event_target_checked(&event))
                />
                <span>"Retenir cette liste sur cet appareil"</span>
            </label>
            <p role="status" prop:textContent=trouble></p>
        </div>
    }
}
