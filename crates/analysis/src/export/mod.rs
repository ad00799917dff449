//! Exports, as texts: tables (CSV), their metadata, outlines with values (GeoJSON), the map as a picture (SVG).
//! `browser::save` downloads them.

pub mod csv;
mod drawing;
pub mod geojson;
pub mod ical;
pub mod metadata;
pub mod picture;
pub mod series;

use model::{Dataset, Indicator, PartialDate, Provenance};

#[cfg(test)]
mod tests;

/// File name for `indicator` with the date of its figures, without extension:
/// `carte-services-familles_haute-marne_taux-couverture_2013-12-31`.
#[must_use]
pub fn indicator_file_name(dataset: &Dataset, indicator: &Indicator) -> String {
    let date = latest_date(dataset, indicator).map(|date| format!("_{}", iso_date(date)));
    let id = indicator.id.as_str().replace('_', "-");
    format!("{}{}", base_file_name(dataset, &id), date.unwrap_or_default())
}

/// File name for `subject`, without extension.
#[must_use]
pub fn base_file_name(dataset: &Dataset, subject: &str) -> String {
    format!("carte-services-familles_{}_{subject}", dataset.metadata.slug)
}

/// File name for `subject` with the latest of `dates`, without extension.
#[must_use]
pub fn dated_file_name(
    dataset: &Dataset,
    subject: &str,
    dates: impl Iterator<Item = PartialDate>,
) -> String {
    let date = dates.max().map(|date| format!("_{}", iso_date(date))).unwrap_or_default();
    format!("{}{date}", base_file_name(dataset, subject))
}

/// The origin of a figure, in a word or two.
#[must_use]
pub fn provenance_words(provenance: Provenance) -> &'static str {
    match provenance {
        Provenance::Printed => "imprimé",
        Provenance::Computed => "calculé",
        Provenance::CompleteList => "absent d’une liste complète",
        Provenance::Merged => "calculé pour les intercommunalités réunies",
    }
}

/// The date of the figures of `indicator` by intercommunalité; `None` without any.
#[must_use]
pub fn latest_date(dataset: &Dataset, indicator: &Indicator) -> Option<PartialDate> {
    dataset.epci().filter_map(|epci| indicator.latest_figure(&epci.id)).map(|f| f.date).max()
}

/// A date for file names: `2013`, `2014-2015`, `2013-12-31`.
#[must_use]
pub fn iso_date(date: PartialDate) -> String {
    match date {
        PartialDate::Day { year, month, day } => format!("{year}-{month:02}-{day:02}"),
        other => other.to_string(),
    }
}
