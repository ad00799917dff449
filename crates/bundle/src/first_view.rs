//! Selects the records of a data folder that the first view needs.

use std::collections::BTreeSet;

use serde_json::Value;

/// The indicators named by the catalogue, the totals and thresholds of those, and their evolutions.
pub fn indicators(all: &Value, catalogue: &Value) -> Value {
    let offered = records(&catalogue["choix"]).map(|group| &group["indicateurs"]);
    let lists = offered.chain([&catalogue["fiche"], &catalogue["semblables"]]);
    let computed = || records(&catalogue["calcules"]);
    let operands = computed().flat_map(|own| records(&own["de"])).map(|own| &own["indicateur"]);
    let needs = records(&catalogue["besoins"]);
    let needs = needs.flat_map(|own| ["base", "par", "cible"].map(|name| &own[name]));
    let roles = catalogue["roles"].as_object().into_iter().flat_map(|roles| roles.values());
    let named = lists.chain(computed().map(|own| &own["totaux"])).flat_map(records);
    let named = named.chain(operands).chain(needs).chain(roles).filter_map(Value::as_str);
    let mut ids: BTreeSet<&str> = named.collect();
    let is_named =
        |ids: &BTreeSet<&str>, id: &Value| id.as_str().is_some_and(|id| ids.contains(id));
    for own in records(all).filter(|own| is_named(&ids, &own["id"])).collect::<Vec<_>>() {
        ids.extend(records(&own["totaux"]).chain([&own["seuil"]]).filter_map(Value::as_str));
    }
    kept(all, |own| is_named(&ids, &own["id"]) || is_named(&ids, &own["evolution_de"]))
}

/// The communes that have services or signed a convention, and those outside all Epci.
pub fn communes(all: &Value, services: &Value, conventions: &Value) -> Value {
    let of_services = records(services).flat_map(|service| records(&service["communes"]));
    let signatories = records(conventions).map(|convention| &convention["signataire"]);
    let named: BTreeSet<&str> = of_services.chain(signatories).filter_map(Value::as_str).collect();
    let needed = |own: &&Value| {
        own["epci"].is_null() || own["insee"].as_str().is_some_and(|code| named.contains(code))
    };
    kept(all, needed)
}

/// The metadata, without the members that only the static pages use.
pub fn metadata(all: &Value) -> Value {
    let mut own = all.clone();
    if let Some(members) = own.as_object_mut() {
        members.remove("reperes");
    }
    for (group, unread) in
        [("site", ["description", "description_courte"]), ("credits", ["fonds", "bref"])]
    {
        if let Some(members) = own.get_mut(group).and_then(Value::as_object_mut) {
            members.retain(|name, _| !unread.contains(&name.as_str()));
        }
    }
    own
}

/// The document (`lignes: true`), and the publications that `indicators` cite.
pub fn sources(all: &Value, indicators: &Value) -> Value {
    let named = named(indicators);
    kept(all, |own| own["lignes"] == true || is_among(&named, own))
}

/// Ids of the publications that indicators cite, for themselves, for a value or for a date.
fn named(indicators: &Value) -> BTreeSet<&str> {
    let mut ids = BTreeSet::new();
    for own in records(indicators) {
        let values = records(&own["valeurs"]).map(|figure| &figure["source"]);
        let dates = own["sources"].as_object().into_iter().flat_map(|dates| dates.values());
        let named = values.chain(dates).chain([&own["source"]["id"]]);
        ids.extend(named.filter_map(Value::as_str));
    }
    ids
}

fn is_among(ids: &BTreeSet<&str>, record: &Value) -> bool {
    record["id"].as_str().is_some_and(|id| ids.contains(id))
}

/// The indicators from other publications than the document that are not in `shown`: only the sheets use them.
pub fn later_indicators(all: &Value, sources: &Value, shown: &Value) -> Value {
    let document = records(sources).find(|own| own["lignes"] == true).map(|own| &own["id"]);
    let shown: Vec<&Value> = records(shown).map(|own| &own["id"]).collect();
    kept(all, |own| {
        own["source"].is_object()
            && Some(&own["source"]["id"]) != document
            && !shown.contains(&&own["id"])
    })
}

/// The anomalies of at least one Epci, which the panels show.
pub fn anomalies(all: &Value) -> Value {
    let of_one =
        |own: &&Value| records(&own["territoires"]).filter_map(Value::as_str).any(is_siren);
    kept(all, of_one)
}

/// The levers with an amount (`montant`).
pub fn levers(all: &Value) -> Value {
    records(all).filter(|own| !own["montant"].is_null()).cloned().collect()
}

/// The records of the array `all` that are `needed`. Any other value is returned as it is, for the reader to
/// report.
fn kept(all: &Value, needed: impl Fn(&&Value) -> bool) -> Value {
    match all {
        Value::Array(list) => list.iter().filter(needed).cloned().collect(),
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
