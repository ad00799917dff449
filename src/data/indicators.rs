//! Reads `indicateurs.json`.

use super::DataError;
use super::raw::{RawFigure, RawIndicator};
use super::records::{Place, converted};
use crate::domain::{Epci, Figure, Indicator, IndicatorId, Theme, Unit};

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
    Ok(Indicator {
        id: IndicatorId::new(&raw.id),
        label: raw.libelle,
        definition: raw.definition,
        unit: unit(&raw.unite, place)?,
        theme: theme(&raw.theme, place)?,
        source: place.source(raw.source)?,
        figures: figures?,
    })
}

fn figure(raw: RawFigure, place: Place<'_>, territories: &[Epci]) -> Result<Figure, DataError> {
    Ok(Figure {
        territory: place.territory(&raw.territoire, territories)?,
        date: place.date(&raw.date)?,
        since: raw.depuis.map(|date| place.date(&date)).transpose()?,
        value: raw.valeur,
        lines: place.lines(raw.lignes)?,
        computed: raw.origine.as_deref() == Some("calcule"),
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
