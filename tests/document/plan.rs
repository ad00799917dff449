//! `geodata/plan.json` matches the document: nothing is missing, each text is all of the lines it cites, and the
//! annex's wording is recorded where it differs.

use std::collections::BTreeSet;

use crate::source_text::{
    assert_citation, assert_prints, cited, count, fold, geodata, items, leftover, number, text,
};
use serde_json::{Value, json};

fn axes(plan: &Value) -> &[Value] {
    items(&plan["axes"])
}

fn objectifs(axe: &Value) -> &[Value] {
    items(&axe["objectifs"])
}

fn actions(axe: &Value) -> impl Iterator<Item = &Value> {
    objectifs(axe).iter().flat_map(|objectif| items(&objectif["actions"]))
}

/// The wording of the annex for a record: its own if the axis lists one, otherwise that of the sheet.
fn in_annex<'a>(axe: &'a Value, objet: &str, cle: &str, fiche: &'a str) -> &'a str {
    let difference = items(&axe["annexe"]["differences"])
        .iter()
        .find(|difference| difference["objet"] == objet && difference["cle"] == cle);
    match difference {
        Some(difference) => {
            assert_eq!(difference["fiche"], fiche, "{objet} {cle}");
            assert_ne!(difference["annexe"], fiche, "{objet} {cle} does not differ");
            text(&difference["annexe"])
        }
        None => fiche,
    }
}

#[test]
fn the_plan_has_the_announced_numbers_of_parts() {
    let plan = geodata("plan.json");
    let recap = &plan["recapitulatif"];
    let counts = [
        axes(&plan).len(),
        axes(&plan).iter().map(|axe| objectifs(axe).len()).sum(),
        axes(&plan).iter().map(|axe| actions(axe).count()).sum(),
    ];
    assert_eq!(counts, [4, 11, 24]);
    assert_eq!(counts, ["axes", "objectifs", "actions"].map(|key| count(&recap[key])));
    assert_citation(recap);
    assert_citation(&recap["annexe"]);
    let [a, o, n] = counts;
    assert_eq!(text(&recap["texte"]), format!("{a} axes, {o} objectifs et {n} actions"));
}

#[test]
fn numbers_are_consecutive_within_an_axis() {
    let plan = geodata("plan.json");
    for (axe, numero) in axes(&plan).iter().zip(1..) {
        assert_eq!(number(&axe["numero"]), numero);
        for (objectif, numero) in objectifs(axe).iter().zip(1..) {
            assert_eq!(number(&objectif["numero"]), numero);
        }
        for (action, numero) in actions(axe).zip(1..) {
            assert_eq!(number(&action["numero"]), numero);
        }
    }
}

#[test]
fn titles_match_the_sheets() {
    let plan = geodata("plan.json");
    for axe in axes(&plan) {
        assert_prints(&axe["titre_source"], &[text(&axe["titre"])]);
        for objectif in objectifs(axe) {
            assert_prints(&objectif["source"], &[text(&objectif["titre"])]);
            if let Some(enonce) = objectif.get("enonce") {
                assert_citation(enonce);
                assert_ne!(enonce["texte"], objectif["titre"]);
            }
        }
        for action in actions(axe) {
            let rest = leftover(&action["source"], &[text(&action["titre"])]);
            let numero = number(&action["numero"]);
            assert_eq!(rest.trim_end_matches('.'), numero.to_string());
        }
    }
}

#[test]
fn axis_titles_match_the_presentation_or_quote_it() {
    let plan = geodata("plan.json");
    for (axe, lines) in axes(&plan).iter().zip([963, 965, 969, 972]) {
        let (titre, last) = match axe.get("presentation") {
            Some(other) => (text(&other["texte"]), &other["source"]["lignes"][1]),
            None => (text(&axe["titre"]), &json!(if lines == 965 { 967 } else { lines })),
        };
        let source = json!({ "lignes": [lines, last] });
        assert_eq!(leftover(&source, &[titre]), format!("Axen°{}:.", axe["numero"]));
    }
}

