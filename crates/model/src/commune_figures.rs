//! What is counted in single communes, which the document does not do.

use std::sync::Arc;

use super::{Date, IndicatorId, InseeCode, Publication, Unit};

/// The figures by commune, of the communes of today.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CommuneFigures {
    /// What is counted, in the order in which a person is told.
    pub indicators: Vec<CommuneIndicator>,
    /// What is named, sorted by id.
    pub names: Vec<CommuneNames>,
}

/// A measure and its figures by commune and date.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneIndicator {
    /// Stable id: that of an [`Indicator`](super::Indicator) where the measure is the same.
    pub id: IndicatorId,
    /// Heading of its column, in French.
    pub label: String,
    /// What it means, in French.
    pub definition: String,
    /// What its figures count, or percent.
    pub unit: Unit,
    /// What one of the things counted is called, and several: « crèche », « crèches »; of what a sentence
    /// lists.
    pub nouns: Option<(String, String)>,
    /// Explains why communes that are absent count as zero, if the list is complete.
    pub complete: Option<String>,
    /// When its figures were true, in their order, and who says so.
    pub moments: Vec<(Date, Arc<Publication>)>,
    /// By commune, sorted: a figure for each of the moments, where there is one.
    pub values: Vec<(InseeCode, Vec<Option<f64>>)>,
}

/// Services that a publication names in each commune, without an address.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneNames {
    /// Id in `chiffres-communes.json`.
    pub id: IndicatorId,
    /// What is named, in French.
    pub label: String,
    /// What it means, in French.
    pub definition: String,
    /// When these were the names.
    pub date: Date,
    /// The publication that names them.
    pub publication: Arc<Publication>,
    /// How a sentence sends a family to the nearest of them, in full and easy to read, with `{lieu}` in the
    /// place of where that is; `None` of what is no place to ask.
    pub offer: Option<(String, String)>,
    /// The names in each commune that has any, sorted by code.
    pub names: Vec<(InseeCode, Vec<String>)>,
}

impl CommuneFigures {
    /// What is counted under an id.
    #[must_use]
    pub fn indicator(&self, id: &str) -> Option<&CommuneIndicator> {
        self.indicators.iter().find(|indicator| indicator.id.as_str() == id)
    }
}

impl CommuneIndicator {
    /// The figures of a commune, each with its date and its publication; missing ones absent. A commune
    /// that a complete list does not name has zeros.
    pub fn of(&self, commune: InseeCode) -> impl Iterator<Item = (Date, &Publication, f64)> {
        let found = self.values.binary_search_by_key(&commune, |(code, _)| *code);
        let found = found.ok().and_then(|at| self.values.get(at)).map(|(_, values)| values);
        let unnamed = self.complete.as_ref().map(|_| 0.0);
        self.moments.iter().enumerate().filter_map(move |(at, (date, publication))| {
            let value = match found {
                Some(values) => values.get(at).copied().flatten(),
                None => unnamed,
            };
            Some((*date, &**publication, value?))
        })
    }

    /// The latest figure of a commune.
    #[must_use]
    pub fn latest(&self, commune: InseeCode) -> Option<(Date, &Publication, f64)> {
        self.of(commune).max_by_key(|(date, ..)| *date)
    }

    /// The sum over all communes at a date; `None` where none has a figure then.
    #[must_use]
    pub fn sum(&self, date: Date) -> Option<f64> {
        let at = self.moments.iter().position(|(moment, _)| *moment == date)?;
        let mut given =
            self.values.iter().filter_map(|(_, values)| values.get(at).copied().flatten());
        let first = given.next()?;
        Some(given.fold(first, |sum, value| sum + value))
    }
}

impl CommuneNames {
    /// The names in a commune.
    #[must_use]
    pub fn of(&self, commune: InseeCode) -> &[String] {
        let found = self.names.binary_search_by_key(&commune, |(code, _)| *code);
        found.ok().and_then(|at| self.names.get(at)).map_or(&[], |(_, names)| names)
    }
}
