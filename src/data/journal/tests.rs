//! Round trips and refusals.

use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::{Known, read, write};
use crate::data::{Bundle, load, plan};
use crate::domain::tracking::{
    Change, Edit, Entry, Journal, LARGEST_VALUE, Priority, Stamp, Status, Tracking, Version,
    clean_name,
};
use crate::domain::{ActionKey, Dataset, Day, Plan, Siren};

/// A file of the first form, kept for ever.
pub(super) const V1: &str = include_str!("../../../tests/journal/v1.json");

pub(super) fn model() -> (Plan, Dataset) {
    let plan = plan(include_str!("../../../geodata/plan.json")).expect("the plan is valid");
    (plan, load(&Bundle::GEODATA).expect("the bundled data is valid"))
}

/// The published schema of what people exchange.
fn schema() -> &'static jsonschema::Validator {
    static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
        let text = include_str!("../../../geodata/schema/suivi.schema.json");
        let schema = serde_json::from_str(text).expect("the schema is JSON");
        jsonschema::draft202012::new(&schema).expect("the schema is valid")
    });
    &SCHEMA
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn edits(sirens: Vec<Siren>) -> impl Strategy<Value = Edit> {
    let days =
        (1u16..=9999, 1u8..=12, 1u8..=31).prop_filter_map("no day", |(y, m, d)| Day::new(y, m, d));
    prop_oneof![
        proptest::sample::select(&Status::ALL[..]).prop_map(Edit::Status),
        ".{0,30}".prop_map(Edit::Lead),
        "\\PC{0,30}|(?s).{0,30}".prop_map(Edit::Notes),
        vec(".{0,10}", 0..4).prop_map(Edit::Partners),
        proptest::sample::subsequence(sirens, 0..=16).prop_map(Edit::Territories),
        option::of(days).prop_map(Edit::Due),
        option::of(proptest::sample::select(&Priority::ALL[..])).prop_map(Edit::Priority),
        option::of(any::<u32>()).prop_map(Edit::Budget),
    ]
}

fn entries() -> impl Strategy<Value = Entry> {
    let (plan, dataset) = model();
    let keys: Vec<ActionKey> = plan.actions().map(|(_, _, action)| action.key).collect();
    let ids: Vec<String> = plan.indicators().map(|(_, i)| i.id.clone()).collect();
    let sirens: Vec<Siren> = dataset.epci().filter_map(|e| e.siren()).collect();
    let action = (proptest::sample::select(keys), edits(sirens))
        .prop_map(|(key, edit)| Entry::Action(key, edit));
    let value =
        (proptest::sample::select(ids), 2010u16..2030, option::of(-LARGEST_VALUE..LARGEST_VALUE))
            .prop_filter_map("no day", |(indicator, year, value)| {
                Some(Entry::Value { indicator, day: Day::new(year, 2, 28)?, value })
            });
    prop_oneof![4 => action, 1 => value].prop_filter_map("nothing to keep", Entry::cleaned)
}

fn stamps() -> impl Strategy<Value = Stamp> {
    // Few, so that journals meet on some.
    (0u8..60, 0u32..3).prop_filter_map("no moment", |(second, lot)| {
        Stamp::new(&format!("2017-05-12T09:30:{second:02}.000Z"), lot)
    })
}

