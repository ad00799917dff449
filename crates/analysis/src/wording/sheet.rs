//! The facts on a territory's panel, each with its source.

use crate::statistics::chart::Chart;
use crate::statistics::coverage::{Interval, coverage, threshold};
use crate::statistics::ranking::{order_text, rank};
use crate::wording::format::{
    self, NBSP, THIN, counted, on_date, percent, points, rounded, unrounded,
};
use crate::wording::labels::{class_range_text, excerpt_reference, publication_reference};
use crate::wording::sentence::agreements_date;
use crate::wording::toponym::{epci_with_de, with_de};
use model::{
    Anomaly, Convention, ConventionStatus, Dataset, DecoupageId, Figure, Indicator, IndicatorId,
    Provenance, Role, Signatory, Siren, Source, Territory, TerritoryId,
};

/// A fact on the panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The label of the fact.
    pub label: String,
    /// The value, with its unit.
    pub value: String,
    /// Its source line: publication and lines, or how it is computed.
    pub source_text: String,
}

/// All figures on the panel of a territory.
#[must_use]
pub fn facts(dataset: &Dataset, territory: &Territory) -> Vec<Fact> {
    let mut facts = composition_facts(dataset, territory);
    facts.extend(coverage_facts(dataset, territory));
    facts.extend(convention_facts(dataset, territory));
    let count = |id: &IndicatorId| printed_fact(dataset.indicator(id.as_str())?, &territory.id);
    facts.extend(dataset.catalogue.panel_indicators.iter().filter_map(count));
    facts
}

/// The agreements signed by single communes of a territory.
#[must_use]
pub fn commune_agreements(dataset: &Dataset, territory: &Territory) -> Vec<Fact> {
    let agreement = |convention: &Convention| match convention.signatory {
        Signatory::Commune(insee) => {
            let commune =
                dataset.commune(insee).filter(|c| dataset.epci_of(c) == territory.siren())?;
            Some(agreement_fact(
                dataset,
                convention,
                format!("CTG de la commune {}", with_de(&commune.name)),
            ))
        }
        Signatory::Epci(_) => None,
    };
    dataset.conventions.iter().filter_map(agreement).collect()
}

/// The anomalies that concern a territory or an EPCI that it merged.
pub fn anomalies_of<'a>(
    anomalies: &'a [Anomaly],
    territory: &'a Territory,
) -> impl Iterator<Item = &'a Anomaly> {
    let is_concerned = |id: &TerritoryId| {
        *id == territory.id
            || matches!(id, TerritoryId::Epci(siren) if territory.merged_from.contains(siren))
    };
    anomalies.iter().filter(move |anomaly| anomaly.territories.iter().any(is_concerned))
}

/// The source of a figure: « document, § 31, ligne 419 », « Cnaf, 2023 ».
#[must_use]
pub fn citation(source: &Source) -> String {
    match &source.excerpt {
        Some(passage) => {
            format!("{}, {}", source.publication.words.name, excerpt_reference(passage))
        }
        None => publication_reference(&source.publication),
    }
}

fn printed_fact(indicator: &Indicator, territory: &TerritoryId) -> Option<Fact> {
    let figure = indicator.latest_figure(territory)?;
    Some(Fact {
        label: format!("{}, {}", indicator.label, on_date(figure.date)),
        value: format::figure(indicator, figure.value),
        source_text: figure_source_text(figure),
    })
}

/// The origin of a figure, printed or computed.
#[must_use]
pub fn figure_source_text(figure: &Figure) -> String {
    let place = citation(&figure.source);
    match figure.provenance {
        Provenance::Printed => place,
        Provenance::Computed => format!("calculé ({place})"),
        Provenance::CompleteList => format!("liste complète, rien ici ({place})"),
        Provenance::Merged => {
            let bounds = figure.interval.map(|(low, high)| {
                let (low, high) = (rounded(low, 3), rounded(high, 3));
                format!("{THIN}; entre {low} et {high} selon l’arrondi")
            });
            let bounds = bounds.unwrap_or_default();
            format!("calculé à partir des intercommunalités qu’elle réunit ({place}{bounds})")
        }
    }
}

