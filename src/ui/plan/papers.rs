//! The plan, its committees and the published figures, fetched when first needed, and the day they
//! are read at.

use leptos::either::EitherOf3;
use leptos::prelude::*;

use super::super::slot::rebuilt;
use super::keep;
use crate::browser::files;
use crate::data::FetchError;
use crate::store::{Store, effect};
use analysis::plan::refusal::Refusal;
use model::Day;
use model::read::faults::Faults;
use model::read::plan::check_targets;
use model::read::{governance, plan, published_indicators};
use state::{Document, Papers};

/// Fetches what is not there.
pub fn fetch(store: Store) {
    leptos::task::spawn_local(async move {
        if matches!(store.papers.get_untracked(), Papers::There(..)) {
            return;
        }
        let text = async |path| files::text(path).await.ok_or(FetchError::Unavailable);
        let read = async || -> Result<Document, FetchError> {
            let figures = text("geodata/indicateurs.json").await?;
            let figures = published_indicators(&figures, store.dataset)?;
            let plan = plan(&text("geodata/plan.json").await?)?;
            let faults = Faults::default();
            check_targets(&plan, &figures, &faults);
            let plan = faults.or(plan)?;
            let governance = governance(&text("geodata/gouvernance.json").await?)?;
            Ok(Document { plan, governance, figures })
        };
        match read().await {
            // It never changes: it lives as long as the page.
            Ok(document) => {
                let document: &'static Document = Box::leak(Box::new(document));
                store.papers.set(Papers::There(document));
                keep::bring_back(store, &document.plan);
            }
            Err(error) => {
                store.papers.set(Papers::Failed);
                if matches!(error, FetchError::Faulty(_)) {
                    store.notify(error.notice());
                }
            }
        }
    });
}

/// The day that the plan is read at: the one that the URL names, else today; and why the one named is not
/// taken. It is no later than today, as what will be done is not known.
pub fn reference(store: Store, document: &Document) -> (Day, Option<Refusal>) {
    let bounds = keep::bounds(document);
    let today = bounds.today.max(document.governance.start);
    match store.view.with(|state| state.plan.reference) {
        None => (today, None),
        Some(named) => match bounds.reference(&named.iso()) {
            Ok(day) => (day, None),
            Err(refusal) => (today, Some(refusal)),
        },
    }
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
