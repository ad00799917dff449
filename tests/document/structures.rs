//! `geodata/structures.geojson` matches the document: the announced number of services, each with what its cited
//! lines print, at the point of its commune.

use std::collections::BTreeMap;

use crate::source_text::{
    assert_sorted, between, cited, count, fold, geodata, items, leftover, line, number, text,
};
use serde_json::{Value, json};

fn services() -> Vec<Value> {
    items(&geodata("structures.geojson")["features"])
        .iter()
        .map(|feature| feature["properties"].clone())
        .collect()
}

fn services_of(categorie: &str) -> Vec<Value> {
    let mut services = services();
    services.retain(|service| service["categorie"] == categorie);
    services
}

fn sum(services: &[Value], key: &str) -> u64 {
    services.iter().map(|service| number(&service[key])).sum()
}

/// The properties of the communes, by Insee code.
fn communes() -> BTreeMap<String, Value> {
    items(&geodata("communes.geojson")["features"])
        .iter()
        .map(|feature| {
            let commune = feature["properties"].clone();
            (text(&commune["insee"]).to_owned(), commune)
        })
        .collect()
}

/// Normalized, and in lower case.
fn normalized(words: &str) -> String {
    fold(words).to_lowercase()
}

/// Normalized without accents and with « St » spelled out, to compare names of communes.
fn normalized_place_name(words: &str) -> String {
    normalized(&words.replace("St ", "Saint "))
        .chars()
        .map(|c| match c {
            'à' | 'â' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' => 'o',
            other => other,
        })
        .collect()
}

/// The lines of the service and of the territory of its row.
fn row(service: &Value) -> String {
    let territory = service.get("territoire").map(|t| between(&t["lignes"]));
    format!("{} {}", territory.unwrap_or_default(), cited(&service["source"]))
}

fn assert_printed(number: usize, words: &str) {
    assert!(
        fold(line(number)).contains(&fold(words)),
        "line {number} does not print « {words} » but: {}",
        line(number)
    );
}

fn assert_ends(number: usize, words: &str) {
    assert!(line(number).trim_end().ends_with(words), "line {number}: {words}");
}

fn has_number(words: &str, number: u64) -> bool {
    words.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.parse() == Ok(number))
}

#[test]
fn ids_are_unique_and_in_order() {
    let data = geodata("structures.geojson");
    assert_sorted(items(&data["features"]).iter().map(|feature| text(&feature["id"])));
    for feature in items(&data["features"]) {
        let (id, properties) = (text(&feature["id"]), &feature["properties"]);
        assert_eq!(properties["id"], id);
        let prefix = text(&properties["categorie"]).replace('_', "-");
        assert!(id.starts_with(&format!("{prefix}-")), "{id}");
    }
}

#[test]
fn the_announced_nurseries_and_places_are_listed() {
    let all = services_of("eaje");
    let count_and_places = |kind: &str| {
        let mut services = all.clone();
        services.retain(|service| service["type"] == kind);
        (services.len(), sum(&services, "places"))
    };
    assert_printed(
        462,
        &format!("s’élève à {}, offrant {} places", all.len(), sum(&all, "places")),
    );
    let (n, places) = count_and_places("multi_accueil");
    assert_printed(463, &format!("- {n} multi-accueils collectifs ({places} places)"));
    let (n, places) = count_and_places("creche_familiale");
    assert_printed(464, &format!("- {n} crèche familiale ({places} places)"));
    let (n, places) = count_and_places("halte_garderie");
    assert_printed(465, &format!("- {n} halte-garderie : ({places} places)"));
    let (n, places) = count_and_places("micro_creche");
    assert_printed(466, &format!("- {n} micro-crèches ({places} places)"));
    assert_ends(569, &all.len().to_string());
    assert_ends(572, &sum(&all, "places").to_string());
}

#[test]
fn each_third_of_the_day_nursery_table_adds_up() {
    // First and last line of each third, then the lines that print its structures and its places.
    for (first, last, structures, places) in
        [(493, 518, 497, 502), (520, 542, 523, 526), (544, 566, 547, 552)]
    {
        let mut third = services_of("eaje");
        third.retain(|service| (first..=last).contains(&count(&service["source"]["lignes"][0])));
        assert_ends(structures, &third.len().to_string());
        assert_ends(places, &sum(&third, "places").to_string());
    }
}

