//! The page of a territory: its place on the map, services, figures, contradictions, communes.

mod commune_data;
mod departement;
mod locator;
mod series;

pub use self::departement::path as departement_path;

use self::commune_data::{communes_facilities, help_places, town_sections, yearly_sums};
use self::locator::locator;
use super::directory::rubric;
use super::elements::{chapter, link, table, table_or_cards};
use super::static_page::StaticPage;
use crate::ui::external_links::contact_site_link;
use crate::ui::shared_facts::{contradictions, fact_list};
use analysis::export::series::FILE_PATH;
use analysis::statistics::decoupage::in_decoupage;
use analysis::wording::dated::list_age_text;
use analysis::wording::family_words::ReadingLevel;
use analysis::wording::format::{counted, day_in_words, sentence_case};
use analysis::wording::later_publications::{
    communes_today_in, national_rank_text, similar_epci_table,
};
use analysis::wording::sentence::territory_sentence;
use analysis::wording::sheet::{anomalies_of, commune_agreements, facts};
use analysis::wording::territory_page::{
    absent_categories_text, commune_names as names, further_figures, other_territories,
    page_description, page_title, priority_text, territory_services, unlocated_services,
};
use analysis::wording::toponym::epci_with_de;
use dom::{Element, Node, html};
use model::{Anomaly, Category, Dataset, Role, Service, SiteContent, Territory};
use state::link::territory_path;

/// Relative path from a territory's page to the site's root.
const ROOT: &str = "../../";

/// The pages of all territories, by path. `site` is the site's URL, if known.
#[must_use]
pub fn territory_pages(
    dataset: &Dataset,
    site_content: &SiteContent,
    site: Option<&str>,
) -> Vec<(String, String)> {
    let newer = dataset.metadata.decoupages.iter().skip(1);
    let newer: Vec<Dataset> = newer.map(|decoupage| in_decoupage(dataset, &decoupage.id)).collect();
    let latest = newer.last().unwrap_or(dataset);
    let page = |dataset: &Dataset, territory: &Territory| {
        let path = territory_path(territory.siren()?);
        let page = StaticPage {
            path: path.clone(),
            view: None,
            title: page_title(dataset, territory),
            description: page_description(dataset, territory),
        };
        Some((path, page.html(dataset, site_content, site, content(dataset, latest, territory))))
    };
    // A territory of several découpages has the page of the first.
    let newer_territories = newer.iter().flat_map(|later| {
        let is_new = |territory: &&Territory| dataset.territory(&territory.id).is_none();
        later.epci().filter(is_new).map(move |territory| (later, territory))
    });
    let all = dataset.epci().map(|territory| (dataset, territory)).chain(newer_territories);
    let departement_page = departement::page(dataset, latest, site_content, site);
    all.filter_map(|(dataset, territory)| page(dataset, territory))
        .chain(departement_page)
        .collect()
}

/// The contents of a territory's page. `latest` is the dataset of the latest découpage.
fn content(dataset: &Dataset, latest: &Dataset, territory: &Territory) -> Element {
    let siren = territory.siren().map(|siren| siren.to_string()).unwrap_or_default();
    let rate = dataset.indicator_for(Role::Coverage);
    let sentence = rate.map(|rate| territory_sentence(dataset, rate, territory));
    let anomalies: Vec<&Anomaly> = anomalies_of(dataset.anomalies(), territory).collect();
    let no_anomaly_note = anomalies
        .is_empty()
        .then(|| html("p").child("Nous n’avons relevé aucune contradiction dans ses chiffres."));
    let subject = &dataset.document.words.subject;
    // Without any anomaly, nobody has looked for contradictions in these data.
    let anomalies_chapter = (!dataset.anomalies().is_empty()).then(|| {
        chapter("tableau", "contredit", format!("Ce que {subject} contredit"))
            .children(no_anomaly_note)
            .children(contradictions(&anomalies))
    });
    let to_map = link(format!("{ROOT}?epci={siren}"), "Voir sur la carte interactive");
    let words = html("div")
        .child(html("h1").child(territory.name.clone()))
        .children(sentence.map(|sentence| html("p").class("phrase").child(sentence)))
        .children(priority_text(dataset, territory).map(|words| html("p").child(words)))
        .child(html("p").class("mene").child(to_map))
        .child(neighbours(dataset, territory));
    html("main")
        .attr("id", "contenu")
        .class("page-territoire")
        .attr("data-epci", siren)
        .child(html("div").class("ouverture").child(words).child(locator(dataset, territory, ROOT)))
        .children(services(dataset, territory))
        .child(figures(dataset, territory))
        .children(later_publications(latest, territory))
        .children(year_by_year(dataset, latest, territory))
        .children(anomalies_chapter)
        .child(communes(dataset, territory))
}

