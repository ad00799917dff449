//! The journal file: round trips, merging and rejected files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod damaged;

use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use model::read::journal::{JournalContext, drafts, read, write};
use model::read::plan;
use model::tracking::{
    ActionField, Change, Device, Draft, DraftField, Drafts, Edit, Entry, Journal,
    MAX_ABSOLUTE_VALUE, Priority, Snapshot, Stamp, Status, Tracking, Undo, clean_name,
};
use model::{ActionKey, Dataset, Day, Plan, Siren};

/// A sample of each version of the format; never changed.
const V1: &str = include_str!("../../../../tests/journal/v1.json");
const V2: &str = include_str!("../../../../tests/journal/v2.json");

fn model() -> (Plan, &'static Dataset) {
    let plan = plan(&fixtures::geodata_text("plan.json")).expect("the plan is valid");
    (plan, fixtures::dataset())
}

/// The published schema of exchanged journals.
fn schema() -> &'static jsonschema::Validator {
    static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
        let text = &fixtures::geodata_text("schema/suivi.schema.json");
        let schema = serde_json::from_str(text).expect("the schema is JSON");
        jsonschema::draft202012::new(&schema).expect("the schema is valid")
    });
    &SCHEMA
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn days(years: std::ops::RangeInclusive<u16>) -> impl Strategy<Value = Day> {
    (years, 1u8..=12, 1u8..=31).prop_filter_map("no day", |(y, m, d)| Day::new(y, m, d))
}

