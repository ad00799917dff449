//! Selects the records of a data folder that the first view needs.

use std::collections::BTreeSet;

use serde_json::Value;

/// The indicators named by the catalogue, the totals and thresholds of those, and their evolutions.
pub fn indicators(all: &Value, catalogue: &Value) -> Value {
    let offered = records(&catalogue["choix"]).map(|group| &group["indicateurs"]);
    let lists = offered.chain([&catalogue["fiche"], &catalogue["semblables"]]);
    let computed = || records(&catalogue["calcules"]);
    let operands = computed().flat_map(|r| records(&r["de"])).map(|record| &record["indicateur"]);
    let needs = records(&catalogue["besoins"]);
    let needs = needs.flat_map(|need| ["base", "par", "cible"].map(|name| &need[name]));
    let roles = catalogue["roles"].as_object().into_iter().flat_map(|roles| roles.values());
    let references = lists.chain(computed().map(|i| &i["totaux"])).flat_map(records);
    let references = references.chain(operands).chain(needs).chain(roles).filter_map(Value::as_str);
    let mut ids: BTreeSet<&str> = references.collect();
    let is_named =
        |ids: &BTreeSet<&str>, id: &Value| id.as_str().is_some_and(|id| ids.contains(id));
    for indicator in
        records(all).filter(|indicator| is_named(&ids, &indicator["id"])).collect::<Vec<_>>()
    {
        ids.extend(
            records(&indicator["totaux"]).chain([&indicator["seuil"]]).filter_map(Value::as_str),
        );
    }
    filter_records(all, |indicator| {
        is_named(&ids, &indicator["id"]) || is_named(&ids, &indicator["evolution_de"])
    })
}

/// The communes that have services or signed a convention, and those outside all Epci.
pub fn communes(all: &Value, services: &Value, conventions: &Value) -> Value {
    let service_communes = records(services).flat_map(|service| records(&service["communes"]));
    let signatories = records(conventions).map(|convention| &convention["signataire"]);
    let codes: BTreeSet<&str> =
        service_communes.chain(signatories).filter_map(Value::as_str).collect();
    let is_needed = |commune: &&Value| {
        commune["epci"].is_null() || commune["insee"].as_str().is_some_and(|c| codes.contains(c))
    };
    filter_records(all, is_needed)
}

/// The metadata, without the members that only the static pages use.
pub fn metadata(all: &Value) -> Value {
    let mut metadata = all.clone();
    if let Some(members) = metadata.as_object_mut() {
        members.remove("reperes");
    }
    for (group, names) in
        [("site", ["description", "description_courte"]), ("credits", ["fonds", "bref"])]
    {
        if let Some(members) = metadata.get_mut(group).and_then(Value::as_object_mut) {
            members.retain(|name, _| !names.contains(&name.as_str()));
        }
    }
    metadata
}

/// The document (`lignes: true`), and the publications that `indicators` cite.
pub fn sources(all: &Value, indicators: &Value) -> Value {
    let ids = cited_ids(indicators);
    filter_records(all, |source| source["lignes"] == true || is_among(&ids, source))
}

/// Ids of the publications that indicators cite, for themselves, for a value or for a date.
fn cited_ids(indicators: &Value) -> BTreeSet<&str> {
    let mut ids = BTreeSet::new();
    for indicator in records(indicators) {
        let values = records(&indicator["valeurs"]).map(|figure| &figure["source"]);
        let dates = indicator["sources"].as_object().into_iter().flat_map(|dates| dates.values());
        let sources = values.chain(dates).chain([&indicator["source"]["id"]]);
        ids.extend(sources.filter_map(Value::as_str));
    }
    ids
}

fn is_among(ids: &BTreeSet<&str>, record: &Value) -> bool {
    record["id"].as_str().is_some_and(|id| ids.contains(id))
}

/// The indicators from other publications than the document that are not in `first_indicators`: only the sheets use them.
pub fn later_indicators(all: &Value, sources: &Value, first_indicators: &Value) -> Value {
    let document = records(sources).find(|s| s["lignes"] == true).map(|source| &source["id"]);
    let first_indicators: Vec<&Value> = records(first_indicators).map(|i| &i["id"]).collect();
    filter_records(all, |indicator| {
        indicator["source"].is_object()
            && Some(&indicator["source"]["id"]) != document
            && !first_indicators.contains(&&indicator["id"])
    })
}

/// The anomalies of at least one Epci, which the panels show.
pub fn anomalies(all: &Value) -> Value {
    let concerns_epci =
        |anomaly: &&Value| records(&anomaly["territoires"]).filter_map(Value::as_str).any(is_siren);
    filter_records(all, concerns_epci)
}

/// The levers with an amount (`montant`).
pub fn levers(all: &Value) -> Value {
    records(all).filter(|lever| !lever["montant"].is_null()).cloned().collect()
}

/// The records of the array `all` for which `is_needed` is true. Any other value is returned as it is, for the reader to
/// report.
fn filter_records(all: &Value, is_needed: impl Fn(&&Value) -> bool) -> Value {
    match all {
        Value::Array(list) => list.iter().filter(is_needed).cloned().collect(),
        other => other.clone(),
    }
}

/// The items of an array; none for any other value.
fn records(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn is_siren(territory: &str) -> bool {
    territory.bytes().all(|b| b.is_ascii_digit())
}
