//! The records of `gouvernance.json`. Only what the program reads.

use serde::Deserialize;

use crate::data::raw::RawSource;

#[derive(Deserialize)]
pub struct RawGovernance {
    pub instances: Vec<RawCommittee>,
    pub leviers: Vec<RawLever>,
    pub duree: RawDuration,
    pub evaluation: Vec<RawDuty>,
}

#[derive(Deserialize)]
pub struct RawText {
    pub texte: String,
    pub source: RawSource,
}

#[derive(Deserialize)]
pub struct RawCommittee {
    pub id: String,
    pub nom: String,
    pub presentation: RawText,
    pub role: Vec<RawText>,
    pub composition: Vec<RawSeat>,
    pub effectif_annonce: u32,
    pub mois_reunions: Vec<u8>,
    pub reunions: RawMeetings,
}

#[derive(Deserialize)]
pub struct RawSeat {
    pub libelle: String,
    pub effectif: u32,
    pub source: RawSource,
}

#[derive(Deserialize)]
pub struct RawMeetings {
    pub texte: String,
    pub par_an: usize,
    pub source: RawSource,
}

#[derive(Deserialize)]
pub struct RawLever {
    pub nom: String,
    #[serde(default)]
    pub sigle: String,
    pub nature: String,
    pub cadre: Option<String>,
    pub texte: String,
    pub montant: Option<RawAmount>,
    #[serde(default)]
    pub condition: Option<RawCondition>,
    pub source: RawSource,
}

#[derive(Deserialize)]
pub struct RawCondition {
    pub convention: String,
    pub texte: String,
    pub source: RawSource,
}

#[derive(Deserialize)]
pub struct RawAmount {
    pub valeur: u32,
    pub unite: String,
    pub annee: u16,
}

#[derive(Deserialize)]
pub struct RawDuration {
    pub debut: String,
    pub fin: String,
    pub texte: String,
    pub source: RawSource,
}

#[derive(Deserialize)]
pub struct RawDuty {
    pub responsable: Option<String>,
    pub echeance: Option<String>,
    pub texte: String,
    pub source: RawSource,
}