fn edits(sirens: Vec<Siren>) -> impl Strategy<Value = Edit> {
    prop_oneof![
        proptest::sample::select(&Status::ALL[..]).prop_map(Edit::Status),
        ".{0,30}".prop_map(Edit::Lead),
        "\\PC{0,30}|(?s).{0,30}".prop_map(Edit::Notes),
        vec(".{0,10}", 0..4).prop_map(Edit::Partners),
        proptest::sample::subsequence(sirens, 0..=16).prop_map(Edit::Territories),
        option::of(days(1..=9999)).prop_map(Edit::Due),
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
    let value = (
        proptest::sample::select(ids),
        2010u16..2030,
        option::of(-MAX_ABSOLUTE_VALUE..MAX_ABSOLUTE_VALUE),
    )
        .prop_filter_map("no day", |(indicator, year, value)| {
            Some(Entry::Value { indicator, day: Day::new(year, 2, 28)?, value })
        });
    prop_oneof![4 => action, 1 => value].prop_filter_map("nothing to keep", Entry::sanitize)
}

fn stamps() -> impl Strategy<Value = Stamp> {
    // A small range, so that generated journals share stamps.
    (0u8..60, 0u32..3).prop_filter_map("no moment", |(second, nonce)| {
        Stamp::new(&format!("2017-05-12T09:30:{second:02}.000Z"), nonce)
    })
}

fn changes() -> impl Strategy<Value = Change> {
    (stamps(), days(2016..=2018), option::of((0u32..3).prop_map(Device)), entries())
        .prop_map(|(stamp, since, device, entry)| Change::new(stamp, since, device, entry))
}

fn draft_maps() -> impl Strategy<Value = Drafts> {
    let key = ActionKey { axis: 1, number: 3 };
    let mut fields: Vec<DraftField> =
        ActionField::ALL.map(|field| DraftField::Action(key, field)).to_vec();
    fields.extend([DraftField::VersionName, DraftField::Value("laep".into())]);
    let draft = ("(?s).{0,30}", option::of(days(2016..=2018)))
        .prop_map(|(text, since)| Draft { text, since });
    proptest::collection::btree_map(proptest::sample::select(fields), draft, 0..4)
}

fn journals() -> impl Strategy<Value = Journal> {
    let versions = (stamps(), ".{1,20}", vec(entries(), 0..6)).prop_filter_map(
        "no name",
        |(stamp, name, entries)| {
            let name = clean_name(&name);
            let tracking = Tracking::from_entries(&entries);
            (!name.is_empty()).then_some(Snapshot {
                stamp,
                name,
                reference: day("2017-05-12"),
                tracking,
            })
        },
    );
    let undo = (stamps(), stamps()).prop_map(|(stamp, target)| Undo { stamp, target });
    (vec(changes(), 0..20), vec(undo, 0..4), vec(versions, 0..3)).prop_map(
        |(changes, undos, versions)| {
            let mut journal = Journal::default();
            changes.into_iter().for_each(|change| journal.add(change));
            undos.into_iter().for_each(|undo| journal.add_undo(undo));
            versions.into_iter().for_each(|version| journal.add_version(version));
            journal
        },
    )
}

proptest! {
    #[test]
    fn journals_and_drafts_round_trip(journal in journals(), typed_drafts in draft_maps()) {
        let (plan, dataset) = model();
        let text = write(&journal, &typed_drafts).expect("finite numbers");
        prop_assert_eq!(drafts(&text, &plan), typed_drafts);
        let value = serde_json::from_str(&text).expect("JSON");
        prop_assert!(schema().is_valid(&value), "{}", text);
        let context = JournalContext { plan: &plan, dataset };
        prop_assert_eq!(read(&text, context).expect("our own file"), journal);
    }

    #[test]
    fn merging_is_idempotent_and_keeps_everything(a in journals(), b in journals()) {
        let merged = |one: &Journal, other: &Journal| {
            let mut journal = one.clone();
            journal.merge(other);
            journal
        };
        prop_assert_eq!(merged(&a, &a), a.clone(), "with itself");
        let both = merged(&a, &b);
        prop_assert_eq!(merged(&both, &b), both.clone(), "twice");
        for change in a.changes().iter().chain(b.changes()) {
            prop_assert!(both.changes().iter().any(|candidate| candidate.stamp == change.stamp));
        }
        // Two changes with the same stamp are the same change, except in a file made by hand.
        let shared = |mine: &Change| b.changes().iter().any(|o| o.stamp == mine.stamp && o != mine);
        if !a.changes().iter().any(shared) {
            let reversed = merged(&b, &a);
            prop_assert_eq!(reversed.changes(), both.changes(), "the other way round");
            prop_assert_eq!(both.count_new_in(&a), (0, 0));
            prop_assert_eq!(both.count_new_in(&b), (0, 0));
        }
    }

    /// The state on a day results from what had happened by then; later facts do not change it.
    #[test]
    fn state_of_a_day_ignores_later_facts(journal in journals(), day in days(2016..=2018)) {
        let mut until_day = Journal::default();
        journal.changes().iter().filter(|c| c.since <= day).cloned().for_each(|c| until_day.add(c));
        journal.undos().iter().cloned().for_each(|undo| until_day.add_undo(undo));
        prop_assert_eq!(until_day.tracking(), journal.tracking_at(day));
        for axis in 1..=4 {
            let key = ActionKey { axis, number: 1 };
            let record = journal.tracking_at(day).action_state(key);
            prop_assert_eq!(journal.action_state_at(key, day), record.clone());
            prop_assert_eq!(journal.status_and_next(key, day).0, record.status);
        }
    }

    #[test]
    fn diff_turns_one_state_into_the_other(a in vec(entries(), 0..20), b in vec(entries(), 0..20)) {
        let (a, b) = (Tracking::from_entries(&a), Tracking::from_entries(&b));
        let mut walked = a.clone();
        a.diff(&b).iter().for_each(|entry| walked.apply(entry));
        prop_assert_eq!(&walked, &b);
        prop_assert!(b.diff(&b).is_empty());
        prop_assert_eq!(Tracking::from_entries(&b.entries()), b);
    }
}

#[test]
fn version_1_is_still_read() {
    let (plan, dataset) = model();
    let journal = read(V1, JournalContext { plan: &plan, dataset }).expect("the first form");
    assert_eq!((journal.changes().len(), journal.versions().len()), (13, 1));
    let tracking = journal.tracking();
    let key = |text| ActionKey::parse(text).expect("a key");
    assert_eq!(tracking.action_state(key("4.1")).status, Status::Done);
    assert_eq!(tracking.action_state(key("1.3")).due, None, "taken back");
    assert_eq!(tracking.action_state(key("1.3")).budget, Some(120_000));
    assert_eq!(tracking.values("axe1-taux-occupation").count(), 0, "taken back");
    assert_eq!(tracking.values("axe1-nombre-ram").collect::<Vec<_>>(), [(day("2017-03-01"), 13.0)]);
    let version = &journal.versions()[0];
    assert_eq!(version.tracking.action_state(key("4.1")).status, Status::Underway);
    assert!(journal.changes().iter().all(|change| change.device.is_none()));
    assert_eq!(journal.changes()[2].since, day("2016-06-30"), "the day of entry");
}

#[test]
fn version_2_has_dated_facts_and_undos() {
    let (plan, dataset) = model();
    let journal = read(V2, JournalContext { plan: &plan, dataset }).expect("the second form");
    let key = |text| ActionKey::parse(text).expect("a key");
    let at = |text| journal.tracking_at(day(text));
    assert_eq!(at("2016-01-31").action_state(key("4.1")).status, Status::Unknown);
    assert_eq!(at("2016-02-01").action_state(key("4.1")).status, Status::Underway);
    assert_eq!(at("2019-12-31").action_state(key("4.1")).status, Status::Underway, "taken back");
    assert_eq!(at("2016-07-01").action_state(key("1.3")).budget, Some(120_000));
    assert_eq!(journal.last_change_by(Device(77)).map(|c| c.stamp.nonce()), Some(8));
    let typed_drafts = drafts(V2, &plan);
    let budget = &typed_drafts[&DraftField::Action(key("1.3"), ActionField::Budget)];
    assert_eq!((budget.text.as_str(), budget.since), ("12 k€", Some(day("2017-03-02"))));
    assert_eq!(typed_drafts.len(), 3);
    assert!(drafts(V1, &plan).is_empty());
}

/// Files chosen by mistake are recognised, and the message says in French what they are.
#[test]
fn other_files_are_rejected_by_their_kind() {
    let (plan, dataset) = model();
    let context = JournalContext { plan: &plan, dataset };
    let cut = &V1[..V1.len() / 2];
    let picture = "\u{fffd}PNG\r\n\u{1a}\n\0\0\0\rIHDR";
    for (text, expected) in [
        ("", "vide"),
        (" \n", "vide"),
        (picture, "pas du texte"),
        ("PK\u{3}\u{4}\0\0", "pas du texte"),
        ("\u{feff}Action;Intitulé;Axe\r\n1.1;Créer;1\r\n", "tableau (CSV)"),
        ("id,nom\n1,x\n", "tableau (CSV)"),
        ("<!doctype html><html></html>", "pas écrit en JSON"),
        ("Bonjour", "pas écrit en JSON"),
        ("[1, 2]", "pas"),
        ("{\"type\": \"FeatureCollection\", \"features\": []}", "JSON d’autre chose"),
        ("{}", "JSON d’autre chose"),
        (cut, "coupé"),
        ("{\"format\": 3}", "forme voulue"),
        ("{\"format\": \"carte-services-familles/suivi\", \"version\": 2}", "forme voulue"),
    ] {
        let rule = read(text, context).expect_err("refused").rule;
        assert!(rule.contains(expected), "{text}: {rule}");
        for english in ["expected", "EOF", "missing", "line", "column", "invalid", "unknown"] {
            assert!(!rule.replace("ligne", "").contains(english), "{rule}");
        }
    }
}

#[test]
fn invalid_journals_are_rejected_with_record_and_reason() {
    let (plan, dataset) = model();
    let rejection = |from: &str, to: &str| {
        assert!(V1.contains(from), "{from}");
        let text = V1.replacen(from, to, 1);
        read(&text, JournalContext { plan: &plan, dataset }).expect_err("refused").to_string()
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
        ("\"version\": 1", "\"version\": 3", "fichier", "plus récente"),
        ("\"version\": 1", "\"version\": 0", "fichier", "pas connue"),
        ("familles/suivi", "familles/autre", "fichier", "JSON d’autre chose"),
        ("\"format\"", "format", "fichier", "abîmé"),
        ("\"tirage\": 12,", "\"tirage\": 12, \"depuis\": \"hier\",", "n° 1", "n’est pas un jour"),
        ("\"tirage\": 11,", "\"tirage\": 11, \"depuis\": \"2017-01-01\",", "n° 11", "propre date"),
    ] {
        let error = rejection(from, to);
        assert!(error.contains(place) && error.contains(reason), "{from} → {to}: {error}");
    }
}
