//! The territories' pages, which search engines and people without scripts read, compared with the data.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use analysis::nearby::directory::belongs_to_epci;
use analysis::wording::format::typeset;
use analysis::wording::sheet::anomalies_of;
use carte_services_familles::into_static;
use carte_services_familles::ui::site::territory_pages;
use model::{Dataset, Territory};

/// A territory and its page, with entities decoded.
struct Page {
    territory: &'static Territory,
    path: String,
    html: String,
}

/// The territories of the first découpage.
fn pages() -> (&'static Dataset, Vec<Page>) {
    let dataset = into_static(fixtures::dataset().clone());
    let pages = territory_pages(dataset, fixtures::site_content(), None).into_iter();
    let page = |((path, html), territory): ((String, String), _)| {
        let html = unescaped(&html);
        Page { territory, path, html }
    };
    (dataset, pages.zip(dataset.epci()).map(page).collect())
}

fn unescaped(html: &str) -> String {
    html.replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&amp;", "&")
}

/// The part of `html` from the first `start` to the next `end`.
fn between<'a>(html: &'a str, start: &str, end: &str) -> &'a str {
    let rest = html.split_once(start).unwrap_or_else(|| panic!("no {start}")).1;
    rest.split_once(end).unwrap_or_else(|| panic!("no {end} after {start}")).0
}

/// All values of an attribute.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(start.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn each_page_has_its_own_title_and_description() {
    let (dataset, pages) = pages();
    assert_eq!(pages.len(), 16);
    let rate = dataset.indicator("taux_couverture").unwrap();
    let (mut titles, mut descriptions) = (BTreeSet::new(), BTreeSet::new());
    for Page { territory, path, html } in &pages {
        assert_eq!(*path, format!("territoire/{}/", territory.siren().unwrap()));
        let title = between(html, "<title>", "</title>");
        assert!(title.starts_with(&territory.name) && title.contains("crèches"), "{title}");
        let description = between(html, "<meta name=\"description\" content=\"", "\"");
        let value = rate.latest_figure(&territory.id).unwrap().value;
        let french_rate = format!("{value:.2}").replace('.', ",");
        assert!(description.starts_with(&territory.name), "{description}");
        assert!(description.contains(&french_rate), "{french_rate}: {description}");
        let comparison =
            if value < 60.0 { "sous le seuil de 60" } else { "au-dessus du seuil de 60" };
        assert!(description.contains(comparison), "{description}");
        assert_eq!(between(html, "<h1>", "</h1>"), territory.name);
        let is_priority = html.contains("C’est un territoire prioritaire");
        assert_eq!(is_priority, value < 60.0, "{}", territory.name);
        titles.insert(title.to_owned());
        descriptions.insert(description.to_owned());
    }
    assert_eq!((titles.len(), descriptions.len()), (16, 16));
}

#[test]
fn each_page_lists_only_its_services() {
    let (dataset, pages) = pages();
    for Page { territory, html, .. } in &pages {
        let ids: BTreeSet<&str> = values(html, "href")
            .iter()
            .filter_map(|href| href.strip_prefix("../../?structure="))
            .collect();
        let siren = territory.siren().unwrap();
        for service in &dataset.services {
            let is_served = belongs_to_epci(dataset, service, siren);
            let nowhere = service.epci.is_none() && service.communes.is_empty();
            let is_listed = ids.contains(service.id.as_str());
            assert_eq!(is_listed, is_served || nowhere, "{}: {}", territory.name, service.name);
            assert!(!is_served || html.contains(&service.name), "{}", service.name);
        }
    }
}

#[test]
fn each_page_lists_communes_contradictions_and_other_pages() {
    let (dataset, pages) = pages();
    for Page { territory, path, html } in &pages {
        let list = between(html, "<ul class=\"noms-communes\">", "</ul>");
        assert_eq!(
            list.matches("<li>").count(),
            territory.commune_count as usize,
            "{}",
            territory.name
        );
        for commune in dataset.communes.iter().filter(|c| c.epci == territory.siren()) {
            assert!(list.contains(&format!("<li>{}", commune.name)), "{}", commune.name);
        }
        for anomaly in anomalies_of(fixtures::dataset().anomalies(), territory) {
            assert!(html.contains(&typeset(&anomaly.subject)), "{}", anomaly.id);
        }
        let links: BTreeSet<&str> =
            values(html, "href").into_iter().filter(|href| href.contains("territoire/")).collect();
        let others = pages.iter().filter(|other| other.path != *path);
        let others = others.map(|other| format!("../../{}", other.path));
        // A territory that no longer exists links to its successor.
        let siren = territory.siren().unwrap();
        let successor =
            dataset.all_territories.iter().find(|other| other.merged_from.contains(&siren));
        let successor =
            successor.and_then(Territory::siren).map(|siren| format!("../../territoire/{siren}/"));
        let departement = "../../territoire/52/".to_owned();
        let expected: BTreeSet<String> = others.chain(successor).chain([departement]).collect();
        let links: BTreeSet<String> = links.into_iter().map(str::to_owned).collect();
        assert_eq!(links, expected, "{}", territory.name);
    }
}

#[test]
fn pages_of_today_name_merged_epci_and_later_publications() {
    let dataset = into_static(fixtures::dataset().clone());
    let pages = territory_pages(dataset, fixtures::site_content(), None);
    assert_eq!(pages.len(), 22, "16 of the document, 5 more of today, the département");
    let page = |siren: &str| {
        let path = format!("territoire/{siren}/");
        unescaped(&pages.iter().find(|(candidate, _)| *candidate == path).expect("a page").1)
    };
    let saint_dizier = page("200068666");
    for phrase in [
        "CA Saint-Dizier, Der et Blaise, CC Vallée de la Marne, CC Pays du Der",
        "10\u{a0}communes d’un autre département",
        "62,3 places pour 100 enfants de moins de 3\u{a0}ans en 2023, selon la Cnaf",
        "intercommunalités de France",
        "calculé à partir des intercommunalités qu’elle réunit",
        "data-table=\"communes-aujourdhui\"",
    ] {
        assert!(saint_dizier.contains(phrase), "{phrase}");
    }
    assert!(page("200044253").contains("46,8 places pour 100 enfants"), "of both découpages");
    assert!(page("245200563").contains("Cette intercommunalité n’existe plus."));
}

#[test]
fn no_page_runs_the_program_or_requests_another_site() {
    let (_, pages) = pages();
    for Page { html, .. } in &pages {
        // The site's own scripts, which the build inserts into the page.
        let is_local = |src: &&str| src.starts_with("early/") || src.starts_with("offline/");
        assert!(values(html, "src").iter().all(is_local), "{:?}", values(html, "src"));
        assert!(!html.contains("wasm") && !html.contains("import("));
        for href in values(html, "href") {
            let links = href.starts_with("../../") || href == "./" || href.starts_with('#');
            assert!(links || href == "https://monenfant.fr", "{href}");
        }
        assert!(!html.contains("canonical"), "no address is known");
    }
}

#[test]
fn a_known_address_gives_canonical_links() {
    let dataset = into_static(fixtures::dataset().clone());
    let site = "https://example.org/carte/";
    for (path, html) in territory_pages(dataset, fixtures::site_content(), Some(site)) {
        let address = format!("{site}{path}");
        assert!(html.contains(&format!("<link rel=\"canonical\" href=\"{address}\">")));
        assert!(html.contains(&format!("<meta property=\"og:url\" content=\"{address}\">")));
    }
}
