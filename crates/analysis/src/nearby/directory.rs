//! The services of a territory by category, and their location in words.

use crate::wording::format::NBSP;
use model::{Category, Dataset, PinPrecision, Service, Siren};

/// The services that pass `belongs`, by category; empty categories are left out.
pub fn services_by_category(
    dataset: &Dataset,
    belongs: impl Fn(&Service) -> bool,
) -> Vec<(Category, Vec<&Service>)> {
    let group = |category| {
        let services = dataset.services.iter().filter(|s| s.category == category && belongs(s));
        (category, services.collect::<Vec<_>>())
    };
    Category::ALL.map(group).into_iter().filter(|(_, services)| !services.is_empty()).collect()
}

/// Whether a service belongs to an EPCI, either directly or by one of its sites.
#[must_use]
pub fn belongs_to_epci(dataset: &Dataset, service: &Service, siren: Siren) -> bool {
    let site_in =
        |insee: &_| dataset.commune(*insee).is_some_and(|c| dataset.epci_of(c) == Some(siren));
    service.epci == Some(siren) || service.communes.iter().any(site_in)
}

/// The location of a service, as precise as the document: « Andelot-Blancheville, Doulaincourt », « CC Grand
/// Langres (commune non précisée) », « tout le département ».
#[must_use]
pub fn location_text(dataset: &Dataset, service: &Service) -> String {
    let communes: Vec<&str> = service
        .communes
        .iter()
        .filter_map(|insee| dataset.commune(*insee))
        .map(|commune| commune.name.as_str())
        .collect();
    if !communes.is_empty() {
        return communes.join(", ");
    }
    let epci = dataset.epci().find(|e| e.siren().is_some() && e.siren() == service.epci);
    epci.map_or_else(
        || "commune non précisée".to_owned(),
        |epci| format!("{} (commune non précisée)", epci.name),
    )
}

/// A sentence on the precision of a service's pin; `None` without a pin.
#[must_use]
pub fn placement_text(dataset: &Dataset, service: &Service) -> Option<String> {
    let communes = location_text(dataset, service);
    match service.pin_precision {
        PinPrecision::TownHall => Some(format!("placé à la mairie{NBSP}: {communes}")),
        PinPrecision::InsideCommune => {
            Some(format!("placé à l’intérieur de la commune{NBSP}: {communes}"))
        }
        PinPrecision::None => None,
    }
}