/// Every line of a sheet belongs to a transcribed text.
#[test]
fn no_line_of_a_sheet_is_left_out() {
    let headings = [
        "Objectifspoursuivis:",
        "Objectifpoursuivi:",
        "Plandaction:",
        "Partenairesmobilisés:",
        "Moyensmobilisés:",
        "Calendrierdemiseenœuvre:",
        "Indicateursdesuivi:",
        "Indicateurdesuivi:",
    ];
    let plan = geodata("plan.json");
    for axe in axes(&plan) {
        let mut covered = BTreeSet::new();
        let mut cover = |source: &Value| {
            covered.extend(count(&source["lignes"][0])..=count(&source["lignes"][1]));
        };
        cover(&axe["titre_source"]);
        cover(&axe["partenaires_source"]);
        cover(&axe["calendrier"]["source"]);
        for list in ["moyens", "indicateurs"] {
            items(&axe[list]).iter().for_each(|record| cover(&record["source"]));
        }
        for objectif in objectifs(axe) {
            cover(&objectif["source"]);
            if let Some(enonce) = objectif.get("enonce") {
                cover(&enonce["source"]);
            }
        }
        actions(axe).for_each(|action| cover(&action["source"]));

        let titles: String =
            objectifs(axe).iter().map(|objectif| fold(text(&objectif["titre"]))).collect();
        let [first, last] = [0, 1].map(|end| count(&axe["source"]["lignes"][end]));
        for number in (first..=last).filter(|number| !covered.contains(number)) {
            let line = fold(crate::source_text::line(number));
            let is_transcribed = headings.contains(&line.as_str())
                || line.to_lowercase() == format!("axen°{}", axe["numero"])
                // The objectives are printed twice, the second time above their actions.
                || titles.contains(line.trim_end_matches('.'));
            assert!(is_transcribed, "line {number} is not transcribed: {line}");
        }
    }
}

#[test]
fn partners_means_and_calendar_match_the_sheets() {
    let plan = geodata("plan.json");
    for axe in axes(&plan) {
        let texts = |list: &Value| items(list).iter().map(text).map(str::to_owned).collect();
        let partners: Vec<String> = texts(&axe["partenaires"]);
        let partners: Vec<_> = partners.iter().map(String::as_str).collect();
        assert_prints(&axe["partenaires_source"], &partners);
        for moyens in items(&axe["moyens"]) {
            let partner = text(&moyens["partenaire"]);
            assert!(
                partners.iter().any(|name| name.eq_ignore_ascii_case(partner)),
                "{partner} brings means without being a partner"
            );
            let listed: Vec<String> = texts(&moyens["moyens"]);
            let printed = [partner].into_iter().chain(listed.iter().map(String::as_str));
            assert_prints(&moyens["source"], &printed.collect::<Vec<_>>());
        }
        assert_citation(&axe["calendrier"]);
        for etape in axe["calendrier"].get("etapes").map_or(&[][..], items) {
            assert_prints(&etape["source"], &[text(&etape["libelle"]), text(&etape["texte"])]);
        }
    }
}

#[test]
fn the_calendar_is_the_printed_one() {
    let plan = geodata("plan.json");
    let dates: Vec<_> = axes(&plan)
        .iter()
        .map(|axe| {
            let calendar = &axe["calendrier"];
            (calendar["debut"].as_str(), calendar["fin"].as_str())
        })
        .collect();
    assert_eq!(
        dates,
        [
            (None, Some("2017-12-31")),
            (Some("2016-01-01"), Some("2018-12-31")),
            (Some("2016-01-01"), Some("2017-12-31")),
            (Some("2016-02-01"), Some("2016-06-30")),
        ]
    );
    let months: Vec<_> = items(&axes(&plan)[3]["calendrier"]["etapes"])
        .iter()
        .map(|etape| (text(&etape["date"]), text(&etape["texte"])))
        .collect();
    assert_eq!(
        months,
        [("2016-02", "février 2016"), ("2016-05", "mai 2016"), ("2016-06", "juin 2016")]
    );
}

