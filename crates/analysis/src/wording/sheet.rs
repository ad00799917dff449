//! What the panel of a territory says: facts, each with the lines it comes from.

use crate::statistics::chart::Chart;
use crate::statistics::coverage::{Interval, coverage, threshold};
use crate::statistics::ranking::{order, rank};
use crate::wording::format::on;
use crate::wording::format::{self, NBSP, THIN, counted, percent, points, printed, rounded};
use crate::wording::labels::{class_limits, excerpt, publication};
use crate::wording::sentence::agreements_on;
use crate::wording::toponym::{of, of_epci};
use model::{
    Anomaly, Convention, ConventionStatus, Dataset, DecoupageId, Figure, Indicator, IndicatorId,
    Provenance, Role, Signatory, Siren, Source, Territory, TerritoryId,
};

/// One line of the panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// How much, unit included.
    pub value: String,
    /// Where the document prints it, or how it is computed.
    pub origin: String,
}

/// Everything the panel says of `territory` in figures.
#[must_use]
pub fn facts(dataset: &Dataset, territory: &Territory) -> Vec<Fact> {
    let mut facts = composition_facts(dataset, territory);
    facts.extend(coverage_facts(dataset, territory));
    facts.extend(convention_facts(dataset, territory));
    let count = |id: &IndicatorId| printed_fact(dataset.indicator(id.as_str())?, &territory.id);
    facts.extend(dataset.catalogue.sheet.iter().filter_map(count));
    facts
}

/// The agreements that communes of `territory` have of their own.
#[must_use]
pub fn commune_agreements(dataset: &Dataset, territory: &Territory) -> Vec<Fact> {
    let agreement = |convention: &Convention| match convention.signatory {
        Signatory::Commune(insee) => {
            let commune =
                dataset.commune(insee).filter(|c| dataset.epci_of(c) == territory.siren())?;
            Some(agreement(dataset, convention, format!("CTG de la commune {}", of(&commune.name))))
        }
        Signatory::Epci(_) => None,
    };
    dataset.conventions.iter().filter_map(agreement).collect()
}

/// Those of `anomalies` that touch a figure of `territory`, or of one that it unites.
pub fn touching<'a>(
    anomalies: &'a [Anomaly],
    territory: &'a Territory,
) -> impl Iterator<Item = &'a Anomaly> {
    let is_its = |id: &TerritoryId| {
        *id == territory.id
            || matches!(id, TerritoryId::Epci(siren) if territory.united_from.contains(siren))
    };
    anomalies.iter().filter(move |anomaly| anomaly.territories.iter().any(is_its))
}

/// Where a figure is printed: « document, § 31, ligne 419 », « Cnaf, 2023 ».
#[must_use]
pub fn origin(source: &Source) -> String {
    match &source.excerpt {
        Some(own) => format!("{}, {}", source.publication.words.name, excerpt(own)),
        None => publication(&source.publication),
    }
}

fn printed_fact(indicator: &Indicator, territory: &TerritoryId) -> Option<Fact> {
    let figure = indicator.latest(territory)?;
    Some(Fact {
        label: format!("{}, {}", indicator.label, on(figure.date)),
        value: format::figure(indicator, figure.value),
        origin: figure_origin(figure),
    })
}

/// Where a figure comes from.
#[must_use]
pub fn figure_origin(figure: &Figure) -> String {
    let place = origin(&figure.source);
    match figure.provenance {
        Provenance::Printed => place,
        Provenance::Computed => format!("calculé ({place})"),
        Provenance::CompleteList => format!("liste complète, rien ici ({place})"),
        Provenance::United => {
            let bounds = figure.bounds.map(|(low, high)| {
                let (low, high) = (rounded(low, 3), rounded(high, 3));
                format!("{THIN}; entre {low} et {high} selon l’arrondi")
            });
            let bounds = bounds.unwrap_or_default();
            format!("calculé à partir des intercommunalités qu’elle réunit ({place}{bounds})")
        }
    }
}

fn coverage_facts(dataset: &Dataset, territory: &Territory) -> Vec<Fact> {
    let [rate, children] = [Role::Coverage, Role::Children].map(|role| dataset.in_role(role));
    let (Some(rate), Some(children)) = (rate, children) else { return Vec::new() };
    let mut facts: Vec<Fact> = printed_fact(rate, &territory.id).into_iter().collect();
    let computed = |label: String, value: String, how: &str| Fact {
        label,
        value,
        origin: format!("calculé{NBSP}: {how}"),
    };
    if let (Chart::Choropleth(classes), Some(figure)) =
        (Chart::of(dataset, rate), rate.latest(&territory.id))
    {
        let class = classes.class_of(figure.value);
        facts.push(computed(
            "Classe sur la carte".to_owned(),
            class_limits(&classes, class, &rate.unit),
            &format!("classe {} sur {}", class + 1, classes.count()),
        ));
    }
    if let Some(rank) = rank(dataset, rate, &territory.id) {
        facts.push(computed(
            "Rang".to_owned(),
            format!("{} sur {}", rank.words(), rank.among),
            order(rate),
        ));
    }
    facts.extend(gaps(dataset, rate, territory));
    facts.extend(printed_fact(children, &territory.id));
    let [of_rate, of_children] =
        [rate, children].map(|own| own.latest(&territory.id).map(|figure| figure.date));
    // The places are those of the children's date, which a later rate is not about.
    let dated =
        of_children.filter(|_| of_rate != of_children).map(|date| format!(", {}", on(date)));
    let dated = dated.unwrap_or_default();
    if let (Some(coverage), Some(threshold)) =
        (coverage(dataset, &territory.id), threshold(dataset))
    {
        facts.push(computed(
            format!("Places d’accueil que le taux suppose{dated}"),
            format!("environ {}", rounded(coverage.places().middle(), 0)),
            &format!("taux × enfants ÷ 100, {}", between(coverage.places(), 1)),
        ));
        facts.push(computed(
            format!("Places qui manquent pour {}{dated}", percent(&printed(threshold))),
            whole(coverage.missing(threshold)),
            "arrondi à la place entière supérieure",
        ));
    }
    facts
}