fn coverage_facts(dataset: &Dataset, territory: &Territory) -> Vec<Fact> {
    let [rate, children] = [Role::Coverage, Role::Children].map(|role| dataset.indicator_for(role));
    let (Some(rate), Some(children)) = (rate, children) else { return Vec::new() };
    let mut facts: Vec<Fact> = printed_fact(rate, &territory.id).into_iter().collect();
    let computed_fact = |label: String, value: String, method: &str| Fact {
        label,
        value,
        source_text: format!("calculé{NBSP}: {method}"),
    };
    if let (Chart::Choropleth(classes), Some(figure)) =
        (Chart::for_indicator(dataset, rate), rate.latest_figure(&territory.id))
    {
        let class = classes.class_of(figure.value);
        facts.push(computed_fact(
            "Classe sur la carte".to_owned(),
            class_range_text(&classes, class, &rate.unit),
            &format!("classe {} sur {}", class + 1, classes.count()),
        ));
    }
    if let Some(rank) = rank(dataset, rate, &territory.id) {
        facts.push(computed_fact(
            "Rang".to_owned(),
            format!("{} sur {}", rank.text(), rank.among),
            order_text(rate),
        ));
    }
    facts.extend(gap_facts(dataset, rate, territory));
    facts.extend(printed_fact(children, &territory.id));
    let [rate_date, children_date] = [rate, children]
        .map(|indicator| indicator.latest_figure(&territory.id).map(|figure| figure.date));
    // The implied places belong to the date of the children; a later rate refers to others.
    let date_suffix =
        children_date.filter(|_| rate_date != children_date).map(|d| format!(", {}", on_date(d)));
    let dated = date_suffix.unwrap_or_default();
    if let (Some(coverage), Some(threshold)) =
        (coverage(dataset, &territory.id), threshold(dataset))
    {
        facts.push(computed_fact(
            format!("Places d’accueil que le taux suppose{dated}"),
            format!("environ {}", rounded(coverage.implied_places().middle(), 0)),
            &format!("taux × enfants ÷ 100, {}", interval_text(coverage.implied_places(), 1)),
        ));
        facts.push(computed_fact(
            format!("Places qui manquent pour {}{dated}", percent(&unrounded(threshold))),
            missing_places_text(coverage.missing_places(threshold)),
            "arrondi à la place entière supérieure",
        ));
    }
    facts
}

fn gap_facts(dataset: &Dataset, rate: &Indicator, territory: &Territory) -> Vec<Fact> {
    let Some(figure) = rate.latest_figure(&territory.id) else { return Vec::new() };
    let precision = rate.decimals_of(&figure.source.publication);
    let reference = |id: &TerritoryId| {
        let figure = rate.latest_figure(id)?;
        Some((figure.value, rate.decimals_of(&figure.source.publication)))
    };
    let references = [
        ("Écart au seuil prioritaire", threshold(dataset).map(|limit| (limit, 0)), precision),
        ("Écart au département", reference(&TerritoryId::Departement), 0),
        ("Écart à la France", reference(&TerritoryId::France), 0),
    ];
    let gap_fact = |(label, reference, exact): (&str, Option<(f64, usize)>, usize)| {
        let (reference, decimals) = reference?;
        Some(Fact {
            label: format!("{label} ({})", percent(&rounded(reference, decimals))),
            // A threshold is exact; between two rates, the less precise one decides.
            value: points(figure.value - reference, precision.min(decimals.max(exact))),
            source_text: format!("calculé{NBSP}: différence des deux taux"),
        })
    };
    references.into_iter().filter_map(gap_fact).collect()
}

