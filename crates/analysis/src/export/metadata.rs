//! What goes with an exported table: who made it, when, how it may be used, what to beware of.
//! Plain text: whoever opens a spreadsheet can read it.

use crate::statistics::ranking::order;
use crate::wording::format::{long_day, typeset, unit_name};
use crate::wording::labels::statement;
use crate::wording::sentence::mixed_dates;
use crate::wording::sheet::origin;
use model::{Attribution, Dataset, Date, Indicator, Metadata};

/// The metadata of `indicator`, exported on the day `today` (ISO).
#[must_use]
pub fn of_indicator(dataset: &Dataset, indicator: &Indicator, today: &str) -> String {
    let dates: Vec<String> = indicator.dates().iter().map(Date::to_string).collect();
    let lines = indicator.figures.iter().map(|figure| figure.lines);
    let extent =
        lines.fold(indicator.source.lines, |all, own| (all.0.min(own.0), all.1.max(own.1)));
    let anomalies: String = dataset
        .anomalies()
        .iter()
        .filter(|anomaly| anomaly.indicators.contains(&indicator.id))
        .map(|anomaly| {
            format!(
                "- {} : imprimé {} ; lu ailleurs ou calculé {}. {}\n",
                anomaly.subject,
                statement(&anomaly.printed),
                statement(&anomaly.computed),
                anomaly.explanation
            )
        })
        .collect();
    let anomalies = if anomalies.is_empty() { "- aucune relevée\n".to_owned() } else { anomalies };
    let text = format!(
        "{label}\n\n\
         Définition : {definition}\n\
         Unité : {unit}\n\
         Dates des chiffres : {dates}\n\
         Territoires : {territories}\n\
         Place dans la source : {place}\n\
         Exporté le : {today}\n\n\
         Colonnes : une valeur vide n’est pas un zéro, le document ne la donne pas. {complete}\
         « Rang » va {order}.\n\n\
         Anomalies du document qui touchent cet indicateur :\n{anomalies}\n{credits}",
        label = indicator.label,
        definition = indicator.definition,
        unit = unit_name(&indicator.unit),
        dates = mixed_dates(indicator).unwrap_or_else(|| dates.join(", ")),
        complete = indicator.complete.as_ref().map(|c| format!("{c} ")).unwrap_or_default(),
        order = order(indicator),
        place = origin(&indicator.source.section, extent),
        today = Date::parse(today).map_or_else(|| today.to_owned(), |date| date.to_string()),
        territories = territories(dataset),
        credits = credits(&dataset.metadata),
    );
    typeset(&text)
}

/// « les 4 intercommunalités de l’Ain dans leur composition du 1er janvier 2026 », and what lies outside
/// them.
fn territories(dataset: &Dataset) -> String {
    let (count, of) = (dataset.epci().count(), &dataset.metadata.departement.of);
    let Some(decoupage) = dataset.shown_decoupage() else { return String::new() };
    let day = long_day(decoupage.day);
    let outside = decoupage.outside.as_ref().map(|outside| format!(", et {outside}"));
    format!(
        "les {count} intercommunalités {of} dans leur composition du {day}{}",
        outside.unwrap_or_default()
    )
}

/// Producers, sources and licences.
#[must_use]
pub fn credits(metadata: &Metadata) -> String {
    let line = |Attribution { subject, producer, source, licence, .. }: &Attribution| {
        format!("- {subject} : {producer}, {source}, {licence}.\n")
    };
    let lines: String = metadata.attributions.iter().map(line).collect();
    format!(
        "Producteurs et licences :\n{lines}- Calculs et mise en forme : Carte des services aux familles.\n"
    )
}
