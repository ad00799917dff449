//! Reads `comparaison-france.json`.

use super::record::Record;
use crate::{Compared, Comparison, IndicatorId, Level, NationalRank, Similar, Siren};

/// The file in the data folder, as errors name it.
pub const FILE: &str = "comparaison-france.json";

/// Where the territories stand in France.
pub fn read(file: &Record<'_>) -> Comparison {
    let comparison = Comparison {
        date: file.date("date"),
        publication: file.source().publication,
        indicators: file.all_texts("indicateurs", IndicatorId::new),
        likeness: file.string("ressemblance"),
        territories: file.all("territoires", |territory| compared(&territory.named("code"))),
    };
    let count = comparison.indicators.len();
    let fits = |values: &[f64]| values.len() == count;
    for territory in &comparison.territories {
        if !fits(&territory.values) || territory.similar.iter().any(|other| !fits(&other.values)) {
            let record = file.called(&territory.code);
            record.fault(format_args!("il faut {count} valeurs, une par indicateur"));
        }
    }
    comparison
}

fn compared(record: &Record<'_>) -> Compared {
    let levels = [
        ("epci", Level::Epci),
        ("dep", Level::Departement),
        ("reg", Level::Region),
        ("france", Level::France),
    ];
    Compared {
        level: record.choice("niveau", &levels),
        code: record.string("code"),
        name: record.string("nom"),
        values: record.numbers("valeurs"),
        rank: record.count_if_any("rang").map(|position| NationalRank {
            position,
            tied: record.texts("ex_aequo"),
            among: record.count("sur"),
        }),
        similar: record.if_any("semblables", |name| record.all(name, similar)),
    }
}

fn similar(record: &Record<'_>) -> Similar {
    let siren = record.text("siren");
    let read = Siren::parse(siren);
    Similar {
        siren: read
            .unwrap_or_else(|| record.place.none_of(siren, "un SIREN", Siren::from_number(0))),
        name: record.string("nom"),
        departement: record.string("departement"),
        gap: record.number("ecart"),
        values: record.numbers("valeurs"),
    }
}