/// Later publications on the territory; for a territory that no longer exists, only where to look.
fn later_publications(latest: &Dataset, territory: &Territory) -> Option<Element> {
    if latest.metadata.first_decoupage().is_some_and(|first| first.id == latest.decoupage) {
        return None; // the page already shows the latest découpage
    }
    let heading = format!("Depuis {}", latest.document.words.subject);
    let siren = territory.siren()?;
    let Some(current) = latest.territory(&territory.id) else {
        let successor = latest.epci().find(|epci| epci.merged_from.contains(&siren))?;
        let way = link(
            format!("{ROOT}{}", territory_path(successor.siren()?)),
            epci_with_de(&successor.name),
        );
        let words = html("p").child("Cette intercommunalité n’existe plus. Elle fait partie ");
        return Some(chapter("tableau", "depuis", heading).child(words.child(way).child(".")));
    };
    let rates = latest.offered_groups();
    let rates = rates.iter().filter(|group| group.decoupage.is_some());
    let rates = rates.flat_map(|group| &group.indicators);
    let rates = rates.filter_map(|id| latest.indicator(id.as_str()));
    let rates = rates.map(|rate| html("li").child(territory_sentence(latest, rate, current)));
    let similar = similar_epci_table(latest, &current.id);
    let similar = similar.map(|grid| table_or_cards(&grid, "semblables", ROOT));
    let rate = latest.indicator_for(Role::Coverage).map(|r| territory_sentence(latest, r, current));
    Some(
        chapter("tableau", "depuis", heading)
            .children(rate.map(|rate| html("p").child(rate)))
            .children(national_rank_text(latest, &current.id).map(|place| html("p").child(place)))
            .child(html("ul").class("puces").children(rates))
            .children(communes_facilities(latest, &communes_today_in(latest, current.siren())))
            .children(similar),
    )
}

/// Yearly figures of its communes and towns, and places of help; empty for a territory that no longer exists.
fn year_by_year(dataset: &Dataset, latest: &Dataset, territory: &Territory) -> Vec<Element> {
    let Some(current) = latest.territory(&territory.id) else { return Vec::new() };
    let communes = communes_today_in(latest, current.siren());
    let outside = (current.communes_outside > 0).then(|| {
        let count = counted(current.communes_outside as usize, "commune");
        format!("Sans ses {count} d’un autre département.")
    });
    let notes: Vec<String> = outside.into_iter().collect();
    let years = yearly_sums(latest, &communes, &notes);
    let towns = town_sections(latest, &communes);
    let departement_link = link(
        format!("{ROOT}{}", departement_path(dataset)),
        "Tout le département, année par année",
    );
    let chapter = (!years.is_empty() || !towns.is_empty()).then(|| {
        chapter("tableau", "annees", "Année par année")
            .children(years)
            .children(towns)
            .child(html("p").child(departement_link).child(". ").children(open_data()))
    });
    chapter.into_iter().chain(help_places(latest, &communes)).collect()
}

