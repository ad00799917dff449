//! Everyday words for families: needs, ages, kinds of service. Short and personal; the easy variants shorter
//! still.

use model::{AgeBand, Category, Dataset, Need};

/// The level of language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReadingLevel {
    /// Full sentences.
    #[default]
    Full,
    /// « Facile à lire »: short sentences, few facts at a time.
    Easy,
}

/// The label of a need, as a family would say it.
#[must_use]
pub fn need_label(need: Need) -> &'static str {
    match need {
        Need::Childcare => "Faire garder mon enfant",
        Need::OtherParents => "Rencontrer d’autres parents",
        Need::School => "Aider mon enfant pour l’école",
        Need::Separation => "Nous nous séparons",
        Need::Advice => "Être écoutés, conseillés",
    }
}

/// The details missing from the document, then an introduction to the contacts if there are any.
#[must_use]
pub fn missing_details_text(dataset: &Dataset, reading: ReadingLevel) -> String {
    let contacts_intro = |text: &'static str| if dataset.contacts().is_empty() { "" } else { text };
    match reading {
        ReadingLevel::Full => {
            let plan = dataset.metadata.plan.as_ref().map(|plan| format!(", le {},", plan.short));
            format!(
                "Distances à vol d’oiseau, de mairie à mairie ou depuis votre position. Notre source{} \
                 ne donne ni adresse, ni téléphone, ni horaire.{}",
                plan.unwrap_or_default(),
                contacts_intro(" Demandez à :")
            )
        }
        ReadingLevel::Easy => {
            let ask = contacts_intro(" Demandez ici :");
            format!("Nous n’avons pas l’adresse. Nous n’avons pas le téléphone.{ask}")
        }
    }
}

/// The label of an age band, in French.
#[must_use]
pub fn age_label(age: AgeBand) -> &'static str {
    match age {
        AgeBand::Under3 => "Moins de 3 ans",
        AgeBand::From3To5 => "3 à 5 ans",
        AgeBand::From6To10 => "6 à 10 ans",
        AgeBand::From11To17 => "11 à 17 ans",
    }
}

/// The singular name of a category, without article: « Crèche ».
#[must_use]
pub fn singular_name(category: Category) -> &'static str {
    match category {
        Category::Eaje => "Crèche",
        Category::Mam => "Maison d’assistantes maternelles",
        Category::Ram => "Relais assistantes maternelles",
        Category::Reaap => "Groupe ou atelier de parents",
        Category::Clas => "Aide aux devoirs",
        Category::Laep => "Lieu d’accueil enfants-parents",
        Category::Mediation => "Médiation familiale",
        Category::EspaceRencontre => "Espace de rencontre",
        Category::CentreSocial => "Centre social",
        Category::Circonscription => "Action sociale du département",
    }
}

/// A service of a category for use inside a sentence, with its pronoun: « un centre social », « il ».
#[must_use]
pub fn with_article(category: Category) -> (String, &'static str) {
    let feminine = matches!(
        category,
        Category::Eaje
            | Category::Mam
            | Category::Clas
            | Category::Mediation
            | Category::Circonscription
    );
    let (article, pronoun) = if feminine { ("une", "elle") } else { ("un", "il") };
    let mut name = singular_name(category).to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    (format!("{article} {name}"), pronoun)
}

/// What a service of the category offers, in one sentence that a child can read.
#[must_use]
pub fn easy_meaning(category: Category) -> &'static str {
    match category {
        Category::Eaje => "On y garde les petits enfants.",
        Category::Mam => "Des nounous gardent des petits enfants dans une maison.",
        Category::Ram => "Les nounous s’y retrouvent et s’informent.",
        Category::Reaap => "Des parents y parlent de leurs enfants.",
        Category::Clas => "On y aide les élèves après la classe.",
        Category::Laep => "Vous y jouez avec votre petit enfant.",
        Category::Mediation => "Une personne aide les parents à se parler.",
        Category::EspaceRencontre => "L’enfant y voit son père ou sa mère.",
        Category::CentreSocial => "Un lieu ouvert à tous, près des gens.",
        Category::Circonscription => "On vous écoute et on vous aide.",
    }
}
