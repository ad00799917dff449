//! The portrait of the selected territory: its rank among the others, strengths, gaps, and the most similar
//! territories. It is printed on one page of paper. The store given to it is that of the shown dataset
//! (`layout.rs`).

use leptos::prelude::*;

use super::super::slot::rebuilt;
use crate::store::{Store, memo};
use analysis::nearby::directory::{belongs_to_epci, services_by_category};
use analysis::scene::strip_plot::{MarkOwner, Strip, strips};
use analysis::statistics::profile::{Profile, profile};
use analysis::statistics::similar::{Similar, measures_text, similar_epci};
use analysis::wording::format::typeset;
use analysis::wording::labels::{category_name, statement_text};
use analysis::wording::sentence::territory_sentence;
use analysis::wording::sheet::anomalies_of;
use model::{Dataset, Service, Territory, TerritoryId};
use state::Event;

/// Explains the marks of reference rates: « ◆ Haute-Marne, ▲ France, ».
fn reference_legend(dataset: &Dataset) -> String {
    let marks = [("◆", TerritoryId::Departement), ("▲", TerritoryId::France)];
    let labels = marks
        .into_iter()
        .filter_map(|(mark, id)| Some(format!("{mark} {}, ", dataset.metadata.reference(&id)?)));
    labels.collect()
}

/// The portrait; empty until a territory is selected.
#[component]
pub fn Portrait(store: Store) -> impl IntoView {
    let selected = memo(move || store.state.with(|state| state.selected));
    let territory = move || store.dataset.territory(&TerritoryId::Epci(selected.get()?));
    rebuilt(move || {
        territory().map(|territory| view! { <TerritoryPortrait store=store territory=territory /> })
    })
}

#[component]
fn TerritoryPortrait(store: Store, territory: &'static Territory) -> impl IntoView {
    let dataset = store.dataset;
    let rate = dataset.indicator_for(model::Role::Coverage);
    let sentence = rate.map(|rate| territory_sentence(dataset, rate, territory));
    let Profile { strengths, gaps } = profile(dataset, territory);
    let list = |mut items: Vec<String>| {
        if items.is_empty() {
            items.push("Aucun, parmi ce qui est comparé ici.".to_owned());
        }
        items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view()
    };
    let similar_list =
        similar_epci(dataset, &territory.id).into_iter().map(similar_item).collect_view();
    view! {
        <section class="outil portrait" data-portrait aria-labelledby="portrait-titre">
            <div class="panneau-tete">
                <h2 id="portrait-titre">{format!("Portrait\u{a0}: {}", territory.name)}</h2>
                <button type="button" class="fermer" data-control="imprimer-portrait" on:click=move |_| store.dispatch(Event::Print)>
                    "Imprimer la fiche"
                </button>
            </div>
            <p class="phrase">{sentence}</p>
            <div class="atouts">
                <div>
                    <h3>"Atouts"</h3>
                    <ul>{list(strengths)}</ul>
                </div>
                <div>
                    <h3>"Manques"</h3>
                    <ul>{list(gaps)}</ul>
                </div>
                <div>
                    <h3>"Les plus semblables"</h3>
                    <ul>{similar_list}</ul>
                    <p class="discret">{measures_text(dataset)}</p>
                </div>
            </div>
            <h3>"Sa place parmi les intercommunalités"</h3>
            <p class="discret">
                {format!("● ce territoire, | les autres, {}pour les taux.", reference_legend(dataset))}
            </p>
            <ul class="bandes">{strips(dataset, &territory.id).into_iter().map(strip_plot).collect_view()}</ul>
            <h3>"Ses services"</h3>
            <ul class="inventaire">{services(store, territory)}</ul>
            {contradictions(dataset, territory)}
        </section>
    }
}

/// The services by category, in short: the panel has the details.
fn services(store: Store, territory: &'static Territory) -> impl IntoView {
    let dataset = store.dataset;
    let serves_territory = |service: &&Service| {
        territory.siren().is_some_and(|siren| belongs_to_epci(dataset, service, siren))
    };
    services_by_category(dataset, |service| serves_territory(&service))
        .into_iter()
        .map(|(category, services)| {
            let names: Vec<&str> = services.iter().map(|service| service.name.as_str()).collect();
            view! { <li><strong>{category_name(category)}</strong> {format!("\u{a0}: {}", names.join(", "))}</li> }
        })
        .collect_view()
}

/// The anomalies that concern its figures.
fn contradictions(dataset: &'static Dataset, territory: &'static Territory) -> impl IntoView {
    let lines: Vec<String> = anomalies_of(dataset.anomalies(), territory)
        .map(|anomaly| {
            let (printed, computed) =
                (statement_text(&anomaly.printed), statement_text(&anomaly.computed));
            typeset(&format!(
                "{} : imprimé {printed}, calculé ou lu ailleurs {computed}",
                anomaly.subject
            ))
        })
        .collect();
    (!lines.is_empty()).then(|| view! {
        <h3>{format!("Ce que {} contredit", dataset.document.words.subject)}</h3>
        <ul class="inventaire">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
    })
}

fn similar_item(similar: Similar<'static>) -> impl IntoView {
    let siren = similar.epci.siren().map(|siren| siren.to_string()).unwrap_or_default();
    view! {
        <li>
            <a translate="no" href=format!("?epci={siren}")>{similar.epci.name.as_str()}</a>
            <span class="origine">{similar.difference}</span>
        </li>
    }
}

/// A strip plot: the text comes first, the drawing repeats it.
fn strip_plot(strip: Strip) -> impl IntoView {
    let marks = strip.marks.iter().map(|mark| {
        // Leaves half a mark at both ends.
        let x = 6.0 + mark.position * 188.0;
        let (class, path) = match mark.owner {
            MarkOwner::Subject => ("sien", "M-5 0a5 5 0 1 1 10 0a5 5 0 1 1-10 0z"),
            MarkOwner::Another => ("autre", "M0-5V5"),
            MarkOwner::Departement => ("repere-dept", "M0-6L5 0 0 6-5 0z"),
            MarkOwner::France => ("repere-france", "M0-6L6 5H-6z"),
        };
        view! { <path class=class d=path transform=format!("translate({x:.1} 8)") /> }
    });
    view! {
        <li>
            <span>{strip.label}</span>
            <svg class="bande" viewBox="0 0 200 16" aria-hidden="true">
                <path class="fil" d="M6 8H194" />
                {marks.collect_view()}
            </svg>
            <strong>{strip.value_text}</strong>
            <span class="origine">{format!("{}\u{202f}; valeurs de {} à {}", strip.rank_order, strip.extremes.0, strip.extremes.1)}</span>
        </li>
    }
}
