//! Figures by commune, from publications other than the document, which has none.

use std::sync::Arc;

use super::{IndicatorId, InseeCode, PartialDate, Publication, Unit};

/// The figures by commune, for the communes of today.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CommuneFigures {
    /// The measures, in display order.
    pub indicators: Vec<CommuneIndicator>,
    /// The lists of named services, sorted by id.
    pub names: Vec<CommuneNames>,
}

/// A measure and its figures by commune and date.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneIndicator {
    /// Stable id: that of an [`Indicator`](super::Indicator) if it is the same measure.
    pub id: IndicatorId,
    /// Column heading, in French.
    pub label: String,
    /// Definition of the measure, in French.
    pub definition: String,
    /// The unit of its figures.
    pub unit: Unit,
    /// Singular and plural of the thing counted: « crèche », « crèches ». `None` for a measure that sentences do
    /// not list.
    pub nouns: Option<(String, String)>,
    /// Explains why communes that are absent count as zero, if the list is complete.
    pub zero_reason: Option<String>,
    /// The dates of the figures, ascending, each with its publication.
    pub dates: Vec<(PartialDate, Arc<Publication>)>,
    /// Figures by commune, sorted by code: one for each of `dates`, `None` where missing.
    pub values: Vec<(InseeCode, Vec<Option<f64>>)>,
}

/// Services that a publication names in each commune, without their addresses.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneNames {
    /// Id in `chiffres-communes.json`.
    pub id: IndicatorId,
    /// Heading of the list, in French.
    pub label: String,
    /// What kind of service is listed, in French.
    pub definition: String,
    /// The date of the list.
    pub date: PartialDate,
    /// The publication that contains the list.
    pub publication: Arc<Publication>,
    /// Sentences that send a family to the nearest of them, full and easy to read, with `{lieu}` for the place.
    /// `None` if families cannot apply there.
    pub offer: Option<(String, String)>,
    /// The names by commune, sorted by code.
    pub names: Vec<(InseeCode, Vec<String>)>,
}

impl CommuneFigures {
    /// The measure with this id.
    #[must_use]
    pub fn indicator(&self, id: &str) -> Option<&CommuneIndicator> {
        self.indicators.iter().find(|indicator| indicator.id.as_str() == id)
    }
}

impl CommuneIndicator {
    /// The figures of a commune with their dates and publications, missing ones left out. A commune absent from
    /// a complete list has zeros.
    pub fn figures_of(
        &self,
        commune: InseeCode,
    ) -> impl Iterator<Item = (PartialDate, &Publication, f64)> {
        let found = self.values.binary_search_by_key(&commune, |(code, _)| *code);
        let found = found.ok().and_then(|index| self.values.get(index)).map(|(_, values)| values);
        let absent_value = self.zero_reason.as_ref().map(|_| 0.0);
        self.dates.iter().enumerate().filter_map(move |(at, (date, publication))| {
            let value = match found {
                Some(values) => values.get(at).copied().flatten(),
                None => absent_value,
            };
            Some((*date, &**publication, value?))
        })
    }

    /// The most recent figure of a commune.
    #[must_use]
    pub fn latest_figure(&self, commune: InseeCode) -> Option<(PartialDate, &Publication, f64)> {
        self.figures_of(commune).max_by_key(|(date, ..)| *date)
    }

    /// The sum over all communes at a date; `None` if none has a figure then.
    #[must_use]
    pub fn sum(&self, date: PartialDate) -> Option<f64> {
        let date_index = self.dates.iter().position(|(moment, _)| *moment == date)?;
        let mut given =
            self.values.iter().filter_map(|(_, values)| values.get(date_index).copied().flatten());
        let first = given.next()?;
        Some(given.fold(first, |sum, value| sum + value))
    }
}

impl CommuneNames {
    /// The services named in a commune; empty if there are none.
    #[must_use]
    pub fn names_in(&self, commune: InseeCode) -> &[String] {
        let found = self.names.binary_search_by_key(&commune, |(code, _)| *code);
        found.ok().and_then(|at| self.names.get(at)).map_or(&[], |(_, names)| names)
    }
}
