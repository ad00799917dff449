//! Who is who: identifiers, names, memberships, points.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::files::{
    Feature, communes, epci, epci_of_decoupage, territory_of_commune, text, vertex,
};

/// The document's population table: SIREN, name, number of communes.
const POPULATION_TABLE: [(&str, &str, u64); 17] = [
    ("245200456", "CA Chaumont", 25),
    ("200044170", "CA Saint-Dizier, Der et Blaise", 31),
    ("200027308", "CC Auberive Vingeanne Montsaugeonnais", 54),
    ("245200514", "CC Bassigny", 20),
    ("245200555", "CC Bassin de Bologne Vignory et Froncles", 22),
    ("200044253", "CC Bassin de Joinville en Champagne", 59),
    ("245200563", "CC Bassin nogentais", 17),
    ("200036358", "CC Bourmont, Breuvannes, Saint-Blin", 45),
    ("200035954", "CC Grand Langres", 35),
    ("245200381", "CC Pays de Chalindrey", 13),
    ("245200415", "CC Pays du Der", 12),
    ("245200548", "CC Région de Bourbonne-les-Bains", 16),
    ("245200597", "CC Trois Forêts", 29),
    ("245200373", "CC Vallée de la Marne", 11),
    ("245200480", "CC Vallée du Rognon", 16),
    ("200036366", "CC Vannier Amance", 31),
    ("hors-epci", "Hors Epci", 1),
];

/// Today's Epci: SIREN, the older ones that each unites (compositions of 2016 and 2026, DGCL and Etalab), and
/// how many of its communes are in other départements.
const CURRENT_EPCI: [(&str, &[&str], u64); 8] = [
    ("200027308", &[], 0),
    ("200044253", &[], 0),
    ("200068658", &["245200456", "245200555", "245200563"], 0),
    ("200068666", &["200044170", "245200373", "245200415"], 10),
    ("200069664", &["200036358", "245200480"], 0),
    ("200070332", &["200036366", "245200381", "245200548"], 3),
    ("200072999", &["200035954", "245200514"], 0),
    ("245200597", &[], 0),
];

/// The communes of 2015 that have merged into another: theirs, then today's code and name.
const MERGED: [(&str, &str, &str); 11] = [
    ("52036", "52449", "Saints-Geosmes"),
    ("52180", "52411", "Rives Dervoises"),
    ("52225", "52064", "Bourmont-entre-Meuse-et-Mouzon"),
    ("52239", "52529", "Villegusien-le-Lac"),
    ("52262", "52140", "Colombey les Deux Églises"),
    ("52293", "52411", "Rives Dervoises"),
    ("52296", "52411", "Rives Dervoises"),
    ("52340", "52405", "Le Montsaugeonnais"),
    ("52351", "52064", "Bourmont-entre-Meuse-et-Mouzon"),
    ("52427", "52331", "La Porte du Der"),
    ("52509", "52405", "Le Montsaugeonnais"),
];

/// Those that received them and changed their name: their code, still the same, and today's name.
const RENAMED: [(&str, &str); 5] = [
    ("52064", "Bourmont-entre-Meuse-et-Mouzon"),
    ("52140", "Colombey les Deux Églises"),
    ("52331", "La Porte du Der"),
    ("52405", "Le Montsaugeonnais"),
    ("52411", "Rives Dervoises"),
];

fn by_id(features: Vec<Feature>) -> BTreeMap<String, Feature> {
    features.into_iter().map(|feature| (feature.id.clone(), feature)).collect()
}

#[test]
fn communes_and_territories_are_sorted_by_unique_id() {
    for (features, count) in [
        (communes(), 437),
        (epci(), 22),
        (epci_of_decoupage("2016"), 17),
        (epci_of_decoupage("2026"), 9),
    ] {
        let ids: Vec<_> = features.iter().map(|feature| &feature.id).collect();
        assert_eq!(ids.len(), count);
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
    }
}

#[test]
fn each_id_is_repeated_by_its_property() {
    for commune in communes() {
        assert_eq!(commune.properties["insee"], commune.id.as_str());
    }
    for epci in epci() {
        let siren = match epci.id.as_str() {
            "hors-epci" => Value::Null,
            id => json!(id),
        };
        assert_eq!(epci.properties["siren"], siren);
    }
}

#[test]
fn territories_are_those_of_the_document_with_as_many_communes() {
    let (communes, epci) = (communes(), by_id(epci_of_decoupage("2016")));
    for (id, nom, count) in POPULATION_TABLE {
        let properties = &epci[id].properties;
        assert_eq!(properties["nom"], nom);
        assert_eq!(properties["communes"], count, "{nom}");
        let all = epci_of_decoupage("2016");
        let members =
            communes.iter().filter(|commune| territory_of_commune(commune, "2016", &all) == id);
        assert_eq!(members.count() as u64, count, "{nom}");
        let kind = if id == "hors-epci" { Value::Null } else { json!(&nom[..2]) };
        assert_eq!(properties["type"], kind, "{nom}");
    }
}

