//! Tables about the plan.

use super::filter::TrackedAction;
use super::late::{due_day, timing};
use super::progress::{Progress, axis_progress, objective_progress, progress};
use crate::grid::{Cell, Grid, Row};
use crate::wording::format::{sentence_case, typeset};
use crate::wording::plan as words;
use model::tracking::{Status, Tracking};
use model::{Dataset, Day, Plan};

/// The columns of [`action_table`]; [`action_cells`] has those after the first, in the same order.
const ACTION_COLUMNS: [&str; 13] = [
    "Action",
    "Intitulé",
    "Axe",
    "Objectif",
    "État",
    "En retard",
    "Échéance",
    "Pilote",
    "Priorité",
    "Budget",
    "Territoires",
    "Autres partenaires",
    "Notes",
];

/// A row per action, with everything entered.
#[must_use]
pub fn action_table(matches: &[TrackedAction<'_>], dataset: &Dataset, reference: Day) -> Grid {
    let action_row = |tracked: &TrackedAction<'_>| Row {
        row_header: Cell::text(tracked.action.key.to_string()),
        cells: action_cells(tracked, dataset, reference).into(),
    };
    Grid {
        caption: format!("Suivi du plan d’action au {reference}"),
        column_headers: ACTION_COLUMNS.map(str::to_owned).to_vec(),
        rows: matches.iter().map(action_row).collect(),
    }
}

fn action_cells(tracked: &TrackedAction<'_>, dataset: &Dataset, reference: Day) -> [Cell; 12] {
    let TrackedAction { axis, objective, action, record } = tracked;
    let due = due_day(axis, record);
    let timing = timing(axis, record, reference);
    let late = words::timing_text(timing, due, reference);
    let origin = match record.due {
        Some(_) => "saisie".to_owned(),
        None => format!("calendrier {}", dataset.document.words.genitive),
    };
    let priority = record.priority.map(words::priority_label).unwrap_or_default();
    let budget = record.budget.map(|b| Cell::number(f64::from(b), words::euros_text(b)));
    [
        Cell::text(&action.title.text),
        Cell::number(f64::from(axis.number), axis.number.to_string()),
        Cell::number(f64::from(objective.number), objective.number.to_string()),
        Cell::text(words::status_label(record.status)).with_note(late.unwrap_or_default()),
        Cell::text(if timing.is_late() { "oui" } else { "non" }),
        Cell::text(due.iso()).with_note(origin),
        Cell::text(&record.lead),
        Cell::text(priority),
        budget.unwrap_or_default(),
        Cell::text(words::territory_names(&record.territories, dataset)),
        Cell::text(record.partners.join(", ")),
        Cell::text(&record.notes),
    ]
}

/// [`action_table`] for the screen: fewer columns, links to the actions' sheets, French dates.
#[must_use]
pub fn screen_table(matches: &[TrackedAction<'_>], dataset: &Dataset, reference: Day) -> Grid {
    let screen_row = |tracked: &TrackedAction<'_>| {
        let [_, _, _, mut status, _, mut due, lead, priority, budget, territories, _, _] =
            action_cells(tracked, dataset, reference);
        let key = tracked.action.key;
        let due_day = due_day(tracked.axis, &tracked.record);
        status.text = format!("{} {}", words::status_symbol(tracked.record.status), status.text);
        // The delay is the note of the due day.
        status.note = String::new();
        let timing = timing(tracked.axis, &tracked.record, reference);
        let late = words::timing_parts(timing, due_day, reference);
        if let (Some([late, _]), true) = (late, timing.is_late()) {
            (due.note, due.note_is_warning) = (late, true);
        }
        due.text = due_day.to_string();
        due.number = Day::new(1, 1, 1).map(|first| due_day.days_since(first) as f64);
        let title = typeset(&tracked.action.title.text);
        let order = f64::from(key.axis) * 1000.0 + f64::from(key.number);
        let link = format!("?action={key}#action-{key}");
        Row {
            row_header: Cell::number(order, format!("{key} {title}")).with_link(link),
            cells: vec![status, due, lead, priority, budget, territories],
        }
    };
    let [action, _, _, _, status, _, due, lead, priority, budget, territories, _, _] =
        ACTION_COLUMNS;
    let column_headers = [action, status, due, lead, priority, budget, territories];
    Grid {
        caption: format!("Suivi du plan d’action au {reference}"),
        column_headers: column_headers.map(str::to_owned).to_vec(),
        rows: matches.iter().map(screen_row).collect(),
    }
}

