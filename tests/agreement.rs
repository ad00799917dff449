//! Every generated sentence agrees in number: 0 and 1 take the singular, 2 and more the plural.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use analysis::grid::Grid;
use analysis::scene::Scene;
use analysis::simulation::minimal::plan;
use analysis::simulation::money::sentences;
use analysis::simulation::outcome::simulate;
use analysis::simulation::report::{of_plan, outcomes, summary};
use analysis::simulation::{Change, Scenario, dates};
use analysis::statistics::chart::Chart;
use analysis::statistics::comparison::comparison;
use analysis::statistics::coverage::threshold;
use analysis::statistics::derived::completed;
use analysis::statistics::profile::profile;
use analysis::wording::sentence::{of_departement, of_territory};
use analysis::wording::sheet::facts;
use analysis::wording::territory_page::{absent, description, further_figures};
use carte_services_familles::into_static;
use model::{Dataset, Role, Siren};

/// Words that only follow a plural.
const PLURAL_VERBS: [&str; 4] = ["sont", "atteignent", "ont", "manquent"];

/// What is wrong in `text`, in the reader's words.
fn faults(text: &str) -> Vec<String> {
    let plain = text.replace(['\u{a0}', '\u{202f}'], " ");
    let words: Vec<&str> =
        plain.split(' ').map(|word| word.trim_matches([',', '.', ';', ':', ')', '('])).collect();
    let mut found = Vec::new();
    for (rank, pair) in words.windows(2).enumerate() {
        let Ok(number) =
            pair[0].replace(',', ".").replace('−', "-").replace('+', "").parse::<f64>()
        else {
            continue;
        };
        // « 1 401 enfants » : the end of a larger number, or a date.
        let part = rank > 0
            && words[rank - 1].bytes().all(|byte| byte.is_ascii_digit())
            && !words[rank - 1].is_empty();
        let word = pair[1];
        let noun =
            word.chars().all(|letter| letter.is_alphabetic() || letter == '-') && word.len() > 3;
        if part || !noun {
            continue;
        }
        let invariable =
            ["pour", "dans", "plus", "fois", "ensemble", "sans", "autres"].contains(&word);
        if number.abs() < 2.0 && word.ends_with('s') && !invariable {
            found.push(format!("« {} {word} »: {plain}", pair[0]));
        }
        let nouns = [
            "territoire",
            "place",
            "enfant",
            "commune",
            "intercommunalité",
            "structure",
            "habitant",
            "point",
            "famille",
        ];
        if number.abs() >= 2.0 && nouns.contains(&word) {
            found.push(format!("« {} {word} »: {plain}", pair[0]));
        }
    }
    for (one, verb) in PLURAL_VERBS.iter().flat_map(|verb| {
        [("1 des 16 intercommunalités", verb), ("aucune des 16 intercommunalités", verb)]
    }) {
        if plain.to_lowercase().contains(&format!("{one} {verb} ")) {
            found.push(format!("« {one} {verb} »: {plain}"));
        }
    }
    found
}

fn cells(grid: &Grid) -> Vec<String> {
    let lines = grid.lines.iter().flat_map(|line| std::iter::once(&line.head).chain(&line.cells));
    let cells = lines.flat_map(|cell| [cell.text.clone(), cell.note.clone()]);
    cells.chain(grid.heads.iter().cloned()).chain([grid.caption.clone()]).collect()
}

fn told(dataset: &Dataset) -> Vec<String> {
    let mut told = Vec::new();
    for indicator in dataset.offered_indicators() {
        told.push(of_departement(dataset, indicator));
        let chart = Chart::of(dataset, indicator);
        told.extend(Scene::of_indicator(dataset, indicator, &chart, None).legend.lines());
        told.extend(dataset.territories.iter().map(|t| of_territory(dataset, indicator, t)));
    }
    for territory in dataset.epci() {
        let profile = profile(dataset, territory);
        told.extend(profile.strengths.into_iter().chain(profile.gaps));
        told.extend(facts(dataset, territory).into_iter().map(|fact| fact.value));
        told.extend(absent(dataset, territory));
        told.push(description(dataset, territory));
        told.extend(cells(&further_figures(dataset, territory).0));
    }
    told
}

#[test]
fn every_sentence_about_every_territory_agrees() {
    let wrong: Vec<String> = told(into_static(fixtures::dataset().clone()))
        .iter()
        .flat_map(|text| faults(text))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn so_it_does_with_none_one_and_two_under_the_threshold() {
    // The rates are moved so that so many are under it, and no or one place is missing.
    for under in 0..3 {
        let mut dataset = into_static(fixtures::dataset().clone()).clone();
        dataset.indicators.truncate(dataset.indicators.len() - 9);
        let sirens: Vec<Siren> = dataset.epci().filter_map(|epci| epci.siren()).collect();
        let limit = threshold(&dataset).unwrap();
        let rate = dataset.indicators.iter_mut().find(|i| i.id.as_str() == "taux_couverture");
        let figures = rate.unwrap().figures.iter_mut();
        let of_epci = figures.filter(|figure| {
            sirens.iter().any(|s| figure.territory == model::TerritoryId::Epci(*s))
        });
        for (rank, figure) in of_epci.enumerate() {
            figure.value = if rank < under { limit - 0.01 } else { limit + 10.0 };
        }
        let dataset = completed(dataset);
        let mut all = told(&dataset);
        let expected = [
            "Aucune des 16\u{a0}intercommunalités n’est",
            "1 des 16\u{a0}intercommunalités est",
            "2 des 16\u{a0}intercommunalités sont",
        ];
        let rate = dataset.in_role(Role::Coverage).unwrap();
        assert!(
            of_departement(&dataset, rate).contains(expected[under]),
            "{}",
            of_departement(&dataset, rate)
        );
        let plan = plan(&dataset, limit);
        all.extend(cells(&of_plan(&dataset, &plan, limit)));
        all.extend(sentences(&dataset, &plan.money_parts()));
        all.push(dates(&dataset));
        for places in 0..3 {
            let mut scenario = Scenario::aiming_at(limit);
            scenario.set(sirens[0], Change { places, ..Change::default() });
            let outcome = simulate(&dataset, &scenario);
            all.push(summary(&outcome, &scenario));
            all.extend(sentences(&dataset, &outcome.money()));
            all.extend(cells(&outcomes(&dataset, &scenario, &outcome, None)));
        }
        all.extend(cells(&comparison(&dataset, &sirens[..3])));
        let wrong: Vec<String> = all.iter().flat_map(|text| faults(text)).collect();
        assert!(wrong.is_empty(), "{under}: {}", wrong.join("\n"));
    }
}

#[test]
fn faults_are_found() {
    for wrong in
        ["1 communes possibles.", "0 places", "37 place", "1 des 16 intercommunalités sont sous"]
    {
        assert!(!faults(wrong).is_empty(), "{wrong}");
    }
    for right in
        ["1 401 enfants", "1,5 place pour 100 enfants", "2 communes", "0 place, sans cercle"]
    {
        assert_eq!(faults(right), [""; 0], "{right}");
    }
}