fn journals() -> impl Strategy<Value = Journal> {
    let versions = (stamps(), ".{1,20}", vec(entries(), 0..6)).prop_filter_map(
        "no name",
        |(stamp, name, entries)| {
            let name = clean_name(&name);
            let tracking = Tracking::of(&entries);
            (!name.is_empty()).then_some(Version {
                stamp,
                name,
                reference: day("2017-05-12"),
                tracking,
            })
        },
    );
    (vec((stamps(), entries()), 0..20), vec(versions, 0..3)).prop_map(|(changes, versions)| {
        let mut journal = Journal::default();
        changes.into_iter().for_each(|(stamp, entry)| journal.add(Change { stamp, entry }));
        versions.into_iter().for_each(|version| journal.keep(version));
        journal
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(journal in journals()) {
        let (plan, dataset) = model();
        let text = write(&journal).expect("finite numbers");
        let value = serde_json::from_str(&text).expect("JSON");
        prop_assert!(schema().is_valid(&value), "{}", text);
        let known = Known { plan: &plan, dataset: &dataset };
        prop_assert_eq!(read(&text, known).expect("our own file"), journal);
    }

    #[test]
    fn merging_loses_nothing_and_minds_no_order(a in journals(), b in journals()) {
        let merged = |one: &Journal, other: &Journal| {
            let mut journal = one.clone();
            journal.merge(other);
            journal
        };
        prop_assert_eq!(merged(&a, &a), a.clone(), "with itself");
        let both = merged(&a, &b);
        prop_assert_eq!(merged(&both, &b), both.clone(), "twice");
        for change in a.changes().iter().chain(b.changes()) {
            prop_assert!(both.changes().iter().any(|own| own.stamp == change.stamp));
        }
        // Two changes of one stamp are one change, but for a file made by hand.
        let shared = |own: &Change| b.changes().iter().any(|o| o.stamp == own.stamp && o != own);
        if !a.changes().iter().any(shared) {
            let round = merged(&b, &a);
            prop_assert_eq!(round.changes(), both.changes(), "the other way round");
        }
    }

    #[test]
    fn the_difference_leads_from_one_state_to_the_other(a in vec(entries(), 0..20), b in vec(entries(), 0..20)) {
        let (a, b) = (Tracking::of(&a), Tracking::of(&b));
        let mut walked = a.clone();
        a.towards(&b).iter().for_each(|entry| walked.apply(entry));
        prop_assert_eq!(&walked, &b);
        prop_assert!(b.towards(&b).is_empty());
        prop_assert_eq!(Tracking::of(&b.entries()), b);
    }
}

#[test]
fn the_first_form_is_still_read() {
    let (plan, dataset) = model();
    let journal = read(V1, Known { plan: &plan, dataset: &dataset }).expect("the first form");
    assert_eq!((journal.changes().len(), journal.versions().len()), (13, 1));
    let now = journal.tracking();
    let key = |text| ActionKey::parse(text).expect("a key");
    assert_eq!(now.record(key("4.1")).status, Status::Done);
    assert_eq!(now.record(key("1.3")).due, None, "taken back");
    assert_eq!(now.record(key("1.3")).budget, Some(120_000));
    assert_eq!(now.values("axe1-taux-occupation").count(), 0, "taken back");
    assert_eq!(now.values("axe1-nombre-ram").collect::<Vec<_>>(), [(day("2017-03-01"), 13.0)]);
    let version = &journal.versions()[0];
    assert_eq!(version.tracking.record(key("4.1")).status, Status::Underway);
}

#[test]
fn a_bad_file_is_refused_with_its_place_and_reason() {
    let (plan, dataset) = model();
    let refused = |from: &str, to: &str| {
        assert!(V1.contains(from), "{from}");
        let text = V1.replacen(from, to, 1);
        read(&text, Known { plan: &plan, dataset: &dataset }).expect_err("refused").to_string()
    };
    for (from, to, place, reason) in [
        ("realisee", "fini", "changement n° 3", "« fini » inconnu"),
        ("\"4.1\"", "\"4.9\"", "changement n° 1", "action « 4.9 » inconnue"),
        ("200044170", "200044171", "changement n° 4", "200044171"),
        (
            "axe1-nombre-ram\", \"date\": \"2017",
            "axe1-ram\", \"date\": \"2017",
            "n° 11",
            "axe1-ram",
        ),
        ("2017-06-30", "2017-06-31", "changement n° 6", "n’est pas un jour"),
        ("120000", "-1", "changement n° 8", "forme"),
        ("\"nom\": \"Comité", "\"nom\": \"  Comité", "version n° 1", "nom vide"),
        ("\"date\": \"2016-05-01\"", "\"date\": \"hier\"", "version n° 1, ligne n° 3", "hier"),
        ("\"tirage\": 90", "\"tirage\": 12, \"x\": 1", "changement n° 2", "forme"),
        ("08:01:00.000Z\", \"tirage\": 90", "08:00:00.000Z\", \"tirage\": 12", "n° 2", "déjà"),
        ("\"version\": 1", "\"version\": 2", "fichier", "plus récente"),
        ("\"version\": 1", "\"version\": 0", "fichier", "pas connue"),
        ("familles/suivi", "familles/autre", "fichier", "pas un fichier de suivi"),
        ("\"format\"", "format", "fichier", "lisible"),
    ] {
        let told = refused(from, to);
        assert!(told.contains(place) && told.contains(reason), "{from} → {to}: {told}");
    }
}
