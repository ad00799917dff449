//! Names, titles and dates that sentences need. They are data, so that the program names no territory and no
//! plan.

use super::{Day, DecoupageId, Departement, Siren, TerritoryId};

/// The content of `territoire.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// The département that the map shows.
    pub departement: Departement,
    /// The département in file names: `haute-marne`.
    pub slug: String,
    /// Title and descriptions of the site.
    pub site: SiteWords,
    /// Titles of the plan; `None` if the data have no plan.
    pub plan: Option<PlanTitle>,
    /// The divisions of the département into intercommunalités, in order of time; the first is the default.
    pub decoupages: Vec<Decoupage>,
    /// Credits of the map.
    pub credits: MapCredits,
    /// The territories shown for comparison (département, France) with their names, in display order.
    pub references: Vec<(TerritoryId, String)>,
}

/// Title and descriptions of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteWords {
    /// Title including the département, for search engines and links from other sites.
    pub title: String,
    /// Text below the short title on each page.
    pub subtitle: String,
    /// Description of the start page for search engines; empty in the browser.
    pub description: String,
    /// Description in the web app manifest; empty in the browser.
    pub short_description: String,
}

/// Titles of the plan, without its period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanTitle {
    /// Full title, as in the middle of a sentence.
    pub full: String,
    /// Title as a page heading.
    pub heading: String,
    /// Short title, as in the middle of a sentence.
    pub short: String,
    /// Its years as the document writes them: `2016-2019`.
    pub period: String,
}

/// Credits shown with each map; `sources.json` has the details.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapCredits {
    /// Source of figures and services, as in the middle of a sentence.
    pub figures: String,
    /// Sources of the base map, in sentences; empty in the browser.
    pub outlines: String,
    /// Short form of all credits, printed below a map; empty in the browser.
    pub brief: String,
}

/// A division of the département into intercommunalités.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoupage {
    /// Id in URLs and data files.
    pub id: DecoupageId,
    /// Name in choosers.
    pub label: String,
    /// Short name, for narrow places.
    pub short_label: String,
    /// The day of this composition.
    pub day: Day,
    /// Words for the land outside all intercommunalités; `None` if there is none.
    pub outside: Option<String>,
    /// Siren and name of EPCI that include communes of the map but lie mostly in other départements, so that
    /// they are not drawn.
    pub off_map: Vec<(Siren, String)>,
    /// A remark shown with the chooser.
    pub note: Option<String>,
}

impl Metadata {
    /// The default découpage; the reader rejects data without any.
    #[must_use]
    pub fn first_decoupage(&self) -> Option<&Decoupage> {
        self.decoupages.first()
    }

    /// The current découpage, the last in the list.
    #[must_use]
    pub fn latest_decoupage(&self) -> Option<&Decoupage> {
        self.decoupages.last()
    }

    /// The name of a territory shown for comparison; `None` for any other.
    #[must_use]
    pub fn reference(&self, id: &TerritoryId) -> Option<&str> {
        self.references.iter().find(|(territory, _)| territory == id).map(|(_, name)| name.as_str())
    }

    /// The découpage with this id.
    #[must_use]
    pub fn decoupage(&self, id: &str) -> Option<&Decoupage> {
        self.decoupages.iter().find(|decoupage| decoupage.id.as_str() == id)
    }
}

impl PlanTitle {
    /// Full title with its period, as in the middle of a sentence.
    #[must_use]
    pub fn full_with_period(&self) -> String {
        format!("{}, {}", self.full, self.period)
    }

    /// The heading with its period.
    #[must_use]
    pub fn heading_with_period(&self) -> String {
        format!("{}, {}", self.heading, self.period)
    }

    /// Short title with its period, as in the middle of a sentence.
    #[must_use]
    pub fn short_with_period(&self) -> String {
        format!("{} {}", self.short, self.period)
    }
}