#[test]
fn indicators_match_the_sheets() {
    let plan = geodata("plan.json");
    let mut ids = BTreeSet::new();
    for axe in axes(&plan) {
        for indicateur in items(&axe["indicateurs"]) {
            let id = text(&indicateur["id"]);
            assert!(ids.insert(id), "{id} stands twice");
            assert!(id.starts_with(&format!("axe{}-", axe["numero"])), "{id}");
            assert_prints(&indicateur["source"], &[text(&indicateur["libelle"])]);
            if let Some(objectif) = indicateur["objectif"].as_u64() {
                let last = objectifs(axe).len() as u64;
                assert!((1..=last).contains(&objectif), "{id}: objective {objectif}");
            }
        }
    }
    let sizes: Vec<_> = axes(&plan).iter().map(|axe| items(&axe["indicateurs"]).len()).collect();
    assert_eq!(sizes, [10, 8, 2, 1]);
}

#[test]
fn the_annex_matches_or_is_quoted() {
    let plan = geodata("plan.json");
    let mut keys = Vec::new();
    for axe in axes(&plan) {
        let numero = &axe["numero"];
        let annexe = &axe["annexe"];
        let titre = in_annex(axe, "axe", &numero.to_string(), text(&axe["titre"]));
        let passage = fold(&cited(&annexe["source"]));
        assert!(passage.starts_with(&fold(&format!("Axe n°{numero} : {titre}"))));
        for objectif in objectifs(axe) {
            let cle = format!("{numero}.{}", objectif["numero"]);
            let titre = in_annex(axe, "objectif", &cle, text(&objectif["titre"]));
            assert_prints(&objectif["annexe"], &[titre]);
        }
        for action in actions(axe) {
            let cle = format!("{numero}.{}", action["numero"]);
            let titre = in_annex(axe, "action", &cle, text(&action["titre"]));
            let rest = leftover(&action["annexe"], &[titre]);
            assert_eq!(rest.trim_end_matches('.'), action["numero"].to_string());
        }
        for indicateur in items(&axe["indicateurs"]) {
            let (id, libelle) = (text(&indicateur["id"]), text(&indicateur["libelle"]));
            let libelle = in_annex(axe, "indicateur", id, libelle);
            assert_prints(&indicateur["annexe"], &[libelle]);
        }
        for extra in items(&annexe["indicateurs_en_plus"]) {
            assert_prints(&extra["source"], &[text(&extra["libelle"])]);
        }
        items(&annexe["calendrier"]).iter().for_each(assert_citation);

        let mut order: Vec<_> = items(&axe["indicateurs"])
            .iter()
            .map(|indicateur| (number(&indicateur["annexe"]["lignes"][0]), &indicateur["id"]))
            .collect();
        order.sort_by_key(|(line, _)| *line);
        let order: Vec<_> = order.into_iter().map(|(_, id)| id).collect();
        assert_eq!(order, items(&annexe["ordre_indicateurs"]).iter().collect::<Vec<_>>());
        keys.extend(items(&annexe["differences"]).iter().map(|d| text(&d["cle"])));
    }
    assert_eq!(keys, ["axe2-taux-couverture-laep", "3.1", "3.2", "3.3"]);
}

#[test]
fn the_aims_match_the_document() {
    let plan = geodata("plan.json");
    let aims = &plan["finalites"];
    assert_citation(aims);
    assert_prints(&aims["introduction_source"], &[text(&aims["introduction"])]);
    items(&aims["orientations"]).iter().for_each(assert_citation);
    assert_eq!(items(&aims["orientations"]).len(), 4);
    assert!(text(&aims["introduction"]).starts_with("Les quatre orientations"));
}
