//! Prepares `geodata/` for the program: what can be computed once is computed here, and what
//! the first view does not need is left out. The published files stay as they are.

// The program's own modules, of which the build uses a part.
#[path = "build/data.rs"]
#[allow(dead_code)]
mod data;
#[path = "src/domain/mod.rs"]
#[allow(dead_code, unused_imports)]
mod domain;
#[path = "build/draw.rs"]
mod draw;
#[path = "src/geo/mod.rs"]
#[allow(dead_code, unused_imports)]
mod geo;
#[path = "src/light/mod.rs"]
#[allow(dead_code, unused_imports)]
mod light;

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::{env, fs};

use data::Published;
use data::packed::{Packed, packed, unpacked};
use domain::{Commune, Communes, Dataset, Signatory};
use serde_json::{Value, json};

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

/// The totals of indicators that the program computes (`compute::derived`).
const TOTALS: [&str; 6] = [
    "allocataires_pour_habitants",
    "ctg_epci_taux",
    "ctg_signees",
    "ctg_signees_communautes_agglomeration",
    "ctg_signees_communautes_communes",
    "ctg_signees_communes",
];

/// The ids of what is bundled: what is given for an intercommunalité, the totals that it names, and
/// what the computations need.
fn bundled_ids(indicators: &[Value]) -> Vec<String> {
    let id = |value: &Value| value.as_str().map(str::to_owned);
    let by_territory = |indicator: &&Value| {
        let figures = indicator["valeurs"].as_array().into_iter().flatten();
        figures.filter_map(|figure| figure["territoire"].as_str()).any(is_siren)
    };
    let given = indicators.iter().filter(by_territory);
    let given = given.flat_map(|indicator| {
        let totals = indicator["totaux"].as_array().into_iter().flatten();
        totals.chain([&indicator["id"]]).filter_map(id)
    });
    given.chain(CONSTANTS.into_iter().chain(TOTALS).map(str::to_owned)).collect()
}

/// Evolutions go with the figures that they are about.
fn bundled(ids: &[String], id: &str) -> bool {
    let about = id.trim_end_matches("_taux").trim_end_matches("_evolution");
    let holds = |id: &str| ids.iter().any(|own| own == id);
    holds(id) || (id.contains("_evolution") && holds(about))
}

fn main() -> Result<(), Box<dyn Error>> {
    for ours in ["build.rs", "build", "src/data", "src/domain", "src/geo", "src/light"] {
        println!("cargo:rerun-if-changed={ours}");
    }
    let mut indicators = read("indicateurs.json")?;
    let list = indicators.as_array_mut().ok_or("indicateurs.json: not an array")?;
    let mut anomalies = read("anomalies.json")?;
    of_territories(&mut anomalies, list)?;
    let ids = bundled_ids(list);
    list.retain(|i| i["id"].as_str().is_some_and(|id| bundled(&ids, id)));
    // Services stand at the points of their communes (checked by tests/structures.rs).
    let services = read("structures.geojson")?;
    let map = draw::Map::new(&text("epci.geojson")?, &text("communes.geojson")?, &services)?;
    let published = Published {
        territories: map.territories().to_string(),
        communes: properties(&read("communes.geojson")?)?.to_string(),
        services: properties(&services)?.to_string(),
        indicators: indicators.to_string(),
        conventions: text("conventions.json")?,
        governance: text("gouvernance.json")?,
        sources: text("sources.json")?,
    };
    let mut dataset = published.read()?;
    pack("anomalies.bin", &data::all_anomalies(&anomalies.to_string(), &dataset)?)?;
    pack("contacts.bin", &data::all_contacts(&text("contacts.json")?)?)?;
    pack("communes.bin", &dataset.communes.to_vec())?;
    pack("lieux.bin", &data::published_gazetteer(&text("lieux.json")?, &dataset)?)?;
    // The browser finds the outlines in its page: they are not to be fetched twice.
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        dataset.territories.iter_mut().for_each(|territory| territory.drawing.path.clear());
        dataset.communes = named_at_first(&dataset);
    }
    each_unpacks(&dataset.communes)?;
    each_unpacks(&dataset.services)?;
    each_unpacks(&dataset.indicators)?;
    pack("jeu.bin", &dataset)?;
    // For the tests that read broken files.
    write("territoires.json", published.territories.as_bytes())?;
    write("communes-dessin.csv", map.communes().as_bytes())
}

