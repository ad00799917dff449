//! Files that are taken away, and one that is brought: what it would change, or why it is not read.

use std::collections::BTreeSet;

use analysis::export::csv;
use analysis::plan::filter::{Filter, found};
use analysis::plan::report::actions;
use analysis::wording::format::{NBSP, counted, typeset};
use analysis::wording::plan as words;
use model::Day;
use model::read::journal::{self, Known};
use model::tracking::{Drafts, Entry, Journal};

use super::{Context, Persistence, PlanEditor, PlanEffect};
use crate::Act;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: f64 = 20e6;

/// A file that the person takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportKind {
    /// All that was entered, as JSON.
    Journal,
    /// The same, before all of it is forgotten: nothing is that was not handed over first.
    Backup,
    /// The actions on a day, as CSV.
    Actions(Day),
    /// What the device keeps and cannot be read.
    Unreadable,
}

/// A file that the person has chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenFile {
    /// Its name.
    pub name: String,
    /// What it holds; bytes that are no text have become replacement characters.
    pub text: Result<String, Unread>,
}

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Larger than [`LARGEST_FILE`].
    TooLarge,
    /// A folder, or gone, or not to be read.
    Refused,
}

/// What is said of the last file, taken away or brought.
#[derive(Clone, Debug, PartialEq)]
pub enum Exchange {
    /// In a sentence.
    Told(String),
    /// It can be put together with what is there.
    Offered(Offer),
}

impl Default for Exchange {
    fn default() -> Self {
        Self::Told(String::new())
    }
}

/// A file that was read and is not merged yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What it holds.
    pub journal: Journal,
    /// What it brings, in a sentence.
    pub news: String,
    /// What it would change: of what, and in words, before → after.
    pub changes: Vec<(String, String)>,
}

/// What a file brings to `own`.
pub(super) fn brought(chosen: ChosenFile, own: &Journal, known: Known<'_>) -> Exchange {
    let name = &chosen.name;
    let refused = |why: &str| {
        Exchange::Told(typeset(&format!(
            "Fichier refusé, rien n’a changé : « {name} » n’est pas pris, {why}."
        )))
    };
    let text = match chosen.text {
        Ok(text) => text,
        Err(Unread::TooLarge) => {
            return refused(&format!("il est trop grand (plus de {} Mo)", LARGEST_FILE / 1e6));
        }
        Err(Unread::Refused) => {
            return refused("il ne peut pas être lu : c’est un dossier, ou il a été déplacé");
        }
    };
    let journal = match journal::read(&text, known) {
        Ok(journal) => journal,
        Err(error) if error.is_about_file() => return refused(&error.rule),
        Err(error) => return refused(&format!("{} : {}", error.record, error.rule)),
    };
    let (entries, versions) = own.news_of(&journal);
    if (entries, versions) == (0, 0) {
        return Exchange::Told(typeset(&format!(
            "« {name} » n’apporte rien de nouveau : tout ce qu’il contient est déjà ici."
        )));
    }
    let mut merged = own.clone();
    merged.merge(&journal);
    let differences = own.tracking().differences(&merged.tracking());
    let changes: Vec<(String, String)> = differences
        .iter()
        .map(|own| (about(&own.after), words::difference(own, known.plan, known.dataset)))
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
    Exchange::Offered(Offer { journal, news, changes })
}

/// What an entry is about.
fn about(entry: &Entry) -> String {
    match entry {
        Entry::Action(key, _) => key.to_string(),
        Entry::Value { indicator, .. } => indicator.clone(),
    }
}

impl PlanEditor {
    pub(super) fn tell(&mut self, told: &str) {
        self.exchange.set(Exchange::Told(told.to_owned()));
    }

    pub(super) fn export(&mut self, kind: ExportKind, context: &Context) {
        let today = context.now.as_ref().map(|(_, today)| format!("_{}", today.iso()));
        let name = |extension| {
            let day = today.as_deref().unwrap_or_default();
            format!("suivi-schema-services-familles{day}.{extension}")
        };
        let (name, media_type, text) = match kind {
            ExportKind::Journal | ExportKind::Backup => {
                // What is still being typed goes with the file.
                self.settle_all(context);
                let text = journal::write(self.journal(), &Drafts::new()).ok();
                (name("json"), "application/json", text)
            }
            ExportKind::Actions(day) => {
                (name("csv"), "text/csv;charset=utf-8", self.table(day, context))
            }
            ExportKind::Unreadable => {
                let text = match self.persistence() {
                    Persistence::Unreadable { text, .. } => Some(text.clone()),
                    _ => None,
                };
                ("suivi_illisible.json".to_owned(), "application/json", text)
            }
        };
        match text {
            Some(text) => self.push(PlanEffect::SaveFile { kind, name, media_type, text }),
            None => self.exported(kind, &name, false),
        }
    }

