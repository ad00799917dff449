//! The data files as written, for the rules.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::document::Lines;

/// Everything the document counts or lists.
pub struct Data {
    pub indicators: BTreeMap<String, Indicator>,
    pub services: Vec<Service>,
    pub conventions: Vec<Convention>,
    pub committees: Vec<Committee>,
    pub axes: Vec<Axis>,
}

#[derive(Deserialize)]
pub struct Indicator {
    pub id: String,
    pub unite: String,
    pub valeurs: Vec<Value>,
}

#[derive(Deserialize)]
pub struct Value {
    pub territoire: String,
    pub date: String,
    pub valeur: f64,
    pub lignes: Lines,
    /// Start date of an evolution.
    pub depuis: Option<String>,
    /// Siren numbers of the Epci in a group.
    #[serde(default)]
    pub groupe: Vec<String>,
}

#[derive(Deserialize)]
pub struct Service {
    pub categorie: String,
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub communes: Vec<String>,
    pub epci: Option<String>,
    pub places: Option<u32>,
    pub actions: Option<u32>,
    pub statut: String,
    /// Number of structures in one line of the list.
    pub structures: Option<u32>,
}

#[derive(Deserialize)]
pub struct Convention {
    pub signataire: String,
    pub nom: String,
    pub annees: Vec<u16>,
    pub statut: String,
}

#[derive(Deserialize)]
pub struct Committee {
    pub id: String,
    pub composition: Vec<Seat>,
}

#[derive(Deserialize)]
pub struct Seat {
    pub effectif: u32,
}

#[derive(Deserialize)]
pub struct Axis {
    pub titre_source: Place,
    /// The title in the list of axes, if it differs.
    pub presentation: Option<Passage>,
    pub objectifs: Vec<Objective>,
    pub annexe: Annex,
}

#[derive(Deserialize)]
pub struct Objective {
    pub titre: String,
    pub source: Place,
    pub annexe: Place,
    /// The first wording of the title in the sheet, if it differs.
    pub enonce: Option<Passage>,
    pub actions: Vec<Action>,
}

#[derive(Deserialize)]
pub struct Action {
    pub titre: String,
    pub source: Place,
    pub annexe: Place,
}

#[derive(Deserialize)]
pub struct Annex {
    pub differences: Vec<Difference>,
}

#[derive(Deserialize)]
pub struct Difference {
    pub fiche: String,
    pub source: Place,
}

#[derive(Deserialize)]
pub struct Passage {
    pub texte: String,
    pub source: Place,
}

#[derive(Deserialize)]
pub struct Place {
    pub lignes: Lines,
}

#[derive(Deserialize)]
struct Features {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Service,
}

#[derive(Deserialize)]
struct Governance {
    instances: Vec<Committee>,
}

#[derive(Deserialize)]
struct Plan {
    axes: Vec<Axis>,
}

impl Data {
    pub fn load() -> Self {
        // Other publications have no line numbers.
        let mut indicators: Vec<serde_json::Value> =
            read(include_str!("../../geodata/indicateurs.json"));
        for indicator in &mut indicators {
            let values = indicator["valeurs"].as_array_mut().expect("values");
            values.retain(|value| value.get("lignes").is_some());
        }
        indicators.retain(|indicator| {
            indicator["valeurs"].as_array().is_some_and(|values| !values.is_empty())
        });
        let indicators: Vec<Indicator> =
            serde_json::from_value(indicators.into()).expect("indicators");
        let structures: Features = read(include_str!("../../geodata/structures.geojson"));
        let governance: Governance = read(include_str!("../../geodata/gouvernance.json"));
        let plan: Plan = read(include_str!("../../geodata/plan.json"));
        Self {
            indicators: indicators.into_iter().map(|i| (i.id.clone(), i)).collect(),
            services: structures.features.into_iter().map(|feature| feature.properties).collect(),
            conventions: read(include_str!("../../geodata/conventions.json")),
            committees: governance.instances,
            axes: plan.axes,
        }
    }
}

fn read<T: DeserializeOwned>(file: &str) -> T {
    serde_json::from_str(file).expect("the data file can be read")
}
