//! Reads `indicateurs.json`.

use small_std::{Json, interpolate};

use super::faults::{Faults, RecordPath};
use super::record::{Record, records};
use crate::{
    Aggregation, Excerpt, Figure, Indicator, IndicatorId, IndicatorKind, Polarity, Provenance,
    Source, Territory, TerritoryId, Unit,
};

pub const FILE: &str = "indicateurs.json";

/// Reads the indicators, sorted by id.
pub fn read(list: &Json<'_>, territories: &[Territory], faults: &Faults) -> Vec<Indicator> {
    let all = records(FILE, "id", list, faults, |record| {
        let source = record.source();
        let figures = record.map_objects("valeurs", |record| figure(record, &source, territories));
        let indicator = read_description(record, source, figures);
        check_completeness(&indicator, record, territories);
        indicator
    });
    for indicator in &all {
        let path = RecordPath { file: FILE, record: indicator.id.as_str(), faults };
        check_references(indicator, &all, path);
    }
    all
}

/// Reads the description of a published or computed indicator and attaches its source and figures.
pub fn read_description(record: &Record<'_>, source: Source, figures: Vec<Figure>) -> Indicator {
    let optional_id = |name| record.optional_text(name).map(IndicatorId::new);
    let phrase = record.optional_text("en_phrase");
    if phrase.is_some_and(|phrase| interpolate(phrase, &|_| Some(String::new())) == phrase) {
        record.fault("« en_phrase » doit contenir {valeur}");
    }
    let breaks = record.if_present("bornes", |name| record.numbers(name));
    if !breaks.is_sorted_by(|a, b| a < b) {
        record.fault("les bornes des classes ne sont pas croissantes");
    }
    let (figures, other_publications) =
        figures.into_iter().partition(|figure| figure.source.publication == source.publication);
    Indicator {
        id: IndicatorId::new(record.text("id")),
        label: record.string("libelle"),
        definition: record.string("definition"),
        unit: unit(record),
        kind: record.choice(
            "nature",
            &[
                ("denombrement", IndicatorKind::Count),
                ("part", IndicatorKind::Share),
                ("taux", IndicatorKind::Rate),
                ("rapport", IndicatorKind::Ratio),
                ("ecart", IndicatorKind::Gap),
                ("etat", IndicatorKind::Status),
                ("regle", IndicatorKind::Rule),
            ],
        ),
        polarity: record.choice(
            "sens",
            &[
                ("plus", Polarity::HigherIsBetter),
                ("moins", Polarity::LowerIsBetter),
                ("neutre", Polarity::Neutral),
            ],
        ),
        aggregation: record.choice(
            "agregation",
            &[
                ("somme", Aggregation::Sum),
                ("rapport_de_sommes", Aggregation::RatioOfSums),
                ("aucune", Aggregation::NotAggregated),
            ],
        ),
        totals: record.if_present("totaux", |name| record.map_texts(name, IndicatorId::new)),
        class_bounds_reason: if breaks.is_empty() {
            String::new()
        } else {
            record.string("bornes_motif")
        },
        class_bounds: breaks,
        threshold: optional_id("seuil"),
        phrase: phrase.map(str::to_owned),
        evolution_of: optional_id("evolution_de"),
        category: record.get("categorie").map(|_| record.category()),
        zero_reason: record.optional_text("liste_complete").map(str::to_owned),
        is_computed: false,
        dated_operands: Vec::new(),
        no_denominator: None,
        source,
        figures,
        other_publications,
    }
}

/// Checks the indicators that an indicator refers to: they exist, and a threshold has a figure.
fn check_references(indicator: &Indicator, all: &[Indicator], path: RecordPath<'_>) {
    for id in indicator.totals.iter().chain(&indicator.threshold).chain(&indicator.evolution_of) {
        let referenced = all.iter().find(|other| other.id == *id);
        let Some(named) = referenced else {
            path.reject(id.as_str(), "un indicateur", ());
            continue;
        };
        let departement_figure = named.latest_figure(&TerritoryId::Departement);
        if indicator.threshold.as_ref() == Some(id) && departement_figure.is_none() {
            path.fault(format_args!("le seuil « {id} » n’a pas de valeur pour le département"));
        }
    }
    if indicator.evolution_of.is_some() && indicator.figures.iter().any(|f| f.since.is_none()) {
        path.fault("une évolution sans « depuis »");
    }
}

/// Checks that missing figures count as zero exactly where the source lists all that exist. Totals of the
/// département, such as that of the RAM, have no figures by territory.
fn check_completeness(indicator: &Indicator, record: &Record<'_>, territories: &[Territory]) {
    let mut deduced_zeros =
        indicator.figures.iter().filter(|f| f.provenance == Provenance::CompleteList);
    if indicator.zero_reason.is_none() {
        if deduced_zeros.next().is_some() {
            record.fault("un zéro de liste complète, sans liste complète");
        }
        return;
    }
    if deduced_zeros.any(|figure| figure.value != 0.0) {
        record.fault("ce qu’une liste complète ne nomme pas vaut zéro");
    }
    // A merged territory has the sum of its parts.
    let own_territories = || territories.iter().filter(|t| t.merged_from.is_empty());
    let with_figure_count =
        own_territories().filter(|t| indicator.latest_figure(&t.id).is_some()).count();
    if with_figure_count != 0 && with_figure_count != own_territories().count() {
        record.fault("la liste est complète, mais il manque la valeur d’un territoire");
    }
}

/// Reads a figure of an indicator with the source `source`.
fn figure(figure: &Record<'_>, source: &Source, territories: &[Territory]) -> Figure {
    let provenances =
        [("calcule", Provenance::Computed), ("liste_complete", Provenance::CompleteList)];
    let provenance = figure.get("origine").map(|_| figure.choice("origine", &provenances));
    let id = figure.optional_text("source").unwrap_or_else(|| source.publication.id.as_str());
    let section = source.excerpt.as_ref().map(|e| e.section.clone()).unwrap_or_default();
    let excerpt = figure.get("lignes").map(|_| Excerpt { section, lines: figure.lines("lignes") });
    Figure {
        territory: figure.path.parse_territory(figure.text("territoire"), territories),
        date: figure.date("date"),
        since: figure.optional_date("depuis"),
        value: figure.number("valeur"),
        interval: None,
        source: figure.path.source(id, excerpt),
        provenance: provenance.unwrap_or(Provenance::Printed),
    }
}

/// Reads the unit (`unite`): one of the fixed units, or else a count of the things it names.
pub fn unit(record: &Record<'_>) -> Unit {
    match record.text("unite") {
        "pourcent" => Unit::Percent,
        "points" => Unit::Points,
        "convention" => Unit::Agreement,
        noun => {
            if noun.is_empty() {
                record.fault("unité absente");
            }
            Unit::Count(noun.to_owned())
        }
    }
}
