//! What is measured.

use super::{Category, Date, IndicatorId, Publication, Source, Territory, TerritoryId};
use small_std::decimals;

/// What a figure counts or compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A rate or a share, in percent; rates may exceed 100.
    Percent,
    /// A difference between two percentages.
    Points,
    /// No quantity: where an agreement (CTG) stands. 0: none, 1: being prepared, 2: signed.
    Agreement,
    /// A count of the named things: "enfants"; or so many for so many others: "enfants par RAM".
    Count(String),
}

/// What kind of quantity an indicator is: how it is drawn and what may be said of it follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Counts things that are somewhere: children, places, services.
    Count,
    /// Shares the département's total out among its territories.
    Share,
    /// Compares two things, in percent.
    Rate,
    /// Compares two things, as so many for so many others.
    Ratio,
    /// A difference: it has a sign, and zero parts its values.
    Gap,
    /// Where something stands: no quantity, so neither rank nor sum.
    State,
    /// A threshold, a target or an amount that somebody has set.
    Rule,
}

/// Whether families are better off where an indicator is high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Higher is better off: a coverage rate.
    More,
    /// Higher is worse off: places that are missing.
    Less,
    /// Neither, as of a population: no value is good or bad.
    Neutral,
}

/// How the values of several territories make one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregation {
    /// Counts: the figure of the whole is the sum.
    Sum,
    /// Their numerators and their denominators add up; rates are never averaged.
    RatioOfSums,
    /// Nothing can be made of them: a median, a state.
    Nothing,
}

/// Where a figure comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// Its source prints it as it is.
    Printed,
    /// It is computed from what its source prints.
    Computed,
    /// A zero: its source names all that is counted, and none here.
    CompleteList,
    /// It is computed for an EPCI from figures of those that it unites.
    United,
}

/// One value of an indicator, with what a reader needs to trust it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The territory that it describes.
    pub territory: TerritoryId,
    /// The year or the day that it describes.
    pub date: Date,
    /// Since when, where the figure is an evolution.
    pub since: Option<Date>,
    /// The figure, in the indicator's unit.
    pub value: f64,
    /// Its bounds, where it is computed from rounded figures that leave it open between two values.
    pub bounds: Option<(f64, f64)>,
    /// Its publication and, where that has lines, the lines.
    pub source: Source,
    /// Whether it is printed, or how else it is known.
    pub provenance: Provenance,
}

/// Something that a computed indicator is made from, and when it was true.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// What, in a French word or two: « places ».
    pub words: String,
    /// The year or the day that it describes.
    pub date: Date,
}

/// Territories where a ratio cannot be formed, since there is nothing to divide by.
#[derive(Clone, Debug, PartialEq)]
pub struct NoDenominator {
    /// The territories without a denominator.
    pub territories: Vec<TerritoryId>,
    /// What is not there: « aucun RAM ».
    pub words: String,
}

/// A measure and all its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Id in `indicateurs.json`, and in addresses (`indicateur=`).
    pub id: IndicatorId,
    /// Its name in choosers and column heads, in French.
    pub label: String,
    /// What it means, in French.
    pub definition: String,
    /// What its figures count, or percent.
    pub unit: Unit,
    /// What kind of quantity it is.
    pub kind: Kind,
    /// Whether more of it is better.
    pub direction: Direction,
    /// How a whole's figure follows from those of its parts.
    pub aggregation: Aggregation,
    /// The indicators in which the document prints totals of this one.
    pub totals: Vec<IndicatorId>,
    /// The bounds of its classes, ascending; empty where they are computed from its figures.
    pub bounds: Vec<f64>,
    /// Why they are these, in French; empty where there are none.
    pub bounds_reason: String,
    /// The indicator whose figure for the département is its threshold: territories under it have
    /// priority.
    pub threshold: Option<IndicatorId>,
    /// How a sentence says a figure, with `{valeur}` in its place; `None` for number and unit.
    pub phrase: Option<String>,
    /// The indicator whose evolution it is: in percent, if that is its unit.
    pub evolution_of: Option<IndicatorId>,
    /// The category of services that it counts.
    pub category: Option<Category>,
    /// Why an absence is a zero, where the document names all that is counted.
    pub complete: Option<String>,
    /// Whether it is computed, not published.
    pub computed: bool,
    /// What it is computed from, where that has dates.
    pub inputs: Vec<Input>,
    /// Where it cannot be formed.
    pub no_denominator: Option<NoDenominator>,
    /// Its publication and, where that has lines, the lines.
    pub source: Source,
    /// Its figures from there, missing ones absent.
    pub figures: Vec<Figure>,
    /// Values of the same measure from other publications, with their own dates and perimeters. Never used in
    /// place of `figures`.
    pub other_publications: Vec<Figure>,
}

impl Indicator {
    /// How many decimals its figures are printed with: the most that any of them needs which is from
    /// the same publication as the latest.
    #[must_use]
    pub fn decimals(&self) -> usize {
        let latest = self.figures.iter().max_by_key(|figure| figure.date);
        latest.map_or(0, |figure| self.decimals_of(&figure.source.publication))
    }

    /// How many decimals a publication prints its figures with.
    #[must_use]
    pub fn decimals_of(&self, publication: &Publication) -> usize {
        let published =
            self.figures.iter().filter(|figure| figure.source.publication.id == publication.id);
        published.map(|figure| decimals(figure.value)).max().unwrap_or(0)
    }

    /// Whether its values have a sign, which its drawing must tell.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        self.kind == Kind::Gap
    }

    /// Whether it counts things or shares their total out. A large territory would look intense
    /// if that coloured it.
    #[must_use]
    pub fn is_extensive(&self) -> bool {
        matches!(self.kind, Kind::Count | Kind::Share)
    }

    /// The dates of its figures, in their order, each once.
    #[must_use]
    pub fn dates(&self) -> Vec<Date> {
        let mut dates = Vec::new();
        for figure in &self.figures {
            if !dates.contains(&figure.date) {
                dates.push(figure.date);
            }
        }
        dates
    }

    /// The figure of `territory` at a date.
    #[must_use]
    pub fn at(&self, territory: &TerritoryId, date: Date) -> Option<&Figure> {
        self.figures.iter().find(|f| f.territory == *territory && f.date == date)
    }

    /// The same indicator with the figures comparable on a map of `territories`: theirs and those of the
    /// surrounding wholes, except figures later than all of theirs.
    #[must_use]
    pub fn within(&self, territories: &[Territory]) -> Self {
        let is_on_map = |id: &TerritoryId| territories.iter().any(|territory| territory.id == *id);
        let on_map =
            self.figures.iter().filter(|f| f.territory.is_epci() && is_on_map(&f.territory));
        let last = on_map.map(|figure| figure.date).max();
        let mut within = self.clone();
        within.figures.retain(|figure| match figure.territory {
            TerritoryId::Epci(_) => is_on_map(&figure.territory),
            _ => last.is_none_or(|last| figure.date <= last),
        });
        within
    }

    /// The latest figure of `territory`; `None` when the indicator's own source gives none.
    #[must_use]
    pub fn latest(&self, territory: &TerritoryId) -> Option<&Figure> {
        self.figures.iter().filter(|f| f.territory == *territory).max_by_key(|f| f.date)
    }
}
