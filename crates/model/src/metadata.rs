//! Who and when the data are about: the names, titles and dates that sentences need, so that no
//! program text has to know them.

use super::{Day, DecoupageId, Departement, Siren, TerritoryId};

/// All of it, as `territoire.json` has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// The département that the map shows.
    pub departement: Departement,
    /// Its name in the names of files: `haute-marne`.
    pub slug: String,
    /// How the site calls itself.
    pub site: SiteWords,
    /// The plan that the data come with; `None` where there is none.
    pub plan: Option<PlanTitle>,
    /// The ways in which the département is cut into intercommunalités; the first is shown unless another
    /// is asked for, the last is the latest.
    pub decoupages: Vec<Decoupage>,
    /// Whose work the map shows.
    pub credits: MapCredits,
    /// The wholes that values are compared with, in the order in which they are told.
    pub references: Vec<(TerritoryId, String)>,
}

/// How the site calls itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteWords {
    /// Its title with the département's name, for other sites and search engines.
    pub title: String,
    /// What stands under the short title on each page.
    pub subtitle: String,
    /// The start page in a sentence, for search engines; empty in the browser.
    pub description: String,
    /// The same for who installs the site; empty in the browser.
    pub short_description: String,
}

/// What a plan is called. Titles are without its period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanTitle {
    /// In full, as it begins within a sentence.
    pub full: String,
    /// As the heading of the plan's page, with a capital.
    pub heading: String,
    /// In two words or three, within a sentence.
    pub short: String,
    /// Its years as the document writes them: `2016-2019`.
    pub period: String,
}

/// Whose work the map shows, as each page tells it; `sources.json` tells more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapCredits {
    /// Where figures and services come from, as it stands within a sentence.
    pub figures: String,
    /// Where the outlines come from, in sentences; empty in the browser.
    pub outlines: String,
    /// All of it in a few words, below a map; empty in the browser.
    pub brief: String,
}

/// A way in which the département is cut into intercommunalités.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoupage {
    /// What URLs name it by.
    pub id: DecoupageId,
    /// What it is called where it is chosen.
    pub label: String,
    /// The same where there is little room.
    pub short_label: String,
    /// The day of the composition.
    pub day: Day,
    /// What lies outside all intercommunalités, in words; `None` where nothing does.
    pub outside: Option<String>,
    /// The EPCI that communes of the map are in and that are not on the map themselves, by name: their
    /// other communes are in other départements.
    pub off_map: Vec<(Siren, String)>,
    /// What else is to be known of it.
    pub note: Option<String>,
}

impl Metadata {
    /// The découpage that is shown unless another is asked for. The reader refuses data without any.
    #[must_use]
    pub fn first_decoupage(&self) -> Option<&Decoupage> {
        self.decoupages.first()
    }

    /// The last of [`Self::decoupages`], which is that of today. The reader refuses data without any.
    #[must_use]
    pub fn latest_decoupage(&self) -> Option<&Decoupage> {
        self.decoupages.last()
    }

    /// What a whole that values are compared with is called; `None` for what is none.
    #[must_use]
    pub fn reference(&self, whole: &TerritoryId) -> Option<&str> {
        self.references
            .iter()
            .find(|(territory, _)| territory == whole)
            .map(|(_, name)| name.as_str())
    }

    /// A découpage by its id.
    #[must_use]
    pub fn decoupage(&self, id: &str) -> Option<&Decoupage> {
        self.decoupages.iter().find(|decoupage| decoupage.id.as_str() == id)
    }
}

impl PlanTitle {
    /// The full title with its period, as it stands within a sentence.
    #[must_use]
    pub fn dated(&self) -> String {
        format!("{}, {}", self.full, self.period)
    }

    /// The heading with its period.
    #[must_use]
    pub fn dated_heading(&self) -> String {
        format!("{}, {}", self.heading, self.period)
    }

    /// The short title with its period, as it stands within a sentence.
    #[must_use]
    pub fn dated_short(&self) -> String {
        format!("{} {}", self.short, self.period)
    }
}
