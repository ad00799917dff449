//! Whom to ask today: official sites, national numbers and town halls, which the document does not give.

use super::{Category, Commune, Dataset, InseeCode, Need, Source};

/// A site, or a number to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Slug in `contacts.json`.
    pub id: String,
    /// Its name, as people know it.
    pub name: String,
    /// The number to call, in digits.
    pub phone: Option<String>,
    /// Whether that number takes text messages, not calls.
    pub by_text: bool,
    /// The address of its site.
    pub link: String,
    /// Label of the button that looks a service up there: « Vérifier sur monenfant.fr »; `None` without such a
    /// button.
    pub check: Option<String>,
    /// What it is for, in one sentence.
    pub purpose: String,
    /// The same, easy to read.
    pub easy: String,
    /// Whether it is for danger, and said before anything else.
    pub danger: bool,
    /// Order among the contacts of one list, from 1.
    pub rank: u32,
    /// The categories of service that it can tell more of.
    pub categories: Vec<Category>,
    /// The needs that it answers.
    pub needs: Vec<Need>,
}

/// How to reach the town hall of a commune of today, as another publication has it: at its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TownHall {
    /// Insee code of a commune of today.
    pub commune: InseeCode,
    /// « 03 25 30 60 00 »
    pub phone: Option<String>,
    /// The address of its site.
    pub site: Option<String>,
    /// When it opens, in words.
    pub hours: Option<String>,
    /// The directory that says so, with its date.
    pub source: Source,
}

impl Dataset {
    /// The town hall of the commune that `commune` belongs to today; `None` before the details are there.
    #[must_use]
    pub fn town_hall(&self, commune: &Commune) -> Option<&TownHall> {
        let all = &self.details.get()?.town_halls;
        let found = all.binary_search_by_key(&commune.code_today(), |town_hall| town_hall.commune);
        found.ok().and_then(|at| all.get(at))
    }
}
