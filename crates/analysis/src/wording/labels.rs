//! Labels of categories, classes and units: the everyday word first, with the official term.

use crate::statistics::classes::Classes;
use crate::wording::format::{NBSP, agreement, percent, printed, with_unit};
use model::{Category, EajeKind, Excerpt, Publication, Source, Statement, Unit};

/// The name of the site.
pub const SITE: &str = "Carte des services aux familles";

/// The labels of a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The everyday word, plural.
    pub everyday: &'static str,
    /// The official term; empty if the everyday word is enough.
    pub official: &'static str,
    /// Its purpose in one sentence, from the document's definition.
    pub meaning: &'static str,
    /// The letter on its pin.
    pub letter: &'static str,
}

/// The words of `category`, in French.
#[must_use]
pub fn wording(category: Category) -> Wording {
    let (everyday, official, meaning, letter) = match category {
        Category::Eaje => (
            "Crèches",
            "EAJE",
            "Des professionnels y gardent les petits enfants, chaque jour ou de temps en temps.",
            "C",
        ),
        Category::Mam => (
            "Maisons d’assistantes maternelles",
            "MAM",
            "Jusqu’à quatre assistantes maternelles y gardent ensemble des petits enfants.",
            "M",
        ),
        Category::Ram => (
            "Relais assistantes maternelles",
            "RAM, aujourd’hui RPE",
            "Les assistantes maternelles s’y informent, s’y rencontrent et y échangent.",
            "R",
        ),
        Category::Reaap => (
            "Groupes et ateliers de parents",
            "REAAP",
            "Des parents y parlent entre eux de leur rôle et font des ateliers avec leurs enfants.",
            "P",
        ),
        Category::Clas => (
            "Aide aux devoirs et à la scolarité",
            "CLAS",
            "Après la classe, les élèves y sont aidés, de l’école élémentaire au lycée.",
            "S",
        ),
        Category::Laep => (
            "Lieux d’accueil enfants-parents",
            "LAEP",
            "Un enfant de moins de six ans y vient avec son parent pour jouer et échanger.",
            "L",
        ),
        Category::Mediation => (
            "Médiation familiale",
            "",
            "Une personne neutre aide à se parler et à s’accorder quand la famille est en conflit.",
            "F",
        ),
        Category::EspaceRencontre => (
            "Espaces de rencontre",
            "",
            "Un lieu neutre où un enfant retrouve son parent après une séparation difficile.",
            "E",
        ),
        Category::CentreSocial => (
            "Centres sociaux",
            "",
            "Un lieu de quartier ouvert à tous, avec des activités et un appui aux parents.",
            "Q",
        ),
        Category::Circonscription => (
            "Action sociale du département",
            "circonscriptions",
            "Des travailleurs sociaux et des soignants (PMI) y reçoivent les familles.",
            "A",
        ),
    };
    Wording { everyday, official, meaning, letter }
}

/// The everyday word of a category, with the official term in parentheses.
#[must_use]
pub fn full_name(category: Category) -> String {
    let Wording { everyday, official, .. } = wording(category);
    if official.is_empty() { everyday.to_owned() } else { format!("{everyday} ({official})") }
}

/// The label of a type of EAJE.
#[must_use]
pub fn eaje_kind(kind: EajeKind) -> &'static str {
    match kind {
        EajeKind::MultiAccueil => "multi-accueil",
        EajeKind::MicroCreche => "micro-crèche",
        EajeKind::HalteGarderie => "halte-garderie",
        EajeKind::CrecheFamiliale => "crèche familiale",
    }
}

/// The range of a class: « de 55 à moins de 60 % ».
#[must_use]
pub fn class_limits(classes: &Classes, class: usize, unit: &Unit) -> String {
    if *unit == Unit::Agreement {
        return agreement(class as f64).to_owned();
    }
    let rate = |value: f64| match unit {
        Unit::Percent => percent(&printed(value)),
        Unit::Points => with_unit(value, unit),
        _ => printed(value),
    };
    match classes.limits(class) {
        (None, Some(high)) => format!("moins de {}", rate(high)),
        (Some(low), Some(high)) => format!("de {} à moins de {}", printed(low), rate(high)),
        (Some(low), None) => format!("{} ou plus", rate(low)),
        (None, None) => "toutes les valeurs".to_owned(),
    }
}

/// The lines in the publication (without its name), or the publication if it has no lines.
#[must_use]
pub fn citation(source: &Source) -> String {
    match &source.excerpt {
        Some(passage) => excerpt(passage),
        None => publication(&source.publication),
    }
}

/// A section with its lines: « § 31, ligne 419 », « annexe 2, lignes 1580 à 1582 ».
#[must_use]
pub fn excerpt(excerpt: &Excerpt) -> String {
    // Named sections, as « annexe 2 », take no § sign.
    let is_named = excerpt.section.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
    let mark = if is_named { String::new() } else { format!("§{NBSP}") };
    format!("{mark}{}, {}", excerpt.section, lines(excerpt.lines))
}

/// A publication as a reference: « Cnaf, 2023 ».
#[must_use]
pub fn publication(publication: &Publication) -> String {
    let date = publication.date.map(|date| format!(", {date}"));
    format!("{}{}", publication.words.name, date.unwrap_or_default())
}

/// A range of lines: « ligne 419 », « lignes 419 à 421 ».
#[must_use]
pub fn lines((first, last): (u32, u32)) -> String {
    if first == last { format!("ligne {first}") } else { format!("lignes {first} à {last}") }
}

/// One side of an anomaly, as text.
#[must_use]
pub fn statement(statement: &Statement) -> String {
    match statement {
        Statement::Number { value, unit } if unit.is_empty() => printed(*value),
        Statement::Number { value, unit } if unit == "pourcent" => {
            with_unit(*value, &Unit::Percent)
        }
        Statement::Number { value, unit } => with_unit(*value, &Unit::Count(unit.clone())),
        Statement::Words(words) => format!("«{NBSP}{words}{NBSP}»"),
        Statement::Nothing => "rien".to_owned(),
    }
}