/// The link to all these figures as one table.
fn open_data() -> Vec<Node> {
    let file = link(format!("{ROOT}{FILE_PATH}"), "series.csv");
    vec![
        "Toutes ces valeurs en un tableau, avec leurs sources\u{a0}: ".into(),
        file.into(),
        ".".into(),
    ]
}

fn note(words: impl Into<String>) -> Element {
    html("p").class("note").child(words.into())
}

/// The services, then those that the document does not name or names without a place; empty if the data have no
/// services.
fn services(dataset: &Dataset, territory: &Territory) -> Vec<Element> {
    if dataset.services.is_empty() {
        return Vec::new();
    }
    let document = sentence_case(&dataset.document.words.subject);
    let rubrics = |groups: Vec<(Category, Vec<&Service>)>| {
        let groups = groups.into_iter();
        let rubrics = groups.map(|(category, all)| rubric(dataset, category, &all, ROOT));
        html("div").class("rubriques").children(rubrics)
    };
    let groups = territory_services(dataset, territory);
    let services = groups.iter().flat_map(|(_, services)| services.iter().copied());
    let age = list_age_text(dataset, services, None, ReadingLevel::Full);
    let none = groups.is_empty().then(|| {
        html("p").child(format!("{document} ne nomme aucun service dans cette intercommunalité."))
    });
    let contact_note = note(format!(
        "{document} ne donne ni adresse, ni téléphone, ni horaire. Pour joindre un service \
         aujourd’hui\u{a0}: "
    ));
    vec![
        chapter("annuaire", "services", "Services")
            .children(none)
            .children(age.map(note))
            .child(rubrics(groups))
            .children(absent_categories_text(dataset, territory).map(note))
            .child(contact_note.children(contact_site_link(dataset, "monenfant")).child(".")),
        chapter("annuaire", "sans-lieu", "Dans le département, sans lieu précisé")
            .child(note(format!(
                "{document} nomme aussi ces services sans dire dans quelle commune ni dans quelle \
                 intercommunalité."
            )))
            .child(rubrics(unlocated_services(dataset))),
    ]
}

/// The facts of the panel and all other figures, or that they are missing.
fn figures(dataset: &Dataset, territory: &Territory) -> Element {
    let mut facts = facts(dataset, territory);
    facts.extend(commune_agreements(dataset, territory));
    let (others, missing_note) = further_figures(dataset, territory);
    chapter("tableau", "chiffres", "Chiffres")
        .child(fact_list(facts))
        .child(table(&others, "autres-chiffres", ROOT))
        .children(missing_note.map(note))
}

/// The communes of the territory, sorted by name.
fn communes(dataset: &Dataset, territory: &Territory) -> Element {
    let names = names(dataset, territory);
    // The data list the communes of the first découpage, whichever territory they belong to now.
    let day = dataset.metadata.first_decoupage().map(|d| day_in_words(d.day)).unwrap_or_default();
    let count = counted(names.len(), "commune");
    let title = match territory.merged_from.is_empty() {
        true => format!("Ses {count} au {day}"),
        false => format!("Les {count} du {day} qu’elle réunit"),
    };
    let items = names.into_iter().map(|name| html("li").child(name.to_owned()));
    chapter("annuaire", "communes", title).child(html("ul").class("noms-communes").children(items))
}

/// Links to the other territories, neighbours first.
fn neighbours(dataset: &Dataset, territory: &Territory) -> Element {
    let (touching, remaining) = other_territories(dataset, territory);
    let links = |all: Vec<&Territory>| {
        let link = |other: &Territory| {
            let page = format!("{ROOT}{}", territory_path(other.siren()?));
            Some(html("li").child(link(page, other.name.as_str())))
        };
        html("ul").children(all.into_iter().filter_map(link).collect::<Vec<_>>())
    };
    html("nav")
        .attr("aria-labelledby", "voisines")
        .child(html("h2").attr("id", "voisines").child("Intercommunalités voisines"))
        .child(links(touching))
        .child(html("details").child(html("summary").child("Les autres")).child(links(remaining)))
}
