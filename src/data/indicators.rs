//! Reads `indicateurs.json`.

use super::DataError;
use super::raw::{RawFigure, RawIndicator};
use super::records::{Place, converted};
use crate::domain::{
    Aggregation, Direction, Epci, Figure, Indicator, IndicatorId, Kind, Origin, Theme, Unit,
};

/// Where they are published.
pub const FILE: &str = "indicateurs.json";

/// The indicators, sorted by id.
pub fn read(raw: Vec<RawIndicator>, territories: &[Epci]) -> Result<Vec<Indicator>, DataError> {
    converted(FILE, raw, |raw, place| indicator(raw, place, territories))
}

fn indicator(
    raw: RawIndicator,
    place: Place<'_>,
    territories: &[Epci],
) -> Result<Indicator, DataError> {
    let figures: Result<Vec<Figure>, DataError> =
        raw.valeurs.into_iter().map(|f| figure(f, place, territories)).collect();
    if !raw.bornes.is_sorted_by(|a, b| a < b) {
        return Err(place.error("les bornes des classes ne sont pas croissantes"));
    }
    let indicator = Indicator {
        kind: kind(&raw.nature, place)?,
        direction: direction(&raw.sens, place)?,
        aggregation: aggregation(&raw.agregation, place)?,
        totals: raw.totaux.iter().map(|id| IndicatorId::new(id)).collect(),
        bounds: raw.bornes,
        complete: raw.liste_complete,
        inputs: Vec::new(),
        without: None,
        id: IndicatorId::new(&raw.id),
        label: raw.libelle,
        definition: raw.definition,
        unit: unit(&raw.unite, place)?,
        theme: theme(&raw.theme, place)?,
        source: place.source(raw.source)?,
        figures: figures?,
    };
    complete(&indicator, place, territories)?;
    Ok(indicator)
}

/// Checks that an absence is a zero where the document names all, and there only. Totals of the
/// département, as of the RAM, have no figure by territory.
fn complete(
    indicator: &Indicator,
    place: Place<'_>,
    territories: &[Epci],
) -> Result<(), DataError> {
    let absent = |figure: &&Figure| figure.origin == Origin::CompleteList;
    let given = |epci: &&Epci| indicator.latest(&epci.id).is_some();
    if indicator.complete.is_none() {
        return match indicator.figures.iter().find(absent) {
            Some(_) => Err(place.error("un zéro de liste complète, sans liste complète")),
            None => Ok(()),
        };
    }
    if indicator.figures.iter().filter(absent).any(|figure| figure.value != 0.0) {
        return Err(place.error("ce qu’une liste complète ne nomme pas vaut zéro"));
    }
    let given = territories.iter().filter(given).count();
    place.require((given == 0 || given == territories.len()).then_some(()), || {
        "la liste est complète, mais il manque la valeur d’un territoire".to_owned()
    })
}

fn figure(raw: RawFigure, place: Place<'_>, territories: &[Epci]) -> Result<Figure, DataError> {
    Ok(Figure {
        territory: place.territory(&raw.territoire, territories)?,
        date: place.date(&raw.date)?,
        since: raw.depuis.map(|date| place.date(&date)).transpose()?,
        value: raw.valeur,
        lines: place.lines(raw.lignes)?,
        origin: match raw.origine.as_deref() {
            None => Origin::Printed,
            Some("calcule") => Origin::Computed,
            Some("liste_complete") => Origin::CompleteList,
            Some(other) => return Err(place.error(format!("origine « {other} » inconnue"))),
        },
    })
}

fn kind(text: &str, place: Place<'_>) -> Result<Kind, DataError> {
    Ok(match text {
        "denombrement" => Kind::Count,
        "part" => Kind::Share,
        "taux" => Kind::Rate,
        "rapport" => Kind::Ratio,
        "ecart" => Kind::Gap,
        "etat" => Kind::State,
        "regle" => Kind::Rule,
        other => return Err(place.error(format!("nature « {other} » inconnue"))),
    })
}

fn direction(text: &str, place: Place<'_>) -> Result<Direction, DataError> {
    Ok(match text {
        "plus" => Direction::More,
        "moins" => Direction::Less,
        "neutre" => Direction::Neutral,
        other => return Err(place.error(format!("sens « {other} » inconnu"))),
    })
}

fn aggregation(text: &str, place: Place<'_>) -> Result<Aggregation, DataError> {
    Ok(match text {
        "somme" => Aggregation::Sum,
        "rapport_de_sommes" => Aggregation::RatioOfSums,
        "aucune" => Aggregation::Nothing,
        other => return Err(place.error(format!("agrégation « {other} » inconnue"))),
    })
}

fn unit(text: &str, place: Place<'_>) -> Result<Unit, DataError> {
    match text {
        "" => Err(place.error("unité absente")),
        "pourcent" => Ok(Unit::Percent),
        "points" => Ok(Unit::Points),
        counted => Ok(Unit::Count(counted.to_owned())),
    }
}

fn theme(text: &str, place: Place<'_>) -> Result<Theme, DataError> {
    Ok(match text {
        "population" => Theme::Population,
        "familles" => Theme::Families,
        "accueil" => Theme::Childcare,
        "parentalite" => Theme::Parenting,
        "contractualisation" => Theme::Contracts,
        "plan" => Theme::Plan,
        other => return Err(place.error(format!("thème « {other} » inconnu"))),
    })
}
