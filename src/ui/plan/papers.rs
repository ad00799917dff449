//! The plan, its committees and the published figures, fetched when first needed, and the day they
//! are read at.

use leptos::either::EitherOf3;
use leptos::prelude::*;

use super::super::element::rebuilt;
use super::keep;
use crate::browser::{clock, files};
use crate::data::{governance, plan, published_indicators};
use crate::domain::{Day, Governance};
use crate::state::{Document, Papers, Store, effect};

/// Fetches what is not there.
pub fn fetch(store: Store) {
    leptos::task::spawn_local(async move {
        if matches!(store.papers.get_untracked(), Papers::There(..)) {
            return;
        }
        let read = async || -> Option<Document> {
            let figures = files::text("geodata/indicateurs.json").await?;
            Some(Document {
                plan: plan(&files::text("geodata/plan.json").await?).ok()?,
                governance: governance(&files::text("geodata/gouvernance.json").await?).ok()?,
                figures: published_indicators(&figures, store.dataset).ok()?,
            })
        };
        match read().await {
            // It never changes: it lives as long as the page.
            Some(document) => {
                let document: &'static Document = Box::leak(Box::new(document));
                store.papers.set(Papers::There(document));
                keep::bring_back(store, &document.plan);
            }
            None => store.papers.set(Papers::Failed),
        }
    });
}

/// The day that the URL names; else today, within the time of the schéma.
pub fn reference(store: Store, governance: &Governance) -> Day {
    let named = store.view.with(|state| state.plan.reference);
    named.unwrap_or_else(|| {
        let today = clock::today().unwrap_or(governance.end);
        today.clamp(governance.start, governance.end)
    })
}

/// A section that shows `view` once the papers are there.
#[component]
pub fn Fetched<V: IntoView + 'static>(
    store: Store,
    /// Names the section in the page.
    id: &'static str,
    title: &'static str,
    view: fn(Store, &'static Document) -> V,
) -> impl IntoView {
    effect(move || fetch(store));
    let body = move || match store.papers.get() {
        Papers::There(document) => EitherOf3::A(view(store, document)),
        Papers::Away => EitherOf3::B(view! { <p role="status">"Chargement du plan…"</p> }),
        Papers::Failed => EitherOf3::C(view! {
            <p role="status">"Le plan n’a pas pu être chargé. Vérifiez votre connexion."</p>
            <button type="button" on:click=move |_| fetch(store)>"Recommencer"</button>
        }),
    };
    let heading = format!("{id}-titre");
    let labelled = heading.clone();
    view! {
        <section class="plan" id=id tabindex="-1" aria-labelledby=labelled>
            <h2 id=heading>{title}</h2>
            {rebuilt(body)}
        </section>
    }
}
