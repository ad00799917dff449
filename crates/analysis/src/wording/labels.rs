//! Labels of categories, classes and units: the everyday word first, with the official term.

use crate::statistics::classes::Classes;
use crate::wording::format::{NBSP, agreement_status, percent, unrounded, with_unit};
use model::{Category, EajeKind, Excerpt, Publication, Source, Statement, Unit};

/// The name of the site.
pub const SITE_NAME: &str = "Carte des services aux familles";

/// The labels of a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CategoryWords {
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
pub fn category_words(category: Category) -> CategoryWords {
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
    CategoryWords { everyday, official, meaning, letter }
}

/// The everyday word of a category, with the official term in parentheses.
#[must_use]
pub fn category_name(category: Category) -> String {
    let CategoryWords { everyday, official, .. } = category_words(category);
    if official.is_empty() { everyday.to_owned() } else { format!("{everyday} ({official})") }
}

/// The label of a type of EAJE.
#[must_use]
pub fn eaje_kind_label(kind: EajeKind) -> &'static str {
    match kind {
        EajeKind::MultiAccueil => "multi-accueil",
        EajeKind::MicroCreche => "micro-crèche",
        EajeKind::HalteGarderie => "halte-garderie",
        EajeKind::CrecheFamiliale => "crèche familiale",
    }
}

/// The range of a class: « de 55 à moins de 60 % ».
#[must_use]
pub fn class_range_text(classes: &Classes, class: usize, unit: &Unit) -> String {
    if *unit == Unit::Agreement {
        return agreement_status(class as f64).to_owned();
    }
    let bound_text = |value: f64| match unit {
        Unit::Percent => percent(&unrounded(value)),
        Unit::Points => with_unit(value, unit),
        _ => unrounded(value),
    };
    match classes.limits(class) {
        (None, Some(high)) => format!("moins de {}", bound_text(high)),
        (Some(low), Some(high)) => format!("de {} à moins de {}", unrounded(low), bound_text(high)),
        (Some(low), None) => format!("{} ou plus", bound_text(low)),
        (None, None) => "toutes les valeurs".to_owned(),
    }
}

/// The lines in the publication (without its name), or the publication if it has no lines.
#[must_use]
pub fn short_citation(source: &Source) -> String {
    match &source.excerpt {
        Some(passage) => excerpt_reference(passage),
        None => publication_reference(&source.publication),
    }
}

/// A section with its lines: « § 31, ligne 419 », « annexe 2, lignes 1580 à 1582 ».
#[must_use]
pub fn excerpt_reference(excerpt: &Excerpt) -> String {
    // Named sections, as « annexe 2 », take no § sign.
    let is_named = excerpt.section.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
    let mark = if is_named { String::new() } else { format!("§{NBSP}") };
    format!("{mark}{}, {}", excerpt.section, line_range(excerpt.lines))
}

/// A publication as a reference: « Cnaf, 2023 ».
#[must_use]
pub fn publication_reference(publication: &Publication) -> String {
    let date = publication.date.map(|date| format!(", {date}"));
    format!("{}{}", publication.words.name, date.unwrap_or_default())
}

/// A range of lines: « ligne 419 », « lignes 419 à 421 ».
#[must_use]
pub fn line_range((first, last): (u32, u32)) -> String {
    if first == last { format!("ligne {first}") } else { format!("lignes {first} à {last}") }
}

/// One side of an anomaly, as text.
#[must_use]
pub fn statement_text(statement: &Statement) -> String {
    match statement {
        Statement::Number { value, unit } if unit.is_empty() => unrounded(*value),
        Statement::Number { value, unit } if unit == "pourcent" => {
            with_unit(*value, &Unit::Percent)
        }
        Statement::Number { value, unit } => with_unit(*value, &Unit::Count(unit.clone())),
        Statement::Words(words) => format!("«{NBSP}{words}{NBSP}»"),
        Statement::Nothing => "rien".to_owned(),
    }
}
