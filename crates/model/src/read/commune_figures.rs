//! Reads the records of `chiffres-communes.json`, which come with the search and the sheets.

use std::sync::Arc;

use small_std::{Json, sort_by};

use super::faults::Faults;
use super::indicators::unit;
use super::record::{Record, records};
use crate::{
    CommuneFigures, CommuneIndicator, CommuneNames, Date, IndicatorId, InseeCode, Publication,
};

/// The file in the data folder, as errors name it.
pub const FILE: &str = "chiffres-communes.json";

/// What the records say, whose publications `faults` knows.
pub fn read(list: &Json<'_>, faults: &Faults) -> CommuneFigures {
    let mut indicators = Vec::new();
    let mut names = Vec::new();
    records(FILE, "id", list, faults, |record| match record.get("unite") {
        Some(_) => {
            let rank = record.count_if_any("rang").unwrap_or(u32::MAX);
            indicators.push((rank, indicator(record)));
        }
        None => names.push(names_of(record)),
    });
    // Stable: those without a rank stay in the order of their ids.
    sort_by(&mut indicators, |(a, _), (b, _)| a.cmp(b));
    CommuneFigures {
        indicators: indicators.into_iter().map(|(_, indicator)| indicator).collect(),
        names,
    }
}

fn indicator(record: &Record<'_>) -> CommuneIndicator {
    let moments = moments(record);
    let values = by_commune(record, moments.len(), &|value| match value {
        Json::Null => Some(None),
        value => value.as_number().map(Some),
    });
    CommuneIndicator {
        id: IndicatorId::new(record.text("id")),
        label: record.string("libelle"),
        definition: record.string("definition"),
        unit: unit(record),
        nouns: record
            .object_if_any("mots")
            .map(|nouns| (nouns.string("un"), nouns.string("plusieurs"))),
        complete: record.text_if_any("liste_complete").map(str::to_owned),
        moments,
        values,
    }
}

fn names_of(record: &Record<'_>) -> CommuneNames {
    let mut moments = moments(record);
    if moments.len() != 1 {
        record.fault("des noms ont une date et une seule");
    }
    let (date, publication) = moments.pop().unwrap_or((Date::Year(0), Arc::default()));
    CommuneNames {
        id: IndicatorId::new(record.text("id")),
        label: record.string("libelle"),
        definition: record.string("definition"),
        date,
        publication,
        offer: record
            .object_if_any("conseil")
            .map(|offer| (offer.string("phrase"), offer.string("facile"))),
        names: by_commune(record, 1, &|name| name.as_text().map(str::to_owned)),
    }
}

/// The dates and, for each, the publication: that of the record, unless `sources` names another.
fn moments(record: &Record<'_>) -> Vec<(Date, Arc<Publication>)> {
    let usual = record.source().publication;
    let others = record.object_if_any("sources");
    let moment = |text: &str| {
        let date = Date::parse(text);
        let date = date.unwrap_or_else(|| record.place.none_of(text, "une date", Date::Year(0)));
        let other = others.and_then(|others| others.text_if_any(text));
        let publication = match other {
            Some(id) => record.place.source(id, None).publication,
            None => Arc::clone(&usual),
        };
        (date, publication)
    };
    record.all_texts("dates", moment)
}

/// The member `valeurs`: by commune, sorted by code, `count` values that `read` understands.
fn by_commune<T>(
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
        let values: Option<Vec<T>> =
            values.as_list().and_then(|list| list.iter().map(read).collect());
        let Some(values) = values.filter(|values| values.len() == count) else {
            record.fault(format_args!("« {code} » doit avoir {count} valeurs, une par date"));
            continue;
        };
        all.push((record.place.insee(code), values));
    }
    if !all.is_sorted_by(|(a, _), (b, _)| a < b) {
        record.fault("les communes ne sont pas triées par code, chacune une fois");
    }
    all
}
