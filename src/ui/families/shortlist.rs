//! The services put aside: in the URL, so that the link carries them; on the device only if asked.

use leptos::prelude::*;

use super::super::facts::ServiceLink;
use crate::browser::storage;
use crate::domain::{Service, ServiceId};
use crate::state::{Intent, Store, codec};

/// Where the device keeps the list.
const KEY: &str = "carte-services-familles.liste";

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

/// The list; nothing while it is empty.
#[component]
pub fn Shortlist(store: Store) -> impl IntoView {
    let remembered = RwSignal::new(false);
    let refused = RwSignal::new(false);
    let list = Memo::new(move |_| store.view.with(|state| state.shortlist.clone()));
    // What was kept comes back, unless the URL brings a list of its own.
    Effect::new(move |_| {
        if let Some(text) = storage::read(KEY) {
            remembered.set(true);
            let kept = codec::read_shortlist(store.dataset, &text);
            if let Some(kept) = kept.filter(|_| list.with_untracked(Vec::is_empty)) {
                store.dispatch(Intent::Keep(kept));
            }
        }
    });
    Effect::new(move |before: Option<bool>| {
        let (list, remember) = (list.get(), remembered.get());
        if remember {
            refused.set(!storage::write(KEY, &codec::write_shortlist(&list)));
        } else if before == Some(true) {
            storage::forget(KEY);
        }
        remember
    });
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
        (remembered.get() && refused.get()).then_some(
            "Votre navigateur ne garde rien ici. Votre liste est dans l’adresse de la page : \
             gardez ou partagez le lien.",
        )
    };
    let empty = Memo::new(move |_| list.with(Vec::is_empty));
    move || {
        (!empty.get()).then(|| {
            view! {
                <div class="liste" data-liste>
                    <h3>"Ma liste"</h3>
                    <ul>{items}</ul>
                    <label class="case">
                        <input
                            type="checkbox"
                            data-control="retenir"
                            prop:checked=remembered
                            on:change=move |event| remembered.set(event_target_checked(&event))
                        />
                        <span>"Retenir cette liste sur cet appareil"</span>
                    </label>
                    <p role="status">{trouble}</p>
                </div>
            }
        })
    }
}
