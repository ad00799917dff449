//! Export and import of files: previews what an import would change, or says why the file is rejected.

use std::collections::BTreeSet;

use analysis::export::csv;
use analysis::plan::filter::{Filter, matching_actions};
use analysis::plan::report::action_table;
use analysis::wording::format::{NBSP, counted, typeset};
use analysis::wording::plan as words;
use model::Day;
use model::read::journal::{self, JournalContext};
use model::tracking::{Entry, Journal};

/// Largest file accepted, in bytes. A float, like `File.size` in the browser.
pub const MAX_FILE_BYTES: f64 = 20e6;

/// What an exported file contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportKind {
    /// The whole journal, as JSON.
    Journal,
    /// The whole journal before it is erased; nothing is erased unless this file was saved.
    Backup,
    /// The actions and their state on a day, as CSV.
    Actions(Day),
    /// The stored text that cannot be parsed.
    Unreadable,
}

impl ExportKind {
    /// Name and media type of the file.
    pub(super) fn file(self, today: Option<Day>) -> (String, &'static str) {
        let day = today.map(|today| format!("_{}", today.iso())).unwrap_or_default();
        let (extension, media_type) = match self {
            Self::Journal | Self::Backup => ("json", "application/json"),
            Self::Actions(_) => ("csv", "text/csv;charset=utf-8"),
            Self::Unreadable => {
                return ("suivi_illisible.json".to_owned(), "application/json");
            }
        };
        (format!("suivi-schema-services-familles{day}.{extension}"), media_type)
    }
}

/// A file chosen for import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenFile {
    /// Name of the file.
    pub name: String,
    /// Its text; invalid UTF-8 has become replacement characters.
    pub text: Result<String, FileError>,
}

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// Larger than [`MAX_FILE_BYTES`]: not read at all.
    TooLarge,
    /// It is a folder, or was moved or deleted.
    Unreadable,
}

/// The outcome of the last export or import.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Exchange {
    /// Nothing was exported or imported.
    #[default]
    Nothing,
    /// A message for the person.
    Message(String),
    /// A file is ready to be merged.
    Offered(ImportOffer),
}

/// A valid file, waiting for the person's decision.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportOffer {
    /// The journal it contains.
    pub journal: Journal,
    /// French summary of what it adds.
    pub summary: String,
    /// The fields it would change: action key or indicator id, and before → after in words.
    pub changes: Vec<(String, String)>,
}

impl Exchange {
    /// The message after an export.
    pub(super) fn after_export(name: &str, accepted: bool) -> Self {
        Self::Message(if accepted {
            format!("Fichier préparé{NBSP}: {name}")
        } else {
            "Ce fichier n’a pas pu être préparé.".to_owned()
        })
    }

    /// The message after a merge.
    pub(super) fn after_merge(changed: bool) -> Self {
        let sentence = match changed {
            true => "Le fichier est fusionné avec la saisie de cet appareil.",
            false => "Rien n’a changé.",
        };
        Self::Message(sentence.to_owned())
    }

    /// The message after the offer was discarded.
    pub(super) fn after_dismissal() -> Self {
        Self::Message("Fichier laissé de côté, rien n’a changé.".to_owned())
    }
}

impl ImportOffer {
    /// The journal without the entries about these actions and indicators.
    pub(super) fn journal_without(&self, unwanted: &BTreeSet<String>) -> Journal {
        self.journal.filter_entries(|entry| !unwanted.contains(&subject(entry)))
    }
}

