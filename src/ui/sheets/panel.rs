//! The panel of the selected territory: its figures, services and contradictions.

use leptos::prelude::*;

use super::super::shared_facts::{contradictions, fact_list};
use super::super::slot::embedded;
use super::actions::TerritoryActions;
use super::{on_escape, service_link};
use crate::store::Store;
use analysis::nearby::directory::{belongs_to_epci, services_by_category};
use analysis::wording::dated::list_age_text;
use analysis::wording::family_words::ReadingLevel;
use analysis::wording::format::sentence_case;
use analysis::wording::labels::category_name;
use analysis::wording::later_publications::national_rank_text;
use analysis::wording::sentence::territory_sentence;
use analysis::wording::sheet::{anomalies_of, facts};
use model::{Anomaly, Territory};
use state::Intent;

#[component]
pub fn Panel(store: Store, territory: &'static Territory) -> impl IntoView {
    let sentence =
        move || store.current_indicator().map(|i| territory_sentence(store.dataset, i, territory));
    let close = move || store.dispatch(Intent::Select(None));
    let anomalies: Vec<&Anomaly> = anomalies_of(store.dataset.anomalies(), territory).collect();
    view! {
        <section
            class="panneau"
            id="panneau"
            data-panel
            tabindex="-1"
            aria-labelledby="panneau-titre"
            on:keydown=on_escape(close)
        >
            <div class="panneau-tete">
                <h2 id="panneau-titre" translate="no">{territory.name.clone()}</h2>
                <button type="button" class="fermer" on:click=move |_| close()>"Fermer"</button>
            </div>
            <p class="phrase" prop:textContent=sentence></p>
            {national_rank_text(store.dataset, &territory.id).map(|place| view! { <p>{place}</p> })}
            {embedded(fact_list(facts(store.dataset, territory)))}
            {territory.siren().map(|siren| view! {
                <p><a href=format!("{}plan/?concerne={siren}", store.root)>"Les actions du plan qui le concernent"</a></p>
            })}
            <h3>"Services"</h3>
            <Services store=store territory=territory />
            {(!anomalies.is_empty()).then(|| view! { <h3>{format!("Ce que {} contredit", store.dataset.document.words.subject)}</h3> })}
            {contradictions(&anomalies).into_iter().map(embedded).collect_view()}
            <TerritoryActions store=store territory=territory />
        </section>
    }
}

#[component]
fn Services(store: Store, territory: &'static Territory) -> impl IntoView {
    let siren = territory.siren()?;
    let groups = services_by_category(store.dataset, |s| belongs_to_epci(store.dataset, s, siren));
    let services = groups.iter().flat_map(|(_, services)| services.iter().copied());
    let age = list_age_text(store.dataset, services, store.today(), ReadingLevel::Full);
    let age = age.map(|age| view! { <p>{age}</p> });
    let none = groups.is_empty().then(|| {
        let source = sentence_case(&store.dataset.document.words.subject);
        view! { <p>{format!("{source} ne nomme aucun service dans cette intercommunalité.")}</p> }
    });
    let group = |(category, services): (_, Vec<&'static _>)| {
        let items = services
            .into_iter()
            .map(|service| view! { <li>{service_link(store, service, false)}</li> })
            .collect_view();
        view! {
            <h4>{category_name(category)}</h4>
            <ul>{items}</ul>
        }
    };
    Some((none, age, groups.into_iter().map(group).collect_view()))
}