#[test]
fn the_announced_numbers_of_other_services_are_listed() {
    assert_printed(624, &format!("dénombre {} MAM", services_of("mam").len()));
    assert_printed(652, &format!("dénombre {} RAM", services_of("ram").len()));
    assert_printed(690, &format!("Total {} RAM", services_of("ram").len()));
    assert_printed(732, &format!("{} actions", sum(&services_of("reaap"), "actions")));
    assert_ends(745, &sum(&services_of("reaap"), "actions").to_string());
    assert_printed(756, &format!("- {} actions CLAS", sum(&services_of("clas"), "actions")));
    assert_ends(796, &sum(&services_of("clas"), "actions").to_string());
    assert_printed(807, "un seul lieu d’accueil");
    assert_printed(812, "deux projets");
    let projects =
        |statut: &str| services_of("laep").iter().filter(|s| s["statut"] == statut).count();
    assert_eq!((projects("ouvert"), projects("projet")), (1, 2));
    assert_printed(823, "trois points d’accueil");
    assert_printed(854, "trois sites");
    for categorie in ["mediation", "espace_rencontre"] {
        let [service] = &services_of(categorie)[..] else {
            panic!("one {categorie} is announced");
        };
        assert_eq!(items(&service["communes"]).len(), 3, "{categorie}");
    }
    assert_eq!(services_of("centre_social").len(), 3);
    assert_printed(910, "Les quatre circonscriptions");
    assert_eq!(services_of("circonscription").len(), 4);
    assert_eq!(services().len(), 73);
    let projects = services().iter().filter(|s| s["statut"] == "projet").count();
    assert_eq!(projects, 2);
}

#[test]
fn school_support_lists_16_of_17_announced_structures() {
    let listed: u64 =
        services_of("clas").iter().map(|service| service.get("structures").map_or(1, number)).sum();
    assert_eq!(listed, 16);
    assert_printed(755, "- 17 structures");
    assert_printed(796, "Total = 17 structures");
}

#[test]
fn names_match_the_document() {
    for service in services() {
        let (name, lines) = (text(&service["nom"]), normalized(&cited(&service["source"])));
        if service.get("nom_compose").is_some() {
            for word in name.split([' ', '’']).filter(|word| word.len() > 2) {
                assert!(lines.contains(&normalized(word)), "{}: {word}", service["id"]);
            }
        } else {
            assert!(lines.contains(&normalized(name)), "{}: {name}: {lines}", service["id"]);
        }
        assert!(!name.contains(['\'', '"', '«']), "{name} is not clean");
        assert!(!name.contains("  ") && name == name.trim(), "{name} is not clean");
    }
}

#[test]
fn every_detail_is_in_the_cited_lines() {
    for service in services() {
        let lines = cited(&service["source"]);
        let id = &service["id"];
        for key in ["places", "actions", "structures"] {
            if let Some(figure) = service.get(key).filter(|figure| !figure.is_null()) {
                assert!(has_number(&lines, number(figure)), "{id}: {key} {figure}: {lines}");
            }
        }
        for key in ["gestionnaire", "detail"] {
            if let Some(words) = service.get(key).and_then(Value::as_str) {
                assert!(normalized(&lines).contains(&normalized(words)), "{id}: {key} {words}");
            }
        }
        if let Some(kind) = service["type"].as_str() {
            let kind = match kind {
                "creche_familiale" => "Crèche familiale",
                "micro_creche" => "Micro-crèche",
                "halte_garderie" => "Halte-garderie",
                _ => "Multi-accueil",
            };
            assert!(normalized(&lines).contains(&normalized(kind)), "{id}: {kind}");
        }
    }
}

#[test]
fn managers_are_named_where_the_document_names_them() {
    for service in services() {
        let manager = match (text(&service["categorie"]), text(&service["statut"])) {
            ("laep", "ouvert") => Some("Association La Mandarine"),
            ("mediation", _) => Some("Udaf"),
            ("espace_rencontre", _) => Some("Association d’Aide aux Justiciables (ADAJ)"),
            ("circonscription", _) => Some("Conseil départemental"),
            _ => None,
        };
        assert_eq!(service["gestionnaire"].as_str(), manager, "{}", service["id"]);
    }
}

