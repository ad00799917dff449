//! The services that families can turn to.

use super::{Date, InseeCode, ServiceId, Siren, Source};

/// The kinds of service, in the order of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Établissement d'accueil du jeune enfant.
    Eaje,
    /// Maison d'assistantes maternelles.
    Mam,
    /// Relais assistantes maternelles.
    Ram,
    /// Réseau d'écoute, d'appui et d'accompagnement des parents.
    Reaap,
    /// Contrat local d'accompagnement à la scolarité.
    Clas,
    /// Lieu d'accueil enfants-parents.
    Laep,
    /// Médiation familiale.
    Mediation,
    /// Espace de rencontre.
    EspaceRencontre,
    /// Centre social.
    CentreSocial,
    /// Circonscription d'action sociale.
    Circonscription,
}

impl Category {
    /// All categories, in the order of the document.
    pub const ALL: [Self; 10] = [
        Self::Eaje,
        Self::Mam,
        Self::Ram,
        Self::Reaap,
        Self::Clas,
        Self::Laep,
        Self::Mediation,
        Self::EspaceRencontre,
        Self::CentreSocial,
        Self::Circonscription,
    ];

    /// The category's name in data files and URLs.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Eaje => "eaje",
            Self::Mam => "mam",
            Self::Ram => "ram",
            Self::Reaap => "reaap",
            Self::Clas => "clas",
            Self::Laep => "laep",
            Self::Mediation => "mediation",
            Self::EspaceRencontre => "espace_rencontre",
            Self::CentreSocial => "centre_social",
            Self::Circonscription => "circonscription",
        }
    }

    /// Reads a code of data files and URLs.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.code() == code)
    }
}

/// The kinds of EAJE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EajeKind {
    /// Regular and occasional care.
    MultiAccueil,
    /// At most ten places.
    MicroCreche,
    /// Occasional care.
    HalteGarderie,
    /// Childminders employed by a crèche.
    CrecheFamiliale,
}

/// Whether a service exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceStatus {
    /// It receives families.
    Open,
    /// The document only plans it.
    Planned,
}

/// What a pin's position stands for: the document gives no street address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlacedAt {
    /// The town hall of its commune.
    TownHall,
    /// A point inside its commune.
    InsideCommune,
    /// The document names no commune: there is no pin.
    Nowhere,
}

/// A service and what the document says of it; `None` where it is silent.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Stable id.
    pub id: ServiceId,
    /// As printed.
    pub name: String,
    /// Its kind.
    pub category: Category,
    /// Its kind among EAJE.
    pub eaje_kind: Option<EajeKind>,
    /// The communes of its sites, in the same order as their points on the map; empty when unknown.
    pub communes: Vec<InseeCode>,
    /// The EPCI it belongs to; `None` when it serves the whole département.
    pub epci: Option<Siren>,
    /// Who runs it.
    pub manager: Option<String>,
    /// Places for children.
    pub places: Option<u32>,
    /// Funded actions (CLAS, REAAP).
    pub actions: Option<u32>,
    /// Open or planned.
    pub status: ServiceStatus,
    /// What its pin stands for.
    pub placed_at: PlacedAt,
    /// The date of what is said, where the document gives one.
    pub date: Option<Date>,
    /// Where the document names it.
    pub source: Source,
}

impl Service {
    /// Whether it receives families already, rather than being planned.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.status != ServiceStatus::Planned
    }
}
