//! The services that families can turn to.

use super::{Date, InseeCode, ServiceId, Siren, Source};

/// The kinds of service, in the order of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Établissement d'accueil du jeune enfant.
    Eaje,
    /// Maison d'assistantes maternelles: childminders who share a house.
    Mam,
    /// Relais assistantes maternelles: where childminders and parents are advised.
    Ram,
    /// Réseau d'écoute, d'appui et d'accompagnement des parents.
    Reaap,
    /// Contrat local d'accompagnement à la scolarité.
    Clas,
    /// Lieu d'accueil enfants-parents: where parents come with children under six.
    Laep,
    /// Médiation familiale, for parents who separate.
    Mediation,
    /// Espace de rencontre: where a child meets a parent whom it does not live with.
    EspaceRencontre,
    /// Centre social, for all ages.
    CentreSocial,
    /// Circonscription d'action sociale: the département's social workers.
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

/// How an EAJE (établissement d'accueil du jeune enfant) receives children (`type`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EajeKind {
    /// Regular and occasional care under one roof.
    MultiAccueil,
    /// A small crèche, of at most ten places when the document was written.
    MicroCreche,
    /// Occasional care only.
    HalteGarderie,
    /// Childminders employed by a crèche.
    CrecheFamiliale,
}

/// Whether families could use a service at the document's date (`statut`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceStatus {
    /// It received families then; whether it does today is not known.
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
    /// Slug in `structures.geojson`, and in addresses (`structure=`).
    pub id: ServiceId,
    /// As the document prints it.
    pub name: String,
    /// What kind of service it is (`categorie`).
    pub category: Category,
    /// How it receives children; `None` but for EAJE.
    pub eaje_kind: Option<EajeKind>,
    /// The communes of its sites, in the same order as their points on the map; empty when unknown.
    pub communes: Vec<InseeCode>,
    /// The EPCI it belongs to; `None` when it serves the whole département.
    pub epci: Option<Siren>,
    /// Who runs it (`gestionnaire`), where the document says so.
    pub manager: Option<String>,
    /// Places for children at one time, where the document says so.
    pub places: Option<u32>,
    /// Funded actions of a CLAS or a REAAP, where the document counts them.
    pub actions: Option<u32>,
    /// Whether families could use it at the document's date.
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
