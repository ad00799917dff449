//! `geodata/anomalies.json` as written.

use serde::Deserialize;

use crate::document::Lines;
use crate::finding::Finding;

const FILE: &str = include_str!("../../geodata/anomalies.json");

pub fn load() -> Vec<Anomaly> {
    serde_json::from_str(FILE).expect("anomalies.json can be read")
}

#[derive(Deserialize)]
pub struct Anomaly {
    pub id: String,
    pub gravite: Severity,
    pub source: Source,
    pub territoires: Vec<String>,
    pub indicateurs: Vec<String>,
    #[serde(flatten)]
    pub body: Body,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Majeure,
    Mineure,
    Arrondi,
}

#[derive(Deserialize)]
pub struct Source {
    pub lignes: Lines,
}

/// Two numbers, or two wordings.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Body {
    Numbers { imprime: f64, calcule: f64, decimales: u8 },
    Wordings { imprime: String, calcule: String, citations: Vec<Citation> },
}

#[derive(Deserialize)]
pub struct Citation {
    pub texte: String,
    pub lignes: Lines,
}

impl Anomaly {
    /// The finding that a rule must give for it: the first indicator and the first territory are those of the
    /// printed number.
    pub fn finding(&self) -> Option<Finding> {
        let Body::Numbers { imprime, calcule, .. } = self.body else {
            return None;
        };
        Some(Finding {
            indicateur: self.indicateurs[0].clone(),
            territoire: self.territoires[0].clone(),
            imprime: imprime.into(),
            calcule: calcule.into(),
        })
    }

    /// Whether the printed number is a total of 100 %, of which the others are parts.
    pub fn is_total_of_100_percent(&self) -> bool {
        matches!(self.body, Body::Numbers { imprime, .. } if (imprime - 100.0).abs() < 1e-9)
    }
}
