//! The plan as tables.

use super::filter::Found;
use super::late::{due, timing};
use super::progress::{Progress, of_axis, of_objective, progress};
use crate::grid::{Cell, Grid, Line};
use crate::wording::format::{sentence_case, typeset};
use crate::wording::plan as words;
use model::tracking::{Status, Tracking};
use model::{Dataset, Day, Plan};

/// One line per action, with all that was entered.
#[must_use]
pub fn actions(found: &[Found<'_>], dataset: &Dataset, reference: Day) -> Grid {
    let heads = [
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
    let line = |found: &Found<'_>| {
        let Found { axis, objective, action, record } = found;
        let due = due(axis, record);
        let timing = timing(axis, record, reference);
        let late = words::timing(timing, due, reference);
        let origin = match record.due {
            Some(_) => "saisie".to_owned(),
            None => format!("calendrier {}", dataset.document.words.of),
        };
        let priority = record.priority.map(words::priority).unwrap_or_default();
        let budget = record.budget.map(|b| Cell::number(f64::from(b), words::euros(b)));
        Line {
            head: Cell::words(action.key.to_string()),
            cells: vec![
                Cell::words(&action.title.text),
                Cell::number(f64::from(axis.number), axis.number.to_string()),
                Cell::number(f64::from(objective.number), objective.number.to_string()),
                Cell::words(words::status(record.status)).with_note(late.unwrap_or_default()),
                Cell::words(if timing.is_late() { "oui" } else { "non" }),
                Cell::words(due.iso()).with_note(origin),
                Cell::words(&record.lead),
                Cell::words(priority),
                budget.unwrap_or_default(),
                Cell::words(words::names(&record.territories, dataset)),
                Cell::words(record.partners.join(", ")),
                Cell::words(&record.notes),
            ],
        }
    };
    Grid {
        caption: format!("Suivi du plan d’action au {reference}"),
        heads: heads.map(str::to_owned).to_vec(),
        lines: found.iter().map(line).collect(),
    }
}

/// The same for the screen: fewer columns, each action leading to its sheet.
#[must_use]
pub fn brief(found: &[Found<'_>], dataset: &Dataset, reference: Day) -> Grid {
    /// État, échéance, pilote, priorité, budget, territoires.
    const KEPT: [usize; 6] = [3, 5, 6, 7, 8, 9];
    /// Files date as ISO 8601 does, the screen as French readers do; both sort by time.
    fn shown(cell: &Cell) -> Cell {
        match Day::parse(&cell.text).zip(Day::new(1, 1, 1)) {
            Some((day, first)) => {
                let order = day.days_since(first) as f64;
                Cell { number: Some(order), text: day.to_string(), ..cell.clone() }
            }
            None => cell.clone(),
        }
    }
    let whole = actions(found, dataset, reference);
    let line = |(mut line, found): (Line, &Found<'_>)| {
        let key = found.action.key;
        // How late it is stands beside its day.
        let timing = timing(found.axis, &found.record, reference);
        let late = words::timing_in_brief(timing, due(found.axis, &found.record), reference);
        if let Some(status) = line.cells.get_mut(3) {
            status.text = format!("{} {}", words::sign(found.record.status), status.text);
            status.note = String::new();
        }
        if let (Some(due), Some([late, _]), true) = (line.cells.get_mut(5), late, timing.is_late())
        {
            (due.note, due.alert) = (late, true);
        }
        let title = typeset(&found.action.title.text);
        let order = f64::from(key.axis) * 1000.0 + f64::from(key.number);
        let link = format!("?action={key}#action-{key}");
        Line {
            head: Cell::number(order, format!("{key} {title}")).with_link(link),
            cells: KEPT.iter().filter_map(|at| line.cells.get(*at).map(shown)).collect(),
        }
    };
    let heads = KEPT.iter().filter_map(|at| whole.heads.get(at + 1).cloned());
    Grid {
        heads: std::iter::once("Action".to_owned()).chain(heads).collect(),
        lines: whole.lines.into_iter().zip(found).map(line).collect(),
        caption: whole.caption,
    }
}

/// How far the plan, its axes and their objectifs have come. A status that no action has takes no column, but
/// for the one that all are to reach.
#[must_use]
pub fn advance(plan: &Plan, tracking: &Tracking, reference: Day) -> Grid {
    let whole = progress(plan.actions(), tracking, reference);
    let told = |status: &Status| *status == Status::Done || whole.count(*status) > 0;
    let statuses: Vec<Status> = Status::ALL.into_iter().filter(told).collect();
    let line = |head: Cell, own: &Progress| {
        let count = |n: usize| Cell::number(n as f64, n.to_string());
        let by_status = statuses.iter().map(|status| count(own.count(*status)));
        let cells = [count(own.total())].into_iter().chain(by_status);
        Line { head, cells: cells.chain([count(own.late)]).collect() }
    };
    let axes = plan.axes.iter().flat_map(|axis| {
        let number = axis.number;
        let whole = of_axis(plan, number, tracking, reference);
        let title = format!("Axe {number}. {}", typeset(&axis.title.text));
        let objectives = axis.objectives.iter().map(|objective| {
            let own = of_objective(plan, (number, objective.number), tracking, reference);
            let title = format!("{number}.{} {}", objective.number, typeset(&objective.title.text));
            line(Cell::words(format!("Objectif {title}")), &own)
        });
        std::iter::once(line(Cell::words(title), &whole)).chain(objectives).collect::<Vec<_>>()
    });
    let names = statuses.iter().map(|status| words::status(*status));
    let heads = ["Axe ou objectif", "Actions"].into_iter().chain(names);
    Grid {
        caption: format!("Avancement au {reference}, en nombre d’actions"),
        heads: heads.chain(["dont en retard"]).map(sentence_case).collect(),
        lines: std::iter::once(line(Cell::words("Tout le plan"), &whole)).chain(axes).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::csv;
    use crate::plan::filter::{Filter, found};
    use model::ActionKey;
    use model::read::plan;
    use model::tracking::{Edit, Entry};

    #[test]
    fn the_csv_is_read_back_by_another_program() {
        let plan = plan(&fixtures::text("plan.json")).expect("the plan is valid");
        let dataset = fixtures::dataset();
        let key = ActionKey::parse("1.3").expect("a key");
        let notes = "Deux projets ;\nl’un « attend »\t\"x\"";
        let entries = [
            Entry::Action(key, Edit::Notes(notes.into())),
            Entry::Action(key, Edit::Budget(Some(120_000))),
            Entry::Action(key, Edit::Lead("=cmd|' /C calc'!A0".into())),
        ];
        let reference = Day::parse("2018-01-01").expect("a day");
        let all = found(&plan, dataset, &Tracking::of(&entries), &Filter::default(), reference);
        let text = csv::of_grid(&actions(&all, dataset, reference));
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
    fn what_the_screen_shows_is_what_the_file_has_and_objectifs_add_up() {
        let plan = plan(&fixtures::text("plan.json")).expect("the plan is valid");
        let dataset = fixtures::dataset();
        let key = ActionKey::parse("2.5").expect("a key");
        let tracking = Tracking::of(&[
            Entry::Action(key, Edit::Lead("Caf".into())),
            Entry::Action(key, Edit::Status(Status::Underway)),
        ]);
        let reference = Day::parse("2019-01-01").expect("a day");
        let all = found(&plan, dataset, &tracking, &Filter::default(), reference);
        let grid = brief(&all, dataset, reference);
        assert_eq!(grid.heads[1..4], ["État", "Échéance", "Pilote"]);
        let line = grid.lines.iter().find(|line| line.head.text.starts_with("2.5 ")).expect("it");
        assert_eq!(line.cells[2].text, "Caf");
        assert_eq!(line.cells[0].text, "◐ en cours");
        let due = &line.cells[1];
        assert_eq!(
            (due.text.as_str(), due.note.as_str()),
            ("31/12/2018", "en retard de 1\u{a0}jour")
        );
        assert!(due.alert);
        assert!(line.head.link.contains("action=2.5"));
        let file = actions(&all, dataset, reference);
        let own = file.lines.iter().find(|line| line.head.text == "2.5").expect("it");
        assert_eq!((own.cells[4].text.as_str(), own.cells[5].text.as_str()), ("oui", "2018-12-31"));
        let grid = advance(&plan, &tracking, reference);
        assert_eq!(grid.lines.len(), 1 + 4 + 11);
        let column = |at: usize, prefix: &str| -> f64 {
            let own = grid.lines.iter().filter(|line| line.head.text.starts_with(prefix));
            own.filter_map(|line| line.cells[at].number).sum()
        };
        for at in 0..grid.heads.len() - 1 {
            assert_eq!(column(at, "Axe"), column(at, "Objectif"), "{}", grid.heads[at + 1]);
            assert_eq!(column(at, "Axe"), column(at, "Tout"), "{}", grid.heads[at + 1]);
        }
        assert_eq!(column(0, "Tout"), 24.0);
        assert_eq!(
            grid.heads[1..],
            ["Actions", "Non renseigné", "En cours", "Réalisée", "Dont en retard"],
            "only what some action has, and what all are to reach"
        );
    }

    use ::csv as csv_crate;

    fn csv_reader(text: &str) -> csv_crate::Reader<&[u8]> {
        csv_crate::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes())
    }
}