/// The EPCI it merged, or the one it was merged into, and its communes outside the map.
fn composition_facts(dataset: &Dataset, territory: &Territory) -> Vec<Fact> {
    let name = |siren: &Siren| dataset.epci_by_siren(*siren).map(|epci| epci.name.clone());
    let composition_date = |id: &DecoupageId| {
        let decoupage = dataset.metadata.decoupages.iter().find(|decoupage| decoupage.id == *id);
        decoupage.map_or_else(String::new, |decoupage| format!("composition au {}", decoupage.day))
    };
    let mut facts = Vec::new();
    if !territory.merged_from.is_empty() {
        let parts: Vec<String> = territory.merged_from.iter().filter_map(name).collect();
        let first = dataset.metadata.first_decoupage().map(|decoupage| decoupage.id.clone());
        facts.push(Fact {
            label: "Réunit".to_owned(),
            value: parts.join(", "),
            source_text: first.map(|id| composition_date(&id)).unwrap_or_default(),
        });
    }
    if territory.communes_outside > 0 {
        let communes = counted(territory.communes_outside as usize, "commune");
        // With a single découpage there are no older figures to distinguish.
        let is_later = dataset.metadata.decoupages.len() > 1;
        let origin = is_later.then(|| {
            format!(
                "les chiffres publiés depuis en tiennent compte, ceux {} non : entre les deux, aucune \
                 différence n’est calculée",
                dataset.document.words.genitive
            )
        });
        facts.push(Fact {
            label: "Hors de cette carte".to_owned(),
            value: format!("{communes} d’un autre département"),
            source_text: origin.unwrap_or_default(),
        });
    }
    let siren = territory.siren();
    let united = dataset.all_territories.iter().find(|other| {
        siren.is_some_and(|siren| other.merged_from.contains(&siren)) && other.siren() != siren
    });
    if let Some(united) = united {
        facts.push(Fact {
            label: "Aujourd’hui".to_owned(),
            value: format!("fait partie {}", epci_with_de(&united.name)),
            source_text: united.decoupages.last().map(composition_date).unwrap_or_default(),
        });
    }
    facts
}

/// The status of the territory's agreement, or of those of the EPCI it merged.
fn convention_facts(dataset: &Dataset, territory: &Territory) -> Vec<Fact> {
    const LABEL: &str = "Convention territoriale globale (CTG)";
    let convention = territory.siren().and_then(|siren| dataset.convention(siren));
    let parts = territory.merged_from.iter().filter_map(|siren| {
        let convention = dataset.convention(*siren)?;
        let name = &dataset.epci_by_siren(*siren)?.name;
        Some(agreement_fact(dataset, convention, format!("{LABEL}, {name}")))
    });
    let fact = convention.map(|convention| agreement_fact(dataset, convention, LABEL.to_owned()));
    fact.into_iter().chain(parts).collect()
}

fn agreement_fact(dataset: &Dataset, convention: &Convention, label: String) -> Fact {
    let years: Vec<String> = convention.years.iter().map(u16::to_string).collect();
    let value = match convention.status {
        ConventionStatus::Signed => format!("signée en {}", years.join(" puis ")),
        ConventionStatus::InProgress => format!("en cours {}", agreements_date(dataset)),
        ConventionStatus::Absent => format!("aucune {}", agreements_date(dataset)),
    };
    Fact { label, value, source_text: citation(&convention.source) }
}

fn interval_text(interval: Interval, decimals: usize) -> String {
    let (low, high) = (rounded(interval.low, decimals), rounded(interval.high, decimals));
    if low == high { low } else { format!("entre {low} et {high} selon l’arrondi du taux") }
}

fn missing_places_text(interval: Interval) -> String {
    let (low, high) = (rounded(interval.low, 0), rounded(interval.high, 0));
    match (low == high, interval.high == 0.0) {
        (true, true) => "aucune, le seuil est atteint".to_owned(),
        (true, false) => low,
        (false, _) => format!("{low} à {high} selon l’arrondi du taux"),
    }
}
