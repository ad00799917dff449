//! Metadata of an exported table: producers, dates, licences and caveats, as plain text that any user can read.

use crate::statistics::ranking::order_text;
use crate::wording::format::{day_in_words, typeset, unit_name};
use crate::wording::labels::{SITE_NAME, statement_text};
use crate::wording::sentence::mixed_dates;
use crate::wording::sheet::citation;
use model::{Credit, Dataset, Excerpt, Indicator, PartialDate, Source};

/// The metadata of `indicator`; `today` is the day of the export, ISO 8601.
#[must_use]
pub fn indicator_metadata(dataset: &Dataset, indicator: &Indicator, today: &str) -> String {
    let dates: Vec<String> = indicator.dates().iter().map(PartialDate::to_string).collect();
    let anomalies: String = dataset
        .anomalies()
        .iter()
        .filter(|anomaly| anomaly.indicators.contains(&indicator.id))
        .map(|anomaly| {
            format!(
                "- {} : imprimé {} ; lu ailleurs ou calculé {}. {}\n",
                anomaly.subject,
                statement_text(&anomaly.printed),
                statement_text(&anomaly.computed),
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
         Colonnes : une valeur vide n’est pas un zéro, {source} ne la donne pas. {complete}\
         « Rang » va {order}.\n\n\
         Anomalies {of} qui touchent cet indicateur :\n{anomalies}\n\
         Producteurs et licences :\n{credits}",
        label = indicator.label,
        definition = indicator.definition,
        unit = unit_name(&indicator.unit),
        dates = mixed_dates(indicator).unwrap_or_else(|| dates.join(", ")),
        complete = indicator.zero_reason.as_ref().map(|c| format!("{c} ")).unwrap_or_default(),
        order = order_text(indicator),
        source = indicator.source.publication.words.subject,
        of = indicator.source.publication.words.genitive,
        place = citation(&cited_source(indicator)),
        today = PartialDate::parse(today).map_or_else(|| today.to_owned(), |date| date.to_string()),
        territories = territories_text(dataset),
        credits = credit_lines(dataset, indicator)
            .iter()
            .map(|line| format!("- {line}\n"))
            .collect::<String>(),
    );
    typeset(&text)
}

/// « les 4 intercommunalités de l’Ain dans leur composition du 1er janvier 2026 », and the land outside them.
fn territories_text(dataset: &Dataset) -> String {
    let (count, of_departement) = (dataset.epci().count(), &dataset.metadata.departement.genitive);
    let Some(decoupage) = dataset.shown_decoupage() else { return String::new() };
    let day = day_in_words(decoupage.day);
    let outside = decoupage.outside.as_ref().map(|outside| format!(", et {outside}"));
    format!(
        "les {count} intercommunalités {of_departement} dans leur composition du {day}{}",
        outside.unwrap_or_default()
    )
}

/// The range of lines cited by `indicator` and its figures.
fn cited_source(indicator: &Indicator) -> Source {
    let mut source = indicator.source.clone();
    if let Some(Excerpt { lines: (first, last), .. }) = &mut source.excerpt {
        for figure in &indicator.figures {
            if let Some(excerpt) = &figure.source.excerpt {
                (*first, *last) = ((*first).min(excerpt.lines.0), (*last).max(excerpt.lines.1));
            }
        }
    }
    source
}

/// The sources of the figures of `indicators`, without duplicates.
#[must_use]
pub fn figure_credits<'a>(dataset: &'a Dataset, indicators: &[&Indicator]) -> Vec<&'a Credit> {
    let is_named = |credit: &&Credit| {
        let is_credited = |indicator: &&Indicator| {
            let is_of_credit = |source: &Source| source.publication.id == credit.id;
            is_of_credit(&indicator.source)
                || indicator.figures.iter().any(|figure| is_of_credit(&figure.source))
        };
        indicators.iter().any(is_credited)
    };
    dataset.credits().iter().filter(is_named).collect()
}

/// The sources of the figures of `indicator` and of the outlines.
#[must_use]
pub fn map_credits<'a>(dataset: &'a Dataset, indicator: &Indicator) -> Vec<&'a Credit> {
    let mut credits = figure_credits(dataset, &[indicator]);
    credits.extend(dataset.credits().iter().filter(|credit| credit.is_of_map));
    credits
}

/// The credits of the map: producer, source and licence, one credit per line.
#[must_use]
pub fn credit_lines(dataset: &Dataset, indicator: &Indicator) -> Vec<String> {
    let credit_line = |Credit { usage, producer, title, licence, .. }: &&Credit| {
        format!("{usage} : {producer}, {title}, {licence}.")
    };
    let mut lines: Vec<String> = map_credits(dataset, indicator).iter().map(credit_line).collect();
    lines.push(format!("Calculs et mise en forme : {SITE_NAME}."));
    lines
}
