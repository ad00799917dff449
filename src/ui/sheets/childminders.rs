//! Childminders: their number, and whom to ask.

use leptos::prelude::*;

use super::service_link;
use crate::store::Store;
use analysis::nearby::around::relais;
use analysis::statistics::childminders::{childminder_facts, introduction, whom_to_ask};
use analysis::wording::family_words::ReadingLevel;
use analysis::wording::format::sentence_case;
use model::Siren;

/// The childminders around a home.
#[component]
pub fn Childminders(
    store: Store,
    territory: Option<Siren>,
    reading: ReadingLevel,
) -> impl IntoView {
    let dataset = store.dataset;
    let figure = childminder_facts(dataset, territory).filter(|_| reading == ReadingLevel::Full);
    let relais: Vec<_> = territory.map(|t| relais(dataset, t).collect()).unwrap_or_default();
    let none = relais.is_empty().then(|| {
        let source = sentence_case(&dataset.document.words.subject);
        view! { <p>{format!("{source} ne nomme aucun relais pour votre intercommunalité.")}</p> }
    });
    let relais = relais
        .into_iter()
        .map(|service| view! { <li>{service_link(store, service, true)}</li> })
        .collect_view();
    view! {
        <div class="assistantes" data-assistantes>
            <h4>"Assistantes maternelles"</h4>
            <p>
                {introduction(dataset, reading)} " "
                {figure.map(|figure| view! { {figure.sentence} " " <span class="origine">{figure.source_text}</span> })}
            </p>
            <p>{whom_to_ask(reading)}</p>
            {none}
            <ul>{relais}</ul>
        </div>
    }
}
