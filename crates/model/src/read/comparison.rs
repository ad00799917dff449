//! Reads `comparaison-france.json`.

use super::record::Record;
use crate::{
    IndicatorId, Level, NationalComparison, NationalPeer, NationalRank, RankedTerritory, Siren,
};

pub const FILE: &str = "comparaison-france.json";

/// Reads the comparison of the territories with the rest of France.
pub fn read(file: &Record<'_>) -> NationalComparison {
    let comparison = NationalComparison {
        date: file.date("date"),
        publication: file.source().publication,
        indicators: file.all_texts("indicateurs", IndicatorId::new),
        likeness: file.string("ressemblance"),
        territories: file.all("territoires", |territory| compared(&territory.with_id_from("code"))),
    };
    let count = comparison.indicators.len();
    let fits = |values: &[f64]| values.len() == count;
    for territory in &comparison.territories {
        if !fits(&territory.values) || territory.similar.iter().any(|other| !fits(&other.values)) {
            let record = file.with_id(&territory.code);
            record.fault(format_args!("il faut {count} valeurs, une par indicateur"));
        }
    }
    comparison
}

fn compared(record: &Record<'_>) -> RankedTerritory {
    let levels = [
        ("epci", Level::Epci),
        ("dep", Level::Departement),
        ("reg", Level::Region),
        ("france", Level::France),
    ];
    RankedTerritory {
        level: record.choice("niveau", &levels),
        code: record.string("code"),
        name: record.string("nom"),
        values: record.numbers("valeurs"),
        rank: record.optional_count("rang").map(|position| NationalRank {
            position,
            tied: record.texts("ex_aequo"),
            among: record.count("sur"),
        }),
        similar: record.if_any("semblables", |name| record.all(name, similar)),
    }
}

fn similar(record: &Record<'_>) -> NationalPeer {
    let siren = record.text("siren");
    let read = Siren::parse(siren);
    NationalPeer {
        siren: read
            .unwrap_or_else(|| record.place.reject(siren, "un SIREN", Siren::from_number(0))),
        name: record.string("nom"),
        departement: record.string("departement"),
        gap: record.number("ecart"),
        values: record.numbers("valeurs"),
    }
}
