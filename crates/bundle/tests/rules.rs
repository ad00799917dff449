//! The data of this repository are valid; broken data are refused with file, record and rule.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::sync::LazyLock;

use bundle::Folder;
use model::read::{
    self, DataError, no_pause, poll_once, published_anomalies, published_indicators,
};
use model::{Category, Dataset, TerritoryId};
use serde_json::Value;

fn first_view(text: &str) -> Result<Dataset, DataError> {
    poll_once(read::first_view(text, no_pause)).expect("nothing waits")
}

fn details(text: &str, dataset: &Dataset) -> Result<(), DataError> {
    poll_once(read::details(text, dataset, no_pause)).expect("nothing waits")
}

/// Reads the data folder with `from` replaced by `to` in `file`.
fn altered_dataset(file: &str, from: &str, to: &str) -> Result<Dataset, DataError> {
    let folder = Folder::from_texts(|name| {
        let text = fixtures::geodata_text(name);
        if name != file {
            return Ok(text);
        }
        // The tests quote members without whitespace.
        let compact = serde_json::from_str::<Value>(&text).expect("JSON").to_string();
        assert!(compact.contains(from), "nothing to break: {from}");
        Ok(compact.replacen(from, to, 1))
    });
    folder?.dataset()
}

fn with_services(from: &str, to: &str) -> Result<Dataset, DataError> {
    altered_dataset("structures.geojson", from, to)
}

fn with_communes(from: &str, to: &str) -> Result<Dataset, DataError> {
    altered_dataset("communes.geojson", from, to)
}

fn with_conventions(from: &str, to: &str) -> Result<Dataset, DataError> {
    altered_dataset("conventions.json", from, to)
}

fn with_indicators(from: &str, to: &str) -> Result<Dataset, DataError> {
    altered_dataset("indicateurs.json", from, to)
}

/// Reads the file of the first view, which is made once, with `from` replaced by `to`.
fn altered_first_view(from: &str, to: &str) -> Result<Dataset, DataError> {
    static TEXT: LazyLock<String> = LazyLock::new(|| {
        Folder::open(&fixtures::geodata_folder()).expect("the data is valid").first_view()
    });
    assert!(TEXT.contains(from), "nothing to break: {from}");
    first_view(&TEXT.replacen(from, to, 1))
}

fn expect_fault(result: Result<Dataset, DataError>) -> DataError {
    result.expect_err("broken data must be refused")
}

#[test]
fn the_bundled_data_has_the_expected_counts() {
    let dataset = fixtures::dataset();
    assert_eq!(dataset.epci().count(), 16);
    assert_eq!(dataset.territories.last().map(|t| &t.id), Some(&TerritoryId::OutsideEpci));
    assert_eq!(dataset.communes.len(), 437);
    let count = |category| dataset.services.iter().filter(|s| s.category == category).count();
    assert_eq!(count(Category::Eaje), 23);
    assert_eq!(count(Category::Ram), 12);
    let per_epci: u32 = dataset.territories.iter().map(|t| t.commune_count).sum();
    assert_eq!(per_epci, 437);
}

