//! The page's chapters: services, figures, communes, neighbours.

use leptos::prelude::*;

use super::super::directory::Rubric;
use super::super::facts::Facts;
use super::super::outward::outward_to;
use super::super::slot::embedded;
use super::ROOT;
use analysis::grid::Line;
use analysis::wording::dated::of_list;
use analysis::wording::family_words::Reading;
use analysis::wording::format::counted;
use analysis::wording::sheet::{commune_agreements, facts};
use analysis::wording::territory_page::{
    absent, anywhere, communes, further_figures, others, services,
};
use model::{Category, Dataset, Epci, Service};
use state::link::page_of;

/// The services, then what the document does not name here or names without a place.
#[component]
pub fn Services(dataset: &'static Dataset, territory: &'static Epci) -> impl IntoView {
    let rubrics = move |groups: Vec<(Category, Vec<&'static Service>)>| {
        let rubric = |(category, services)| {
            view! { <Rubric dataset=dataset category=category services=services root=ROOT /> }
        };
        groups.into_iter().map(rubric).collect_view()
    };
    let own = services(dataset, territory);
    let listed = own.iter().flat_map(|(_, services)| services.iter().copied());
    let age = of_list(dataset, listed, None, Reading::Full);
    let none = own.is_empty().then(|| {
        view! { <p>"Le document ne nomme aucun service dans cette intercommunalité."</p> }
    });
    view! {
        <section class="annuaire" id="services" aria-labelledby="services-titre">
            <h2 id="services-titre">"Services"</h2>
            {none}
            <p class="note">{age}</p>
            <div class="rubriques">{rubrics(own)}</div>
            <p class="note">{absent(dataset, territory)}</p>
            <p class="note">
                "Le document ne donne ni adresse, ni téléphone, ni horaire. Pour joindre un service \
                aujourd’hui\u{a0}: " {outward_to(dataset, "monenfant").map(embedded)} "."
            </p>
        </section>
        <section class="annuaire" id="sans-lieu" aria-labelledby="sans-lieu-titre">
            <h2 id="sans-lieu-titre">"Dans le département, sans lieu précisé"</h2>
            <p class="note">"Le document nomme aussi ces services sans dire dans quelle commune ni dans quelle intercommunalité."</p>
            <div class="rubriques">{rubrics(anywhere(dataset))}</div>
        </section>
    }
}

/// The panel's facts and all the other figures, or that they are missing.
#[component]
pub fn Figures(dataset: &'static Dataset, territory: &'static Epci) -> impl IntoView {
    let mut facts = facts(dataset, territory);
    facts.extend(commune_agreements(dataset, territory));
    let grid = further_figures(dataset, territory);
    let caption = grid.caption.clone();
    let heads = grid.heads.into_iter().map(|head| view! { <th scope="col">{head}</th> });
    view! {
        <section class="tableau" id="chiffres" aria-labelledby="chiffres-titre">
            <h2 id="chiffres-titre">"Chiffres"</h2>
            <Facts facts=facts />
            <div class="defile" tabindex="0" role="region" aria-label=caption>
                <table>
                    <caption>{grid.caption}</caption>
                    <thead><tr>{heads.collect_view()}</tr></thead>
                    <tbody>{grid.lines.into_iter().map(line_view).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

fn line_view(line: Line) -> impl IntoView {
    let cells = line.cells.into_iter().map(|cell| {
        let note =
            (!cell.note.is_empty()).then(|| view! { <span class="origine">{cell.note}</span> });
        view! { <td>{cell.text} {note}</td> }
    });
    view! { <tr><th scope="row">{line.head.text}</th>{cells.collect_view()}</tr> }
}

/// The communes by name.
#[component]
pub fn Communes(dataset: &'static Dataset, territory: &'static Epci) -> impl IntoView {
    let names = communes(dataset, territory);
    let title = format!("Ses {} au 1er janvier 2015", counted(names.len(), "commune"));
    view! {
        <section class="annuaire" id="communes" aria-labelledby="communes-titre">
            <h2 id="communes-titre">{title}</h2>
            <ul class="noms-communes">
                {names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view()}
            </ul>
        </section>
    }
}

/// The way to the other territories, neighbours first.
#[component]
pub fn Neighbours(dataset: &'static Dataset, territory: &'static Epci) -> impl IntoView {
    let (touching, far) = others(dataset, territory);
    let links = |all: Vec<&'static Epci>| {
        let link = |other: &'static Epci| {
            let href = format!("{ROOT}{}", page_of(other.siren()?));
            Some(view! { <li><a href=href>{other.name.as_str()}</a></li> })
        };
        all.into_iter().filter_map(link).collect_view()
    };
    view! {
        <nav aria-labelledby="voisines">
            <h2 id="voisines">"Intercommunalités voisines"</h2>
            <ul>{links(touching)}</ul>
            <details>
                <summary>"Les autres"</summary>
                <ul>{links(far)}</ul>
            </details>
        </nav>
    }
}
