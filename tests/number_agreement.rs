//! Every generated sentence agrees in number: 0 and 1 take the singular, 2 and more the plural.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use analysis::grid::Grid;
use analysis::scene::Scene;
use analysis::simulation::minimal_plan::minimal_plan;
use analysis::simulation::money::aid_sentences;
use analysis::simulation::outcome::simulate;
use analysis::simulation::report::{outcomes_table, plan_table, summary};
use analysis::simulation::{Adjustment, Scenario, scenario_dates};
use analysis::statistics::chart::Chart;
use analysis::statistics::computed_indicators::with_computed;
use analysis::statistics::coverage::threshold;
use analysis::statistics::profile::profile;
use analysis::statistics::territory_comparison::comparison_table;
use analysis::wording::sentence::{departement_sentence, territory_sentence};
use analysis::wording::sheet::facts;
use analysis::wording::territory_page::{
    absent_categories_text, further_figures, page_description,
};
use carte_services_familles::into_static;
use model::{Dataset, Role, Siren};

/// Verb forms that only follow a plural.
const PLURAL_VERBS: [&str; 4] = ["sont", "atteignent", "ont", "manquent"];

/// The errors of agreement in `text`.
fn faults(text: &str) -> Vec<String> {
    let plain = text.replace(['\u{a0}', '\u{202f}'], " ");
    let words: Vec<&str> =
        plain.split(' ').map(|word| word.trim_matches([',', '.', ';', ':', ')', '('])).collect();
    let mut faults = Vec::new();
    for (index, pair) in words.windows(2).enumerate() {
        let Ok(number) =
            pair[0].replace(',', ".").replace('−', "-").replace('+', "").parse::<f64>()
        else {
            continue;
        };
        // « 1 401 enfants »: the digit ends a larger number or a date.
        let is_end_of_number = index > 0
            && words[index - 1].bytes().all(|byte| byte.is_ascii_digit())
            && !words[index - 1].is_empty();
        let word = pair[1];
        let is_noun =
            word.chars().all(|letter| letter.is_alphabetic() || letter == '-') && word.len() > 3;
        if is_end_of_number || !is_noun {
            continue;
        }
        let is_invariable =
            ["pour", "dans", "plus", "fois", "ensemble", "sans", "autres"].contains(&word);
        if number.abs() < 2.0 && word.ends_with('s') && !is_invariable {
            faults.push(format!("« {} {word} »: {plain}", pair[0]));
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
            faults.push(format!("« {} {word} »: {plain}", pair[0]));
        }
    }
    for (one, verb) in PLURAL_VERBS.iter().flat_map(|verb| {
        [("1 des 16 intercommunalités", verb), ("aucune des 16 intercommunalités", verb)]
    }) {
        if plain.to_lowercase().contains(&format!("{one} {verb} ")) {
            faults.push(format!("« {one} {verb} »: {plain}"));
        }
    }
    faults
}

fn cells(grid: &Grid) -> Vec<String> {
    let lines =
        grid.rows.iter().flat_map(|line| std::iter::once(&line.row_header).chain(&line.cells));
    let cells = lines.flat_map(|cell| [cell.text.clone(), cell.note.clone()]);
    cells.chain(grid.column_headers.iter().cloned()).chain([grid.caption.clone()]).collect()
}

fn all_sentences(dataset: &Dataset) -> Vec<String> {
    let mut texts = Vec::new();
    for indicator in dataset.offered_indicators() {
        texts.push(departement_sentence(dataset, indicator));
        let chart = Chart::for_indicator(dataset, indicator);
        texts.extend(Scene::for_indicator(dataset, indicator, &chart, None).legend.lines());
        texts.extend(dataset.territories.iter().map(|t| territory_sentence(dataset, indicator, t)));
    }
    for territory in dataset.epci() {
        let profile = profile(dataset, territory);
        texts.extend(profile.strengths.into_iter().chain(profile.gaps));
        texts.extend(facts(dataset, territory).into_iter().map(|fact| fact.value));
        texts.extend(absent_categories_text(dataset, territory));
        texts.push(page_description(dataset, territory));
        texts.extend(cells(&further_figures(dataset, territory).0));
    }
    texts
}

#[test]
fn every_sentence_about_every_territory_agrees() {
    let wrong: Vec<String> = all_sentences(into_static(fixtures::dataset().clone()))
        .iter()
        .flat_map(|text| faults(text))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sentences_agree_with_0_1_and_2_under_the_threshold() {
    // Moves the rates so that this many are under the threshold, and no or one place is missing.
    for count in 0..3 {
        let mut dataset = into_static(fixtures::dataset().clone()).clone();
        dataset.indicators.truncate(dataset.indicators.len() - 9);
        let sirens: Vec<Siren> = dataset.epci().filter_map(|epci| epci.siren()).collect();
        let limit = threshold(&dataset).unwrap();
        let rate = dataset.indicators.iter_mut().find(|i| i.id.as_str() == "taux_couverture");
        let figures = rate.unwrap().figures.iter_mut();
        let epci_figures = figures.filter(|figure| {
            sirens.iter().any(|s| figure.territory == model::TerritoryId::Epci(*s))
        });
        for (rank, figure) in epci_figures.enumerate() {
            figure.value = if rank < count { limit - 0.01 } else { limit + 10.0 };
        }
        let dataset = with_computed(dataset);
        let mut all = all_sentences(&dataset);
        let expected = [
            "Aucune des 16\u{a0}intercommunalités n’est",
            "1 des 16\u{a0}intercommunalités est",
            "2 des 16\u{a0}intercommunalités sont",
        ];
        let rate = dataset.indicator_for(Role::Coverage).unwrap();
        assert!(
            departement_sentence(&dataset, rate).contains(expected[count]),
            "{}",
            departement_sentence(&dataset, rate)
        );
        let plan = minimal_plan(&dataset, limit);
        all.extend(cells(&plan_table(&dataset, &plan, limit)));
        all.extend(aid_sentences(&dataset, &plan.money_by_epci()));
        all.push(scenario_dates(&dataset));
        for places in 0..3 {
            let mut scenario = Scenario::with_target(limit);
            scenario.set_adjustment(sirens[0], Adjustment { places, ..Adjustment::default() });
            let outcome = simulate(&dataset, &scenario);
            all.push(summary(&outcome, &scenario));
            all.extend(aid_sentences(&dataset, &outcome.money_by_epci()));
            all.extend(cells(&outcomes_table(&dataset, &scenario, &outcome, None)));
        }
        all.extend(cells(&comparison_table(&dataset, &sirens[..3])));
        let wrong: Vec<String> = all.iter().flat_map(|text| faults(text)).collect();
        assert!(wrong.is_empty(), "{count}: {}", wrong.join("\n"));
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