    fn table(&self, day: Day, context: &Context) -> Option<String> {
        let Known { plan, dataset } = self.known(context)?;
        let tracking = self.journal().tracking_at(day);
        let all = found(plan, dataset, &tracking, &Filter::default(), day);
        Some(csv::of_grid(&actions(&all, dataset, day)))
    }

    pub(super) fn exported(&mut self, kind: ExportKind, name: &str, accepted: bool) {
        let told = if accepted {
            format!("Fichier préparé{NBSP}: {name}")
        } else {
            "Ce fichier n’a pas pu être préparé.".to_owned()
        };
        if kind != ExportKind::Unreadable {
            self.exchange.set(Exchange::Told(told));
        }
        if kind == ExportKind::Backup && accepted {
            self.reset();
        }
    }

    pub(super) fn bring(&mut self, file: ChosenFile, context: &Context) {
        if let Some(known) = self.known(context) {
            let brought = brought(file, self.journal(), known);
            self.exchange.set(brought);
        }
    }

    pub(super) fn merge_offer(&mut self, without: &BTreeSet<String>, context: &Context) {
        let Exchange::Offered(offer) = &self.exchange.value else { return };
        let wanted = offer.journal.only(|entry| !without.contains(&about(entry)));
        self.act(Act::Merge(wanted), context);
        self.tell(if self.has_changed() {
            "Le fichier est fusionné avec la saisie de cet appareil."
        } else {
            "Rien n’a changé."
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::read::plan;

    const V1: &str = include_str!("../../../../tests/journal/v1.json");

    fn bring(text: Result<&str, Unread>, own: &Journal) -> Exchange {
        let plan = plan(&fixtures::text("plan.json")).expect("the plan is valid");
        let dataset = fixtures::dataset();
        let chosen = ChosenFile { name: "suivi.json".into(), text: text.map(str::to_owned) };
        brought(chosen, own, Known { plan: &plan, dataset })
    }

    #[test]
    fn a_file_brings_what_is_not_there_and_shows_before_and_after() {
        let Exchange::Offered(offer) = bring(Ok(V1), &Journal::default()) else {
            panic!("an offer");
        };
        assert!(offer.news.contains("13\u{a0}saisies et 1\u{a0}version"), "{}", offer.news);
        let of = |key: &str| offer.changes.iter().filter(|(of, _)| of == key).count();
        assert_eq!((of("4.1"), of("1.3"), of("axe1-nombre-ram")), (2, 5, 1));
        let status = "état\u{a0}: non renseigné → réalisée".to_owned();
        assert!(offer.changes.contains(&("4.1".into(), status)), "{:?}", offer.changes);
        // Once merged, the same file brings nothing.
        let mut own = Journal::default();
        own.merge(&offer.journal);
        let Exchange::Told(told) = bring(Ok(V1), &own) else { panic!("a sentence") };
        assert!(told.contains("rien de nouveau"), "{told}");
        let plainer = V1.replace("\"realisee\"", "\"abandonnee\"").replace("T16:45", "T17:45");
        let Exchange::Offered(offer) = bring(Ok(&plainer), &own) else { panic!("an offer") };
        let changed = ("4.1".to_owned(), "état\u{a0}: réalisée → abandonnée".to_owned());
        assert_eq!(offer.changes, [changed]);
    }

    #[test]
    fn what_is_no_journal_is_refused_in_french() {
        for (text, says) in [
            (Err(Unread::TooLarge), "20 Mo"),
            (Err(Unread::Refused), "dossier"),
            (Ok(""), "vide"),
            (Ok("a;b\n1;2\n"), "CSV"),
            (Ok(&V1[..300]), "coupé"),
        ] {
            let Exchange::Told(told) = bring(text, &Journal::default()) else {
                panic!("a sentence")
            };
            assert!(told.starts_with("Fichier refusé") && told.contains(says), "{told}");
        }
    }
}
