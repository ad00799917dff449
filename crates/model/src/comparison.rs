//! Today's territories compared with the rest of France.

use std::sync::Arc;

use super::{IndicatorId, PartialDate, Publication, Siren};

/// The coverage rates of territories and their ranks among all of France.
#[derive(Clone, Debug, PartialEq)]
pub struct NationalComparison {
    /// The year of the rates.
    pub date: PartialDate,
    /// The publication of these rates.
    pub publication: Arc<Publication>,
    /// What each of a territory's `values` is, in order; territories are ranked by the first.
    pub indicators: Vec<IndicatorId>,
    /// How similarity is computed, in French.
    pub similarity_method: String,
    /// The territories compared: intercommunalités, the département, its region, France.
    pub territories: Vec<RankedTerritory>,
}

/// A level of territories; each is ranked within its own level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TerritoryLevel {
    /// Ranked among all intercommunalités of France.
    Epci,
    /// Ranked among the départements of France.
    Departement,
    /// Ranked among the regions of France.
    Region,
    /// The whole country, which has no rank.
    France,
}

/// A territory with its rank within its level.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedTerritory {
    /// The level that it is ranked in.
    pub level: TerritoryLevel,
    /// Official code: the Siren of an intercommunalité, the Insee code of others.
    pub code: String,
    /// Its name in the publication of today's territories.
    pub name: String,
    /// Its values, in the order of [`NationalComparison::indicators`].
    pub values: Vec<f64>,
    /// Its rank; `None` for France.
    pub rank: Option<NationalRank>,
    /// The most similar intercommunalités of France, the closest first; empty for other levels.
    pub similar: Vec<NationalPeer>,
}

/// A rank within a level, 1 for the highest value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NationalRank {
    /// Rank from 1; territories of the same value share it.
    pub position: u32,
    /// The codes of the territories with the same rank.
    pub tied: Vec<String>,
    /// How many territories are ranked.
    pub ranked_count: u32,
}

/// An intercommunalité elsewhere in France, similar to one of the map's.
#[derive(Clone, Debug, PartialEq)]
pub struct NationalPeer {
    /// The Siren of an EPCI that the dataset does not hold otherwise.
    pub siren: Siren,
    /// Its name in the publication of today's territories.
    pub name: String,
    /// The code of the département where most of its inhabitants live.
    pub departement: String,
    /// Distance in points (see [`NationalComparison::similarity_method`]); the smaller, the more similar.
    pub distance: f64,
    /// Its values, in the order of [`NationalComparison::indicators`].
    pub values: Vec<f64>,
}

impl NationalComparison {
    /// The intercommunalité with this Siren, if it is compared.
    #[must_use]
    pub fn epci(&self, siren: Siren) -> Option<&RankedTerritory> {
        let has_siren = |territory: &&RankedTerritory| Siren::parse(&territory.code) == Some(siren);
        self.territories.iter().filter(|t| t.level == TerritoryLevel::Epci).find(has_siren)
    }

    /// The first territory of a level, the only one for the département, the region and France.
    #[must_use]
    pub fn first_at_level(&self, level: TerritoryLevel) -> Option<&RankedTerritory> {
        self.territories.iter().find(|territory| territory.level == level)
    }
}
