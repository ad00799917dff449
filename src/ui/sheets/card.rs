//! The card of the open service, or the list of the open cluster.

use leptos::prelude::*;

use super::super::external_links::contacts;
use super::super::shared_facts::{manager_sentence, service_line, service_source_text};
use super::super::slot::embedded;
use super::actions::Actions;
use super::{on_escape, service_link};
use crate::store::Store;
use analysis::nearby::directory::placement_text;
use analysis::nearby::guidance::contacts_for;
use analysis::wording::answer::distance_text;
use analysis::wording::dated::{list_age_text, service_age_text};
use analysis::wording::family_words::{ReadingLevel, easy_meaning};
use analysis::wording::format::{NBSP, counted, sentence_case};
use analysis::wording::labels::{category_name, category_words};
use analysis::wording::naming::{is_named_by_operator, past_project_text, service_title};
use analysis::wording::toponym::with_de;
use model::Service;
use state::{CARD_ID, Intent, ServiceFilter};

#[component]
pub fn Card(
    store: Store,
    service: Option<&'static Service>,
    group: Vec<&'static Service>,
) -> impl IntoView {
    let close = move || store.dispatch(Intent::OpenService(None));
    let name = service.map_or_else(|| "Services à cet endroit".to_owned(), service_title);
    let details = service.map(|service| view! { <Details store=store service=service /> });
    let group = (!group.is_empty()).then(|| view! { <ClusterList store=store group=group /> });
    view! {
        <section
            class="panneau"
            id=CARD_ID
            data-service-card
            tabindex="-1"
            aria-label=name
            on:keydown=on_escape(close)
        >
            <button type="button" class="fermer" on:click=move |_| close()>"Fermer"</button>
            {details}
            {group}
        </section>
    }
}

/// The services of a cluster.
#[component]
fn ClusterList(store: Store, group: Vec<&'static Service>) -> impl IntoView {
    // A filtered map counts only what it shows.
    let is_filtered = store.pinned_categories.get_untracked() != ServiceFilter::ALL;
    let shown =
        if is_filtered || store.answer.with_untracked(Option::is_some) { " affichés" } else { "" };
    let shown = if group.len() == 1 { shown.trim_end_matches('s') } else { shown };
    let title = format!("{}{shown} à cet endroit", counted(group.len(), "service"));
    let age =
        list_age_text(store.dataset, group.iter().copied(), store.today(), ReadingLevel::Full);
    let members = group
        .into_iter()
        .map(|member| {
            view! {
                <li>
                    {service_link(store, member, true)}
                </li>
            }
        })
        .collect_view();
    view! {
        <h2>{title}</h2>
        <p>{age}</p>
        <ul>{members}</ul>
    }
}

#[component]
fn Details(store: Store, service: &'static Service) -> impl IntoView {
    let dataset = store.dataset;
    let reading = store.state.with_untracked(|state| state.reading);
    let place = placement_text(dataset, service).map_or_else(
        || {
            let source = &dataset.document.words.subject;
            format!("Sans repère sur la carte{NBSP}: {source} ne donne pas la commune.")
        },
        |place| format!("Sur la carte, {place}."),
    );
    let age = match service.is_open() {
        true => service_age_text(dataset, service, store.today()),
        false => past_project_text(dataset, service),
    };
    let nearby = store.answer.with_untracked(|answer| {
        let answer = answer.as_ref()?;
        let nearby = answer.nearby.placed.iter().find(|nearby| nearby.service.id == service.id)?;
        Some((*nearby, answer.home))
    });
    let distance_sentence = nearby.map(|(nearby, home)| {
        let distance_sentence = distance_text(&nearby, home);
        let from = match home {
            Some(home) if home.includes(nearby.commune) => String::new(),
            Some(home) => format!(" {}", with_de(home.name)),
            None => " de vous".to_owned(),
        };
        view! { <strong>{format!(" C’est {distance_sentence}{from}.")}</strong> }
    });
    let site = nearby.map(|(nearby, _)| nearby.commune);
    let site = site.or_else(|| dataset.commune(*service.communes.first()?));
    let meaning = match reading {
        ReadingLevel::Full => category_words(service.category).meaning,
        ReadingLevel::Easy => easy_meaning(service.category),
    };
    let original_name = is_named_by_operator(service).then(|| {
        let within = sentence_case(&dataset.document.words.locative);
        format!("{within}{NBSP}: «{NBSP}{}{NBSP}».", service.name)
    });
    let contact_list: Vec<_> = contacts_for(store.dataset.contacts(), service.category).collect();
    view! {
        <h2>{service_title(service)}</h2>
        <p data-age-de-la-liste>{age}</p>
        <p><strong>{category_name(service.category)}</strong> ". " {meaning}</p>
        <p>{service_line(dataset, service)} "." {distance_sentence} " " {manager_sentence(service)}</p>
        <Actions store=store service=service site=site full=true />
        <h3>"Adresse, téléphone, horaires"</h3>
        <p>
            {sentence_case(&dataset.document.words.subject)}
            " n’en donne pas. Demandez à la mairie, ou à\u{a0}:"
        </p>
        {embedded(contacts(&contact_list, reading))}
        <p>{place}</p>
        <p class="origine">{service_source_text(dataset, service)} " " {original_name}</p>
    }
}
