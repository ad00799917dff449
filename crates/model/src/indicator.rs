//! Indicators: measures with their figures.

use super::{Category, IndicatorId, PartialDate, Publication, Source, Territory, TerritoryId};
use small_std::decimal_places;

/// What a figure counts or compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A rate or a share, in percent; rates may exceed 100.
    Percent,
    /// A difference between two percentages, in points.
    Points,
    /// Status of an agreement (CTG), coded 0: none, 1: being prepared, 2: signed.
    Agreement,
    /// A count of the named things, "enfants", or a ratio of two counts, "enfants par RAM".
    Count(String),
}

/// The kind of quantity. It decides how an indicator is drawn and which sentences make sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorKind {
    /// A count of things: children, places, services.
    Count,
    /// A territory's share of the département's total, in percent.
    Share,
    /// A ratio in percent.
    Rate,
    /// A ratio of two counts, as children per service.
    Ratio,
    /// A signed difference; the colours diverge at zero.
    Gap,
    /// A status: no quantity, so it is neither ranked nor summed.
    Status,
    /// A threshold, a target or an amount set by an authority.
    Rule,
}

/// Whether a high value is good for families.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// High is good: a coverage rate.
    HigherIsBetter,
    /// High is bad: missing places.
    LowerIsBetter,
    /// Neither, as of a population: no value is good or bad.
    Neutral,
}

/// How a figure for several territories follows from theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregation {
    /// By summing the values: counts.
    Sum,
    /// By dividing the sum of the numerators by that of the denominators; rates are never averaged.
    RatioOfSums,
    /// Not at all: a median, a status.
    NotAggregated,
}

/// How a figure is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// Printed in its source.
    Printed,
    /// Computed from figures printed in its source.
    Computed,
    /// A zero, deduced from absence: the source lists all that exist.
    CompleteList,
    /// Computed for an EPCI from the figures of the EPCI that it merged.
    Merged,
}

/// One value of an indicator, with its date, source and origin.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The territory it is about.
    pub territory: TerritoryId,
    /// The year or the day it is about.
    pub date: PartialDate,
    /// Start of the period, if the figure is an evolution.
    pub since: Option<PartialDate>,
    /// The figure, in the indicator's unit.
    pub value: f64,
    /// Lowest and highest possible value, if it is computed from rounded figures.
    pub interval: Option<(f64, f64)>,
    /// The publication, with the lines if it has line numbers.
    pub source: Source,
    /// How the figure is known.
    pub provenance: Provenance,
}

/// An operand of a computed indicator, with its date.
#[derive(Clone, Debug, PartialEq)]
pub struct DatedOperand {
    /// A French word or two for the operand: « places ».
    pub words: String,
    /// The year or the day it is about.
    pub date: PartialDate,
}

/// Territories for which a ratio is undefined because its denominator is zero.
#[derive(Clone, Debug, PartialEq)]
pub struct NoDenominator {
    /// The territories without a denominator.
    pub territories: Vec<TerritoryId>,
    /// What is missing there: « aucun RAM ».
    pub words: String,
}

/// A measure and all its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Id in `indicateurs.json` and in the URL (`indicateur=`).
    pub id: IndicatorId,
    /// Name in choosers and table headings, in French.
    pub label: String,
    /// Definition, in French.
    pub definition: String,
    /// The unit of its figures.
    pub unit: Unit,
    /// The kind of quantity.
    pub kind: IndicatorKind,
    /// Whether a high value is good for families.
    pub polarity: Polarity,
    /// How a figure for several territories follows from theirs.
    pub aggregation: Aggregation,
    /// The indicators that contain totals of this one, as printed in the document.
    pub totals: Vec<IndicatorId>,
    /// Class bounds, ascending; empty if they are computed from the figures.
    pub class_bounds: Vec<f64>,
    /// The reason for these bounds, in French; empty if there are none.
    pub class_bounds_reason: String,
    /// The indicator whose figure for the département is the threshold; territories under it have priority.
    pub threshold: Option<IndicatorId>,
    /// French phrase for a figure, with `{valeur}` for the number; `None` uses number and unit.
    pub phrase: Option<String>,
    /// The indicator whose evolution this one measures, relative (in percent) or absolute (in its unit).
    pub evolution_of: Option<IndicatorId>,
    /// The category of services it counts.
    pub category: Option<Category>,
    /// Why a missing figure is a zero, if the source lists all that exist.
    pub zero_reason: Option<String>,
    /// Whether it is computed rather than published.
    pub is_computed: bool,
    /// The dated operands of a computed indicator.
    pub dated_operands: Vec<DatedOperand>,
    /// The territories for which it is undefined.
    pub no_denominator: Option<NoDenominator>,
    /// The publication, with the lines if it has line numbers.
    pub source: Source,
    /// The figures of its own source; missing ones are absent.
    pub figures: Vec<Figure>,
    /// Values of the same measure from other publications, with their own dates and perimeters. Never used in
    /// place of `figures`.
    pub other_publications: Vec<Figure>,
}

impl Indicator {
    /// The number of decimals its figures are shown with: the most used by the publication of the latest figure.
    #[must_use]
    pub fn decimals(&self) -> usize {
        let latest = self.figures.iter().max_by_key(|figure| figure.date);
        latest.map_or(0, |figure| self.decimals_of(&figure.source.publication))
    }

    /// The largest number of decimals in the figures of a publication.
    #[must_use]
    pub fn decimals_of(&self, publication: &Publication) -> usize {
        let published = self.figures.iter().filter(|f| f.source.publication.id == publication.id);
        published.map(|figure| decimal_places(figure.value)).max().unwrap_or(0)
    }

    /// Whether its values are signed, so that the colours diverge at zero.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        self.kind == IndicatorKind::Gap
    }

    /// Whether it is a count or a share of a total. Such values are drawn as circles: as colours they would make
    /// large territories look intense.
    #[must_use]
    pub fn is_extensive(&self) -> bool {
        matches!(self.kind, IndicatorKind::Count | IndicatorKind::Share)
    }

    /// The dates of its figures, ascending, without duplicates.
    #[must_use]
    pub fn dates(&self) -> Vec<PartialDate> {
        let mut dates = Vec::new();
        for figure in &self.figures {
            if !dates.contains(&figure.date) {
                dates.push(figure.date);
            }
        }
        dates
    }

    /// The figure of a territory at a date.
    #[must_use]
    pub fn figure_at(&self, territory: &TerritoryId, date: PartialDate) -> Option<&Figure> {
        self.figures.iter().find(|f| f.territory == *territory && f.date == date)
    }

    /// The same indicator with the figures comparable on a map of `territories`: theirs and those of the
    /// surrounding wholes, except figures later than all of theirs.
    #[must_use]
    pub fn restricted_to(&self, territories: &[Territory]) -> Self {
        let is_on_map = |id: &TerritoryId| territories.iter().any(|territory| territory.id == *id);
        let on_map =
            self.figures.iter().filter(|f| f.territory.is_epci() && is_on_map(&f.territory));
        let last_date = on_map.map(|figure| figure.date).max();
        let mut restricted = self.clone();
        restricted.figures.retain(|figure| match figure.territory {
            TerritoryId::Epci(_) => is_on_map(&figure.territory),
            _ => last_date.is_none_or(|last| figure.date <= last),
        });
        restricted
    }

    /// The latest figure of a territory; `None` if the indicator's own source gives none.
    #[must_use]
    pub fn latest_figure(&self, territory: &TerritoryId) -> Option<&Figure> {
        self.figures.iter().filter(|f| f.territory == *territory).max_by_key(|f| f.date)
    }
}
