//! What each published feature says: its properties, in the order of the contract.

use super::anchor::PointSource;
use super::communes::Commune;
use super::epci::Epci;
use super::geojson::{Feature, list, number, position, record, text, text_or_null};

/// The feature of a commune.
pub fn of_commune(commune: &Commune) -> Feature<'_> {
    let point_source = match commune.anchor.source {
        PointSource::Mairie => "mairie",
        PointSource::Interieur => "interieur",
    };
    let mut properties = vec![
        ("insee", text(&commune.insee)),
        ("nom", text(&commune.nom)),
        ("epci", text_or_null(commune.epci.as_deref())),
        ("codes_postaux", list(&commune.codes_postaux)),
        ("point", position(commune.anchor.point)),
        ("point_source", text(point_source)),
    ];
    if let Some((insee, nom)) = &commune.aujourdhui {
        properties.push(("aujourdhui", record(&[("insee", insee), ("nom", nom)])));
    }
    Feature { id: &commune.insee, properties, outline: &commune.outline }
}

/// The feature of an intercommunality.
pub fn of_epci(epci: &Epci) -> Feature<'_> {
    let territory = epci.territory;
    let properties = vec![
        ("siren", text_or_null(territory.siren())),
        ("nom", text(territory.nom)),
        ("nom_court", text(territory.nom_court)),
        ("type", text_or_null(territory.kind())),
        ("communes", number(epci.communes)),
    ];
    Feature { id: territory.id, properties, outline: &epci.outline }
}
