//! The territories that figures are given for, and the communes they are made of.

use super::{Context, DecoupageId, InseeCode, Postcode, Siren};
use geometry::{Label, LonLat, MapPoint, Outline};

/// What a figure is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TerritoryId {
    /// An intercommunalité, of whichever découpage.
    Epci(Siren),
    /// The land of the département outside them.
    OutsideEpci,
    /// The smaller EPCI, which several tables give as one sum.
    OtherTerritories,
    /// The whole département, land outside all EPCI included.
    Departement,
    /// All of France, as a reference.
    France,
    /// A group of EPCI that one table sums up, under the file's own name.
    Group(String),
}

impl TerritoryId {
    /// How data files and the page name the land outside the EPCI.
    pub const OUTSIDE: &str = "hors-epci";

    /// Whether it is an intercommunalité.
    #[must_use]
    pub fn is_epci(&self) -> bool {
        matches!(self, Self::Epci(_))
    }

    /// The Siren of an intercommunalité.
    #[must_use]
    pub fn siren(&self) -> Option<Siren> {
        match self {
            Self::Epci(siren) => Some(*siren),
            _ => None,
        }
    }
}

/// The legal kind of an EPCI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EpciKind {
    /// Communauté d'agglomération (`CA`).
    Agglomeration,
    /// Communauté de communes (`CC`).
    Communes,
}

/// An intercommunalité, or the land outside them all.
#[derive(Clone, Debug, PartialEq)]
pub struct Territory {
    /// [`TerritoryId::Epci`] or [`TerritoryId::OutsideEpci`].
    pub id: TerritoryId,
    /// As in the document's population table: "CC Grand Langres".
    pub name: String,
    /// For labels on the map.
    pub short_name: String,
    /// Its legal kind; `None` for the land outside the EPCI.
    pub kind: Option<EpciKind>,
    /// How many of the map's communes it unites.
    pub communes: u32,
    /// The découpages that have it.
    pub decoupages: Vec<DecoupageId>,
    /// The EPCI of the first découpage that it unites exactly, inside the département; none where it is
    /// one of them.
    pub united_from: Vec<Siren>,
    /// How many of its communes of today are outside the map.
    pub communes_outside: u32,
    /// What a map needs to draw it, but for its outline.
    pub drawing: Drawing,
}

/// A territory as drawn on the map, but for its outline (see [`Outlines`]).
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The middle of its bounds.
    pub centre: MapPoint,
    /// The territories that touch it, in any découpage that both are in.
    pub neighbours: Vec<TerritoryId>,
    /// How its name is written on maps of two sizes.
    pub labels: Labels,
}

/// A territory's name on the map, placed for both sizes in which maps are drawn; `None` when it has no place at any
/// zoom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labels {
    /// In the style [`LabelStyle::LARGE_MAP`](geometry::LabelStyle::LARGE_MAP).
    pub large_map: Option<Label>,
    /// In the style [`LabelStyle::SMALL_MAP`](geometry::LabelStyle::SMALL_MAP).
    pub small_map: Option<Label>,
}

/// The outlines of everything that is drawn, in whole map units.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlines {
    /// Each territory of the map.
    pub territories: Vec<(TerritoryId, Outline)>,
    /// All communes, sorted by Insee code.
    pub communes: Vec<CommuneOutline>,
    /// What lies on the map and around it.
    pub context: Context,
}

impl Outlines {
    /// The outline of a territory of the map.
    #[must_use]
    pub fn of(&self, id: &TerritoryId) -> Option<&Outline> {
        self.territories.iter().find(|(territory, _)| territory == id).map(|(_, outline)| outline)
    }
}

/// A commune as drawn on the map once zoomed in.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneOutline {
    /// That of the first découpage's commune.
    pub insee: InseeCode,
    /// Its rings, in map units.
    pub outline: Outline,
    /// Its name; `None` when it has no place at any zoom.
    pub name: Option<CommuneName>,
}

/// A commune's name on the map, on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneName {
    /// As the first découpage names it.
    pub text: String,
    /// The point of the map that it stays at.
    pub position: MapPoint,
    /// How far below that its middle is, in font sizes: pins stand above it.
    pub offset: f64,
    /// From this zoom on it has room.
    pub min_zoom: f64,
    /// What is counted there, where there is room for it at some zoom.
    pub counts: Option<CommuneCounts>,
}

/// What is counted in a commune, below its name on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneCounts {
    /// « 2025 : 3 naissances », « 1 crèche », line by line.
    pub lines: Vec<String>,
    /// How far below the name's position the middle of the first line is, in font sizes of these lines.
    pub offset: f64,
    /// From this zoom on they have room.
    pub min_zoom: f64,
}

impl Territory {
    /// Those of `all` that a découpage has, with their neighbours there.
    #[must_use]
    pub fn all_in(decoupage: &DecoupageId, all: &[Self]) -> Vec<Self> {
        let is_in = |id: &TerritoryId| {
            all.iter().any(|territory| territory.id == *id && territory.is_in(decoupage))
        };
        let mut territories: Vec<Self> =
            all.iter().filter(|territory| territory.is_in(decoupage)).cloned().collect();
        territories.iter_mut().for_each(|territory| territory.drawing.neighbours.retain(is_in));
        territories
    }

    /// Whether a découpage has it.
    #[must_use]
    pub fn is_in(&self, decoupage: &DecoupageId) -> bool {
        self.decoupages.contains(decoupage)
    }

    /// What data files and the page name it by: its Siren, or `hors-epci`.
    #[must_use]
    pub fn code(&self) -> String {
        self.siren().map_or_else(|| TerritoryId::OUTSIDE.to_owned(), |siren| siren.to_string())
    }

    /// Its Siren; `None` outside the EPCI.
    #[must_use]
    pub fn siren(&self) -> Option<Siren> {
        self.id.siren()
    }
}

/// A commune as the first découpage counts it.
#[derive(Clone, Debug, PartialEq)]
pub struct Commune {
    /// Unique among the communes of the first découpage; one of today may bear it too.
    pub insee: InseeCode,
    /// Its name in the first découpage.
    pub name: String,
    /// Its EPCI in the first découpage.
    pub epci: Option<Siren>,
    /// Its EPCI in the others, also where that is not on the map.
    pub later_epci: Vec<(DecoupageId, Siren)>,
    /// Its town hall, or a point inside it.
    pub point: LonLat,
    /// Those of today, shared with other communes most often.
    pub postcodes: Vec<Postcode>,
    /// What it has become, where its code or its name has changed since.
    pub today: Option<Today>,
}

impl Commune {
    /// Its EPCI in a découpage, also one that is not on the map.
    #[must_use]
    pub fn epci_in(&self, decoupage: &DecoupageId) -> Option<Siren> {
        let later = self.later_epci.iter().find(|(other, _)| other == decoupage);
        later.map_or(self.epci, |(_, siren)| Some(*siren))
    }

    /// The code of the commune that its land belongs to today.
    #[must_use]
    pub fn code_today(&self) -> InseeCode {
        self.today.as_ref().map_or(self.insee, |today| today.insee)
    }
}

/// The commune that an older one has become, alone or merged with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Today {
    /// Insee code of a commune of today.
    pub insee: InseeCode,
    /// Its name today.
    pub name: String,
}
