//! Titles of services that are understandable on their own. The document names some services only by their
//! operator: « Commune de Nogent » is a homework club.

use crate::wording::dated::{date_text, service_date};
use crate::wording::family_words::{singular_name, with_article};
use crate::wording::labels::category_words;
use crate::wording::toponym::with_a;
use model::{Category, Dataset, Service};

/// The name of a service, with its category if the name is only that of its operator: « Aide aux devoirs (Clas)
/// de la commune de Nogent ».
#[must_use]
pub fn service_title(service: &Service) -> String {
    if !is_named_by_operator(service) {
        return service.name.clone();
    }
    let official = category_words(service.category).official;
    let kind = singular_name(service.category);
    format!("{kind} ({}) {}", short_term(official), operator_with_de(&service.name))
}

/// Whether the name is that of its operator: always in two of the document's lists, otherwise if it is an
/// association.
#[must_use]
pub fn is_named_by_operator(service: &Service) -> bool {
    matches!(service.category, Category::Clas | Category::Reaap)
        || service.name.starts_with("Association ")
}

/// A planned service, worded in the past: « En 2016, un lieu d’accueil enfants-parents (Laep) était en projet à
/// Langres. Nous ne savons pas s’il a ouvert. »
#[must_use]
pub fn past_project_text(dataset: &Dataset, service: &Service) -> String {
    let (noun, pronoun) = with_article(service.category);
    let places = service.communes.iter().filter_map(|insee| dataset.commune(*insee));
    let places: Vec<String> = places.map(|commune| with_a(&commune.name)).collect();
    let place = match places.is_empty() {
        true => String::new(),
        false => format!(" {}", places.join(" et ")),
    };
    let official = category_words(service.category).official;
    let official =
        if official.is_empty() { String::new() } else { format!(" ({})", short_term(official)) };
    let mut date = date_text(service_date(dataset, service));
    if let Some(first) = date.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    format!(
        "{date}, {noun}{official} était en projet{place}. Nous ne savons pas {} a ouvert.",
        if pronoun == "il" { "s’il" } else { "si elle" }
    )
}

/// An official term without the newer one: « RAM, aujourd’hui RPE » becomes « RAM ».
fn short_term(official: &str) -> &str {
    official.split(',').next().unwrap_or_default()
}

/// First words of operators' names with the article they take after « de »; lower case unless they are acronyms.
const OPERATOR_PREFIXES: [(&str, &str); 19] = [
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
fn operator_with_de(name: &str) -> String {
    let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
    let Some((_, prefix)) = OPERATOR_PREFIXES.iter().find(|(w, _)| w.eq_ignore_ascii_case(first))
    else {
        return format!("par {name}");
    };
    let lower_case_noun = |word| match word {
        "Communes" => "communes",
        "Social" => "social",
        other => other,
    };
    let rest = rest.split(' ').map(lower_case_noun).filter(|word| !word.is_empty());
    std::iter::once(*prefix).chain(rest).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::ServiceId;

    #[test]
    fn a_service_named_by_its_operator_has_its_category() {
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
            assert_eq!(service_title(service), words);
        }
        let unknown = dataset.services.iter().filter(|s| service_title(s).contains(") par "));
        assert_eq!(unknown.map(|s| &s.name).collect::<Vec<_>>(), Vec::<&String>::new());
        assert_eq!(operator_with_de("Les Francas"), "par Les Francas");
    }

    #[test]
    fn a_project_is_worded_in_the_past() {
        let dataset = fixtures::dataset();
        let texts: Vec<String> = dataset
            .services
            .iter()
            .filter(|s| !s.is_open())
            .map(|s| past_project_text(dataset, s))
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
