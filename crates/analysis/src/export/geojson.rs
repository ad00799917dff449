//! The outlines of the territories with the values of one indicator.

use serde_json::{Map, Value, json};

use super::{iso, metadata};
use crate::statistics::chart::Chart;
use crate::statistics::ranking::{order, rank};
use crate::statistics::standing::{Standing, standing};
use crate::wording::format::unit_name;
use crate::wording::sentence::mixed_dates;
use model::{Credit, Dataset, Indicator, Origin, Siren, TerritoryId};

/// Why the published outlines could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// `outlines`, the text of `geodata/epci.geojson`, with the values of `indicator` as further
/// properties; geometries are left as they are. Who made it, when and under which licence stands in
/// the member `metadata`, which RFC 7946 (§ 6.1) lets a collection have. `today` is the day of the
/// export (ISO).
///
/// # Errors
/// When `outlines` is no collection of features.
pub fn of_indicator(
    dataset: &Dataset,
    indicator: &Indicator,
    chart: &Chart,
    outlines: &str,
    today: &str,
) -> Result<String, Unreadable> {
    let mut collection: Value = serde_json::from_str(outlines).map_err(|_| Unreadable)?;
    let features = collection.get_mut("features").and_then(Value::as_array_mut);
    let features = features.ok_or(Unreadable)?;
    // The file has the territories of all découpages.
    features.retain(|feature| dataset.territory(&territory(feature)).is_some());
    for feature in features {
        let territory = territory(feature);
        let properties = feature.get_mut("properties").and_then(Value::as_object_mut);
        fill(properties.ok_or(Unreadable)?, dataset, indicator, chart, &territory);
    }
    let members = collection.as_object_mut().ok_or(Unreadable)?;
    members.insert("metadata".to_owned(), described(dataset, indicator, today));
    serde_json::to_string_pretty(&collection).map_err(|_| Unreadable)
}

fn territory(feature: &Value) -> TerritoryId {
    let siren = feature.get("id").and_then(Value::as_str).and_then(Siren::parse);
    siren.map_or(TerritoryId::OutsideEpci, TerritoryId::Epci)
}

fn described(dataset: &Dataset, indicator: &Indicator, today: &str) -> Value {
    let credit = |credit: &&Credit| {
        json!({
            "objet": credit.usage,
            "producteur": credit.producer,
            "source": credit.title,
            "licence": credit.licence,
        })
    };
    json!({
        "titre": indicator.label,
        "indicateur": indicator.id.as_str(),
        "definition": indicator.definition,
        "unite": unit_name(&indicator.unit),
        "date": super::date_of(dataset, indicator).map(iso),
        "dates_melees": mixed_dates(indicator),
        "sens_du_rang": order(indicator),
        "liste_complete": indicator.complete,
        "exporte_le": today,
        "credits": metadata::of_map(dataset, indicator).iter().map(credit).collect::<Vec<_>>(),
    })
}

fn fill(
    properties: &mut Map<String, Value>,
    dataset: &Dataset,
    indicator: &Indicator,
    chart: &Chart,
    territory: &TerritoryId,
) {
    let figure = indicator.latest(territory);
    let lines = figure.and_then(|figure| Some(figure.source.excerpt.as_ref()?.lines));
    let remark = dataset.territory(territory).map(|t| match standing(indicator, t) {
        Standing::Own(own) => super::origin_words(own.origin).to_owned(),
        other => other.words(|_| String::new()),
    });
    let entries = [
        ("indicateur", json!(indicator.id.as_str())),
        ("libelle", json!(indicator.label)),
        ("unite", json!(unit_name(&indicator.unit))),
        ("valeur", json!(figure.map(|figure| figure.value))),
        ("date", json!(figure.map(|figure| iso(figure.date)))),
        ("calcule", json!(figure.map(|figure| figure.origin != Origin::Printed))),
        ("source", json!(figure.map(|figure| figure.source.publication.id.as_str()))),
        ("lignes", json!(lines.map(|lines| [lines.0, lines.1]))),
        ("rang", json!(rank(dataset, indicator, territory).map(|rank| rank.position))),
        ("remarque", json!(remark)),
        ("classe", json!(chart.class_of(indicator, territory))),
    ];
    for (key, value) in entries {
        properties.insert(key.to_owned(), value);
    }
}
