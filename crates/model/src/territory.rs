//! The territories that figures are about, and their communes.

use super::{BaseMap, DecoupageId, InseeCode, Postcode, Siren};
use geometry::{Label, LonLat, MapPoint, Outline};

/// The territory that a figure is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TerritoryId {
    /// An intercommunalité, in any découpage.
    Epci(Siren),
    /// The land of the département outside all EPCI.
    OutsideEpci,
    /// The smaller EPCI together: several tables give them as one sum.
    OtherTerritories,
    /// The whole département, land outside all EPCI included.
    Departement,
    /// All of France, for comparison.
    France,
    /// A group of EPCI that one table sums up, by its name in the data file.
    Group(String),
}

impl TerritoryId {
    /// The code of [`TerritoryId::OutsideEpci`] in data files and in the page.
    pub const OUTSIDE_CODE: &str = "hors-epci";

    /// Whether it is an intercommunalité.
    #[must_use]
    pub fn is_epci(&self) -> bool {
        matches!(self, Self::Epci(_))
    }

    /// The Siren of an intercommunalité; `None` for any other territory.
    #[must_use]
    pub fn siren(&self) -> Option<Siren> {
        match self {
            Self::Epci(siren) => Some(*siren),
            _ => None,
        }
    }
}

/// The legal form of an EPCI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EpciKind {
    /// Communauté d'agglomération (`CA`).
    Agglomeration,
    /// Communauté de communes (`CC`).
    Communes,
}

/// A territory of the map: an intercommunalité, or the land outside them all.
#[derive(Clone, Debug, PartialEq)]
pub struct Territory {
    /// [`TerritoryId::Epci`] or [`TerritoryId::OutsideEpci`].
    pub id: TerritoryId,
    /// Name as in the document's population table: "CC Grand Langres".
    pub name: String,
    /// Name for labels on the map.
    pub short_name: String,
    /// Its legal form; `None` for the land outside the EPCI.
    pub kind: Option<EpciKind>,
    /// Number of its communes on the map.
    pub commune_count: u32,
    /// The découpages that contain it.
    pub decoupages: Vec<DecoupageId>,
    /// The EPCI of the first découpage whose land in the département it unites exactly; empty if it is one of
    /// them.
    pub merged_from: Vec<Siren>,
    /// Number of its communes of today outside the map.
    pub communes_outside: u32,
    /// Its place on the map, without the outline.
    pub layout: MapLayout,
}

/// The place of a territory on the map; its outline is in [`Outlines`].
#[derive(Clone, Debug, PartialEq)]
pub struct MapLayout {
    /// Centre of its bounding box.
    pub centre: MapPoint,
    /// The territories that share a border with it, in any découpage that has both.
    pub neighbours: Vec<TerritoryId>,
    /// Its placed name.
    pub labels: Labels,
}

/// A territory's name as placed on maps of both sizes; `None` if it does not fit at any zoom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labels {
    /// In the style [`LabelStyle::LARGE_MAP`](geometry::LabelStyle::LARGE_MAP).
    pub large_map: Option<Label>,
    /// In the style [`LabelStyle::SMALL_MAP`](geometry::LabelStyle::SMALL_MAP).
    pub small_map: Option<Label>,
}

/// All outlines of the map, in whole map units.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlines {
    /// The outline of each territory, of all découpages.
    pub territories: Vec<(TerritoryId, Outline)>,
    /// All communes, sorted by Insee code.
    pub communes: Vec<CommuneOutline>,
    /// The base map.
    pub base_map: BaseMap,
}

impl Outlines {
    /// The outline of a territory.
    #[must_use]
    pub fn outline_of(&self, id: &TerritoryId) -> Option<&Outline> {
        self.territories.iter().find(|(territory, _)| territory == id).map(|(_, outline)| outline)
    }
}

/// The outline and the name of a commune, drawn when zoomed in.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneOutline {
    /// Insee code of 2015.
    pub insee: InseeCode,
    /// The outline of 2015, in map units.
    pub outline: Outline,
    /// Its placed name; `None` if it does not fit at any zoom.
    pub name: Option<CommuneName>,
}

/// A commune's name on the map, on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneName {
    /// The name of 2015.
    pub text: String,
    /// The point it is anchored at.
    pub position: MapPoint,
    /// Distance of its middle below that point, in font sizes; pins are drawn above.
    pub offset: f64,
    /// The smallest zoom at which it fits.
    pub min_zoom: f64,
    /// Its counts; `None` if they do not fit at any zoom.
    pub counts: Option<CommuneCounts>,
}

/// The counts of a commune, shown below its name on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneCounts {
    /// « 2025 : 3 naissances », « 1 crèche », line by line.
    pub lines: Vec<String>,
    /// Distance of the first line's middle below the name's position, in font sizes of these lines.
    pub offset: f64,
    /// The smallest zoom at which they fit.
    pub min_zoom: f64,
}

impl Territory {
    /// The territories of a découpage, with their neighbours in it.
    #[must_use]
    pub fn all_in(decoupage: &DecoupageId, all: &[Self]) -> Vec<Self> {
        let is_in = |id: &TerritoryId| all.iter().any(|t| t.id == *id && t.is_in(decoupage));
        let mut territories: Vec<Self> =
            all.iter().filter(|territory| territory.is_in(decoupage)).cloned().collect();
        territories.iter_mut().for_each(|territory| territory.layout.neighbours.retain(is_in));
        territories
    }

    /// Whether a découpage contains it.
    #[must_use]
    pub fn is_in(&self, decoupage: &DecoupageId) -> bool {
        self.decoupages.contains(decoupage)
    }

    /// The code in data files and in the page: the Siren, or `hors-epci`.
    #[must_use]
    pub fn code(&self) -> String {
        self.siren().map_or_else(|| TerritoryId::OUTSIDE_CODE.to_owned(), |siren| siren.to_string())
    }

    /// The Siren; `None` for the land outside the EPCI.
    #[must_use]
    pub fn siren(&self) -> Option<Siren> {
        self.id.siren()
    }
}

/// A commune as the first découpage counts it.
#[derive(Clone, Debug, PartialEq)]
pub struct Commune {
    /// Insee code of 2015.
    pub insee: InseeCode,
    /// Its name in the first découpage.
    pub name: String,
    /// Its EPCI in the first découpage, of 2015; `None` outside them.
    pub epci: Option<Siren>,
    /// Its EPCI in the other découpages; it may be off the map.
    pub later_epci: Vec<(DecoupageId, Siren)>,
    /// Position of the town hall, or else a point inside.
    pub point: LonLat,
    /// Its current postcodes.
    pub postcodes: Vec<Postcode>,
    /// The commune of today, if code or name have changed since 2015.
    pub today: Option<CurrentCommune>,
}

impl Commune {
    /// Its EPCI in a découpage; it may be off the map.
    #[must_use]
    pub fn epci_in(&self, decoupage: &DecoupageId) -> Option<Siren> {
        let later_epci = self.later_epci.iter().find(|(other, _)| other == decoupage);
        later_epci.map_or(self.epci, |(_, siren)| Some(*siren))
    }

    /// The code of the commune of today that its land belongs to.
    #[must_use]
    pub fn code_today(&self) -> InseeCode {
        self.today.as_ref().map_or(self.insee, |today| today.insee)
    }
}

/// The commune of today that one of 2015 was renamed or merged into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurrentCommune {
    /// Insee code of today.
    pub insee: InseeCode,
    /// Name of today.
    pub name: String,
}