/// The progress of the plan, its axes and their objectifs. A status without actions has no column, except
/// [`Status::Done`].
#[must_use]
pub fn progress_table(plan: &Plan, tracking: &Tracking, reference: Day) -> Grid {
    let overall = progress(plan.actions(), tracking, reference);
    let is_shown = |status: &Status| *status == Status::Done || overall.count(*status) > 0;
    let statuses: Vec<Status> = Status::ALL.into_iter().filter(is_shown).collect();
    let progress_row = |row_header: Cell, progress: &Progress| {
        let count = |n: usize| Cell::number(n as f64, n.to_string());
        let by_status = statuses.iter().map(|status| count(progress.count(*status)));
        let cells = [count(progress.total())].into_iter().chain(by_status);
        Row { row_header, cells: cells.chain([count(progress.late)]).collect() }
    };
    let axes = plan.axes.iter().flat_map(|axis| {
        let number = axis.number;
        let axis_progress = axis_progress(plan, number, tracking, reference);
        let title = format!("Axe {number}. {}", typeset(&axis.title.text));
        let objectives = axis.objectives.iter().map(|objective| {
            let progress =
                objective_progress(plan, (number, objective.number), tracking, reference);
            let title = format!("{number}.{} {}", objective.number, typeset(&objective.title.text));
            progress_row(Cell::text(format!("Objectif {title}")), &progress)
        });
        std::iter::once(progress_row(Cell::text(title), &axis_progress))
            .chain(objectives)
            .collect::<Vec<_>>()
    });
    let names = statuses.iter().map(|status| words::status_label(*status));
    let column_headers = ["Axe ou objectif", "Actions"].into_iter().chain(names);
    Grid {
        caption: format!("Avancement au {reference}, en nombre d’actions"),
        column_headers: column_headers.chain(["dont en retard"]).map(sentence_case).collect(),
        rows: std::iter::once(progress_row(Cell::text("Tout le plan"), &overall))
            .chain(axes)
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::csv;
    use crate::plan::filter::{Filter, matching_actions};
    use model::ActionKey;
    use model::read::plan;
    use model::tracking::{Edit, Entry};

    #[test]
    fn csv_parses_back_without_formulas() {
        let plan = plan(&fixtures::geodata_text("plan.json")).expect("the plan is valid");
        let dataset = fixtures::dataset();
        let key = ActionKey::parse("1.3").expect("a key");
        let notes = "Deux projets ;\nl’un « attend »\t\"x\"";
        let entries = [
            Entry::Action(key, Edit::Notes(notes.into())),
            Entry::Action(key, Edit::Budget(Some(120_000))),
            Entry::Action(key, Edit::Lead("=cmd|' /C calc'!A0".into())),
        ];
        let reference = Day::parse("2018-01-01").expect("a day");
        let all = matching_actions(
            &plan,
            dataset,
            &Tracking::from_entries(&entries),
            &Filter::default(),
            reference,
        );
        let text = csv::grid_csv(&action_table(&all, dataset, reference));
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        let mut reader = csv_reader(text);
        let rows: Vec<csv_crate::StringRecord> =
            reader.records().map(|r| r.expect("a row")).collect();
        assert_eq!(rows.len(), 24);
        let row = rows.iter().find(|row| &row[0] == "1.3").expect("the action");
        assert!(row.iter().any(|cell| cell == notes), "{row:?}");
        assert!(row.iter().any(|cell| cell == "120000"), "{row:?}");
        assert!(!row.iter().any(|cell| cell.starts_with('=')), "no formula: {row:?}");
    }

    #[test]
    fn screen_table_matches_export_and_objectifs_add_up() {
        let plan = plan(&fixtures::geodata_text("plan.json")).expect("the plan is valid");
        let dataset = fixtures::dataset();
        let key = ActionKey::parse("2.5").expect("a key");
        let tracking = Tracking::from_entries(&[
            Entry::Action(key, Edit::Lead("Caf".into())),
            Entry::Action(key, Edit::Status(Status::Underway)),
        ]);
        let reference = Day::parse("2019-01-01").expect("a day");
        let all = matching_actions(&plan, dataset, &tracking, &Filter::default(), reference);
        let grid = screen_table(&all, dataset, reference);
        assert_eq!(grid.column_headers[1..4], ["État", "Échéance", "Pilote"]);
        let row = grid.rows.iter().find(|row| row.row_header.text.starts_with("2.5 ")).expect("it");
        assert_eq!(row.cells[2].text, "Caf");
        assert_eq!(row.cells[0].text, "◐ en cours");
        let due = &row.cells[1];
        assert_eq!(
            (due.text.as_str(), due.note.as_str()),
            ("31/12/2018", "en retard de 1\u{a0}jour")
        );
        assert!(due.note_is_warning);
        assert!(row.row_header.link.contains("action=2.5"));
        let file = action_table(&all, dataset, reference);
        let row = file.rows.iter().find(|row| row.row_header.text == "2.5").expect("it");
        assert_eq!((row.cells[4].text.as_str(), row.cells[5].text.as_str()), ("oui", "2018-12-31"));
        let grid = progress_table(&plan, &tracking, reference);
        assert_eq!(grid.rows.len(), 1 + 4 + 11);
        let column = |index: usize, prefix: &str| -> f64 {
            let rows = grid.rows.iter().filter(|row| row.row_header.text.starts_with(prefix));
            rows.filter_map(|row| row.cells[index].number).sum()
        };
        for index in 0..grid.column_headers.len() - 1 {
            assert_eq!(
                column(index, "Axe"),
                column(index, "Objectif"),
                "{}",
                grid.column_headers[index + 1]
            );
            assert_eq!(
                column(index, "Axe"),
                column(index, "Tout"),
                "{}",
                grid.column_headers[index + 1]
            );
        }
        assert_eq!(column(0, "Tout"), 24.0);
        assert_eq!(
            grid.column_headers[1..],
            ["Actions", "Non renseigné", "En cours", "Réalisée", "Dont en retard"],
            "only what some action has, and what all are to reach"
        );
    }

    #[test]
    fn cells_stand_under_their_headers() {
        let plan = plan(&fixtures::geodata_text("plan.json")).expect("the plan is valid");
        let dataset = fixtures::dataset();
        let key = ActionKey::parse("2.5").expect("a key");
        let tracking = Tracking::from_entries(&[
            Entry::Action(key, Edit::Status(Status::Underway)),
            Entry::Action(key, Edit::Lead("Caf".into())),
            Entry::Action(key, Edit::Budget(Some(120_000))),
            Entry::Action(key, Edit::Partners(vec!["MSA".into()])),
            Entry::Action(key, Edit::Notes("Une note".into())),
        ]);
        let reference = Day::parse("2019-01-01").expect("a day");
        let all = matching_actions(&plan, dataset, &tracking, &Filter::default(), reference);
        let budget = words::euros_text(120_000);
        let common = [("Pilote", "Caf"), ("Priorité", ""), ("Budget", budget.as_str())];
        let file =
            [("Axe", "2"), ("En retard", "oui"), ("État", "en cours"), ("Échéance", "2018-12-31")];
        let end = [("Autres partenaires", "MSA"), ("Notes", "Une note")];
        let screen = [("État", "◐ en cours"), ("Échéance", "31/12/2018")];
        for (grid, expected) in [
            (action_table(&all, dataset, reference), [&common[..], &file, &end].concat()),
            (screen_table(&all, dataset, reference), [&common[..], &screen].concat()),
        ] {
            let row =
                grid.rows.iter().find(|row| row.row_header.text.starts_with("2.5")).expect("it");
            assert_eq!(row.cells.len() + 1, grid.column_headers.len());
            for (header, text) in expected {
                let column = grid.column_headers.iter().position(|h| h == header).expect(header);
                assert_eq!(row.cells[column - 1].text, text, "{header}");
            }
        }
    }

    use ::csv as csv_crate;

    fn csv_reader(text: &str) -> csv_crate::Reader<&[u8]> {
        csv_crate::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes())
    }
}
