//! Reads `chiffres-communes.json`, whose records are loaded with the search and the sheets.

use std::sync::Arc;

use small_std::{Json, sort_by};

use super::faults::Faults;
use super::indicators::unit;
use super::record::{Record, records};
use crate::{
    CommuneFigures, CommuneIndicator, CommuneNames, IndicatorId, InseeCode, PartialDate,
    Publication,
};

pub const FILE: &str = "chiffres-communes.json";

/// Reads the records; the publications they name must be known to `faults`.
pub fn read(list: &Json<'_>, faults: &Faults) -> CommuneFigures {
    let mut indicators = Vec::new();
    let mut names = Vec::new();
    records(FILE, "id", list, faults, |record| match record.get("unite") {
        Some(_) => {
            let rank = record.optional_count("rang").unwrap_or(u32::MAX);
            indicators.push((rank, indicator(record)));
        }
        None => names.push(commune_names(record)),
    });
    // The sort is stable: those without a rank stay ordered by id.
    sort_by(&mut indicators, |(a, _), (b, _)| a.cmp(b));
    CommuneFigures { indicators: indicators.into_iter().map(|(_, i)| i).collect(), names }
}

fn indicator(record: &Record<'_>) -> CommuneIndicator {
    let dates = read_dates(record);
    let values = values_by_commune(record, dates.len(), &|value| match value {
        Json::Null => Some(None),
        value => value.as_number().map(Some),
    });
    CommuneIndicator {
        id: IndicatorId::new(record.text("id")),
        label: record.string("libelle"),
        definition: record.string("definition"),
        unit: unit(record),
        nouns: record.optional_object("mots").map(|n| (n.string("un"), n.string("plusieurs"))),
        zero_reason: record.optional_text("liste_complete").map(str::to_owned),
        dates,
        values,
    }
}

fn commune_names(record: &Record<'_>) -> CommuneNames {
    let mut dates = read_dates(record);
    if dates.len() != 1 {
        record.fault("des noms ont une date et une seule");
    }
    let (date, publication) = dates.pop().unwrap_or((PartialDate::Year(0), Arc::default()));
    CommuneNames {
        id: IndicatorId::new(record.text("id")),
        label: record.string("libelle"),
        definition: record.string("definition"),
        date,
        publication,
        offer: record.optional_object("conseil").map(|o| (o.string("phrase"), o.string("facile"))),
        names: values_by_commune(record, 1, &|name| name.as_text().map(str::to_owned)),
    }
}

/// Reads the dates, each with its publication: that of the record unless `sources` names another.
fn read_dates(record: &Record<'_>) -> Vec<(PartialDate, Arc<Publication>)> {
    let default_publication = record.source().publication;
    let overrides = record.optional_object("sources");
    let read_date = |text: &str| {
        let date = PartialDate::parse(text);
        let date =
            date.unwrap_or_else(|| record.path.reject(text, "une date", PartialDate::Year(0)));
        let other = overrides.and_then(|others| others.optional_text(text));
        let publication = match other {
            Some(id) => record.path.source(id, None).publication,
            None => Arc::clone(&default_publication),
        };
        (date, publication)
    };
    record.map_texts("dates", read_date)
}

/// Reads the member `valeurs`: for each commune, sorted by code, exactly `count` values parsed by `read`.
fn values_by_commune<T>(
    record: &Record<'_>,
    count: usize,
    read: &dyn Fn(&Json<'_>) -> Option<T>,
) -> Vec<(InseeCode, Vec<T>)> {
    let Json::Object(members) = record.value("valeurs") else {
        record.fault("« valeurs » doit être un objet");
        return Vec::new();
    };
    let mut all = Vec::new();
    for (code, values) in members {
        let values: Option<Vec<T>> = values.as_list().and_then(|l| l.iter().map(read).collect());
        let Some(values) = values.filter(|values| values.len() == count) else {
            record.fault(format_args!("« {code} » doit avoir {count} valeurs, une par date"));
            continue;
        };
        all.push((record.path.parse_insee(code), values));
    }
    if !all.is_sorted_by(|(a, _), (b, _)| a < b) {
        record.fault("les communes ne sont pas triées par code, chacune une fois");
    }
    all
}
