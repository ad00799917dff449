//! « Ma liste »: the shortlist of services. It is in the URL, so that a shared link contains it.

use leptos::prelude::*;

use super::super::icons::{Icon, icon};
use super::super::slot::{embedded, rebuilt};
use super::actions::actions_on_list;
use super::{EmptyState, service_link};
use crate::store::{Store, memo};
use analysis::wording::dated::list_age_text;
use analysis::wording::format::counted;
use analysis::wording::naming::service_title;
use model::{Service, ServiceId};
use state::{Event, SHORTLIST_ID};

/// The button that adds a service to the list; afterwards it leads to the list.
#[component]
pub fn AddToShortlistButton(store: Store, service: &'static Service) -> impl IntoView {
    let is_listed = memo(move || store.state.with(|state| state.shortlist.contains(&service.id)));
    // Narrow rows show only the first word.
    let first = move || if is_listed.get() { "Voir" } else { "Ajouter" };
    let rest = move || if is_listed.get() { " ma liste" } else { " à ma liste" };
    let press = move |_| {
        store.dispatch(match is_listed.get_untracked() {
            true => Event::ShowShortlist,
            false => Event::AddToShortlist(service.id.clone()),
        });
    };
    view! {
        <button
            type="button"
            class="geste garder"
            class:dedans=move || is_listed.get()
            data-garder=service.id.to_string()
            aria-label=move || format!("{}{}\u{a0}: {}", first(), rest(), service_title(service))
            on:click=press
        >
            {embedded(icon(Icon::Bookmark))}
            <span>
                <span prop:textContent=first></span>
                <span class="suite" prop:textContent=rest></span>
            </span>
        </button>
    }
}

/// The button that removes a service from the list; the focus stays in the list.
#[component]
fn RemoveFromShortlistButton(store: Store, service: &'static Service) -> impl IntoView {
    let press = move |_| store.dispatch(Event::RemoveFromShortlist(service.id.clone()));
    view! {
        <button
            type="button"
            class="geste"
            data-garder=service.id.to_string()
            aria-label=format!("Retirer de ma liste\u{a0}: {}", service_title(service))
            on:click=press
        >
            {embedded(icon(Icon::Bin))}
            "Retirer"
        </button>
    }
}

/// The list, and the link to it, which stays in sight while the answer is read.
#[component]
pub fn Shortlist(store: Store) -> impl IntoView {
    let count = memo(move || store.state.with(|state| state.shortlist.len()));
    let is_empty = memo(move || count.get() == 0);
    let link_text = move || format!("Ma liste\u{a0}: {}", counted(count.get(), "service"));
    let list_link = move || {
        (!is_empty.get()).then(|| {
            view! {
                <button
                    type="button"
                    class="vers-liste"
                    data-control="ma-liste"
                    on:click=move |_| store.dispatch(Event::ShowShortlist)
                >
                    {embedded(icon(Icon::Bookmark))}
                    <span prop:textContent=link_text></span>
                </button>
            }
        })
    };
    let content = move || match is_empty.get() {
        true => view! {
            <p>"Votre liste est vide. Sous chaque service, «\u{a0}Ajouter\u{a0}» l’y met."</p>
            <EmptyState icon=Icon::Bookmark href="#question" label="Revenir à la recherche" />
        }
        .into_any(),
        false => view! { <ShortlistContent store=store /> }.into_any(),
    };
    view! {
        {rebuilt(list_link)}
        <div class="liste" id=SHORTLIST_ID tabindex="-1" data-liste>
            <h3>"Ma liste"</h3>
            {rebuilt(content)}
        </div>
    }
}

/// The services of the list, and whether the device stores it.
#[component]
fn ShortlistContent(store: Store) -> impl IntoView {
    let persistence = store.shortlist_persistence;
    let list = memo(move || store.state.with(|state| state.shortlist.clone()));
    let items = move || {
        let item = |id: ServiceId| {
            let service = store.dataset.service(&id)?;
            Some(view! {
                <li>
                    {service_link(store, service, true)}
                    {actions_on_list(store, service, view! { <RemoveFromShortlistButton store=store service=service /> }.into_any())}
                </li>
            })
        };
        list.get().into_iter().filter_map(item).collect_view()
    };
    let reading = move || store.state.with(|state| state.reading);
    let age = move || {
        let services = list.with(|list| {
            list.iter().filter_map(|id| store.dataset.service(id)).collect::<Vec<_>>()
        });
        list_age_text(store.dataset, services.into_iter(), store.today(), reading())
    };
    let storage_notice = move || {
        persistence.with(|p| p.is_refused).then_some(
            "Votre navigateur ne garde rien ici. Votre liste est dans l’adresse de la page\u{a0}: \
             gardez ou partagez le lien.",
        )
    };
    let has_other = memo(move || persistence.with(|p| !p.conflicting_list.is_empty()));
    let other_list_notice = move || {
        has_other.get().then(|| {
            view! {
                <p data-autre-liste>
                    "Cet appareil retient une autre liste. Retenir celle-ci la remplacerait. "
                    <button
                        type="button"
                        data-control="reprendre"
                        on:click=move |_| store.dispatch(Event::ResumeShortlist)
                    >
                        "Reprendre ma liste"
                    </button>
                </p>
            }
        })
    };
    view! {
        <p data-age-de-la-liste prop:textContent=age></p>
        <ul>{rebuilt(items)}</ul>
        <div class="emporter">
            <button type="button" data-control="imprimer-liste" on:click=move |_| store.dispatch(Event::Print)>
                "Imprimer ma liste"
            </button>
            <label class="case">
                <input
                    type="checkbox"
                    data-control="retenir"
                    prop:checked=move || persistence.with(|p| p.is_wanted)
                    on:change=move |event| store.dispatch(Event::RememberShortlist(event_target_checked(&event)))
                />
                <span>"Retenir cette liste sur cet appareil"</span>
            </label>
        </div>
        {rebuilt(other_list_notice)}
        <p role="status" prop:textContent=storage_notice></p>
    }
}
