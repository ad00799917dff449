//! Titles of services that are understandable on their own. The document names some services only by their
//! operator: « Commune de Nogent » is a homework club.

use crate::wording::dated::{date_of, when};
use crate::wording::family_words::{one, with_article};
use crate::wording::labels::wording;
use crate::wording::toponym::at;
use model::{Category, Dataset, Service};

/// The name of a service, with its category if the name is only that of its operator: « Aide aux devoirs (Clas)
/// de la commune de Nogent ».
#[must_use]
pub fn title(service: &Service) -> String {
    if !is_named_by_its_manager(service) {
        return service.name.clone();
    }
    let official = wording(service.category).official;
    let kind = one(service.category);
    format!("{kind} ({}) {}", short(official), of_body(&service.name))
}

/// Whether the name is that of its operator: always in two of the document's lists, otherwise if it is an
/// association.
#[must_use]
pub fn is_named_by_its_manager(service: &Service) -> bool {
    matches!(service.category, Category::Clas | Category::Reaap)
        || service.name.starts_with("Association ")
}

/// A planned service, worded in the past: « En 2016, un lieu d’accueil enfants-parents (Laep) était en projet à
/// Langres. Nous ne savons pas s’il a ouvert. »
#[must_use]
pub fn past_project(dataset: &Dataset, service: &Service) -> String {
    let (noun, pronoun) = with_article(service.category);
    let places = service.communes.iter().filter_map(|insee| dataset.commune(*insee));
    let places: Vec<String> = places.map(|commune| at(&commune.name)).collect();
    let place = match places.is_empty() {
        true => String::new(),
        false => format!(" {}", places.join(" et ")),
    };
    let official = wording(service.category).official;
    let official =
        if official.is_empty() { String::new() } else { format!(" ({})", short(official)) };
    let mut date = when(date_of(dataset, service));
    if let Some(first) = date.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    format!(
        "{date}, {noun}{official} était en projet{place}. Nous ne savons pas {} a ouvert.",
        if pronoun == "il" { "s’il" } else { "si elle" }
    )
}

/// An official term without the newer one: « RAM, aujourd’hui RPE » becomes « RAM ».
fn short(official: &str) -> &str {
    official.split(',').next().unwrap_or_default()
}

/// First words of operators' names with the article they take after « de »; lower case unless they are acronyms.
const BODIES: [(&str, &str); 19] = [
    ("association", "de l’association"),
    ("caf", "de la Caf"),
    ("ccas", "du CCAS"),
    ("centre", "du centre"),
    ("cias", "du Cias"),
    ("commune", "de la commune"),
    ("communauté", "de la communauté"),
    ("conseil", "du conseil"),
    ("département", "du département"),
    ("fédération", "de la fédération"),
    ("foyer", "du foyer"),
    ("ligue", "de la Ligue"),
    ("mairie", "de la mairie"),
    ("maison", "de la maison"),
    ("mjc", "de la MJC"),
    ("syndicat", "du syndicat"),
    ("udaf", "de l’Udaf"),
    ("union", "de l’union"),
    ("ville", "de la ville"),
];

/// The operator with « de »: « de la commune de Nogent », « du centre social de Chaumont »; with « par » if its
/// first word is unknown, since « par » takes no article.
fn of_body(name: &str) -> String {
    let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
    let Some((_, prefix)) = BODIES.iter().find(|(word, _)| word.eq_ignore_ascii_case(first)) else {
        return format!("par {name}");
    };
    let common = |word| match word {
        "Communes" => "communes",
        "Social" => "social",
        other => other,
    };
    let rest = rest.split(' ').map(common).filter(|word| !word.is_empty());
    std::iter::once(*prefix).chain(rest).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::ServiceId;

    #[test]
    fn a_service_named_by_its_manager_says_what_it_is() {
        let dataset = fixtures::dataset();
        for (id, words) in [
            ("clas-commune-de-nogent", "Aide aux devoirs (CLAS) de la commune de Nogent"),
            ("clas-mjc-saint-dizier", "Aide aux devoirs (CLAS) de la MJC St Dizier"),
            ("clas-udaf-reseau-clas-chaumont", "Aide aux devoirs (CLAS) de l’Udaf réseau Clas"),
            ("reaap-udaf", "Groupe ou atelier de parents (REAAP) de l’Udaf"),
            (
                "reaap-cc-auberive-vingeanne-montsaugeonnais",
                "Groupe ou atelier de parents (REAAP) de la communauté de communes d’Auberive \
                 Vingeanne Montsaugeonnais",
            ),
            (
                "mam-castel-bambins-chateauvillain",
                "Maison d’assistantes maternelles (MAM) de l’association Castel Bambins",
            ),
            ("eaje-a-petits-pas-nogent", "A Petits Pas"),
            ("centre-social-saint-dizier", "Centre Social de Saint-Dizier"),
        ] {
            let service = dataset.service(&ServiceId::new(id)).expect("a service");
            assert_eq!(title(service), words);
        }
        let unknown = dataset.services.iter().filter(|s| title(s).contains(") par "));
        assert_eq!(unknown.map(|s| &s.name).collect::<Vec<_>>(), Vec::<&String>::new());
        assert_eq!(of_body("Les Francas"), "par Les Francas");
    }

    #[test]
    fn a_project_is_told_as_past() {
        let dataset = fixtures::dataset();
        let texts: Vec<String> = dataset
            .services
            .iter()
            .filter(|s| !s.is_open())
            .map(|s| past_project(dataset, s))
            .collect();
        assert_eq!(
            texts,
            ["Langres", "Saint-Dizier"].map(|place| format!(
                "En 2016, un lieu d’accueil enfants-parents (LAEP) était en projet à {place}. Nous ne \
                 savons pas s’il a ouvert."
            ))
        );
    }
}
