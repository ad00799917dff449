//! What of a data folder the first view needs.

use std::collections::BTreeSet;

use serde_json::Value;

/// What the computations need beside what is given by territory.
const CONSTANTS: [&str; 7] = [
    "aide_ppicc_par_place",
    "cible_assistantes_par_ram",
    "cible_enfants_par_laep",
    "cible_laep",
    "cible_ram",
    "ram",
    "seuil_taux_couverture_prioritaire",
];

/// The totals of indicators that the program computes (`analysis::statistics::derived`).
const TOTALS: [&str; 6] = [
    "allocataires_pour_habitants",
    "ctg_epci_taux",
    "ctg_signees",
    "ctg_signees_communautes_agglomeration",
    "ctg_signees_communautes_communes",
    "ctg_signees_communes",
];

/// The indicators that are given for an intercommunalité, the totals that they name, and what the
/// computations need.
pub fn indicators(all: &Value) -> Value {
    let by_territory = |own: &&Value| texts(&own["valeurs"], "territoire").any(is_siren);
    let given = records(all).filter(by_territory);
    let given = given.flat_map(|own| records(&own["totaux"]).chain([&own["id"]]));
    let ids: BTreeSet<&str> =
        given.filter_map(Value::as_str).chain(CONSTANTS).chain(TOTALS).collect();
    let needed = |own: &&Value| {
        let id = own["id"].as_str().unwrap_or_default();
        // Evolutions go with the figures that they are about.
        let about = id.trim_end_matches("_taux").trim_end_matches("_evolution");
        ids.contains(id) || (id.contains("_evolution") && ids.contains(about))
    };
    kept(all, needed)
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

/// The anomalies that a territory's panel shows.
pub fn anomalies(all: &Value) -> Value {
    let of_one =
        |own: &&Value| records(&own["territoires"]).filter_map(Value::as_str).any(is_siren);
    kept(all, of_one)
}

/// The levers that pay for something.
pub fn levers(all: &Value) -> Value {
    kept(all, |own| !own["montant"].is_null())
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

fn texts<'a>(list: &'a Value, name: &'a str) -> impl Iterator<Item = &'a str> {
    records(list).filter_map(move |own| own[name].as_str())
}

fn is_siren(territory: &str) -> bool {
    territory.bytes().all(|b| b.is_ascii_digit())
}
