//! Reads the properties of `structures.geojson`.

use small_std::Json;

use super::faults::Faults;
use super::record::{Record, records};
use crate::{
    Category, Commune, EajeKind, InseeCode, PlacedAt, Service, ServiceId, ServiceStatus, Territory,
};

/// The file in the data folder, as errors name it.
pub const FILE: &str = "structures.geojson";

/// The services, sorted by id.
pub fn read(
    list: &Json<'_>,
    territories: &[Territory],
    communes: &[Commune],
    faults: &Faults,
) -> Vec<Service> {
    records(FILE, "id", list, faults, |record| service(record, territories, communes))
}

fn service(record: &Record<'_>, territories: &[Territory], communes: &[Commune]) -> Service {
    let place = record.place;
    let category = record.category();
    let known = |insee: &InseeCode| communes.iter().any(|commune| commune.insee == *insee);
    let site = |code| {
        let insee = InseeCode::parse(code).filter(known);
        insee.unwrap_or_else(|| {
            place.none_of(code, "le code d’une des communes", InseeCode::from_number(0))
        })
    };
    let sites = record.all_texts("communes", site);
    let placed_at = record.choice(
        "position",
        &[
            ("mairie", PlacedAt::TownHall),
            ("interieur", PlacedAt::InsideCommune),
            ("inconnue", PlacedAt::Nowhere),
        ],
    );
    if (placed_at == PlacedAt::Nowhere) != sites.is_empty() {
        record.fault("une structure a une position si et seulement si sa commune est connue");
    }
    Service {
        id: ServiceId::new(record.text("id")),
        name: record.string("nom"),
        category,
        eaje_kind: eaje_kind(record, category),
        communes: sites,
        epci: record.text_if_any("epci").map(|siren| place.siren(siren, territories)),
        manager: record.text_if_any("gestionnaire").map(str::to_owned),
        places: record.count_if_any("places"),
        actions: record.count_if_any("actions"),
        status: record.choice(
            "statut",
            &[("ouvert", ServiceStatus::Open), ("projet", ServiceStatus::Planned)],
        ),
        placed_at,
        date: record.date_if_any("date"),
        source: record.source(),
    }
}

/// A crèche has a type, no other service has.
fn eaje_kind(record: &Record<'_>, category: Category) -> Option<EajeKind> {
    let kinds = [
        ("multi_accueil", EajeKind::MultiAccueil),
        ("micro_creche", EajeKind::MicroCreche),
        ("halte_garderie", EajeKind::HalteGarderie),
        ("creche_familiale", EajeKind::CrecheFamiliale),
    ];
    if category == Category::Eaje {
        return Some(record.choice("type", &kinds));
    }
    if let Some(other) = record.text_if_any("type") {
        record.unknown("type", other);
    }
    None
}
