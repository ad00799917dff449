//! Tests of the simulator, against values computed by hand and with generated scenarios.

use super::minimal_plan::{self, PlanUnit};
use super::money::Money;
use super::outcome::simulate;
use super::*;
use crate::statistics::coverage::{coverage, threshold};
use model::read::published_indicators;
use model::{Dataset, Siren, Territory, TerritoryId};

fn dataset() -> Dataset {
    fixtures::dataset().clone()
}

fn siren(dataset: &Dataset, name: &str) -> Siren {
    dataset.epci().find(|e| e.name.contains(name)).and_then(Territory::siren).unwrap()
}

/// A pseudo-random generator with a fixed seed.
struct SeededRandom(u64);

impl SeededRandom {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn random_scenario(dice: &mut SeededRandom, sirens: &[Siren]) -> Scenario {
    let mut scenario = Scenario::with_target((dice.below(20_000) + 1) as f64 / 100.0);
    scenario.places_per_childminder = dice.below(4) as u32 + 1;
    let letters = ['é', ' ', ',', '=', ':', '&', 'a', 'Z', '’', ';', '%', '\n'];
    let name: String = (0..dice.below(70)).map(|_| letters[dice.below(12) as usize]).collect();
    scenario.rename(&name);
    for _ in 0..dice.below(5) {
        let adjustment = Adjustment {
            micro_creches: dice.below(9) as u32,
            places: dice.below(200) as u32,
            childminders: dice.below(30) as u32,
            children: dice.below(101) as i32 - 50,
        };
        scenario.set_adjustment(sirens[dice.below(sirens.len() as u64) as usize], adjustment);
    }
    scenario
}

#[test]
fn every_scenario_round_trips_through_its_text() {
    let dataset = dataset();
    let sirens: Vec<Siren> = dataset.epci().filter_map(Territory::siren).collect();
    let mut dice = SeededRandom(1);
    for _ in 0..5000 {
        let scenario = random_scenario(&mut dice, &sirens);
        assert_eq!(scenario_text::read(&dataset, &scenario_text::write(&scenario)), Ok(scenario));
    }
}

#[test]
fn mutated_texts_are_refused_or_round_trip() {
    let dataset = dataset();
    let sirens: Vec<Siren> = dataset.epci().filter_map(Territory::siren).collect();
    let mut dice = SeededRandom(2);
    let mut refused_count = 0;
    for _ in 0..20_000 {
        let mut bytes = scenario_text::write(&random_scenario(&mut dice, &sirens)).into_bytes();
        for _ in 0..=dice.below(4) {
            let place = dice.below(bytes.len() as u64) as usize;
            bytes[place] = b";=:,-.9v\x00\xffeNi"[dice.below(13) as usize];
        }
        match scenario_text::read(&dataset, &String::from_utf8_lossy(&bytes)) {
            Ok(scenario) => assert_eq!(
                scenario_text::read(&dataset, &scenario_text::write(&scenario)),
                Ok(scenario)
            ),
            Err(error) => {
                assert!(error.sentence().ends_with("repris."));
                refused_count += 1;
            }
        }
    }
    println!("20 000 mutated scenarios: {refused_count} refused, no panic");
    assert!(refused_count > 10_000, "{refused_count}");
}

#[test]
fn errors_quote_the_invalid_part() {
    let dataset = dataset();
    let error = |text| scenario_text::read(&dataset, text).unwrap_err();
    assert_eq!(error("v2;cible=60"), ScenarioError::Version);
    assert_eq!(error("v1;cible=NaN"), ScenarioError::InvalidPart("cible=NaN".to_owned()));
    assert_eq!(error("v1;cible=0"), ScenarioError::InvalidPart("cible=0".to_owned()));
    assert_eq!(error("v1"), ScenarioError::InvalidPart("cible".to_owned()));
    assert_eq!(
        error("v1;cible=60;123456789:micro=1"),
        ScenarioError::Territory("123456789".to_owned())
    );
    let part = "200044170:micro=-1";
    assert_eq!(error(&format!("v1;cible=60;{part}")), ScenarioError::InvalidPart(part.to_owned()));
}

#[test]
fn one_micro_creche_provides_the_seven_places_saint_dizier_lacks() {
    let dataset = dataset();
    let saint_dizier = siren(&dataset, "Saint-Dizier");
    let mut scenario = Scenario::with_target(60.0);
    let before = *simulate(&dataset, &scenario).outcome(saint_dizier).unwrap();
    assert_eq!((before.missing_places.low, before.missing_places.high), (7.0, 7.0));
    assert_eq!((before.rate.low, before.rate.high), (59.56, 59.56), "unchanged stays as printed");
    scenario.set_adjustment(saint_dizier, Adjustment { micro_creches: 1, ..Adjustment::default() });
    let after = *simulate(&dataset, &scenario).outcome(saint_dizier).unwrap();
    // By hand: (59.555 % to 59.565 % of 1401) + 10 places, over 1401, is 60.269 to 60.279 %.
    assert!((after.rate.low - 60.2688).abs() < 1e-3 && (after.rate.high - 60.2788).abs() < 1e-3);
    assert_eq!(after.missing_places.high, 0.0);
    assert_eq!(after.money, Some(Money { certain: 94_000.0, conditional: 0.0 }));
}

#[test]
fn childminders_add_places_but_no_aid() {
    let dataset = dataset();
    let joinville = siren(&dataset, "Joinville");
    let mut scenario = Scenario::with_target(60.0);
    scenario.places_per_childminder = 4;
    scenario.set_adjustment(joinville, Adjustment { childminders: 5, ..Adjustment::default() });
    let outcome = *simulate(&dataset, &scenario).outcome(joinville).unwrap();
    assert_eq!((outcome.added_places, outcome.money), (20.0, Some(Money::default())));
}

#[test]
fn the_total_rate_is_a_ratio_of_sums() {
    let dataset = dataset();
    let whole = simulate(&dataset, &Scenario::with_target(60.0)).total.unwrap();
    let by_hand: (f64, f64) = dataset
        .epci()
        .filter_map(|e| coverage(&dataset, &e.id))
        .fold((0.0, 0.0), |(places, children), c| {
            (places + c.rate * c.children / 100.0, children + c.children)
        });
    let rate = 100.0 * by_hand.0 / by_hand.1;
    assert!(whole.rate_before.low <= rate && rate <= whole.rate_before.high);
    println!(
        "16 EPCI: {:.3} to {:.3} %, printed 65,66",
        whole.rate_before.low, whole.rate_before.high
    );
    assert!((rate - 65.66).abs() < 1.0);
}

#[test]
fn a_rate_over_100_is_not_capped() {
    let dataset = dataset();
    let simulation = simulate(&dataset, &Scenario::with_target(60.0));
    let highest = simulation.territories.iter().map(|(_, o)| o.rate.high).fold(0.0, f64::max);
    assert_eq!(highest, 119.88);
}

#[test]
fn more_places_never_lower_a_rate_and_the_missing_ones_are_exact() {
    let dataset = dataset();
    let sirens: Vec<Siren> = dataset.epci().filter_map(Territory::siren).collect();
    let mut dice = SeededRandom(3);
    for _ in 0..500 {
        let scenario = random_scenario(&mut dice, &sirens);
        let siren = sirens[dice.below(16) as usize];
        let Some(outcome) = simulate(&dataset, &scenario).outcome(siren).copied() else { continue };
        let outcome_with = |places: f64| {
            let mut next = scenario.clone();
            let adjustment = next.adjustment(siren);
            // Added as places; `set_adjustment` limits them to `MAX_ADJUSTMENT`, not reached here.
            next.set_adjustment(
                siren,
                Adjustment { places: adjustment.places + places as u32, ..adjustment },
            );
            *simulate(&dataset, &next).outcome(siren).unwrap()
        };
        assert!(outcome_with(1.0).rate.low >= outcome.rate.low);
        let missing = outcome.missing_places;
        if missing.high > 0.0 && missing.high < f64::from(MAX_ADJUSTMENT) / 2.0 {
            assert!(outcome_with(missing.high).rate.low >= scenario.target - 1e-9);
            assert!(outcome_with(missing.low - 1.0).rate.high < scenario.target);
        }
    }
}

#[test]
fn the_minimal_plan_reaches_the_target_with_the_fewest_places() {
    let dataset = dataset();
    let plan = minimal_plan::minimal_plan(&dataset, 60.0);
    let under = dataset.epci().filter_map(|e| coverage(&dataset, &e.id));
    let limit = threshold(&dataset).unwrap();
    assert_eq!(plan.shortfalls.len(), under.filter(|c| c.rate < limit).count());
    let reached = |unit| {
        let simulation = simulate(&dataset, &plan.scenario(60.0, unit));
        plan.shortfalls
            .iter()
            .all(|s| simulation.outcome(s.siren).unwrap().missing_places.high == 0.0)
    };
    assert!(reached(PlanUnit::Places) && reached(PlanUnit::MicroCreches));
    let mut fewer = plan.scenario(60.0, PlanUnit::Places);
    for shortfall in &plan.shortfalls {
        let adjustment = fewer.adjustment(shortfall.siren);
        fewer.set_adjustment(
            shortfall.siren,
            Adjustment { places: shortfall.places.low as u32 - 1, ..adjustment },
        );
    }
    let simulation = simulate(&dataset, &fewer);
    assert!(plan.shortfalls.iter().all(|s| simulation.outcome(s.siren).unwrap().rate.high < 60.0));
    let published =
        published_indicators(&fixtures::geodata_text("indicateurs.json"), &dataset).unwrap();
    let rate =
        published.iter().find(|indicator| indicator.id.as_str() == "aide_ppicc_par_place").unwrap();
    assert_eq!(rate.latest_figure(&TerritoryId::France).unwrap().value, 9400.0);
    let money = plan.money.unwrap();
    assert_eq!(money.certain + money.conditional, plan.places.high * 9400.0);
    println!(
        "under 60 %: {}; plan: {} to {} places, {} micro-crèches, {:?} €",
        plan.shortfalls.len(),
        plan.places.low,
        plan.places.high,
        plan.micro_creches,
        plan.money
    );
}

#[test]
fn ratios_are_computed_beside_the_printed_targets() {
    let dataset = dataset();
    let [(ratio, relais), (_, laep)] =
        minimal_plan::required_services(&dataset).collect::<Vec<_>>()[..]
    else {
        panic!("two ratios")
    };
    assert_eq!((relais.base, relais.base_per_service, relais.printed_target), (1146.0, 70.0, 16.0));
    assert_eq!(relais.required_count(), 17.0, "1146 / 70 = 16,37");
    let text = report::required_services_text(&dataset, (ratio, relais));
    assert!(text.contains("(en 2014)") && text.contains("au 31/12/2017"), "{text}");
    assert_eq!(
        (laep.base_per_service, laep.printed_target, laep.required_count()),
        (3500.0, 3.0, 4.0)
    );
    println!("RAM {relais:?}; LAEP {laep:?}");
}
