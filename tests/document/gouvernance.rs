//! `geodata/gouvernance.json` matches the document: committees, levers, duration, evaluation; each text is all
//! of the lines it cites.

use crate::source_text::{
    assert_citation, assert_prints, assert_sorted, cited, count, fold, geodata, items, leftover,
    number, text,
};
use serde_json::Value;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

fn assert_ids_sorted(records: &Value) {
    assert_sorted(items(records).iter().map(|record| text(&record["id"])));
}

/// Number of listed lines, number of listed people, and announced number.
fn member_counts(instance: &Value) -> (usize, u64, u64) {
    let members = items(&instance["composition"]);
    (
        members.len(),
        members.iter().map(|member| number(&member["effectif"])).sum(),
        number(&instance["effectif_annonce"]),
    )
}

#[test]
fn the_three_committees_have_the_members_that_the_document_lists() {
    let data = geodata("gouvernance.json");
    let instances = items(&data["instances"]);
    assert_ids_sorted(&data["instances"]);
    // The document announces 21 members of the first committee, counting lines, although some name several
    // people, and 17 of the second, counting people.
    let listed: Vec<_> = instances.iter().map(member_counts).collect();
    assert_eq!(listed, [(21, 29, 21), (12, 17, 17), (5, 5, 5)]);
    for instance in instances {
        let phrase = format!("composée de {} membres", instance["effectif_annonce"]);
        assert!(text(&instance["presentation"]["texte"]).contains(&phrase));
    }
}

#[test]
fn members_match_the_document() {
    let data = geodata("gouvernance.json");
    for instance in items(&data["instances"]) {
        let members = items(&instance["composition"]);
        for member in members {
            assert_prints(&member["source"], &[text(&member["libelle"])]);
        }
        for pair in members.windows(2) {
            let [end, start] = [(&pair[0], 1), (&pair[1], 0)]
                .map(|(member, end)| count(&member["source"]["lignes"][end]));
            assert_eq!(end + 1, start, "a line between two members was skipped");
        }
    }
}

#[test]
fn roles_missions_and_meetings_match_the_document() {
    let data = geodata("gouvernance.json");
    assert_citation(&data["substitution"]);
    for instance in items(&data["instances"]) {
        assert_citation(&instance["presentation"]);
        items(&instance["role"]).iter().for_each(assert_citation);
        for key in ["mission", "garantie"] {
            if !instance[key].is_null() {
                assert_citation(&instance[key]);
            }
        }
        assert!(fold(&cited(&instance["source"])).contains(&fold(text(&instance["nom"]))));
        for leader in items(&instance["animation"]) {
            assert!(text(&instance["presentation"]["texte"]).contains(text(leader)));
        }
        if let Some(chair) = instance["presidence"].as_str() {
            assert!(text(&instance["presentation"]["texte"]).contains(chair));
        }
    }
    let roles: Vec<_> =
        items(&data["instances"]).iter().map(|instance| items(&instance["role"]).len()).collect();
    assert_eq!(roles, [4, 5, 3]);
}

#[test]
fn committees_meet_in_the_printed_months() {
    let data = geodata("gouvernance.json");
    for instance in items(&data["instances"]) {
        let meetings = &instance["reunions"];
        assert_citation(meetings);
        let printed = text(&meetings["texte"]).to_lowercase();
        let printed: Vec<_> = printed.split(|c: char| !c.is_alphabetic()).collect();
        let months: Vec<u64> = (1..)
            .zip(MONTHS)
            .filter(|(_, month)| printed.contains(month))
            .map(|(number, _)| number)
            .collect();
        let listed: Vec<_> = items(&instance["mois_reunions"]).iter().map(number).collect();
        assert_eq!(listed, months, "{}", instance["id"]);
        assert_eq!(count(&meetings["par_an"]), months.len(), "{}", instance["id"]);
    }
}

#[test]
fn levers_match_the_document() {
    let data = geodata("gouvernance.json");
    let levers = items(&data["leviers"]);
    assert_ids_sorted(&data["leviers"]);
    assert_eq!(levers.len(), 9);
    for lever in levers {
        assert_citation(lever);
        for key in ["contenu", "objectif"] {
            lever.get(key).into_iter().for_each(assert_citation);
        }
        let name = fold(text(&lever["nom"])).to_lowercase();
        assert!(
            fold(text(&lever["texte"])).to_lowercase().contains(&name),
            "{} is not the printed name",
            lever["id"]
        );
        assert_eq!(lever["nature"] == "contractuel", lever["cadre"].is_null());
    }
    assert_ids_sorted(&data["financements"]);
    items(&data["financements"]).iter().for_each(assert_citation);
}

#[test]
fn the_only_printed_amount_is_that_of_a_new_place() {
    let data = geodata("gouvernance.json");
    let with_amount: Vec<_> =
        items(&data["leviers"]).iter().filter(|lever| !lever["montant"].is_null()).collect();
    let [lever] = with_amount[..] else {
        panic!("{} levers have an amount", with_amount.len());
    };
    let amount = &lever["montant"];
    assert_eq!((number(&amount["valeur"]), number(&amount["annee"])), (9400, 2016));
    let rest = leftover(&lever["source"], &["en 2016 de 9 400 € par place, bonifiée"]);
    assert!(rest.starts_with("Planpluriannuel"));
    for lever in items(&data["leviers"]) {
        let euro = text(&lever["texte"]).contains('€');
        assert_eq!(euro, !lever["montant"].is_null(), "{}", lever["id"]);
    }
}

#[test]
fn the_schema_lasts_four_years() {
    let data = geodata("gouvernance.json");
    let duration = &data["duree"];
    assert_citation(duration);
    assert_citation(&duration["avenants"]);
    assert_citation(&duration["engagement"]);
    assert_eq!(duration["debut"], "2016-01-01");
    assert_eq!(duration["fin"], "2019-12-31");
    assert_eq!(duration["annees"], 4);
    assert!(text(&duration["texte"]).ends_with("du 1/1/2016 au 31/12/2019"));
}

#[test]
fn evaluation_duties_match_the_document() {
    let data = geodata("gouvernance.json");
    let duties = items(&data["evaluation"]);
    assert_ids_sorted(&data["evaluation"]);
    assert_eq!(duties.len(), 3);
    for duty in duties {
        assert_citation(duty);
        for key in ["responsable", "echeance"] {
            if let Some(words) = duty[key].as_str() {
                assert!(text(&duty["texte"]).contains(words), "{}: {words}", duty["id"]);
            }
        }
    }
}