#[test]
fn an_unknown_category_is_refused() {
    let error = expect_fault(with_services(r#""categorie":"laep""#, r#""categorie":"piscine""#));
    assert_eq!(error.file, "structures.geojson");
    assert_eq!(error.record, "laep-la-mandarine-chaumont");
    assert!(error.rule.contains("piscine"), "{error}");
}

#[test]
fn communes_keep_their_postcodes_and_what_they_have_become() {
    let dataset = fixtures::dataset();
    let prauthoy = dataset.communes.iter().find(|c| c.name == "Prauthoy").expect("a commune");
    let today = prauthoy.today.as_ref().map(|today| today.name.as_str());
    assert_eq!(today, Some("Le Montsaugeonnais"));
    assert!(dataset.communes.iter().all(|c| !c.postcodes.is_empty()));
    let error = expect_fault(with_communes(r#"["52340"]"#, r#"["5234"]"#));
    assert_eq!((error.file, error.record.as_str()), ("communes.geojson", "52001"));
    assert_eq!(error.rule, "« 5234 » n’est pas un code postal");
}

#[test]
fn a_broken_reference_is_refused() {
    let error = expect_fault(with_conventions(
        r#""signataire":"200027308""#,
        r#""signataire":"999999999""#,
    ));
    assert_eq!((error.file, error.record.as_str()), ("conventions.json", "999999999"));
    let error = expect_fault(with_services(r#""communes":["52121"]"#, r#""communes":["75056"]"#));
    assert!(error.rule.contains("75056"), "{error}");
}

#[test]
fn a_figure_without_date_or_unit_is_refused() {
    let error = expect_fault(with_indicators(r#""date":"2014-12-31","#, ""));
    assert_eq!((error.file, error.record.as_str()), ("indicateurs.json", "aeeh"));
    assert!(error.rule.contains("il manque « date »"), "{error}");
    let error = expect_fault(with_indicators(r#""unite":"pourcent""#, r#""unite":"""#));
    assert!(error.rule.contains("unité"), "{error}");
    let error = expect_fault(with_indicators(r#""date":"2014-12-31""#, r#""date":"2014-13-31""#));
    assert!(error.rule.contains("2014-13-31"), "{error}");
}

#[test]
fn an_identifier_used_twice_is_refused() {
    let error = expect_fault(with_conventions(
        r#""signataire":"200035954""#,
        r#""signataire":"200027308""#,
    ));
    assert_eq!(
        (error.record.as_str(), error.rule.as_str()),
        ("200027308", "identifiant déjà employé")
    );
}

#[test]
fn first_view_and_details_hold_a_part_of_the_published_data() {
    let folder = Folder::open(&fixtures::geodata_folder()).expect("the data is valid");
    let text = folder.first_view();
    let first = first_view(&text).expect("what was written is read");
    let dataset = fixtures::dataset();
    assert!(first.services == dataset.services && first.indicators == dataset.indicators);
    assert!(first.communes.len() < 60 && !first.communes.is_complete());
    details(&folder.details(), &first).expect("what was written is read");
    assert!(first.communes[..] == dataset.communes[..] && first.details == dataset.details);
    let published = published_indicators(&fixtures::geodata_text("indicateurs.json"), dataset);
    let published = published.expect("the published data is valid");
    assert!(dataset.published_indicators.iter().all(|indicator| published.contains(indicator)));
    assert_eq!((dataset.indicators.len(), published.len()), (64, 160));
    let published = published_anomalies(&fixtures::geodata_text("anomalies.json"), dataset);
    let published = published.expect("the published data is valid");
    assert!(dataset.anomalies().iter().all(|anomaly| published.contains(anomaly)));
    assert_eq!((dataset.anomalies().len(), published.len()), (24, 86));
}

#[test]
fn a_text_cut_short_is_an_error() {
    let folder = Folder::open(&fixtures::geodata_folder()).expect("the data is valid");
    let text = folder.first_view();
    for end in (0..text.len()).step_by(997).filter(|end| text.is_char_boundary(*end)) {
        assert!(first_view(&text[..end]).is_err(), "{end} bytes");
    }
}

#[test]
fn a_check_reports_all_faults_even_in_files_fetched_later() {
    let folder = Folder::from_texts(|name| {
        let text = fixtures::geodata_text(name);
        Ok(match name {
            "contacts.json" => text.replace("https://", "http://"),
            "lieux-exterieurs.csv" => text.replacen("10387;", "", 1),
            "plan.json" => text.replacen("\"fin\": \"2018-12-31\"", "\"fin\": \"2015-12-31\"", 1),
            _ => text,
        })
    });
    let faults = folder.expect("all files are read").faults();
    let count = |file| faults.iter().filter(|fault| fault.file == file).count();
    assert_eq!(count("contacts.json"), fixtures::dataset().contacts().len());
    assert_eq!((count("lieux-exterieurs.csv"), count("plan.json")), (1, 1), "{faults:?}");
}

#[test]
fn an_anomaly_of_an_unknown_indicator_is_a_fault() {
    let folder = Folder::from_texts(|name| {
        let text = fixtures::geodata_text(name);
        Ok(match name {
            "anomalies.json" => text.replacen("\"taux_couverture\"", "\"taux_couvertur\"", 1),
            _ => text,
        })
    });
    let faults = folder.expect("all files are read").faults();
    let [fault] = &faults[..] else { panic!("{faults:?}") };
    assert_eq!(fault.file, "anomalies.json");
    assert_eq!(fault.rule, "« taux_couvertur » n’est pas l’identifiant d’un indicateur");
}

#[test]
fn unreadable_files_are_errors_not_panics() {
    for text in ["", "{", "null", "[{}]", "{\"type\":\"Feature\"}"] {
        assert!(published_anomalies(text, fixtures::dataset()).is_err(), "{text}");
        assert!(first_view(text).is_err(), "{text}");
        for file in ["epci.geojson", "communes.geojson", "indicateurs.json", "lieux.json"] {
            let folder = Folder::from_texts(|name| {
                Ok(if name == file { text.to_owned() } else { fixtures::geodata_text(name) })
            });
            let faults = folder.map_or_else(|error| vec![error], |folder| folder.faults());
            assert_eq!(faults.first().map(|fault| fault.file), Some(file), "{text}");
        }
    }
}

#[test]
fn a_catalogue_that_breaks_a_rule_is_refused() {
    let unknown = altered_dataset("catalogue.json", r#"["population","#, r#"["peuplement","#);
    let error = expect_fault(unknown);
    assert_eq!((error.file, error.record.as_str()), ("catalogue.json", "Population"));
    assert_eq!(error.rule, "« peuplement » n’est pas un indicateur");
    for (from, to, record, rule) in [
        (r#""aeeh_part""#, r#""aeeh""#, "Familles", "« aeeh » est offert deux fois"),
        (
            r#""aeeh_part""#,
            r#""cible_ram""#,
            "fichier",
            "« cible_ram » est offert sans valeur par territoire",
        ),
        (
            r#""enfants":"enfants_moins_3_ans""#,
            r#""enfant":"ram""#,
            "roles",
            "« enfant » n’est pas un rôle",
        ),
        (
            r#""conventions":"ctg_signees""#,
            r#""conventions":"ctg""#,
            "roles",
            "« ctg » n’est pas un indicateur",
        ),
        (
            r#""cible":"cible_ram""#,
            r#""cible":"cible""#,
            "RAM",
            "« cible » n’est pas un indicateur",
        ),
        (
            r#""calcul":"pour_cent""#,
            r#""calcul":"ecart""#,
            "allocataires_pour_100_habitants",
            "ce calcul veut 1 opérandes par territoire, puis 1 constantes",
        ),
        (
            r#""libelle":"Écart au seuil prioritaire ({valeur})""#,
            r#""libelle":"Écart au seuil prioritaire ({value})""#,
            "ecart_seuil",
            "rien ne remplace « value »",
        ),
        (
            r#""indicateur":"taux_couverture","territoire":"france""#,
            r#""indicateur":"places_eaje","territoire":"france""#,
            "ecart_france",
            "« places_eaje » n’a pas de valeur pour ce territoire",
        ),
        (
            r#""indicateur":"ram","mot""#,
            r#""indicateur":"cible_ram","mot""#,
            "enfants_par_ram",
            "la constante ne dit pas quelle « categorie » elle dénombre",
        ),
        (
            r#""totaux":["allocataires_pour_habitants"]"#,
            r#""totaux":["allocataires_pour"]"#,
            "allocataires_pour_100_habitants",
            "« allocataires_pour » n’est pas un indicateur",
        ),
        (r#""id":"ctg""#, r#""id":"communes""#, "communes", "cet indicateur est déjà publié"),
        (
            r#""unite":"convention""#,
            r#""unite":"places""#,
            "ctg",
            "un état est celui d’une « convention »",
        ),
    ] {
        let error = expect_fault(altered_first_view(from, to));
        assert_eq!(
            (error.file, error.record.as_str(), error.rule.as_str()),
            ("catalogue.json", record, rule)
        );
    }
}

#[test]
fn an_indicator_that_breaks_a_rule_is_refused() {
    for (from, to, rule) in [
        (
            r#""bornes":[55,60,70,80]"#,
            r#""bornes":[55,70,60,80]"#,
            "les bornes des classes ne sont pas croissantes",
        ),
        (r#","bornes_motif":"le document fixant celle de 60 %""#, "", "il manque « bornes_motif »"),
        (
            r#""en_phrase":"{valeur} places"#,
            r#""en_phrase":"places"#,
            "« en_phrase » doit contenir {valeur}",
        ),
        (
            r#""source":{"id":"schema-2016-2019","lignes":[398,449],"section":"31"}"#,
            r#""source":{"id":"schema-2012","lignes":[398,449],"section":"31"}"#,
            "« schema-2012 » n’est pas une source de sources.json",
        ),
        (
            r#""date":"2011","lignes":[407,407],"#,
            r#""date":"2011","#,
            "il manque « lignes », que la source « schema-2016-2019 » a",
        ),
        (
            r#""source":"cnaf-couverture-2023","#,
            r#""source":"cnaf-couverture-2023","lignes":[1,1],"#,
            "« lignes » est de trop : la source « cnaf-couverture-2023 » n’en a pas",
        ),
        (
            r#""seuil":"seuil_taux_couverture_prioritaire""#,
            r#""seuil":"seuil""#,
            "« seuil » n’est pas un indicateur",
        ),
        (
            r#""seuil":"seuil_taux_couverture_prioritaire""#,
            r#""seuil":"aeeh_part""#,
            "le seuil « aeeh_part » n’a pas de valeur pour le département",
        ),
    ] {
        let error = expect_fault(altered_first_view(from, to));
        assert_eq!(
            (error.file, error.record.as_str(), error.rule.as_str()),
            ("indicateurs.json", "taux_couverture", rule)
        );
    }
    let error = expect_fault(altered_first_view(r#""depuis":"2011","#, ""));
    assert_eq!(
        (error.record.as_str(), error.rule.as_str()),
        ("aeeh_evolution", "une évolution sans « depuis »")
    );
}

#[test]
fn a_target_of_the_plan_that_breaks_a_rule_is_refused() {
    let fault = |from: &str, to: &str| {
        let folder = Folder::from_texts(|name| {
            let text = fixtures::geodata_text(name);
            assert!(name != "plan.json" || text.contains(from), "nothing to break: {from}");
            Ok(if name == "plan.json" { text.replacen(from, to, 1) } else { text })
        });
        let mut faults = folder.expect("files").faults();
        assert_eq!(faults.len(), 1, "{faults:?}");
        let DataError { file, record, rule } = faults.remove(0);
        assert_eq!((file, record.as_str()), ("plan.json", "LAEP"));
        rule
    };
    let (indicator, action) = (r#""connu": "laep""#, r#"["2.1"]"#);
    assert_eq!(fault(indicator, r#""connu": "lieux""#), "« lieux » n’est pas un indicateur");
    assert_eq!(fault(action, r#"["2.9"]"#), "« 2.9 » n’est pas une action du plan");
    let rule = fault(r#""saisie_libelle": "Nombre de LAEP","#, "");
    assert!(rule.contains("saisie_libelle"), "{rule}");
}

/// Collects the paths of all object members in `value`, without list indices: `indicateurs.valeurs.date`.
fn collect_paths(value: &Value, path: &str, all: &mut std::collections::BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect_paths(item, path, all)),
        Value::Object(members) => {
            for (name, member) in members {
                let member_path = format!("{path}.{name}");
                collect_paths(member, &member_path, all);
                all.insert(member_path);
            }
        }
        _ => {}
    }
}

/// Removes all members with this path from `value`.
fn remove_path(value: &mut Value, path: &str, target: &str) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| remove_path(item, path, target)),
        Value::Object(members) => {
            members.retain(|name, _| format!("{path}.{name}") != target);
            members
                .iter_mut()
                .for_each(|(name, member)| remove_path(member, &format!("{path}.{name}"), target));
        }
        _ => {}
    }
}

#[test]
fn the_browser_fetches_no_member_that_it_does_not_read() {
    let folder = Folder::open(&fixtures::geodata_folder()).expect("the data is valid");
    let text = folder.first_view();
    let json: Value = serde_json::from_str(&text).expect("JSON");
    let dataset = first_view(&text).expect("the data is valid");
    let mut all = std::collections::BTreeSet::new();
    collect_paths(&json, "", &mut all);
    let unread = all.into_iter().filter(|path| {
        let mut remaining = json.clone();
        remove_path(&mut remaining, "", path);
        first_view(&remaining.to_string()).is_ok_and(|other| other == dataset)
    });
    assert_eq!(unread.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn faults_of_publisher_and_credits_are_reported_once() {
    let faults = |file: &str, from: &str, to: &str| {
        let folder = Folder::from_texts(|name| {
            let text = fixtures::geodata_text(name);
            assert!(name != file || text.contains(from), "nothing to break: {from}");
            Ok(if name == file { text.replacen(from, to, 1) } else { text })
        });
        let faults = folder.expect("files").faults();
        faults.into_iter().map(|fault| (fault.file, fault.record, fault.rule)).collect::<Vec<_>>()
    };
    let fault = |file, record: &str, rule: &str| vec![(file, record.to_owned(), rule.to_owned())];
    assert_eq!(
        faults("editeur.json", "\"courriel\": null", "\"courriel\": 7"),
        fault("editeur.json", "fichier", "« courriel » doit être un texte")
    );
    assert_eq!(
        faults("sources.json", "\"usage\"", "\"emploi\""),
        fault("sources.json", "annuaire-administration", "il manque « usage »")
    );
    // The browser reads this member too.
    assert_eq!(
        faults("sources.json", "\"date\": \"2016\"", "\"date\": \"jadis\""),
        fault("sources.json", "schema-2016-2019", "« jadis » n’est pas une date")
    );
    let content =
        Folder::open(&fixtures::geodata_folder()).expect("files").site_content(fixtures::dataset());
    let content = content.expect("the data is valid");
    let steering = content.plan_document.expect("the plan").governance;
    assert_eq!((content.anomalies.len(), steering.committees.len()), (86, 3));
    let document = content.credits.iter().filter(|credit| credit.is_document);
    assert_eq!(document.map(|credit| credit.id.as_str()).collect::<Vec<_>>(), ["schema-2016-2019"]);
    for file in content.credits.iter().filter_map(|credit| credit.file.as_ref()) {
        assert!(fixtures::geodata_folder().join(file).exists(), "{file}");
    }
}
