//! An indicator added to the JSON files is offered, drawn, worded and exported without a change of code.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::borrow::Cow;

use analysis::export::csv;
use analysis::statistics::catalogue::catalogue;
use analysis::statistics::chart::Chart;
use analysis::wording::sentence::territory_sentence;
use bundle::Folder;
use carte_services_familles::into_static;
use carte_services_familles::ui::site::prerender_view;
use model::Dataset;
use serde_json::{Value, json};
use state::{View, codec};

/// The data with two more indicators: one with values, one computed from it.
fn dataset_with_gardens() -> &'static Dataset {
    let folder = Folder::from_texts(|name| {
        let text = fixtures::geodata_text(name);
        let edit: fn(&mut Value) = match name {
            "indicateurs.json" => add_gardens,
            "catalogue.json" => offer_gardens,
            _ => return Ok(text),
        };
        let mut json = serde_json::from_str(&text).expect("JSON");
        edit(&mut json);
        Ok(json.to_string())
    });
    into_static(folder.expect("files").dataset().expect("valid data"))
}

fn add_gardens(indicators: &mut Value) {
    let figure = |(index, epci): (usize, &model::Territory)| {
        let siren = epci.siren().expect("an EPCI").to_string();
        json!({ "territoire": siren, "date": "2016", "valeur": 10 + index, "lignes": [1, 1] })
    };
    let values: Vec<Value> = fixtures::dataset().epci().enumerate().map(figure).collect();
    let list = indicators.as_array_mut().expect("a list");
    let index = list.iter().position(|indicator| indicator["id"].as_str() > Some("jardins_taux"));
    list.insert(
        index.expect("a place"),
        json!({
            "id": "jardins_taux",
            "libelle": "Jardins d’éveil à moins de dix minutes",
            "definition": "Part des familles qui ont un jardin d’éveil à moins de dix minutes.",
            "unite": "pourcent",
            "theme": "accueil",
            "nature": "taux",
            "sens": "plus",
            "agregation": "rapport_de_sommes",
            "bornes": [12, 15, 20],
            "bornes_motif": "comme dans le rapport",
            "en_phrase": "{valeur} familles sur cent près d’un jardin d’éveil",
            "source": { "id": "schema-2016-2019", "section": "33", "lignes": [1, 1] },
            "valeurs": values,
        }),
    );
}

fn offer_gardens(catalogue: &mut Value) {
    let group = json!({ "titre": "Jardins", "indicateurs": ["jardins_taux", "jardins_ecart"] });
    catalogue["choix"].as_array_mut().expect("a list").push(group);
    let computed = json!({
        "id": "jardins_ecart",
        "libelle": "Jardins : écart au seuil ({valeur})",
        "definition": "Taux moins {valeur}, {date1}.",
        "unite": "points",
        "theme": "accueil",
        "nature": "ecart",
        "sens": "plus",
        "agregation": "aucune",
        "calcul": "ecart",
        "de": [
            { "indicateur": "jardins_taux", "mot": "taux" },
            { "indicateur": "seuil_taux_couverture_prioritaire", "territoire": "departement" },
        ],
        "decimales": 1,
    });
    let list = catalogue["calcules"].as_array_mut().expect("a list");
    let index = list.iter().position(|indicator| indicator["id"].as_str() > Some("jardins_ecart"));
    list.insert(index.expect("a place"), computed);
}

#[test]
fn a_new_indicator_is_offered_and_has_a_url() {
    let dataset = dataset_with_gardens();
    let page = prerender_view(dataset, fixtures::site_content(), View::Families);
    let group = page.split("<optgroup label=\"Jardins\">").nth(1).expect("its group");
    let options = group.split("</optgroup>").next().unwrap_or_default();
    for (id, label) in [
        ("jardins_taux", "Jardins d’éveil à moins de dix minutes"),
        ("jardins_ecart", "Jardins : écart au seuil (60\u{a0}%)"),
    ] {
        let option = format!("<option value=\"{id}\"");
        assert!(options.contains(&option) && options.contains(label), "{options}");
        let (state, notices) = codec::read(&format!("?indicateur={id}"), dataset);
        assert_eq!((state.indicator_id(dataset).as_str(), notices.len()), (id, 0));
        assert_eq!(codec::write(&state, dataset), format!("?indicateur={id}"));
    }
}

#[test]
fn a_new_indicator_is_drawn_worded_and_exported() {
    let dataset = dataset_with_gardens();
    let (rank, epci) = dataset.epci().enumerate().nth(3).expect("an EPCI");
    let value = 10 + rank;
    let rate = dataset.indicator("jardins_taux").expect("the rate");
    let chart = Chart::for_indicator(dataset, rate);
    assert_eq!(chart.territory_class(rate, &epci.id), Some(1), "from 12 to 15 per cent: {value}");
    let sentence = territory_sentence(dataset, rate, epci);
    let expected = format!("{value} familles sur cent près d’un jardin d’éveil en 2016");
    assert!(sentence.contains(&expected), "{sentence}");
    assert!(sentence.contains("13e des 16"), "{sentence}");
    let gap = dataset.indicator("jardins_ecart").expect("the gap");
    let sentence = territory_sentence(dataset, gap, epci);
    assert!(sentence.contains("−47\u{a0}points en 2016"), "{sentence}");
    assert_eq!(gap.definition, "Taux moins 60\u{a0}%, en 2016.");
    let row = |text: String| {
        let name = epci.name.as_str();
        text.lines().find(|line| line.contains(name)).map(str::to_owned).unwrap_or_default()
    };
    let line = row(csv::indicator_csv(dataset, rate, &chart));
    assert!(line.contains(&format!(";{value};%;")), "{line}");
    let all = row(csv::all_indicators_csv(dataset));
    assert!(all.contains(&format!(";{value};-47;")), "{all}");
    let catalogue_lines = catalogue(dataset, "jardins").rows;
    let names: Vec<Cow<'_, str>> =
        catalogue_lines.iter().map(|line| line.row_header.text.as_str().into()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}
