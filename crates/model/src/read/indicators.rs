//! Reads `indicateurs.json`.

use small_std::{Json, fill};

use super::faults::{Faults, Place};
use super::record::{Record, records};
use crate::{
    Aggregation, Direction, Excerpt, Figure, Indicator, IndicatorId, Kind, Provenance, Source,
    Territory, TerritoryId, Unit,
};

/// The file in the data folder, as errors name it.
pub const FILE: &str = "indicateurs.json";

/// The indicators, sorted by id.
pub fn read(list: &Json<'_>, territories: &[Territory], faults: &Faults) -> Vec<Indicator> {
    let all = records(FILE, "id", list, faults, |record| {
        let source = record.source();
        let figures = record.all("valeurs", |record| figure(record, &source, territories));
        let indicator = described(record, source, figures);
        check_completeness(&indicator, record, territories);
        indicator
    });
    for indicator in &all {
        let place = Place { file: FILE, record: indicator.id.as_str(), faults };
        check_references(indicator, &all, place);
    }
    all
}

/// What a record says of a published or a computed indicator, with all figures there are of it.
pub fn described(record: &Record<'_>, source: Source, figures: Vec<Figure>) -> Indicator {
    let id = |name| record.text_if_any(name).map(IndicatorId::new);
    let phrase = record.text_if_any("en_phrase");
    if phrase.is_some_and(|phrase| fill(phrase, &|_| Some(String::new())) == phrase) {
        record.fault("« en_phrase » doit contenir {valeur}");
    }
    let bounds = record.if_any("bornes", |name| record.numbers(name));
    if !bounds.is_sorted_by(|a, b| a < b) {
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
                ("denombrement", Kind::Count),
                ("part", Kind::Share),
                ("taux", Kind::Rate),
                ("rapport", Kind::Ratio),
                ("ecart", Kind::Gap),
                ("etat", Kind::State),
                ("regle", Kind::Rule),
            ],
        ),
        direction: record.choice(
            "sens",
            &[
                ("plus", Direction::More),
                ("moins", Direction::Less),
                ("neutre", Direction::Neutral),
            ],
        ),
        aggregation: record.choice(
            "agregation",
            &[
                ("somme", Aggregation::Sum),
                ("rapport_de_sommes", Aggregation::RatioOfSums),
                ("aucune", Aggregation::Nothing),
            ],
        ),
        totals: record.if_any("totaux", |name| record.all_texts(name, IndicatorId::new)),
        bounds_reason: if bounds.is_empty() {
            String::new()
        } else {
            record.string("bornes_motif")
        },
        bounds,
        threshold: id("seuil"),
        phrase: phrase.map(str::to_owned),
        evolution_of: id("evolution_de"),
        category: record.get("categorie").map(|_| record.category()),
        complete: record.text_if_any("liste_complete").map(str::to_owned),
        computed: false,
        inputs: Vec::new(),
        no_denominator: None,
        source,
        figures,
        other_publications,
    }
}

/// Checks that what an indicator names is there, and is what it is named for.
fn check_references(indicator: &Indicator, all: &[Indicator], place: Place<'_>) {
    for id in indicator.totals.iter().chain(&indicator.threshold).chain(&indicator.evolution_of) {
        let named = all.iter().find(|other| other.id == *id);
        let Some(named) = named else {
            place.none_of(id.as_str(), "un indicateur", ());
            continue;
        };
        let whole = named.latest(&TerritoryId::Departement);
        if indicator.threshold.as_ref() == Some(id) && whole.is_none() {
            place.fault(format_args!("le seuil « {id} » n’a pas de valeur pour le département"));
        }
    }
    if indicator.evolution_of.is_some()
        && indicator.figures.iter().any(|figure| figure.since.is_none())
    {
        place.fault("une évolution sans « depuis »");
    }
}

/// Checks that an absence is a zero where the document names all, and there only. Totals of the
/// département, as of the RAM, have no figure by territory.
fn check_completeness(indicator: &Indicator, record: &Record<'_>, territories: &[Territory]) {
    let mut absences =
        indicator.figures.iter().filter(|f| f.provenance == Provenance::CompleteList);
    if indicator.complete.is_none() {
        if absences.next().is_some() {
            record.fault("un zéro de liste complète, sans liste complète");
        }
        return;
    }
    if absences.any(|figure| figure.value != 0.0) {
        record.fault("ce qu’une liste complète ne nomme pas vaut zéro");
    }
    // What unites others has the sum of theirs.
    let listed = || territories.iter().filter(|territory| territory.united_from.is_empty());
    let given = listed().filter(|territory| indicator.latest(&territory.id).is_some()).count();
    if given != 0 && given != listed().count() {
        record.fault("la liste est complète, mais il manque la valeur d’un territoire");
    }
}

/// A figure of an indicator whose own source is `source`.
fn figure(figure: &Record<'_>, source: &Source, territories: &[Territory]) -> Figure {
    let provenances =
        [("calcule", Provenance::Computed), ("liste_complete", Provenance::CompleteList)];
    let provenance = figure.get("origine").map(|_| figure.choice("origine", &provenances));
    let id = figure.text_if_any("source").unwrap_or_else(|| source.publication.id.as_str());
    let section =
        source.excerpt.as_ref().map(|excerpt| excerpt.section.clone()).unwrap_or_default();
    let excerpt = figure.get("lignes").map(|_| Excerpt { section, lines: figure.lines("lignes") });
    Figure {
        territory: figure.place.territory(figure.text("territoire"), territories),
        date: figure.date("date"),
        since: figure.date_if_any("depuis"),
        value: figure.number("valeur"),
        bounds: None,
        source: figure.place.source(id, excerpt),
        provenance: provenance.unwrap_or(Provenance::Printed),
    }
}

/// The unit of a record (`unite`); a word of none of the fixed units is a count of what it names.
pub fn unit(record: &Record<'_>) -> Unit {
    match record.text("unite") {
        "pourcent" => Unit::Percent,
        "points" => Unit::Points,
        "convention" => Unit::Agreement,
        counted => {
            if counted.is_empty() {
                record.fault("unité absente");
            }
            Unit::Count(counted.to_owned())
        }
    }
}
