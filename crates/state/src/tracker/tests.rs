//! Workflow tests: facts and their days, drafts, undo, refusals.

use super::*;
use analysis::plan::filter::{Filter, Issue, matching_actions};
use analysis::plan::progress::progress;
use analysis::plan::report::{action_table, progress_table};
use model::read::{journal, plan};
use model::tracking::{Status, Tracking};

const KEY: ActionKey = ActionKey { axis: 1, number: 3 };

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn context_at(device: u32, at: &str) -> EntryContext {
    let stamp = Stamp::new(at, 5).expect("a moment");
    EntryContext { today: stamp.day().expect("a day"), stamp, device: Device(device) }
}

fn default_context() -> EntryContext {
    context_at(1, "2017-05-12T09:30:00.000Z")
}

fn limits() -> DateLimits {
    let (first, start, last) = (day("2011-12-31"), day("2016-01-01"), day("2023-12-31"));
    DateLimits { first_day: first, plan_start: start, last_due_day: last, today: day("2017-05-12") }
}

fn status(status: Status, since: &str) -> Command {
    Command::Enter(Entry::Action(KEY, Edit::Status(status)), day(since))
}

fn lead(name: &str) -> Command {
    Command::Enter(Entry::Action(KEY, Edit::Lead(name.into())), day("2017-05-12"))
}

fn lead_of(tracker: &Tracker) -> String {
    tracker.journal().tracking().action_state(KEY).lead
}

#[test]
fn statuses_hold_from_their_days_in_any_order_of_entry() {
    let mut tracker = Tracker::default();
    for command in [
        status(Status::Done, "2017-03-01"),
        status(Status::Underway, "2016-02-01"),
        // The resumption is entered before the pause that precedes it.
        status(Status::Underway, "2017-01-15"),
        status(Status::Paused, "2016-09-01"),
    ] {
        assert_eq!(tracker.execute(command.clone(), &default_context()), Ok(true), "{command:?}");
    }
    for (at, expected) in [
        ("2016-01-31", Status::Unknown),
        ("2016-02-01", Status::Underway),
        ("2016-09-01", Status::Paused),
        ("2017-02-28", Status::Underway),
        ("2017-03-01", Status::Done),
        ("2026-11-26", Status::Done),
    ] {
        assert_eq!(
            tracker.journal().tracking_at(day(at)).action_state(KEY).status,
            expected,
            "{at}"
        );
        assert_eq!(tracker.journal().action_state_at(KEY, day(at)).status, expected, "{at}");
    }
}

#[test]
fn status_must_fit_between_its_neighbours() {
    let mut tracker = Tracker::default();
    let refused = |tracker: &mut Tracker, new_status, since| {
        let before = tracker.clone();
        let error =
            tracker.execute(status(new_status, since), &default_context()).expect_err("refused");
        assert_eq!(*tracker, before, "nothing has changed");
        error.sentence()
    };
    assert_eq!(
        tracker.execute(status(Status::Upcoming, "2016-01-10"), &default_context()),
        Ok(true)
    );
    assert_eq!(
        tracker.execute(status(Status::Underway, "2016-06-01"), &default_context()),
        Ok(true)
    );
    let message = refused(&mut tracker, Status::Done, "2016-03-01");
    assert!(message.contains("à venir") && message.contains("01/03/2016"), "{message}");
    let message = refused(&mut tracker, Status::Underway, "2016-07-01");
    assert!(message.contains("déjà"), "{message}");
    let message = refused(&mut tracker, Status::Done, "2017-05-13");
    assert!(message.contains("13/05/2017") && message.contains("aujourd’hui"), "{message}");
    assert_eq!(
        tracker.execute(status(Status::Underway, "2016-02-01"), &default_context()),
        Ok(true),
        "earlier"
    );
    assert_eq!(tracker.execute(status(Status::Done, "2016-12-31"), &default_context()), Ok(true));
    let message = refused(&mut tracker, Status::Paused, "2016-08-01");
    assert!(message.contains("réalisée") && message.contains("31/12/2016"), "{message}");
}

#[test]
fn entries_and_undo_work_with_a_clock_set_back() {
    let earlier = context_at(1, "2016-01-01T00:00:00.000Z");
    let mut tracker = Tracker::default();
    let enter = |tracker: &mut Tracker, name: &str, at: &EntryContext| {
        tracker.execute(
            Command::Enter(Entry::Action(KEY, Edit::Lead(name.into())), day("2015-01-01")),
            at,
        )
    };
    assert_eq!(enter(&mut tracker, "Caf", &default_context()), Ok(true));
    assert_eq!(enter(&mut tracker, "  Msa ", &earlier), Ok(true));
    assert_eq!(enter(&mut tracker, "Msa", &earlier), Ok(false), "it is that already");
    assert_eq!(lead_of(&tracker), "Msa");
    assert_eq!(tracker.execute(Command::Undo, &earlier), Ok(true));
    assert_eq!(lead_of(&tracker), "Caf");
    assert_eq!(tracker.execute(Command::Undo, &earlier), Ok(true));
    assert!(tracker.journal().tracking().is_empty());
    assert_eq!(tracker.execute(Command::Undo, &earlier), Ok(false));
    assert_eq!((tracker.journal().changes().len(), tracker.journal().undos().len()), (2, 2));
}

