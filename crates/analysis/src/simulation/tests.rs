//! Tests of the simulator, against values computed by hand and with generated scenarios.

use super::minimal::{self, PlanUnit};
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
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn arbitrary(dice: &mut Dice, sirens: &[Siren]) -> Scenario {
    let mut scenario = Scenario::aiming_at((dice.below(20_000) + 1) as f64 / 100.0);
    scenario.per_childminder = dice.below(4) as u32 + 1;
    let letters = ['é', ' ', ',', '=', ':', '&', 'a', 'Z', '’', ';', '%', '\n'];
    let name: String = (0..dice.below(70)).map(|_| letters[dice.below(12) as usize]).collect();
    scenario.rename(&name);
    for _ in 0..dice.below(5) {
        let change = Adjustment {
            micro_creches: dice.below(9) as u32,
            places: dice.below(200) as u32,
            childminders: dice.below(30) as u32,
            children: dice.below(101) as i32 - 50,
        };
        scenario.set(sirens[dice.below(sirens.len() as u64) as usize], change);
    }
    scenario
}

#[test]
fn every_scenario_survives_its_text() {
    let dataset = dataset();
    let sirens: Vec<Siren> = dataset.epci().filter_map(Territory::siren).collect();
    let mut dice = Dice(1);
    for _ in 0..5000 {
        let scenario = arbitrary(&mut dice, &sirens);
        assert_eq!(text::read(&dataset, &text::write(&scenario)), Ok(scenario));
    }
}

#[test]
fn hostile_texts_are_refused_or_mean_something() {
    let dataset = dataset();
    let sirens: Vec<Siren> = dataset.epci().filter_map(Territory::siren).collect();
    let mut dice = Dice(2);
    let mut refused = 0;
    for _ in 0..20_000 {
        let mut bytes = text::write(&arbitrary(&mut dice, &sirens)).into_bytes();
        for _ in 0..=dice.below(4) {
            let place = dice.below(bytes.len() as u64) as usize;
            bytes[place] = b";=:,-.9v\x00\xffeNi"[dice.below(13) as usize];
        }
        match text::read(&dataset, &String::from_utf8_lossy(&bytes)) {
            Ok(scenario) => assert_eq!(text::read(&dataset, &text::write(&scenario)), Ok(scenario)),
            Err(error) => {
                assert!(error.sentence().ends_with("repris."));
                refused += 1;
            }
        }
    }
    println!("20 000 mutated scenarios: {refused} refused, no panic");
    assert!(refused > 10_000, "{refused}");
}

#[test]
fn errors_name_what_is_wrong() {
    let dataset = dataset();
    let error = |text| text::read(&dataset, text).unwrap_err();
    assert_eq!(error("v2;cible=60"), ScenarioError::Version);
    assert_eq!(error("v1;cible=NaN"), ScenarioError::Part("cible=NaN".to_owned()));
    assert_eq!(error("v1;cible=0"), ScenarioError::Part("cible=0".to_owned()));
    assert_eq!(error("v1"), ScenarioError::Part("cible".to_owned()));
    assert_eq!(
        error("v1;cible=60;123456789:micro=1"),
        ScenarioError::Territory("123456789".to_owned())
    );
    let part = "200044170:micro=-1";
    assert_eq!(error(&format!("v1;cible=60;{part}")), ScenarioError::Part(part.to_owned()));
}

#[test]
fn saint_dizier_lacks_seven_places_and_gets_there_with_one_micro_creche() {
    let dataset = dataset();
    let saint_dizier = siren(&dataset, "Saint-Dizier");
    let mut scenario = Scenario::aiming_at(60.0);
    let before = *simulate(&dataset, &scenario).of(saint_dizier).unwrap();
    assert_eq!((before.missing_places.low, before.missing_places.high), (7.0, 7.0));
    assert_eq!((before.rate.low, before.rate.high), (59.56, 59.56), "unchanged stays as printed");
    scenario.set(saint_dizier, Adjustment { micro_creches: 1, ..Adjustment::default() });
    let after = *simulate(&dataset, &scenario).of(saint_dizier).unwrap();
    // By hand: (59.555 % to 59.565 % of 1401) + 10 places, over 1401, is 60.269 to 60.279 %.
    assert!((after.rate.low - 60.2688).abs() < 1e-3 && (after.rate.high - 60.2788).abs() < 1e-3);
    assert_eq!(after.missing_places.high, 0.0);
    assert_eq!(after.money, Some(Money { certain: 94_000.0, conditional: 0.0 }));
}

