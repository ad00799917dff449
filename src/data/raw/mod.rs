//! The records as written in `geodata/` (contract, §1). Only what the program reads.

mod statement;

use serde::Deserialize;

pub use statement::RawStatement;

/// What an array of records is made of.
pub trait Record {
    /// What names the record in its file; `None` when nothing does.
    fn id(&self) -> Option<&str>;
}

#[derive(Deserialize)]
pub struct RawSource {
    pub section: String,
    pub lignes: (u32, u32),
}

/// The territories as the build has drawn them (`build/draw.rs`).
#[derive(Deserialize)]
pub struct RawMap {
    /// West, south, east, north.
    pub etendue: (f64, f64, f64, f64),
    pub territoires: Vec<RawTerritory>,
}

#[derive(Deserialize)]
pub struct RawLabel {
    /// Words and their width in font sizes.
    pub lignes: Vec<(String, f64)>,
    pub centre: (f64, f64),
    pub zoom: f64,
}

#[derive(Deserialize)]
pub struct RawTerritory {
    pub siren: Option<String>,
    pub nom: String,
    pub nom_court: String,
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub communes: u32,
    pub chemin: String,
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
    pub nature: String,
    pub sens: String,
    pub agregation: String,
    #[serde(default)]
    pub totaux: Vec<String>,
    #[serde(default)]
    pub bornes: Vec<f64>,
    #[serde(default)]
    pub liste_complete: Option<String>,
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

/// A source of data, of which only its date is read here.
#[derive(Deserialize)]
pub struct RawSourceOfData {
    pub id: String,
    pub date: String,
    /// Whether records name its lines.
    #[serde(default)]
    pub lignes: bool,
}

#[derive(Deserialize)]
pub struct RawContact {
    pub id: String,
    pub nom: String,
    pub telephone: Option<String>,
    pub lien: String,
    pub pour: String,
    pub facile: String,
    pub danger: bool,
    pub categories: Vec<String>,
    pub besoins: Vec<String>,
}

#[derive(Deserialize)]
pub struct RawAnomaly {
    pub id: String,
    pub sujet: String,
    pub imprime: Option<RawStatement>,
    pub calcule: Option<RawStatement>,
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

/// Says for each kind of record what names it.
macro_rules! named {
    ($($record:ident: |$raw:ident| $id:expr;)*) => {$(
        impl Record for $record {
            fn id(&self) -> Option<&str> {
                let $raw = self;
                $id
            }
        }
    )*};
}

named! {
    RawTerritory: |raw| raw.siren.as_deref();
    RawCommune: |raw| Some(&raw.insee);
    RawIndicator: |raw| Some(&raw.id);
    RawService: |raw| Some(&raw.id);
    RawConvention: |raw| Some(&raw.signataire);
    RawSourceOfData: |raw| Some(&raw.id);
    RawContact: |raw| Some(&raw.id);
    RawAnomaly: |raw| Some(&raw.id);
}

/// `lieux.json`.
#[derive(Deserialize)]
pub struct RawGazetteer {
    pub departement: String,
    pub regions: Vec<String>,
    pub departements: Vec<RawDepartement>,
    pub noms: Vec<RawOtherName>,
}

#[derive(Deserialize)]
pub struct RawDepartement {
    pub code: String,
    pub nom: String,
    pub dans: String,
    pub de: String,
}

#[derive(Deserialize)]
pub struct RawOtherName {
    pub nom: String,
    pub insee: String,
}