#[test]
fn those_of_today_unite_whole_ones_of_the_document() {
    let (communes, epci) = (communes(), by_id(epci_of_decoupage("2026")));
    let today = epci_of_decoupage("2026");
    for (id, parts, outside) in CURRENT_EPCI {
        let properties = &epci[id].properties;
        let listed: Vec<_> = properties["issus_de"].as_array().into_iter().flatten().collect();
        assert_eq!(listed, parts, "{id}");
        assert_eq!(properties["hors_departement"].as_u64().unwrap_or(0), outside, "{id}");
        for commune in &communes {
            let former_epci = commune.properties["epci"].as_str().unwrap_or("hors-epci");
            let current_epci = territory_of_commune(commune, "2026", &today);
            let is_expected = former_epci == id || parts.contains(&former_epci);
            assert_eq!(current_epci == id, is_expected, "{} in {id}", commune.id);
        }
    }
    let liffol = communes.iter().find(|commune| commune.properties["epci"].is_null()).unwrap();
    assert_eq!(liffol.properties["decoupages"]["2026"], "200068559", "the Ouest Vosgien");
}

#[test]
fn labels_differ_and_are_never_longer_than_names() {
    let label = |feature: &Feature| feature.properties["nom_court"].as_str().unwrap().to_owned();
    for decoupage in ["2016", "2026"] {
        let epci = epci_of_decoupage(decoupage);
        assert_eq!(epci.iter().map(label).collect::<BTreeSet<_>>().len(), epci.len());
        for feature in &epci {
            let nom = feature.properties["nom"].as_str().unwrap();
            assert!(label(feature).chars().count() <= nom.chars().count(), "{nom}");
        }
    }
}

#[test]
fn names_are_those_of_2015() {
    let communes = by_id(communes());
    for row in text("source/communes-epci-2015.csv").lines().skip(1) {
        let [insee, nom, ..] = row.split(',').collect::<Vec<_>>()[..] else {
            panic!("{row}");
        };
        assert_eq!(communes[insee].properties["nom"], nom);
    }
}

#[test]
fn only_liffol_le_petit_is_outside() {
    let outside: Vec<_> = communes()
        .into_iter()
        .filter(|commune| commune.properties["epci"].is_null())
        .map(|commune| commune.properties["nom"].clone())
        .collect();
    assert_eq!(outside, ["Liffol-le-Petit"]);
}

#[test]
fn eleven_communes_merged_and_five_were_renamed() {
    let today: BTreeMap<_, _> = communes()
        .into_iter()
        .filter(|commune| commune.properties.get("aujourdhui").is_some())
        .map(|commune| (commune.id, commune.properties["aujourdhui"].clone()))
        .collect();
    let renamed = RENAMED.map(|(id, nom)| (id, id, nom));
    let expected = MERGED
        .into_iter()
        .chain(renamed)
        .map(|(id, insee, nom)| (id.to_owned(), json!({ "insee": insee, "nom": nom })));
    assert_eq!(today, expected.collect());
}

#[test]
fn unchanged_communes_have_no_current_name() {
    for commune in communes() {
        let Some(today) = commune.properties.get("aujourdhui") else { continue };
        let same = today["insee"] == commune.id && today["nom"] == commune.properties["nom"];
        assert!(!same, "{}", commune.id);
    }
}

#[test]
fn postcodes_are_sorted_texts_of_the_departement() {
    for commune in communes() {
        let codes: Vec<String> =
            serde_json::from_value(commune.properties["codes_postaux"].clone()).unwrap();
        assert!(!codes.is_empty(), "{}", commune.id);
        assert!(codes.is_sorted(), "{codes:?}");
        for code in codes {
            assert!(code.len() == 5 && code.starts_with("52"), "{} {code}", commune.id);
        }
    }
}

#[test]
fn interior_points_are_inside_and_town_halls_inside_or_near() {
    for commune in communes() {
        let point = vertex(&commune.properties["point"]);
        match commune.properties["point_source"].as_str() {
            Some("interieur") => assert!(commune.contains(point), "{}", commune.id),
            // The one town hall of the source that lies outside, by 495 m.
            Some("mairie") => {
                assert!(commune.contains(point) || commune.id == "52137", "{}", commune.id)
            }
            other => panic!("{} {other:?}", commune.id),
        }
    }
}

#[test]
fn delegated_communes_and_misplaced_town_halls_get_an_interior_point() {
    let communes = by_id(communes());
    let source = |id: &str| communes[id].properties["point_source"].as_str().unwrap();
    for (id, ..) in MERGED {
        assert_eq!(source(id), "interieur", "{id}");
    }
    // Ninville: the source puts its town hall 12 km away.
    assert_eq!(source("52352"), "interieur");
    for chief_town in ["52121", "52269", "52448"] {
        assert_eq!(source(chief_town), "mairie", "{chief_town}");
    }
}
