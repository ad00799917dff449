//! Files that are exported, and one that is imported: what it would change, or why it is not read.

use std::collections::BTreeSet;

use analysis::export::csv;
use analysis::plan::filter::{Filter, found};
use analysis::plan::report::actions;
use analysis::wording::format::{NBSP, counted, typeset};
use analysis::wording::plan as words;
use model::Day;
use model::read::journal::{self, Known};
use model::tracking::{Entry, Journal};

/// The largest file that is read, in bytes: a float, as browsers tell a file's size.
pub const FILE_MAX_BYTES: f64 = 20e6;

/// A file that is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportKind {
    /// All that was entered, as JSON.
    Journal,
    /// The same, before all of it is erased: nothing is erased that was not handed over.
    Backup,
    /// The actions on a day, as CSV.
    Actions(Day),
    /// What the device holds and cannot be read.
    Unreadable,
}

impl ExportKind {
    /// The file's name and media type.
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

/// A file that the person has chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenFile {
    /// File name, as the person's device has it.
    pub name: String,
    /// What it holds; bytes that are no text have become replacement characters.
    pub text: Result<String, FileError>,
}

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// Larger than [`FILE_MAX_BYTES`]: not read at all.
    TooLarge,
    /// A folder, or a file that has gone since it was chosen.
    Unreadable,
}

/// What came of the last file that was exported or chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Exchange {
    /// There is nothing to tell of a file.
    #[default]
    Nothing,
    /// What came of it, as a French sentence.
    Message(String),
    /// A file that can be merged, once the person has seen what would change.
    Offered(ImportOffer),
}

/// A file that was read and is not merged yet.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportOffer {
    /// The whole journal of the file.
    pub journal: Journal,
    /// What it brings, in a sentence.
    pub news: String,
    /// What it would change: of what, and in words, before → after.
    pub changes: Vec<(String, String)>,
}

impl Exchange {
    /// What came of an export.
    pub(super) fn exported(name: &str, accepted: bool) -> Self {
        Self::Message(if accepted {
            format!("Fichier préparé{NBSP}: {name}")
        } else {
            "Ce fichier n’a pas pu être préparé.".to_owned()
        })
    }

    /// What is told once a file is merged; `changed` is whether it held anything new.
    pub(super) fn merged(changed: bool) -> Self {
        let sentence = match changed {
            true => "Le fichier est fusionné avec la saisie de cet appareil.",
            false => "Rien n’a changé.",
        };
        Self::Message(sentence.to_owned())
    }

    /// The file on offer is not merged.
    pub(super) fn dismissed() -> Self {
        Self::Message("Fichier laissé de côté, rien n’a changé.".to_owned())
    }
}

impl ImportOffer {
    /// The journal but for what is about these.
    pub(super) fn without(&self, unwanted: &BTreeSet<String>) -> Journal {
        self.journal.only(|entry| !unwanted.contains(&about(entry)))
    }
}

/// What importing a file would change of `journal`, or why it is not read.
pub(super) fn import_preview(chosen: ChosenFile, journal: &Journal, known: Known<'_>) -> Exchange {
    let name = &chosen.name;
    let refused = |why: &str| {
        Exchange::Message(typeset(&format!(
            "Fichier refusé, rien n’a changé : « {name} » n’est pas pris, {why}."
        )))
    };
    let text = match chosen.text {
        Ok(text) => text,
        Err(FileError::TooLarge) => {
            return refused(&format!("il est trop grand (plus de {} Mo)", FILE_MAX_BYTES / 1e6));
        }
        Err(FileError::Unreadable) => {
            return refused("il ne peut pas être lu : c’est un dossier, ou il a été déplacé");
        }
    };
    let imported = match journal::read(&text, known) {
        Ok(imported) => imported,
        Err(error) if error.is_about_file() => return refused(&error.rule),
        Err(error) => return refused(&format!("{} : {}", error.record, error.rule)),
    };
    let (entries, versions) = journal.news_of(&imported);
    if (entries, versions) == (0, 0) {
        return Exchange::Message(typeset(&format!(
            "« {name} » n’apporte rien de nouveau : tout ce qu’il contient est déjà ici."
        )));
    }
    let mut merged = journal.clone();
    merged.merge(&imported);
    let differences = journal.tracking().differences(&merged.tracking());
    let changes: Vec<(String, String)> = differences
        .iter()
        .map(|change| (about(&change.after), words::difference(change, known.plan, known.dataset)))
        .collect();
    let brings = [(entries, "saisie"), (versions, "version")];
    let brings = brings.into_iter().filter(|(n, _)| *n > 0).map(|(n, noun)| counted(n, noun));
    let changed = match changes.len() {
        0 => "ne change rien à l’état du plan d’aujourd’hui, mais à son histoire".to_owned(),
        n => format!("change {}", counted(n, "champ")),
    };
    let hint = match changes.len() {
        0 => String::new(),
        _ => format!(" Décochez ce que vous ne voulez pas{NBSP}:"),
    };
    let brings = brings.collect::<Vec<_>>().join(" et ");
    let news = format!("Ce fichier apporte {brings}, et {changed}.{hint}");
    Exchange::Offered(ImportOffer { journal: imported, news, changes })
}

