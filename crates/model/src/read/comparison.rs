//! Reads `comparaison-france.json`.

use super::record::Record;
use crate::{Compared, Comparison, IndicatorId, Level, NationalRank, Similar, Siren};

pub const FILE: &str = "comparaison-france.json";

/// Reads the comparison of the territories with the rest of France.
pub fn read(file: &Record<'_>) -> Comparison {
    let comparison = Comparison {
        date: file.date("date"),
        publication: file.source().publication,
        indicators: file.all_texts("indicateurs", IndicatorId::new),
        likeness: file.string("ressemblance"),
        territories: file.all("territoires", |own| compared(&own.named("code"))),
    };
    let count = comparison.indicators.len();
    let fits = |values: &[f64]| values.len() == count;
    for own in &comparison.territories {
        if !fits(&own.values) || own.similar.iter().any(|other| !fits(&other.values)) {
            let record = file.called(&own.code);
            record.fault(format_args!("il faut {count} valeurs, une par indicateur"));
        }
    }
    comparison
}

fn compared(own: &Record<'_>) -> Compared {
    let levels = [
        ("epci", Level::Epci),
        ("dep", Level::Departement),
        ("reg", Level::Region),
        ("france", Level::France),
    ];
    Compared {
        level: own.choice("niveau", &levels),
        code: own.string("code"),
        name: own.string("nom"),
        values: own.numbers("valeurs"),
        rank: own.count_if_any("rang").map(|position| NationalRank {
            position,
            tied: own.texts("ex_aequo"),
            among: own.count("sur"),
        }),
        similar: own.if_any("semblables", |name| own.all(name, similar)),
    }
}

fn similar(own: &Record<'_>) -> Similar {
    let siren = own.text("siren");
    let read = Siren::parse(siren);
    Similar {
        siren: read.unwrap_or_else(|| own.place.none_of(siren, "un SIREN", Siren::from_number(0))),
        name: own.string("nom"),
        departement: own.string("departement"),
        gap: own.number("ecart"),
        values: own.numbers("valeurs"),
    }
}
