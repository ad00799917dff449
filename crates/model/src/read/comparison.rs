//! Reads `comparaison-france.json`.

use super::record::Record;
use crate::{
    IndicatorId, NationalComparison, NationalPeer, NationalRank, RankedTerritory, Siren,
    TerritoryLevel,
};

pub const FILE: &str = "comparaison-france.json";

/// Reads the comparison of the territories with the rest of France.
pub fn read(file: &Record<'_>) -> NationalComparison {
    let comparison = NationalComparison {
        date: file.date("date"),
        publication: file.source().publication,
        indicators: file.map_texts("indicateurs", IndicatorId::new),
        similarity_method: file.string("ressemblance"),
        territories: file.map_objects("territoires", |t| ranked_territory(&t.with_id_from("code"))),
    };
    let count = comparison.indicators.len();
    let has_all_values = |values: &[f64]| values.len() == count;
    for territory in &comparison.territories {
        if !has_all_values(&territory.values)
            || territory.similar.iter().any(|other| !has_all_values(&other.values))
        {
            let record = file.with_id(&territory.code);
            record.fault(format_args!("il faut {count} valeurs, une par indicateur"));
        }
    }
    comparison
}

fn ranked_territory(record: &Record<'_>) -> RankedTerritory {
    let levels = [
        ("epci", TerritoryLevel::Epci),
        ("dep", TerritoryLevel::Departement),
        ("reg", TerritoryLevel::Region),
        ("france", TerritoryLevel::France),
    ];
    RankedTerritory {
        level: record.choice("niveau", &levels),
        code: record.string("code"),
        name: record.string("nom"),
        values: record.numbers("valeurs"),
        rank: record.optional_count("rang").map(|position| NationalRank {
            position,
            tied: record.texts("ex_aequo"),
            ranked_count: record.count("sur"),
        }),
        similar: record.if_present("semblables", |name| record.map_objects(name, national_peer)),
    }
}

fn national_peer(record: &Record<'_>) -> NationalPeer {
    let siren = record.text("siren");
    let parsed = Siren::parse(siren);
    NationalPeer {
        siren: parsed
            .unwrap_or_else(|| record.path.reject(siren, "un SIREN", Siren::from_number(0))),
        name: record.string("nom"),
        departement: record.string("departement"),
        distance: record.number("ecart"),
        values: record.numbers("valeurs"),
    }
}