/// The communes that the first view names or points at: where services are, outside all EPCI, or
/// in a convention's name.
fn named_at_first(dataset: &Dataset) -> Communes {
    let services = dataset.services.iter().flat_map(|service| &service.communes);
    let signatories = dataset.conventions.iter().filter_map(|own| match &own.signatory {
        Signatory::Commune(insee) => Some(insee),
        Signatory::Epci(_) => None,
    });
    let named: BTreeSet<_> = services.chain(signatories).collect();
    let first = |commune: &&Commune| commune.epci.is_none() || named.contains(&commune.insee);
    Communes::some(dataset.communes.iter().filter(first).cloned().collect())
}

/// Keeps the anomalies that a territory's panel shows. All must name indicators that exist.
fn of_territories(anomalies: &mut Value, indicators: &[Value]) -> Result<(), Box<dyn Error>> {
    let list = anomalies.as_array_mut().ok_or("anomalies.json: not an array")?;
    for anomaly in list.iter() {
        for named in anomaly["indicateurs"].as_array().into_iter().flatten() {
            if !indicators.iter().any(|indicator| indicator["id"] == *named) {
                return Err(
                    format!("anomalies.json, {}: no indicator {named}", anomaly["id"]).into()
                );
            }
        }
    }
    let of_one = |t: &Value| t.as_str().is_some_and(is_siren);
    list.retain(|a| a["territoires"].as_array().is_some_and(|t| t.iter().any(of_one)));
    list.iter_mut().filter_map(Value::as_object_mut).for_each(|a| drop(a.remove("citations")));
    Ok(())
}

fn is_siren(territory: &str) -> bool {
    territory.bytes().all(|b| b.is_ascii_digit())
}

/// The properties of a feature collection's features.
fn properties(collection: &Value) -> Result<Value, Box<dyn Error>> {
    let features = collection["features"].as_array().ok_or("not a feature collection")?;
    Ok(json!(features.iter().map(|f| &f["properties"]).collect::<Vec<_>>()))
}

fn text(name: &str) -> Result<String, Box<dyn Error>> {
    let path = Path::new("geodata").join(name);
    println!("cargo:rerun-if-changed={}", path.display());
    fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()).into())
}

fn read(name: &str) -> Result<Value, Box<dyn Error>> {
    serde_json::from_str(&text(name)?).map_err(|e| format!("geodata/{name}: {e}").into())
}

/// Says which record cannot be packed, as a number with too many decimals or a code with letters.
fn each_unpacks<T: Packed + PartialEq + Debug>(records: &[T]) -> Result<(), Box<dyn Error>> {
    match records.iter().find(|own| unpacked::<T>(&packed(*own)).as_ref() != Some(own)) {
        Some(record) => Err(format!("this cannot be packed: {record:?}").into()),
        None => Ok(()),
    }
}

/// Packs `value`, and makes sure that it is unpacked the same.
fn pack<T: Packed + PartialEq>(name: &str, value: &T) -> Result<(), Box<dyn Error>> {
    let bytes = packed(value);
    if unpacked::<T>(&bytes).as_ref() != Some(value) {
        return Err(format!("{name}: unpacked, it is not what was packed").into());
    }
    write(name, &bytes)
}

fn write(name: &str, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    Ok(fs::write(PathBuf::from(env::var("OUT_DIR")?).join(name), bytes)?)
}
