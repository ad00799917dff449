//! The plan as a table.

use super::filter::Found;
use super::late::{due, timing};
use super::words;
use crate::compute::grid::{Cell, Grid, Line};
use crate::domain::{Dataset, Day};

/// One line per action, with all that was entered.
#[must_use]
pub fn actions(found: &[Found<'_>], dataset: &Dataset, reference: Day) -> Grid {
    let heads = [
        "Action",
        "Intitulé",
        "Axe",
        "Objectif",
        "État",
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
        let late = words::timing(timing(axis, record, reference), due, reference);
        let origin = if record.due.is_some() { "saisie" } else { "calendrier du document" };
        let priority = record.priority.map(words::priority).unwrap_or_default();
        let budget = record.budget.map(|b| Cell::number(f64::from(b), words::euros(b)));
        Line {
            head: Cell::words(action.key.to_string()),
            cells: vec![
                Cell::words(&action.title.text),
                Cell::number(f64::from(axis.number), axis.number.to_string()),
                Cell::number(f64::from(objective.number), objective.number.to_string()),
                Cell::words(words::status(record.status)).with_note(late.unwrap_or_default()),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compute::export::csv;
    use crate::compute::follow::filter::{Filter, found};
    use crate::data::{Bundle, load, plan};
    use crate::domain::ActionKey;
    use crate::domain::tracking::{Edit, Entry, Tracking};

    #[test]
    fn the_csv_is_read_back_by_another_program() {
        let plan = plan(include_str!("../../../geodata/plan.json")).expect("the plan is valid");
        let dataset = load(&Bundle::GEODATA).expect("the bundled data is valid");
        let key = ActionKey::parse("1.3").expect("a key");
        let notes = "Deux projets ;\nl’un « attend »\t\"x\"";
        let entries = [
            Entry::Action(key, Edit::Notes(notes.into())),
            Entry::Action(key, Edit::Budget(Some(120_000))),
            Entry::Action(key, Edit::Lead("=cmd|' /C calc'!A0".into())),
        ];
        let reference = Day::parse("2018-01-01").expect("a day");
        let all = found(&plan, &Tracking::of(&entries), &Filter::default(), reference);
        let text = csv::of_grid(&actions(&all, &dataset, reference));
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

    use ::csv as csv_crate;

    fn csv_reader(text: &str) -> csv_crate::Reader<&[u8]> {
        csv_crate::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes())
    }
}
