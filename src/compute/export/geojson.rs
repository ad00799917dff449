//! The outlines of the territories with the values of one indicator.

use serde_json::{Map, Value, json};

use super::iso;
use crate::compute::chart::Chart;
use crate::compute::format::unit_name;
use crate::compute::ranking::rank;
use crate::domain::{Dataset, Indicator, Siren, TerritoryId};

/// Why the published outlines could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// `outlines`, the text of `geodata/epci.geojson`, with the values of `indicator` as further
/// properties; geometries are left as they are.
///
/// # Errors
/// When `outlines` is no collection of features.
pub fn of_indicator(
    dataset: &Dataset,
    indicator: &Indicator,
    chart: &Chart,
    outlines: &str,
) -> Result<String, Unreadable> {
    let mut collection: Value = serde_json::from_str(outlines).map_err(|_| Unreadable)?;
    let features = collection.get_mut("features").and_then(Value::as_array_mut);
    for feature in features.ok_or(Unreadable)? {
        let siren = feature.get("id").and_then(Value::as_str).and_then(Siren::parse);
        let territory = siren.map_or(TerritoryId::OutsideEpci, TerritoryId::Epci);
        let properties = feature.get_mut("properties").and_then(Value::as_object_mut);
        fill(properties.ok_or(Unreadable)?, dataset, indicator, chart, &territory);
    }
    serde_json::to_string_pretty(&collection).map_err(|_| Unreadable)
}

fn fill(
    properties: &mut Map<String, Value>,
    dataset: &Dataset,
    indicator: &Indicator,
    chart: &Chart,
    territory: &TerritoryId,
) {
    let figure = indicator.latest(territory);
    let entries = [
        ("indicateur", json!(indicator.id.as_str())),
        ("libelle", json!(indicator.label)),
        ("unite", json!(unit_name(&indicator.unit))),
        ("valeur", json!(figure.map(|figure| figure.value))),
        ("date", json!(figure.map(|figure| iso(figure.date)))),
        ("calcule", json!(figure.map(|figure| figure.computed))),
        ("lignes", json!(figure.map(|figure| [figure.lines.0, figure.lines.1]))),
        ("rang", json!(rank(dataset, indicator, territory).map(|rank| rank.position))),
        ("classe", json!(chart.class_of(indicator, territory))),
    ];
    for (key, value) in entries {
        properties.insert(key.to_owned(), value);
    }
}
