//! Reads the properties of `structures.geojson`.

use small_std::Json;

use super::faults::Faults;
use super::record::{Record, records};
use crate::{
    Category, Commune, EajeKind, InseeCode, PinPrecision, Service, ServiceId, ServiceStatus,
    Territory,
};

pub const FILE: &str = "structures.geojson";

/// Reads the services, sorted by id.
pub fn read(
    list: &Json<'_>,
    territories: &[Territory],
    communes: &[Commune],
    faults: &Faults,
) -> Vec<Service> {
    records(FILE, "id", list, faults, |record| service(record, territories, communes))
}

fn service(record: &Record<'_>, territories: &[Territory], communes: &[Commune]) -> Service {
    let path = record.path;
    let category = record.category();
    let is_known = |insee: &InseeCode| communes.iter().any(|commune| commune.insee == *insee);
    let parse_commune = |code| {
        let insee = InseeCode::parse(code).filter(is_known);
        insee.unwrap_or_else(|| {
            path.reject(code, "le code d’une des communes", InseeCode::from_number(0))
        })
    };
    let communes = record.map_texts("communes", parse_commune);
    let pin_precision = record.choice(
        "position",
        &[
            ("mairie", PinPrecision::TownHall),
            ("interieur", PinPrecision::InsideCommune),
            ("inconnue", PinPrecision::None),
        ],
    );
    if (pin_precision == PinPrecision::None) != communes.is_empty() {
        record.fault("une structure a une position si et seulement si sa commune est connue");
    }
    Service {
        id: ServiceId::new(record.text("id")),
        name: record.string("nom"),
        category,
        eaje_kind: eaje_kind(record, category),
        communes,
        epci: record.optional_text("epci").map(|siren| path.parse_siren(siren, territories)),
        manager: record.optional_text("gestionnaire").map(str::to_owned),
        places: record.optional_count("places"),
        actions: record.optional_count("actions"),
        status: record.choice(
            "statut",
            &[("ouvert", ServiceStatus::Open), ("projet", ServiceStatus::Planned)],
        ),
        pin_precision,
        date: record.optional_date("date"),
        source: record.source(),
    }
}

/// Reads the type of a crèche; any other service must have none.
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
    if let Some(other) = record.optional_text("type") {
        record.report_invalid("type", other);
    }
    None
}
