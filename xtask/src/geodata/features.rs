//! The published features of communes and Epci, with properties in the documented order.

use super::communes::{Commune, DECOUPAGES};
use super::epci::Epci;
use super::geojson::{Feature, Geometry, list, number, position, record, text, text_or_null};

/// The feature of a commune.
pub fn of_commune(commune: &Commune) -> Feature<'_> {
    let mut properties = vec![
        ("insee", text(&commune.insee)),
        ("nom", text(&commune.nom)),
        ("epci", text_or_null(commune.epci[0].as_deref())),
        ("decoupages", decoupages(commune)),
        ("codes_postaux", list(&commune.codes_postaux)),
        ("point", position(commune.anchor.point)),
        ("point_source", text(commune.anchor.source.name())),
    ];
    if let Some((insee, nom)) = &commune.aujourdhui {
        properties.push(("aujourdhui", record(&[("insee", insee), ("nom", nom)])));
    }
    Feature { id: &commune.insee, properties, geometry: Geometry::Outline(&commune.outline) }
}

/// Its Epci in the découpages after the first, also one that is not on the map.
fn decoupages(commune: &Commune) -> String {
    let siren = commune.epci[1].as_deref().or(commune.epci_outside.as_deref());
    record(&[(DECOUPAGES[1], siren.unwrap_or_default())])
}

/// The feature of an Epci.
pub fn of_epci(epci: &Epci) -> Feature<'_> {
    let territory = &epci.territory;
    let shorter: Vec<String> = territory.noms_abreges().map(str::to_owned).collect();
    let decoupages: Vec<String> = territory.decoupages().map(str::to_owned).collect();
    let mut properties = vec![
        ("siren", text_or_null(territory.siren())),
        ("nom", text(&territory.nom)),
        ("nom_court", text(&territory.nom_court)),
    ];
    if !shorter.is_empty() {
        properties.push(("noms_abreges", list(&shorter)));
    }
    properties.extend([
        ("type", text_or_null(territory.kind())),
        ("communes", number(epci.communes)),
        ("decoupages", list(&decoupages)),
    ]);
    if !epci.united_from.is_empty() {
        properties.push(("issus_de", list(&epci.united_from)));
    }
    if epci.communes_outside > 0 {
        properties.push(("hors_departement", number(epci.communes_outside)));
    }
    Feature { id: &territory.id, properties, geometry: Geometry::Outline(&epci.outline) }
}
