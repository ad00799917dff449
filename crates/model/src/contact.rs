//! Contacts for families today: official sites, national numbers and town halls. None of them is in the
//! document.

use super::{Category, Commune, Dataset, InseeCode, Need, Source};

/// An official site or a telephone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Slug in `contacts.json`.
    pub id: String,
    /// Its everyday name.
    pub name: String,
    /// The telephone number, digits only.
    pub phone: Option<String>,
    /// Whether the number takes text messages instead of calls.
    pub is_text_only: bool,
    /// The URL of its site.
    pub link: String,
    /// Label of the button that looks a service up there: « Vérifier sur monenfant.fr »; `None` without such a
    /// button.
    pub check_label: Option<String>,
    /// Its purpose, in one French sentence.
    pub purpose: String,
    /// The purpose in easy-to-read French.
    pub easy_purpose: String,
    /// Whether it is an emergency contact, shown before everything else.
    pub is_emergency: bool,
    /// Order among the contacts of one list, from 1.
    pub rank: u32,
    /// The categories of service that it has up-to-date information about.
    pub categories: Vec<Category>,
    /// The needs that it answers.
    pub needs: Vec<Need>,
}

/// How to reach the town hall of a commune of today, from a publication of its own date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TownHall {
    /// Insee code of the commune of today.
    pub commune: InseeCode,
    /// Telephone number as printed: « 03 25 30 60 00 ».
    pub phone: Option<String>,
    /// The URL of its site.
    pub site: Option<String>,
    /// Opening hours, in French.
    pub hours: Option<String>,
    /// The publication of these details.
    pub source: Source,
}

impl Dataset {
    /// The town hall of the commune of today that contains `commune`; `None` while the details are not loaded.
    #[must_use]
    pub fn town_hall(&self, commune: &Commune) -> Option<&TownHall> {
        let all = &self.details.get()?.town_halls;
        let found = all.binary_search_by_key(&commune.code_today(), |town_hall| town_hall.commune);
        found.ok().and_then(|at| all.get(at))
    }
}
