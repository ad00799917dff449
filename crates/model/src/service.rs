//! The services for families that the document lists.

use super::{InseeCode, PartialDate, ServiceId, Siren, Source};

/// The categories of service, in the document's order.
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
    /// All categories, in the document's order.
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

    /// The name in data files and URLs.
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

    /// Parses a name used in data files and URLs.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.code() == code)
    }
}

/// The type of an EAJE, établissement d'accueil du jeune enfant (`type`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EajeKind {
    /// Both regular and occasional care.
    MultiAccueil,
    /// A small crèche; at most ten places at the document's date.
    MicroCreche,
    /// Occasional care only.
    HalteGarderie,
    /// Childminders employed by a crèche.
    CrecheFamiliale,
}

/// Whether a service was open at the document's date (`statut`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceStatus {
    /// Open to families.
    Open,
    /// Only planned.
    Planned,
}

/// How precise a pin's position is; the document gives no street addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PinPrecision {
    /// At the town hall of its commune.
    TownHall,
    /// At a point inside its commune.
    InsideCommune,
    /// No pin: the document names no commune.
    None,
}

/// A service as the document describes it; fields that it leaves out are `None`.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Slug in `structures.geojson` and in the URL (`structure=`).
    pub id: ServiceId,
    /// The name as printed.
    pub name: String,
    /// The category (`categorie`).
    pub category: Category,
    /// The type of an EAJE; `None` for other categories.
    pub eaje_kind: Option<EajeKind>,
    /// The communes of its sites, in the order of their points on the map; empty if unknown.
    pub communes: Vec<InseeCode>,
    /// The EPCI it belongs to; `None` when it serves the whole département.
    pub epci: Option<Siren>,
    /// The organisation that runs it (`gestionnaire`), if given.
    pub manager: Option<String>,
    /// Number of children received at one time, if given.
    pub places: Option<u32>,
    /// Number of funded actions of a CLAS or a REAAP, if given.
    pub actions: Option<u32>,
    /// Whether it was open at the document's date.
    pub status: ServiceStatus,
    /// How precise the pin's position is.
    pub pin_precision: PinPrecision,
    /// Date of these details, if the document dates them.
    pub date: Option<PartialDate>,
    /// The lines that list it.
    pub source: Source,
}

impl Service {
    /// Whether it is open rather than planned.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.status != ServiceStatus::Planned
    }
}
