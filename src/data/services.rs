//! Reads the properties of `structures.geojson`.

use super::DataError;
use super::raw::RawService;
use super::records::{Place, converted};
use crate::domain::{
    Category, Commune, EajeKind, Epci, InseeCode, PlacedAt, Service, ServiceId, ServiceStatus,
};

/// Where they are published.
pub const FILE: &str = "structures.geojson";

/// The services, sorted by id.
pub fn read(
    raw: Vec<RawService>,
    territories: &[Epci],
    communes: &[Commune],
) -> Result<Vec<Service>, DataError> {
    converted(FILE, raw, |raw, place| service(raw, place, territories, communes))
}

fn service(
    raw: RawService,
    place: Place<'_>,
    territories: &[Epci],
    communes: &[Commune],
) -> Result<Service, DataError> {
    let category = place.require(Category::parse(&raw.categorie), || {
        format!("catégorie « {} » inconnue", raw.categorie)
    })?;
    let sites: Result<Vec<InseeCode>, DataError> =
        raw.communes.iter().map(|insee| commune(insee, place, communes)).collect();
    let sites = sites?;
    let placed_at = placed_at(&raw.position, place)?;
    if (placed_at == PlacedAt::Nowhere) != sites.is_empty() {
        return Err(
            place.error("une structure a une position si et seulement si sa commune est connue")
        );
    }
    Ok(Service {
        id: ServiceId::new(&raw.id),
        name: raw.nom,
        category,
        eaje_kind: eaje_kind(raw.kind.as_deref(), category, place)?,
        communes: sites,
        epci: raw.epci.map(|siren| place.siren(&siren, territories)).transpose()?,
        manager: raw.gestionnaire,
        places: raw.places,
        actions: raw.actions,
        status: status(&raw.statut, place)?,
        placed_at,
        date: raw.date.map(|date| place.date(&date)).transpose()?,
        source: place.source(raw.source)?,
    })
}

fn commune(insee: &str, place: Place<'_>, communes: &[Commune]) -> Result<InseeCode, DataError> {
    let known = |code: &InseeCode| communes.iter().any(|c| c.insee == *code);
    place.require(InseeCode::parse(insee).filter(known), || {
        format!("« {insee} » n’est le code d’aucune des communes")
    })
}

fn eaje_kind(
    text: Option<&str>,
    category: Category,
    place: Place<'_>,
) -> Result<Option<EajeKind>, DataError> {
    let kind = match (text, category) {
        (Some("multi_accueil"), Category::Eaje) => EajeKind::MultiAccueil,
        (Some("micro_creche"), Category::Eaje) => EajeKind::MicroCreche,
        (Some("halte_garderie"), Category::Eaje) => EajeKind::HalteGarderie,
        (Some("creche_familiale"), Category::Eaje) => EajeKind::CrecheFamiliale,
        (None, Category::Eaje) => return Err(place.error("EAJE sans type")),
        (None, _) => return Ok(None),
        (Some(other), _) => {
            return Err(place.error(format!("type « {other} » inconnu pour cette catégorie")));
        }
    };
    Ok(Some(kind))
}

fn placed_at(text: &str, place: Place<'_>) -> Result<PlacedAt, DataError> {
    match text {
        "mairie" => Ok(PlacedAt::TownHall),
        "interieur" => Ok(PlacedAt::InsideCommune),
        "inconnue" => Ok(PlacedAt::Nowhere),
        other => Err(place.error(format!("position « {other} » inconnue"))),
    }
}

fn status(text: &str, place: Place<'_>) -> Result<ServiceStatus, DataError> {
    match text {
        "ouvert" => Ok(ServiceStatus::Open),
        "projet" => Ok(ServiceStatus::Planned),
        other => Err(place.error(format!("statut « {other} » inconnu"))),
    }
}