#[test]
fn undo_persists_and_is_limited_to_this_device() {
    let plan = plan(&fixtures::geodata_text("plan.json")).expect("the plan is valid");
    let dataset = fixtures::dataset();
    let known = journal::JournalContext { plan: &plan, dataset };
    let mut colleague = Tracker::default();
    let budget = Command::Enter(Entry::Action(KEY, Edit::Budget(Some(9_400))), day("2017-05-12"));
    let theirs = context_at(2, "2017-05-12T10:00:00.000Z");
    assert_eq!(colleague.execute(budget, &theirs), Ok(true));
    let mut tracker = Tracker::default();
    assert_eq!(tracker.execute(lead("Caf"), &default_context()), Ok(true));
    assert_eq!(tracker.execute(lead("Msa"), &default_context()), Ok(true));
    assert_eq!(
        tracker.execute(Command::Merge(colleague.journal().clone()), &default_context()),
        Ok(true)
    );
    // Closes the page and opens it again.
    let reopened = |tracker: &Tracker| {
        let text = journal::write(tracker.journal(), &Drafts::new()).expect("finite numbers");
        Tracker { journal: journal::read(&text, known).expect("our own file") }
    };
    let mut tracker = reopened(&tracker);
    assert_eq!(tracker.execute(Command::Undo, &default_context()), Ok(true));
    assert_eq!(lead_of(&tracker), "Caf", "not the budget, though it was entered later");
    let mut tracker = reopened(&tracker);
    assert_eq!(tracker.execute(Command::Undo, &default_context()), Ok(true));
    assert_eq!(tracker.execute(Command::Undo, &default_context()), Ok(false));
    let record = tracker.journal().tracking().action_state(KEY);
    assert_eq!((record.lead.as_str(), record.budget), ("", Some(9_400)));
    // An undo persists wherever it is merged.
    assert_eq!(colleague.execute(Command::Merge(tracker.journal().clone()), &theirs), Ok(true));
    assert_eq!(colleague.journal().tracking(), tracker.journal().tracking());
    assert_eq!(colleague.execute(Command::Merge(tracker.journal().clone()), &theirs), Ok(false));
}

#[test]
fn version_1_facts_hold_from_their_day_of_entry() {
    let plan = plan(&fixtures::geodata_text("plan.json")).expect("the plan is valid");
    let dataset = fixtures::dataset();
    let known = journal::JournalContext { plan: &plan, dataset };
    let text = include_str!("../../../../tests/journal/v1.json");
    let journal = journal::read(text, known).expect("the first form");
    let at = |reference: &str| -> (Tracking, usize, usize) {
        let tracking = journal.tracking_at(day(reference));
        let progress_then = progress(plan.actions(), &tracking, day(reference));
        (tracking, progress_then.count(Status::Done), progress_then.count(Status::Underway))
    };
    assert!(at("2016-03-01").0.is_empty(), "nothing done later");
    assert_eq!((at("2016-06-29").1, at("2016-06-29").2), (0, 1));
    assert_eq!((at("2016-06-30").1, at("2016-06-30").2), (1, 0));
}

/// All views count the same actions as late.
#[test]
fn late_actions_are_counted_alike_everywhere() {
    let plan = plan(&fixtures::geodata_text("plan.json")).expect("the plan is valid");
    let dataset = fixtures::dataset();
    let mut tracker = Tracker::default();
    assert_eq!(
        tracker.execute(status(Status::Underway, "2016-05-02"), &default_context()),
        Ok(true)
    );
    for reference in ["2016-03-01", "2016-07-01", "2018-01-01", "2019-12-31"].map(day) {
        let tracking = tracker.journal().tracking_at(reference);
        let filter = Filter { issue: Some(Issue::Late), ..Filter::default() };
        let filtered = matching_actions(&plan, dataset, &tracking, &filter, reference).len();
        let counted = progress(plan.actions(), &tracking, reference);
        assert_eq!(counted.late, filtered, "{reference}");
        let all = matching_actions(&plan, dataset, &tracking, &Filter::default(), reference);
        let file = action_table(&all, dataset, reference);
        let column = file.column_headers.iter().position(|head| head == "En retard").expect("it");
        let in_file = file.rows.iter().filter(|line| line.cells[column - 1].text == "oui");
        assert_eq!(in_file.count(), filtered, "{reference}");
        let noted =
            file.rows.iter().filter(|l| l.cells.iter().any(|c| c.note.starts_with("en retard")));
        assert_eq!(noted.count(), filtered, "{reference}");
        let table = progress_table(&plan, &tracking, reference);
        let total = table.rows[0].cells.last().and_then(|cell| cell.number);
        assert_eq!(total, Some(filtered as f64), "{reference}");
    }
}