#[test]
fn social_centres_match_the_table() {
    for centre in services_of("centre_social") {
        let date: Vec<_> = text(&centre["agrement"]).rsplit('-').collect();
        let kind = format!("Gestion {}", text(&centre["type_gestion"]));
        let printed = [text(&centre["nom"]).to_owned(), kind, date.join("/")];
        let printed: String = printed.iter().map(|words| normalized(words)).collect();
        let lines = normalized(&cited(&centre["source"]));
        let tick =
            lines.strip_prefix(&printed).unwrap_or_else(|| panic!("{}: {lines}", centre["id"]));
        assert_eq!(tick == "x", centre["projet_familles"] == true, "{}", centre["id"]);
    }
}

#[test]
fn every_row_of_the_tables_is_transcribed() {
    // The tables, without the lines that only hold headings and totals.
    let tables = [
        ("mam", 632, 644, &[][..]),
        ("ram", 665, 688, &[]),
        ("reaap", 739, 744, &[]),
        ("clas", 778, 795, &[]),
        ("centre_social", 897, 907, &[]),
        ("eaje", 493, 566, &[502, 503, 552, 553][..]),
    ];
    for (categorie, first, last, totals) in tables {
        let mut covered = vec![false; last + 1];
        for service in services_of(categorie) {
            let ranges = [
                Some(&service["source"]["lignes"]),
                service.get("territoire").map(|t| &t["lignes"]),
            ];
            for range in ranges.into_iter().flatten() {
                covered[count(&range[0])..=count(&range[1])].fill(true);
            }
        }
        for number in (first..=last).filter(|number| !totals.contains(number)) {
            assert!(
                covered[number] || line(number).trim().is_empty(),
                "line {number} belongs to no {categorie}: {}",
                line(number)
            );
        }
    }
}

#[test]
fn communes_exist_and_are_named_by_the_row() {
    let communes = communes();
    for service in services() {
        for code in items(&service["communes"]) {
            let commune = communes
                .get(text(code))
                .unwrap_or_else(|| panic!("{}: no commune {code}", service["id"]));
            let name = text(&commune["nom"]);
            let short_name = match name.split_once('-') {
                Some(("Saint", _)) | None => name,
                Some((first, _)) => first,
            };
            assert!(
                normalized_place_name(&row(&service)).contains(&normalized_place_name(short_name))
                    || service.get("note").is_some(),
                "{}: its row does not name {name}",
                service["id"]
            );
        }
    }
}

#[test]
fn territories_agree_with_the_communes() {
    let communes = communes();
    for service in services() {
        let id = &service["id"];
        let mut of_sites: Vec<_> =
            items(&service["communes"]).iter().map(|code| &communes[text(code)]["epci"]).collect();
        of_sites.dedup();
        match of_sites[..] {
            [] => {}
            [epci] => assert_eq!(&service["epci"], epci, "{id}"),
            _ => assert!(service["epci"].is_null(), "{id} lies in several EPCI"),
        }
        if let Some(territory) = service.get("territoire") {
            let lines = json!({ "lignes": territory["lignes"] });
            leftover(&lines, &[text(&territory["libelle"])]);
            let code = text(&territory["code"]);
            let epci = communes.get(code).map_or(&territory["code"], |c| &c["epci"]);
            assert_eq!(&service["epci"], epci, "{id}");
        }
        if let Some(epci) = service["epci"].as_str() {
            assert!(communes.values().any(|c| c["epci"] == epci), "{id}: {epci}");
        }
    }
}

#[test]
fn pins_stand_at_the_point_of_their_communes() {
    let communes = communes();
    for feature in items(&geodata("structures.geojson")["features"]) {
        let (geometry, service) = (&feature["geometry"], &feature["properties"]);
        let sites: Vec<_> =
            items(&service["communes"]).iter().map(|code| &communes[text(code)]).collect();
        let points: Vec<_> = sites.iter().map(|site| &site["point"]).collect();
        let expected = match points[..] {
            [] => Value::Null,
            [point] => json!({ "type": "Point", "coordinates": point }),
            _ => json!({ "type": "MultiPoint", "coordinates": points }),
        };
        assert_eq!(*geometry, expected, "{}", feature["id"]);
        let position = if sites.is_empty() {
            "inconnue"
        } else if sites.iter().all(|site| site["point_source"] == "mairie") {
            "mairie"
        } else {
            "interieur"
        };
        assert_eq!(service["position"], position, "{}", feature["id"]);
    }
}