fn gaps(dataset: &Dataset, rate: &Indicator, territory: &Territory) -> Vec<Fact> {
    let Some(own) = rate.latest(&territory.id) else { return Vec::new() };
    let precision = rate.decimals_of(&own.source.publication);
    let reference = |id: &TerritoryId| {
        let figure = rate.latest(id)?;
        Some((figure.value, rate.decimals_of(&figure.source.publication)))
    };
    let references = [
        ("Écart au seuil prioritaire", threshold(dataset).map(|limit| (limit, 0)), precision),
        ("Écart au département", reference(&TerritoryId::Departement), 0),
        ("Écart à la France", reference(&TerritoryId::France), 0),
    ];
    let fact = |(label, reference, exact): (&str, Option<(f64, usize)>, usize)| {
        let (reference, decimals) = reference?;
        Some(Fact {
            label: format!("{label} ({})", percent(&rounded(reference, decimals))),
            // A threshold is exact; of two rates the less precise decides.
            value: points(own.value - reference, precision.min(decimals.max(exact))),
            origin: format!("calculé{NBSP}: différence des deux taux"),
        })
    };
    references.into_iter().filter_map(fact).collect()
}

/// What it unites, or what it has become a part of; and which of its communes are not on the map.
fn composition_facts(dataset: &Dataset, territory: &Territory) -> Vec<Fact> {
    let name = |siren: &Siren| dataset.epci_of_any_decoupage(*siren).map(|own| own.name.clone());
    let composed = |id: &DecoupageId| {
        let own = dataset.metadata.decoupages.iter().find(|own| own.id == *id);
        own.map_or_else(String::new, |own| format!("composition au {}", own.day))
    };
    let mut facts = Vec::new();
    if !territory.united_from.is_empty() {
        let parts: Vec<String> = territory.united_from.iter().filter_map(name).collect();
        let first = dataset.metadata.first_decoupage().map(|own| own.id.clone());
        facts.push(Fact {
            label: "Réunit".to_owned(),
            value: parts.join(", "),
            origin: first.map(|id| composed(&id)).unwrap_or_default(),
        });
    }
    if territory.communes_outside > 0 {
        let communes = counted(territory.communes_outside as usize, "commune");
        // Without an older découpage there are no older figures to tell apart.
        let is_later = dataset.metadata.decoupages.len() > 1;
        let origin = is_later.then(|| {
            format!(
                "les chiffres publiés depuis en tiennent compte, ceux {} non : entre les deux, aucune \
                 différence n’est calculée",
                dataset.document.words.of
            )
        });
        facts.push(Fact {
            label: "Hors de cette carte".to_owned(),
            value: format!("{communes} d’un autre département"),
            origin: origin.unwrap_or_default(),
        });
    }
    let siren = territory.siren();
    let united = dataset.all_territories.iter().find(|own| {
        siren.is_some_and(|siren| own.united_from.contains(&siren)) && own.siren() != siren
    });
    if let Some(united) = united {
        facts.push(Fact {
            label: "Aujourd’hui".to_owned(),
            value: format!("fait partie {}", of_epci(&united.name)),
            origin: united.decoupages.last().map(composed).unwrap_or_default(),
        });
    }
    facts
}

/// Where its agreement stands; where those of the EPCI that it unites stood.
fn convention_facts(dataset: &Dataset, territory: &Territory) -> Vec<Fact> {
    const LABEL: &str = "Convention territoriale globale (CTG)";
    let own = territory.siren().and_then(|siren| dataset.convention(siren));
    let parts = territory.united_from.iter().filter_map(|siren| {
        let convention = dataset.convention(*siren)?;
        let name = &dataset.epci_of_any_decoupage(*siren)?.name;
        Some(agreement(dataset, convention, format!("{LABEL}, {name}")))
    });
    let own = own.map(|own| agreement(dataset, own, LABEL.to_owned()));
    own.into_iter().chain(parts).collect()
}

fn agreement(dataset: &Dataset, convention: &Convention, label: String) -> Fact {
    let years: Vec<String> = convention.years.iter().map(u16::to_string).collect();
    let value = match convention.status {
        ConventionStatus::Signed => format!("signée en {}", years.join(" puis ")),
        ConventionStatus::InProgress => format!("en cours {}", agreements_on(dataset)),
        ConventionStatus::Absent => format!("aucune {}", agreements_on(dataset)),
    };
    Fact { label, value, origin: origin(&convention.source) }
}

fn between(interval: Interval, decimals: usize) -> String {
    let (low, high) = (rounded(interval.low, decimals), rounded(interval.high, decimals));
    if low == high { low } else { format!("entre {low} et {high} selon l’arrondi du taux") }
}

fn whole(interval: Interval) -> String {
    let (low, high) = (rounded(interval.low, 0), rounded(interval.high, 0));
    match (low == high, interval.high == 0.0) {
        (true, true) => "aucune, le seuil est atteint".to_owned(),
        (true, false) => low,
        (false, _) => format!("{low} à {high} selon l’arrondi du taux"),
    }
}
