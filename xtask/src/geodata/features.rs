//! The published features of communes and Epci, with properties in the documented order.

use super::communes::{Commune, DECOUPAGES};
use super::epci::Epci;
use super::geojson::{
    Feature, Geometry, json_number, json_object, json_position, json_string, json_string_or_null,
    json_strings,
};

/// The feature of a commune.
pub fn commune_feature(commune: &Commune) -> Feature<'_> {
    let mut properties = vec![
        ("insee", json_string(&commune.insee)),
        ("nom", json_string(&commune.name)),
        ("epci", json_string_or_null(commune.epci[0].as_deref())),
        ("decoupages", decoupages(commune)),
        ("codes_postaux", json_strings(&commune.postcodes)),
        ("point", json_position(commune.point.position)),
        ("point_source", json_string(commune.point.source.name())),
    ];
    if let Some((insee, nom)) = &commune.current_commune {
        properties.push(("aujourdhui", json_object(&[("insee", insee), ("nom", nom)])));
    }
    Feature { id: &commune.insee, properties, geometry: Geometry::Outline(&commune.outline) }
}

/// Its Epci in the découpages after the first, also one that is not on the map.
fn decoupages(commune: &Commune) -> String {
    let siren = commune.epci[1].as_deref().or(commune.epci_outside.as_deref());
    json_object(&[(DECOUPAGES[1], siren.unwrap_or_default())])
}

/// The feature of an Epci.
pub fn epci_feature(epci: &Epci) -> Feature<'_> {
    let territory = &epci.territory;
    let shorter: Vec<String> = territory.noms_abreges().map(str::to_owned).collect();
    let decoupages: Vec<String> = territory.decoupages().map(str::to_owned).collect();
    let mut properties = vec![
        ("siren", json_string_or_null(territory.siren())),
        ("nom", json_string(&territory.nom)),
        ("nom_court", json_string(&territory.nom_court)),
    ];
    if !shorter.is_empty() {
        properties.push(("noms_abreges", json_strings(&shorter)));
    }
    properties.extend([
        ("type", json_string_or_null(territory.kind())),
        ("communes", json_number(epci.commune_count)),
        ("decoupages", json_strings(&decoupages)),
    ]);
    if !epci.united_from.is_empty() {
        properties.push(("issus_de", json_strings(&epci.united_from)));
    }
    if epci.outside_commune_count > 0 {
        properties.push(("hors_departement", json_number(epci.outside_commune_count)));
    }
    Feature { id: &territory.id, properties, geometry: Geometry::Outline(&epci.outline) }
}