/// Previews the import of a file into `journal`, or says why it is rejected.
pub(super) fn import_preview(
    chosen: ChosenFile,
    journal: &Journal,
    context: JournalContext<'_>,
) -> Exchange {
    let name = &chosen.name;
    let reject = |why: &str| {
        Exchange::Message(typeset(&format!(
            "Fichier refusé, rien n’a changé : « {name} » n’est pas pris, {why}."
        )))
    };
    let text = match chosen.text {
        Ok(text) => text,
        Err(FileError::TooLarge) => {
            return reject(&format!("il est trop grand (plus de {} Mo)", MAX_FILE_BYTES / 1e6));
        }
        Err(FileError::Unreadable) => {
            return reject("il ne peut pas être lu : c’est un dossier, ou il a été déplacé");
        }
    };
    let imported = match journal::read(&text, context) {
        Ok(imported) => imported,
        Err(error) if error.is_about_file() => return reject(&error.rule),
        Err(error) => return reject(&format!("{} : {}", error.record, error.rule)),
    };
    let (entries, versions) = journal.count_new_in(&imported);
    if (entries, versions) == (0, 0) {
        return Exchange::Message(typeset(&format!(
            "« {name} » n’apporte rien de nouveau : tout ce qu’il contient est déjà ici."
        )));
    }
    let mut merged = journal.clone();
    merged.merge(&imported);
    let differences = journal.tracking().field_diffs(&merged.tracking());
    let changes: Vec<(String, String)> = differences
        .iter()
        .map(|change| {
            (subject(&change.after), words::difference_text(change, context.plan, context.dataset))
        })
        .collect();
    let additions = [(entries, "saisie"), (versions, "version")];
    let additions = additions.into_iter().filter(|(n, _)| *n > 0).map(|(n, noun)| counted(n, noun));
    let changed = match changes.len() {
        0 => "ne change rien à l’état du plan d’aujourd’hui, mais à son histoire".to_owned(),
        n => format!("change {}", counted(n, "champ")),
    };
    let hint = match changes.len() {
        0 => String::new(),
        _ => format!(" Décochez ce que vous ne voulez pas{NBSP}:"),
    };
    let additions = additions.collect::<Vec<_>>().join(" et ");
    let summary = format!("Ce fichier apporte {additions}, et {changed}.{hint}");
    Exchange::Offered(ImportOffer { journal: imported, summary, changes })
}

/// The subject of an entry: action key or indicator id.
fn subject(entry: &Entry) -> String {
    match entry {
        Entry::Action(key, _) => key.to_string(),
        Entry::Value { indicator, .. } => indicator.clone(),
    }
}

/// The actions and their state on a day, as CSV.
pub(super) fn actions_csv(
    journal: &Journal,
    JournalContext { plan, dataset }: JournalContext<'_>,
    day: Day,
) -> String {
    let all = matching_actions(plan, dataset, &journal.tracking_at(day), &Filter::default(), day);
    csv::grid_csv(&action_table(&all, dataset, day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::read::plan;

    const V1: &str = include_str!("../../../../tests/journal/v1.json");

    fn import(text: Result<&str, FileError>, journal: &Journal) -> Exchange {
        let plan = plan(&fixtures::geodata_text("plan.json")).expect("the plan is valid");
        let dataset = fixtures::dataset();
        let chosen = ChosenFile { name: "suivi.json".into(), text: text.map(str::to_owned) };
        import_preview(chosen, journal, JournalContext { plan: &plan, dataset })
    }

    #[test]
    fn import_previews_only_new_entries() {
        let Exchange::Offered(offer) = import(Ok(V1), &Journal::default()) else {
            panic!("an offer");
        };
        assert!(offer.summary.contains("13\u{a0}saisies et 1\u{a0}version"), "{}", offer.summary);
        let count_about =
            |key: &str| offer.changes.iter().filter(|(subject, _)| subject == key).count();
        assert_eq!(
            (count_about("4.1"), count_about("1.3"), count_about("axe1-nombre-ram")),
            (2, 5, 1)
        );
        let status = "état\u{a0}: non renseigné → réalisée".to_owned();
        assert!(offer.changes.contains(&("4.1".into(), status)), "{:?}", offer.changes);
        // Once merged, importing the same file again changes nothing.
        let mut merged = Journal::default();
        merged.merge(&offer.journal);
        let Exchange::Message(message) = import(Ok(V1), &merged) else { panic!("a sentence") };
        assert!(message.contains("rien de nouveau"), "{message}");
        let altered = V1.replace("\"realisee\"", "\"abandonnee\"").replace("T16:45", "T17:45");
        let Exchange::Offered(offer) = import(Ok(&altered), &merged) else { panic!("an offer") };
        let changed = ("4.1".to_owned(), "état\u{a0}: réalisée → abandonnée".to_owned());
        assert_eq!(offer.changes, [changed]);
    }

    #[test]
    fn invalid_files_are_rejected_in_french() {
        for (text, expected) in [
            (Err(FileError::TooLarge), "20 Mo"),
            (Err(FileError::Unreadable), "dossier"),
            (Ok(""), "vide"),
            (Ok("a;b\n1;2\n"), "CSV"),
            (Ok(&V1[..300]), "coupé"),
        ] {
            let Exchange::Message(message) = import(text, &Journal::default()) else {
                panic!("a sentence")
            };
            assert!(
                message.starts_with("Fichier refusé") && message.contains(expected),
                "{message}"
            );
        }
    }
}
