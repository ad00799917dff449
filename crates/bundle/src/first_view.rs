//! What of a data folder the first view needs.

use std::collections::BTreeSet;

use serde_json::Value;

/// The indicators that the catalogue names, those that these name, and their evolutions.
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

/// The communes that the first view names or points at: where services are, outside all EPCI, or
/// in a convention's name.
pub fn communes(all: &Value, services: &Value, conventions: &Value) -> Value {
    let of_services = records(services).flat_map(|service| records(&service["communes"]));
    let signatories = records(conventions).map(|convention| &convention["signataire"]);
    let named: BTreeSet<&str> = of_services.chain(signatories).filter_map(Value::as_str).collect();
    let needed = |own: &&Value| {
        own["epci"].is_null() || own["insee"].as_str().is_some_and(|code| named.contains(code))
    };
    kept(all, needed)
}

/// Who and when the data are about, but for what only the build writes.
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

/// The document, and the publications that figures are taken from.
pub fn sources(all: &Value, indicators: &Value) -> Value {
    let named = named(indicators);
    kept(all, |own| own["lignes"] == true || is_among(&named, own))
}

/// The ids of the publications that indicators, their values or their dates name.
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

/// The indicators that another publication than the document has and that no map shows: sheets tell of
/// those.
pub fn later_indicators(all: &Value, sources: &Value, shown: &Value) -> Value {
    let document = records(sources).find(|own| own["lignes"] == true).map(|own| &own["id"]);
    let shown: Vec<&Value> = records(shown).map(|own| &own["id"]).collect();
    kept(all, |own| {
        own["source"].is_object()
            && Some(&own["source"]["id"]) != document
            && !shown.contains(&&own["id"])
    })
}

/// The anomalies that a territory's panel shows.
pub fn anomalies(all: &Value) -> Value {
    let of_one =
        |own: &&Value| records(&own["territoires"]).filter_map(Value::as_str).any(is_siren);
    kept(all, of_one)
}

/// The levers that pay for something.
pub fn levers(all: &Value) -> Value {
    records(all).filter(|own| !own["montant"].is_null()).cloned().collect()
}

/// The records of an array that are needed; what is no array stays as it is, for the reader to tell.
fn kept(all: &Value, needed: impl Fn(&&Value) -> bool) -> Value {
    match all {
        Value::Array(list) => list.iter().filter(needed).cloned().collect(),
        other => other.clone(),
    }
}

/// What an array holds; nothing where it is none.
fn records(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn is_siren(territory: &str) -> bool {
    territory.bytes().all(|b| b.is_ascii_digit())
}
