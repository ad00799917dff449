//! The records of `plan.json`. Only what the program reads.

use serde::Deserialize;

use crate::data::raw::RawSource;

#[derive(Deserialize)]
pub struct RawPlan {
    pub finalites: RawText,
    pub recapitulatif: RawText,
    pub axes: Vec<RawAxis>,
}

#[derive(Deserialize)]
pub struct RawText {
    #[serde(alias = "titre", alias = "libelle")]
    pub texte: String,
    pub source: RawSource,
}

#[derive(Deserialize)]
pub struct RawAxis {
    pub numero: u8,
    pub titre: String,
    pub titre_source: RawSource,
    pub objectifs: Vec<RawObjective>,
    pub partenaires: Vec<String>,
    pub moyens: Vec<RawMeans>,
    pub calendrier: RawCalendar,
    pub indicateurs: Vec<RawIndicator>,
    pub annexe: RawAnnex,
}

#[derive(Deserialize)]
pub struct RawObjective {
    pub numero: u8,
    pub titre: String,
    pub source: RawSource,
    pub enonce: Option<RawText>,
    pub actions: Vec<RawAction>,
}

#[derive(Deserialize)]
pub struct RawAction {
    pub numero: u16,
    pub titre: String,
    pub source: RawSource,
    pub annexe: RawSource,
}

#[derive(Deserialize)]
pub struct RawMeans {
    pub partenaire: String,
    pub moyens: Vec<String>,
    pub source: RawSource,
}

#[derive(Deserialize)]
pub struct RawCalendar {
    pub texte: String,
    pub debut: Option<String>,
    pub fin: String,
    pub source: RawSource,
}

#[derive(Deserialize)]
pub struct RawIndicator {
    pub id: String,
    pub libelle: String,
    pub nature: RawNature,
    pub objectif: Option<u8>,
    pub source: RawSource,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RawNature {
    Nombre,
    Taux,
}

#[derive(Deserialize)]
pub struct RawAnnex {
    pub calendrier: Vec<RawText>,
    pub indicateurs_en_plus: Vec<RawText>,
    pub differences: Vec<RawDifference>,
}

#[derive(Deserialize)]
pub struct RawDifference {
    pub cle: String,
    pub fiche: String,
    pub annexe: String,
    pub source: RawSource,
}
