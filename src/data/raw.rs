//! The records as written in `geodata/` (contract, §1). Only what the program reads.

use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize)]
pub struct RawSource {
    pub section: String,
    pub lignes: (u32, u32),
}

#[derive(Deserialize)]
pub struct RawMap<'a> {
    /// West, south, east, north.
    pub etendue: (f64, f64, f64, f64),
    #[serde(borrow)]
    pub territoires: &'a RawValue,
}

#[derive(Deserialize)]
pub struct RawLabel {
    /// Words and their width in font sizes.
    pub lignes: Vec<(String, f64)>,
    pub centre: (f64, f64),
    pub zoom: f64,
}

#[derive(Deserialize)]
pub struct RawCommuneDrawing {
    pub chemin: String,
    pub etiquette: Option<RawLabel>,
}

#[derive(Deserialize)]
pub struct RawTerritory {
    pub siren: Option<String>,
    pub nom: String,
    pub nom_court: String,
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub communes: u32,
    /// Left out for the browser, which has it in its page.
    pub chemin: Option<String>,
    pub centre: (f64, f64),
    /// Sirens, or `hors-epci`.
    pub voisins: Vec<String>,
    pub etiquette: Option<RawLabel>,
}

#[derive(Deserialize)]
pub struct RawCommune {
    pub insee: String,
    pub nom: String,
    pub epci: Option<String>,
    pub point: (f64, f64),
    pub codes_postaux: Vec<String>,
    #[serde(default)]
    pub aujourdhui: Option<RawToday>,
}

#[derive(Deserialize)]
pub struct RawToday {
    pub insee: String,
    pub nom: String,
}

#[derive(Deserialize)]
pub struct RawIndicator {
    pub id: String,
    pub libelle: String,
    pub definition: String,
    pub unite: String,
    pub theme: String,
    pub source: RawSource,
    pub valeurs: Vec<RawFigure>,
}

#[derive(Deserialize)]
pub struct RawFigure {
    pub territoire: String,
    pub date: String,
    pub valeur: f64,
    pub lignes: (u32, u32),
    #[serde(default)]
    pub origine: Option<String>,
    #[serde(default)]
    pub depuis: Option<String>,
}

#[derive(Deserialize)]
pub struct RawService {
    pub id: String,
    pub nom: String,
    pub categorie: String,
    #[serde(rename = "type", default)]
    pub kind: Option<String>,
    pub communes: Vec<String>,
    pub epci: Option<String>,
    #[serde(default)]
    pub gestionnaire: Option<String>,
    #[serde(default)]
    pub places: Option<u32>,
    #[serde(default)]
    pub actions: Option<u32>,
    pub statut: String,
    pub position: String,
    #[serde(default)]
    pub date: Option<String>,
    pub source: RawSource,
}

#[derive(Deserialize)]
pub struct RawConvention {
    pub signataire: String,
    pub annees: Vec<u16>,
    pub statut: String,
    pub source: RawSource,
}

#[derive(Deserialize)]
pub struct RawAnomaly {
    pub id: String,
    pub sujet: String,
    /// A number, words or null.
    pub imprime: Box<RawValue>,
    /// The same.
    pub calcule: Box<RawValue>,
    #[serde(default)]
    pub unite: Option<String>,
    pub explication: String,
    pub source: RawSource,
    pub gravite: String,
    #[serde(default)]
    pub territoires: Vec<String>,
    #[serde(default)]
    pub indicateurs: Vec<String>,
}
