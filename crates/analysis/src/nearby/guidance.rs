//! Guidance: whom to contact, and what the document does not cover.

use crate::wording::family_words::ReadingLevel;
use model::{AgeBand, Category, Contact, Need};

/// A question that no service of the document answers, and whom to ask instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UncoveredNeed {
    /// What the document does not cover, in French.
    pub explanation: &'static str,
    /// Whom to ask instead, in a French sentence.
    pub advice: &'static str,
}

/// Whether some category answers this need and receives this age.
#[must_use]
pub fn has_services(need: Option<Need>, age: Option<AgeBand>) -> bool {
    let categories = need.map_or(&Category::ALL[..], Need::categories);
    categories.iter().any(|category| age.is_none_or(|age| category.receives(age)))
}

/// The sentence for a need and an age that no category answers; `None` if one does.
#[must_use]
pub fn uncovered_need(
    need: Option<Need>,
    age: Option<AgeBand>,
    reading: ReadingLevel,
) -> Option<UncoveredNeed> {
    if has_services(need, age) {
        return None;
    }
    let (explanation, advice) = match (need, reading) {
        (Some(Need::Childcare), ReadingLevel::Full) => (
            "Le schéma ne recense que l’accueil des enfants de moins de 6 ans. Il ne parle ni de \
             l’accueil avant et après la classe, ni des centres de loisirs.",
            "Demandez à l’école ou à votre mairie, ou cherchez sur monenfant.fr. Des assistantes \
             maternelles gardent aussi des enfants après la classe.",
        ),
        (Some(Need::Childcare), ReadingLevel::Easy) => (
            "Cette liste est pour les enfants de moins de 6 ans.",
            "Demandez à l’école. Demandez à la mairie.",
        ),
        (Some(Need::School), ReadingLevel::Full) => (
            "Le schéma ne recense d’aide pour l’école qu’à partir de l’école élémentaire, vers 6 ans.",
            "Avant, parlez-en à l’école maternelle ou à votre mairie.",
        ),
        (Some(Need::School), ReadingLevel::Easy) => (
            "Cette liste est pour les enfants de plus de 6 ans.",
            "Parlez à la maîtresse ou au maître. Demandez à la mairie.",
        ),
        (_, ReadingLevel::Full) => (
            "Le schéma ne recense aucun service de ce genre pour cet âge.",
            "Demandez à votre mairie ou à la Caf.",
        ),
        (_, ReadingLevel::Easy) => {
            ("Cette liste n’a rien pour cet âge.", "Demandez à la mairie ou à la Caf.")
        }
    };
    Some(UncoveredNeed { explanation, advice })
}

/// The contacts to call in danger; none for a need without danger.
pub fn danger_contacts(contacts: &[Contact], need: Option<Need>) -> impl Iterator<Item = &Contact> {
    contacts.iter().filter(move |contact| {
        contact.is_emergency && need.is_some_and(|n| contact.needs.contains(&n))
    })
}

/// The contacts shared by two needs or more, without emergency numbers, filtered by `need` if given. Those for a
/// single need are in [`exclusive_contacts`].
pub fn shared_contacts(contacts: &[Contact], need: Option<Need>) -> impl Iterator<Item = &Contact> {
    contacts.iter().filter(move |contact| {
        !contact.is_emergency
            && contact.needs.len() > 1
            && need.is_none_or(|n| contact.needs.contains(&n))
    })
}

/// The contacts for this need only.
pub fn exclusive_contacts(contacts: &[Contact], need: Need) -> impl Iterator<Item = &Contact> {
    contacts.iter().filter(move |contact| !contact.is_emergency && contact.needs == [need])
}

/// The categories specialised in a need. They are listed after the general ones, which are closer to most
/// families.
#[must_use]
pub fn specialised_categories(need: Option<Need>) -> &'static [Category] {
    match need {
        Some(Need::Separation) => &[Category::Mediation, Category::EspaceRencontre],
        _ => &[],
    }
}

/// The contacts that know a category of services.
pub fn contacts_for(contacts: &[Contact], category: Category) -> impl Iterator<Item = &Contact> {
    contacts.iter().filter(move |contact| contact.categories.contains(&category))
}

/// The sentence before the emergency numbers.
#[must_use]
pub fn danger_intro(need: Option<Need>, reading: ReadingLevel) -> &'static str {
    match (need, reading) {
        (Some(Need::Separation), ReadingLevel::Full) => {
            "S’il y a des violences, la médiation n’est pas la réponse. Appelez d’abord :"
        }
        (_, ReadingLevel::Full) => "En cas de danger ou de violences, appelez d’abord :",
        (_, ReadingLevel::Easy) => "En danger ? Appelez :",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uncovered_needs_come_with_advice() {
        let mut uncovered_pairs = Vec::new();
        for need in Need::ALL {
            for age in AgeBand::ALL {
                for reading in [ReadingLevel::Full, ReadingLevel::Easy] {
                    let answer = uncovered_need(Some(need), Some(age), reading);
                    assert_eq!(answer.is_none(), has_services(Some(need), Some(age)));
                    if let Some(answer) = answer {
                        assert!(answer.advice.contains("mairie"), "{answer:?}");
                        uncovered_pairs.push((need.code(), age.code()));
                    }
                }
            }
        }
        uncovered_pairs.dedup();
        let expected = [("garde", "6-10"), ("garde", "11-17"), ("ecole", "0-2"), ("ecole", "3-5")];
        assert_eq!(uncovered_pairs, expected);
    }

    #[test]
    fn every_need_and_category_has_a_contact() {
        for need in Need::ALL.map(Some).into_iter().chain([None]) {
            assert!(
                shared_contacts(fixtures::dataset().contacts(), need).next().is_some(),
                "{need:?}"
            );
        }
        for category in Category::ALL {
            assert!(
                contacts_for(fixtures::dataset().contacts(), category).next().is_some(),
                "{category:?}"
            );
        }
    }

    #[test]
    fn separation_has_specialised_contact_and_categories() {
        let exclusive: Vec<&str> =
            exclusive_contacts(fixtures::dataset().contacts(), Need::Separation)
                .map(|contact| contact.id.as_str())
                .collect();
        assert_eq!(exclusive, ["aripa"]);
        let categories = Need::Separation.categories();
        assert!(
            specialised_categories(Some(Need::Separation))
                .iter()
                .all(|category| categories.contains(category))
        );
    }

    #[test]
    fn emergency_numbers_belong_to_needs_with_danger() {
        let numbers = |need| -> Vec<&str> {
            danger_contacts(fixtures::dataset().contacts(), need)
                .filter_map(|contact| contact.phone.as_deref())
                .collect()
        };
        assert_eq!(numbers(Some(Need::Separation)), ["3919", "17", "119", "114"]);
        assert_eq!(numbers(Some(Need::Advice)), ["3919", "17", "119", "114"]);
        assert_eq!(numbers(Some(Need::Childcare)), [""; 0]);
        assert_eq!(numbers(None), [""; 0]);
    }
}
