//! Where today's territories stand in France.

use std::sync::Arc;

use super::{Date, IndicatorId, Publication, Siren};

/// The rates of territories, of each level among all of France.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The year of the rates.
    pub date: Date,
    /// The publication that gives the rates of all France.
    pub publication: Arc<Publication>,
    /// What each value of a territory is, in their order; the first is what they are ranked by.
    pub indicators: Vec<IndicatorId>,
    /// How the most similar are found, in French.
    pub likeness: String,
    /// The territories: intercommunalités, the département, its region, France.
    pub territories: Vec<Compared>,
}

/// A level of territories that are compared among themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Ranked among all intercommunalités of France.
    Epci,
    /// Ranked among the départements of France.
    Departement,
    /// Ranked among the regions of France.
    Region,
    /// The whole country, which has no rank.
    France,
}

/// A territory among those of its level.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The level whose territories it is ranked among.
    pub level: Level,
    /// Its official code: the Siren of an intercommunalité.
    pub code: String,
    /// The name that the publication of today's territories gives it.
    pub name: String,
    /// Its values, in the order of the indicators.
    pub values: Vec<f64>,
    /// Its place; `None` for France.
    pub rank: Option<NationalRank>,
    /// Those most like it, the most similar first; of intercommunalités alone.
    pub similar: Vec<Similar>,
}

/// A place among the territories of a level, the highest value first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NationalRank {
    /// Rank from 1; territories of the same value share it.
    pub position: u32,
    /// The codes of the others that share it.
    pub tied: Vec<String>,
    /// How many have a place.
    pub among: u32,
}

/// An intercommunalité elsewhere in France that resembles one of the map's.
#[derive(Clone, Debug, PartialEq)]
pub struct Similar {
    /// Of an EPCI that this dataset does not hold otherwise.
    pub siren: Siren,
    /// The name that the publication of today's territories gives it.
    pub name: String,
    /// The code of the département where most of its inhabitants live.
    pub departement: String,
    /// How far it is: less is more similar.
    pub gap: f64,
    /// Its values, in the order of the indicators.
    pub values: Vec<f64>,
}

impl Comparison {
    /// The intercommunalité with a Siren.
    #[must_use]
    pub fn epci(&self, siren: Siren) -> Option<&Compared> {
        let is_own = |territory: &&Compared| Siren::parse(&territory.code) == Some(siren);
        self.territories.iter().filter(|territory| territory.level == Level::Epci).find(is_own)
    }

    /// The first territory of a level.
    #[must_use]
    pub fn of_level(&self, level: Level) -> Option<&Compared> {
        self.territories.iter().find(|territory| territory.level == level)
    }
}