#[test]
fn childminders_add_places_but_no_help() {
    let dataset = dataset();
    let joinville = siren(&dataset, "Joinville");
    let mut scenario = Scenario::aiming_at(60.0);
    scenario.per_childminder = 4;
    scenario.set(joinville, Adjustment { childminders: 5, ..Adjustment::default() });
    let outcome = *simulate(&dataset, &scenario).of(joinville).unwrap();
    assert_eq!((outcome.added_places, outcome.money), (20.0, Some(Money::default())));
}

#[test]
fn the_sixteen_together_are_a_sum() {
    let dataset = dataset();
    let whole = simulate(&dataset, &Scenario::aiming_at(60.0)).whole.unwrap();
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
fn a_rate_beyond_a_hundred_is_left_as_it_is() {
    let dataset = dataset();
    let simulation = simulate(&dataset, &Scenario::aiming_at(60.0));
    let highest = simulation.territories.iter().map(|(_, o)| o.rate.high).fold(0.0, f64::max);
    assert_eq!(highest, 119.88);
}

#[test]
fn more_places_never_lower_a_rate_and_the_missing_ones_are_exact() {
    let dataset = dataset();
    let sirens: Vec<Siren> = dataset.epci().filter_map(Territory::siren).collect();
    let mut dice = Dice(3);
    for _ in 0..500 {
        let scenario = arbitrary(&mut dice, &sirens);
        let siren = sirens[dice.below(16) as usize];
        let Some(outcome) = simulate(&dataset, &scenario).of(siren).copied() else { continue };
        let outcome_with = |places: f64| {
            let mut next = scenario.clone();
            let change = next.change(siren);
            // Added as places; `set_adjustment` limits them to `MAX_ADJUSTMENT`, not reached here.
            next.set(siren, Adjustment { places: change.places + places as u32, ..change });
            *simulate(&dataset, &next).of(siren).unwrap()
        };
        assert!(outcome_with(1.0).rate.low >= outcome.rate.low);
        let missing = outcome.missing_places;
        if missing.high > 0.0 && missing.high < f64::from(LARGEST) / 2.0 {
            assert!(outcome_with(missing.high).rate.low >= scenario.target - 1e-9);
            assert!(outcome_with(missing.low - 1.0).rate.high < scenario.target);
        }
    }
}

#[test]
fn the_minimal_plan_reaches_the_target_with_no_place_to_spare() {
    let dataset = dataset();
    let plan = minimal::plan(&dataset, 60.0);
    let under = dataset.epci().filter_map(|e| coverage(&dataset, &e.id));
    let limit = threshold(&dataset).unwrap();
    assert_eq!(plan.lacks.len(), under.filter(|c| c.rate < limit).count());
    let reached = |unit| {
        let simulation = simulate(&dataset, &plan.scenario(60.0, unit));
        plan.lacks.iter().all(|s| simulation.of(s.siren).unwrap().missing_places.high == 0.0)
    };
    assert!(reached(PlanUnit::Places) && reached(PlanUnit::MicroCreches));
    let mut fewer = plan.scenario(60.0, PlanUnit::Places);
    for lack in &plan.lacks {
        let change = fewer.change(lack.siren);
        fewer.set(lack.siren, Adjustment { places: lack.places.low as u32 - 1, ..change });
    }
    let simulation = simulate(&dataset, &fewer);
    assert!(plan.lacks.iter().all(|s| simulation.of(s.siren).unwrap().rate.high < 60.0));
    let published = published_indicators(&fixtures::text("indicateurs.json"), &dataset).unwrap();
    let rate =
        published.iter().find(|indicator| indicator.id.as_str() == "aide_ppicc_par_place").unwrap();
    assert_eq!(rate.latest(&TerritoryId::France).unwrap().value, 9400.0);
    let money = plan.money.unwrap();
    assert_eq!(money.certain + money.conditional, plan.places.high * 9400.0);
    println!(
        "under 60 %: {}; plan: {} to {} places, {} micro-crèches, {:?} €",
        plan.lacks.len(),
        plan.places.low,
        plan.places.high,
        plan.micro_creches,
        plan.money
    );
}

#[test]
fn the_documents_ratios_are_kept_beside_its_targets() {
    let dataset = dataset();
    let [(ratio, relais), (_, laep)] = minimal::needs(&dataset).collect::<Vec<_>>()[..] else {
        panic!("two ratios")
    };
    assert_eq!((relais.base, relais.per, relais.printed), (1146.0, 70.0, 16.0));
    assert_eq!(relais.rounded_up(), 17.0, "1146 / 70 = 16,37");
    let text = report::of_need(&dataset, (ratio, relais));
    assert!(text.contains("(en 2014)") && text.contains("au 31/12/2017"), "{text}");
    assert_eq!((laep.per, laep.printed, laep.rounded_up()), (3500.0, 3.0, 4.0));
    println!("RAM {relais:?}; LAEP {laep:?}");
}