#[test]
fn draft_becomes_one_change() {
    let notes = DraftField::Action(KEY, ActionField::Notes);
    let (mut tracker, mut drafts) = (Tracker::default(), Drafts::new());
    let write = |drafts: &mut Drafts, text: &str| {
        drafts.insert(notes.clone(), Draft { text: text.into(), since: Some(day("2017-05-12")) });
    };
    for text in ["D", "Deux pro", "Deux projets. "] {
        write(&mut drafts, text);
        assert!(tracker.journal().is_empty(), "nothing is entered while one types");
    }
    let notes = (KEY, ActionField::Notes);
    assert_eq!(tracker.commit_draft(notes, &mut drafts, &limits(), &default_context()), Ok(true));
    assert!(drafts.is_empty());
    assert_eq!(
        tracker.commit_draft(notes, &mut drafts, &limits(), &default_context()),
        Ok(false),
        "once"
    );
    write(&mut drafts, "Deux projets.");
    assert_eq!(
        tracker.commit_draft(notes, &mut drafts, &limits(), &default_context()),
        Ok(false),
        "nothing new"
    );
    write(&mut drafts, "Trois projets.");
    assert_eq!(tracker.commit_draft(notes, &mut drafts, &limits(), &default_context()), Ok(true));
    assert_eq!(tracker.journal().changes().len(), 2);
    assert_eq!(tracker.execute(Command::Undo, &default_context()), Ok(true));
    assert_eq!(tracker.journal().tracking().action_state(KEY).notes, "Deux projets.");
}

#[test]
fn invalid_draft_is_kept_and_changes_nothing() {
    let (mut tracker, mut drafts) = (Tracker::default(), Drafts::new());
    for (field, text, since, expected) in [
        (ActionField::Budget, "abc", Some("2017-05-12"), "nombre entier d’euros"),
        (ActionField::Budget, "-5", Some("2017-05-12"), "nombre entier d’euros"),
        (ActionField::Due, "2035-01-01", Some("2017-05-12"), "hors du temps du plan"),
        (ActionField::Lead, "Caf", None, "donnez d’abord la date"),
        (ActionField::Lead, "Caf", Some("2017-05-13"), "pas encore passé"),
    ] {
        let since = since.map(day);
        drafts.insert(DraftField::Action(KEY, field), Draft { text: text.into(), since });
        let result = tracker.commit_draft((KEY, field), &mut drafts, &limits(), &default_context());
        let sentence = result.expect_err("refused").sentence();
        assert!(sentence.contains(expected), "{sentence}");
        assert_eq!(drafts[&DraftField::Action(KEY, field)].text, text);
    }
    assert!(tracker.journal().is_empty());
}

#[test]
fn saved_version_never_changes() {
    let reference = day("2017-05-12");
    let mut tracker = Tracker::default();
    assert_eq!(tracker.execute(lead("Caf"), &default_context()), Ok(true));
    let save = |name: &str, reference| Command::SaveVersion { name: name.into(), reference };
    assert_eq!(
        tracker.execute(save("  ", reference), &default_context()),
        Err(EntryError::MissingName)
    );
    assert_eq!(
        tracker.execute(save(" Comité technique ", reference), &default_context()),
        Ok(true)
    );
    assert_eq!(tracker.execute(save("Avant", day("2017-05-11")), &default_context()), Ok(true));
    assert_eq!(tracker.execute(lead("Msa"), &default_context()), Ok(true));
    let versions = tracker.journal().versions();
    assert_eq!(versions[0].name, "Comité technique");
    assert_eq!(versions[0].tracking.action_state(KEY).lead, "Caf");
    assert!(versions[1].tracking.is_empty(), "of its day");
    let mut other = Tracker::default();
    assert_eq!(other.journal().count_new_in(tracker.journal()), (2, 2));
    assert_eq!(
        other.execute(Command::Merge(tracker.journal().clone()), &default_context()),
        Ok(true)
    );
    assert_eq!(other.journal().count_new_in(tracker.journal()), (0, 0));
    assert_eq!(
        other.execute(Command::Merge(tracker.journal().clone()), &default_context()),
        Ok(false)
    );
    assert_eq!(other.journal(), tracker.journal());
}
