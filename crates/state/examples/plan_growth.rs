//! Benchmark: times the tracker's steps with four years of changes, and with a hundred times as many actions:
//! `cargo run --release -p state --example plan_growth`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::hint::black_box;
use std::time::Instant;

use analysis::plan::filter::{Filter, matching_actions};
use analysis::plan::targets::targets;
use model::read::journal::{JournalContext, read, write};
use model::read::{plan, published_indicators};
use model::tracking::{Change, Device, Drafts, Edit, Entry, Journal, Stamp, Status};
use model::{Dataset, Day, Indicator, Plan};
use state::{Command, EntryContext, Tracker};

/// How many times a step is timed.
const ROUNDS: usize = 9;

fn main() {
    let dataset = fixtures::dataset();
    let text = fixtures::geodata_text("indicateurs.json");
    let figures = published_indicators(&text, dataset).expect("the indicators are valid");
    let published = plan(&fixtures::geodata_text("plan.json")).expect("the plan is valid");
    measure(
        "24 actions, each changed every week for four years",
        &published,
        208,
        dataset,
        &figures,
    );
    let large = repeat_actions(&published, 100);
    measure("2,400 actions, four changes each", &large, 4, dataset, &figures);
}

/// Repeats the actions `times` times, with consecutive numbers.
fn repeat_actions(published: &Plan, times: usize) -> Plan {
    let mut plan = published.clone();
    for axis in &mut plan.axes {
        let mut number = 0;
        for objective in &mut axis.objectives {
            let copies = objective.actions.iter().flat_map(|a| std::iter::repeat_n(a, times));
            let mut copies: Vec<_> = copies.cloned().collect();
            for copy in &mut copies {
                number += 1;
                copy.key.number = number;
            }
            objective.actions = copies;
        }
    }
    plan
}

fn journal(plan: &Plan, changes: usize) -> Journal {
    let mut journal = Journal::default();
    let start = Day::new(2016, 1, 1).expect("a day");
    let mut day = start;
    for round in 0..changes {
        while usize::try_from(day.days_since(start)).expect("later") < round * 1460 / changes {
            day = day.next().expect("a day");
        }
        for (nonce, (_, _, action)) in (0..).zip(plan.actions()) {
            let edit = if round % 2 == 0 {
                Edit::Status(Status::ALL[1 + (round / 2 + usize::from(action.key.number)) % 5])
            } else {
                Edit::Notes(format!("Point n° {round} de l’action."))
            };
            let stamp =
                Stamp::new(&format!("{}T09:00:00.000Z", day.iso()), nonce).expect("a moment");
            let entry = Entry::Action(action.key, edit);
            journal.add(Change::new(stamp, day, Some(Device(7)), entry));
        }
    }
    journal
}

fn measure(title: &str, plan: &Plan, changes: usize, dataset: &Dataset, figures: &[Indicator]) {
    let journal = journal(plan, changes);
    let context = JournalContext { plan, dataset };
    let day = Day::new(2018, 1, 1).expect("a day");
    let text = write(&journal, &Drafts::new()).expect("finite numbers");
    println!("{title}: {} changes, {} kB", journal.changes().len(), text.len() / 1000);
    let tracking = journal.tracking();
    let word_filter = Filter { words: "mediation".to_owned(), ..Filter::default() };
    time_step("read", || read(&text, context).expect("our own"));
    time_step("write", || write(&journal, &Drafts::new()).expect("finite numbers"));
    time_step("add up to a day", || journal.tracking_at(day));
    time_step("all actions", || {
        matching_actions(plan, dataset, &tracking, &Filter::default(), day).len()
    });
    time_step("by words", || matching_actions(plan, dataset, &tracking, &word_filter, day).len());
    time_step("targets", || targets(plan, figures, &tracking, day).len());
    let mut tracker = Tracker::default();
    let last = Day::new(2019, 12, 31).expect("a day");
    let now = EntryContext {
        stamp: Stamp::new("2019-12-31T09:00:00.000Z", 0).expect("a moment"),
        today: last,
        device: Device(7),
    };
    tracker.execute(Command::Merge(journal.clone()), &now).expect("nothing to refuse");
    let key = plan.axes[0].objectives[0].actions[0].key;
    let mut turn = 0;
    time_step("enter", || {
        turn += 1;
        let lead = Entry::Action(key, Edit::Lead(format!("{turn}")));
        tracker.execute(Command::Enter(lead, last), &now)
    });
    time_step("merge", || tracker.execute(Command::Merge(journal.clone()), &now));
    time_step("what undo takes back", || tracker.journal().last_change_by(Device(7)).is_some());
}

fn time_step<T>(step: &str, mut run: impl FnMut() -> T) {
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("  {step}: {:.2} ms (median of {ROUNDS})", times[ROUNDS / 2]);
}