/// What an entry is about.
fn about(entry: &Entry) -> String {
    match entry {
        Entry::Action(key, _) => key.to_string(),
        Entry::Value { indicator, .. } => indicator.clone(),
    }
}

/// The actions on a day, as CSV.
pub(super) fn table(journal: &Journal, Known { plan, dataset }: Known<'_>, day: Day) -> String {
    let all = found(plan, dataset, &journal.tracking_at(day), &Filter::default(), day);
    csv::of_grid(&actions(&all, dataset, day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::read::plan;

    const V1: &str = include_str!("../../../../tests/journal/v1.json");

    fn import(text: Result<&str, FileError>, journal: &Journal) -> Exchange {
        let plan = plan(&fixtures::text("plan.json")).expect("the plan is valid");
        let dataset = fixtures::dataset();
        let chosen = ChosenFile { name: "suivi.json".into(), text: text.map(str::to_owned) };
        import_preview(chosen, journal, Known { plan: &plan, dataset })
    }

    #[test]
    fn a_file_brings_what_is_not_there_and_shows_before_and_after() {
        let Exchange::Offered(offer) = import(Ok(V1), &Journal::default()) else {
            panic!("an offer");
        };
        assert!(offer.news.contains("13\u{a0}saisies et 1\u{a0}version"), "{}", offer.news);
        let of = |key: &str| offer.changes.iter().filter(|(of, _)| of == key).count();
        assert_eq!((of("4.1"), of("1.3"), of("axe1-nombre-ram")), (2, 5, 1));
        let status = "état\u{a0}: non renseigné → réalisée".to_owned();
        assert!(offer.changes.contains(&("4.1".into(), status)), "{:?}", offer.changes);
        // Once merged, the same file brings nothing.
        let mut merged = Journal::default();
        merged.merge(&offer.journal);
        let Exchange::Message(message) = import(Ok(V1), &merged) else { panic!("a sentence") };
        assert!(message.contains("rien de nouveau"), "{message}");
        let plainer = V1.replace("\"realisee\"", "\"abandonnee\"").replace("T16:45", "T17:45");
        let Exchange::Offered(offer) = import(Ok(&plainer), &merged) else { panic!("an offer") };
        let changed = ("4.1".to_owned(), "état\u{a0}: réalisée → abandonnée".to_owned());
        assert_eq!(offer.changes, [changed]);
    }

    #[test]
    fn what_is_no_journal_is_refused_in_french() {
        for (text, says) in [
            (Err(FileError::TooLarge), "20 Mo"),
            (Err(FileError::Unreadable), "dossier"),
            (Ok(""), "vide"),
            (Ok("a;b\n1;2\n"), "CSV"),
            (Ok(&V1[..300]), "coupé"),
        ] {
            let Exchange::Message(message) = import(text, &Journal::default()) else {
                panic!("a sentence")
            };
            assert!(message.starts_with("Fichier refusé") && message.contains(says), "{message}");
        }
    }
}
