//! The answer to a family in French sentences: what is near, how far, what is unknown.

use crate::nearby::around::{Nearby, NearbyService};
use crate::nearby::directory::location_text;
use crate::nearby::guidance::{UncoveredNeed, danger_contacts, danger_intro, uncovered_need};
use crate::wording::dated::list_age_text;
use crate::wording::family_words::{ReadingLevel, easy_meaning, singular_name};
use crate::wording::format::{NBSP, counted, rounded};
use crate::wording::labels::eaje_kind_label;
use crate::wording::naming::{is_named_by_operator, past_project_text, service_title};
use crate::wording::toponym::with_a;
use model::{AgeBand, Contact, Dataset, Day, NamedCommune, Need, Service};

/// Maximum distance of a near service, in kilometres: a short drive.
const NEAR_KM: f64 = 15.0;

/// A family's question, and how to word the answer.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The commune they named; `None` for a position.
    pub home: Option<NamedCommune<'a>>,
    /// What they look for; `None` for anything.
    pub need: Option<Need>,
    /// The child's age; `None` for any.
    pub age: Option<AgeBand>,
    /// Full or easy to read.
    pub reading: ReadingLevel,
    /// The day of the answer; `None` in prerendered pages.
    pub today: Option<Day>,
}

impl Question<'_> {
    /// The part of the question that the document does not cover; `None` if it covers all.
    #[must_use]
    pub fn uncovered(&self) -> Option<UncoveredNeed> {
        uncovered_need(self.need, self.age, self.reading)
    }
}

/// A summary of the answer, in one or two sentences.
#[must_use]
pub fn summary(nearby: &Nearby, question: &Question) -> String {
    let (home, reading) = (question.home, question.reading);
    if let Some(UncoveredNeed { explanation: what, advice: ask }) = question.uncovered() {
        return format!("{what} {ask}");
    }
    let Some(nearest) = nearby.placed.first() else {
        return match reading {
            ReadingLevel::Full => {
                "Nous ne connaissons aucun service de ce genre. Demandez à votre mairie \
                ou à la Caf."
                    .to_owned()
            }
            ReadingLevel::Easy => "Nous n’avons rien trouvé. Demandez à la mairie.".to_owned(),
        };
    };
    let here_count = nearby.placed.iter().filter(|f| is_in_home_commune(f, home)).count();
    let near_count = nearby.placed.iter().filter(|f| f.kilometres <= NEAR_KM).count() - here_count;
    let near_words = format!("moins de {NEAR_KM}{NBSP}km");
    match (home, reading) {
        (Some(home), _) if here_count > 0 => {
            let others = match near_count {
                0 => String::new(),
                1 => format!(" et un autre à {near_words}"),
                _ => format!(" et {near_count} autres à {near_words}"),
            };
            format!("{} {}{others}.", counted(here_count, "service"), with_a(home.name))
        }
        (_, ReadingLevel::Easy) => format!("Le plus près est {}.", distance_text(nearest, home)),
        (Some(home), ReadingLevel::Full) if near_count == 0 => format!(
            "Rien {} ni à {near_words}. Le plus proche est {}, {}.",
            with_a(home.name),
            distance_text(nearest, Some(home)),
            with_a(&nearest.commune.name)
        ),
        (Some(home), ReadingLevel::Full) => format!(
            "Rien {} même, mais {} à {near_words}. Le plus proche est {}, {}.",
            with_a(home.name),
            counted(near_count, "service"),
            distance_text(nearest, Some(home)),
            with_a(&nearest.commune.name)
        ),
        (None, ReadingLevel::Full) => format!(
            "{} à {near_words}. Le plus proche est {}, {}.",
            if near_count == 0 { "Rien".to_owned() } else { counted(near_count, "service") },
            distance_text(nearest, None),
            with_a(&nearest.commune.name)
        ),
    }
}

/// How old the listed information is, to be shown before the list; `None` for an empty list.
#[must_use]
pub fn age_of_list(dataset: &Dataset, nearby: &Nearby, question: &Question) -> Option<String> {
    let placed = nearby.placed.iter().map(|nearby_service| nearby_service.service);
    let others = nearby.in_territory.iter().chain(&nearby.unplaced).copied();
    list_age_text(dataset, placed.chain(others), question.today, question.reading)
}

/// The distance of a service: « à 8 km », « à Nogent même »; « dans votre commune » if the home is a merged
/// commune and the service is in one of its parts.
#[must_use]
pub fn distance_text(nearby_service: &NearbyService, home: Option<NamedCommune>) -> String {
    if let Some(home) = home.filter(|home| home.includes(nearby_service.commune)) {
        return match home.name == nearby_service.commune.name {
            true => format!("{} même", with_a(home.name)),
            false => "dans votre commune".to_owned(),
        };
    }
    kilometres_away(nearby_service.kilometres)
}

/// « à 8 km », « à moins de 1 km »: whole kilometres, since distances between town halls are not more precise.
#[must_use]
pub fn kilometres_away(kilometres: f64) -> String {
    match rounded(kilometres, 0) {
        km if km == "0" => format!("à moins de 1{NBSP}km"),
        km => format!("à {km}{NBSP}km"),
    }
}

/// The category of a service with details: « Crèche (micro-crèche), 10 places ».
#[must_use]
pub fn category_text(service: &Service) -> String {
    let mut kind = singular_name(service.category).to_owned();
    if let Some(eaje) = service.eaje_kind {
        kind += &format!(" ({})", eaje_kind_label(eaje));
    }
    if let Some(places) = service.places {
        kind += &format!(", {}", counted(places as usize, "place"));
    }
    kind
}

/// The location of a service: its commune with the intercommunalité, and its other sites.
#[must_use]
pub fn sites_text(dataset: &Dataset, nearby_service: &NearbyService) -> String {
    let epci = dataset
        .epci()
        .find(|e| e.siren().is_some() && e.siren() == dataset.epci_of(nearby_service.commune));
    let mut place = nearby_service.commune.name.clone();
    if let Some(epci) = epci {
        place += &format!(" ({})", epci.name);
    }
    let others =
        nearby_service.service.communes.iter().filter(|i| **i != nearby_service.commune.insee);
    let others: Vec<&str> =
        others.filter_map(|insee| dataset.commune(*insee)).map(|c| c.name.as_str()).collect();
    if !others.is_empty() {
        place += &format!("{NBSP}; aussi à {}", others.join(" et "));
    }
    place
}

/// A label for consecutive numbers: « 1 », « 2–4, 7 ».
#[must_use]
pub fn number_ranges(numbers: &[usize]) -> String {
    let mut label = String::new();
    let mut rest = numbers;
    while let Some(&first) = rest.first() {
        let run = rest.iter().zip(first..).take_while(|(number, next)| *number == next).count();
        if !label.is_empty() {
            label += ", ";
        }
        label += &first.to_string();
        if run > 1 {
            label += &format!("–{}", first + run - 1);
        }
        rest = rest.get(run..).unwrap_or_default();
    }
    label
}

/// The sentences to read aloud: summary, emergency contacts, age of the information, one sentence per service,
/// next steps.
#[must_use]
pub fn spoken_sentences(
    dataset: &Dataset,
    contacts: &[Contact],
    nearby: &Nearby,
    limit: usize,
    question: &Question,
) -> Vec<String> {
    let Question { home, reading, need, .. } = *question;
    let services = nearby.placed.iter().take(limit).enumerate().map(|(index, nearby_service)| {
        let (number, service) = (index + 1, nearby_service.service);
        let name = service_title(service);
        let description = match reading {
            ReadingLevel::Full if is_named_by_operator(service) => format!("{name}."),
            ReadingLevel::Full => format!("{name}, {}.", category_text(service)),
            ReadingLevel::Easy => format!("{name}. {}", easy_meaning(service.category)),
        };
        let distance = distance_text(nearby_service, home);
        let is_home = home.is_some_and(|home| home.name == nearby_service.commune.name);
        let place = if is_home {
            distance
        } else {
            format!("{}, {distance}", with_a(&nearby_service.commune.name))
        };
        format!("{number}. {description} C’est {place}.")
    });
    let territory = nearby
        .in_territory
        .iter()
        .map(|service| format!("{}, {}.", service_title(service), location_text(dataset, service)));
    let mut danger = danger_contacts(contacts, need).peekable();
    let danger_intro = danger.peek().is_some().then(|| danger_intro(need, reading).to_owned());
    let danger = danger.map(|contact| match reading {
        ReadingLevel::Full => format!("{}. {}", contact.name, contact.purpose),
        ReadingLevel::Easy => contact.easy_purpose.clone(),
    });
    let projects = nearby
        .planned
        .iter()
        .filter(|_| reading == ReadingLevel::Full)
        .map(|nearby_service| past_project_text(dataset, nearby_service.service));
    let all = danger_intro
        .into_iter()
        .chain(danger)
        .chain([summary(nearby, question)])
        .chain(age_of_list(dataset, nearby, question))
        .chain(services)
        .chain(territory)
        .chain(projects);
    all.collect()
}

/// Whether a service has a site in the home commune.
fn is_in_home_commune(nearby_service: &NearbyService, home: Option<NamedCommune>) -> bool {
    home.is_some_and(|home| home.includes(nearby_service.commune))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nearby::around::{Origin, find_nearby};
    use model::{Category, CommuneCode, InseeCode};

    fn question_for(home: NamedCommune<'_>, need: Need, reading: ReadingLevel) -> Question<'_> {
        let today = Day::parse("2026-11-26");
        Question { home: Some(home), need: Some(need), age: None, reading, today }
    }

    fn summary_and_spoken(home: &str, need: Need, reading: ReadingLevel) -> (String, Vec<String>) {
        let dataset = fixtures::dataset();
        let home = dataset.communes.iter().find(|c| c.name == home).expect("a commune");
        let home = dataset.named_commune(CommuneCode::Former(home.insee)).expect("a commune");
        let is_wanted = |category: Category| need.categories().contains(&category);
        let nearby = find_nearby(dataset, &Origin::at_named_commune(dataset, &home), is_wanted);
        let question = question_for(home, need, reading);
        (
            summary(&nearby, &question),
            spoken_sentences(dataset, fixtures::dataset().contacts(), &nearby, 2, &question),
        )
    }

    #[test]
    fn the_summary_and_the_age_of_the_list_precede_the_services() {
        let (summary, spoken) =
            summary_and_spoken("Rolampont", Need::Childcare, ReadingLevel::Full);
        assert_eq!(summary, "1\u{a0}service à Rolampont et 5 autres à moins de 15\u{a0}km.");
        assert_eq!(spoken[0], summary);
        assert!(spoken[1].contains("entre fin 2015 et 2016, il y a 10 à 11 ans"), "{}", spoken[1]);
        assert_eq!(
            spoken[2],
            "1. La Maison de Paul et Lison, Crèche (micro-crèche), 10\u{a0}places. C’est à Rolampont \
             même."
        );
    }

    #[test]
    fn a_homework_club_is_named_by_what_it_is() {
        let (_, spoken) = summary_and_spoken("Nogent", Need::School, ReadingLevel::Full);
        assert_eq!(
            spoken[2],
            "1. Aide aux devoirs (CLAS) de la commune de Nogent. C’est à Nogent même."
        );
    }

    #[test]
    fn without_near_services_the_nearest_is_named() {
        let (summary, _) =
            summary_and_spoken("Bourbonne-les-Bains", Need::School, ReadingLevel::Full);
        assert!(summary.starts_with("Rien à Bourbonne-les-Bains ni à moins de 15"), "{summary}");
        assert!(summary.contains("Le plus proche est à "), "{summary}");
        let (easy, _) = summary_and_spoken("Bourbonne-les-Bains", Need::School, ReadingLevel::Easy);
        assert!(easy.starts_with("Le plus près est à "), "{easy}");
    }

    #[test]
    fn danger_comes_first_and_the_nearest_office_before_mediation() {
        let (_, spoken) = summary_and_spoken("Joinville", Need::Separation, ReadingLevel::Full);
        assert!(spoken[0].contains("la médiation n’est pas la réponse"), "{spoken:?}");
        let first = spoken.iter().find(|words| words.starts_with("1. ")).expect("a service");
        assert!(first.starts_with("1. Circonscription d’action sociale de Joinville"), "{first}");
        assert!(first.ends_with("à Joinville même."), "{first}");
    }

    #[test]
    fn every_question_has_services_or_advice() {
        let dataset = fixtures::dataset();
        for home in dataset.communes.iter().step_by(7) {
            let code = CommuneCode::Former(home.insee);
            let home = dataset.named_commune(code).expect("a commune");
            for need in Need::ALL {
                for age in AgeBand::ALL.map(Some).into_iter().chain([None]) {
                    let is_wanted = |category: Category| {
                        need.categories().contains(&category)
                            && age.is_none_or(|age| category.receives(age))
                    };
                    let nearby =
                        find_nearby(dataset, &Origin::at_named_commune(dataset, &home), is_wanted);
                    for reading in [ReadingLevel::Full, ReadingLevel::Easy] {
                        let question = Question { age, ..question_for(home, need, reading) };
                        let (words, list) = (summary(&nearby, &question), &nearby.placed);
                        let asks = words.contains("mairie");
                        assert_eq!(question.uncovered().is_some(), list.is_empty(), "{words}");
                        assert_eq!(asks, list.is_empty(), "{words}");
                        let age = age_of_list(dataset, &nearby, &question);
                        assert_eq!(age.is_some(), !list.is_empty());
                    }
                }
            }
        }
    }

    #[test]
    fn numbers_in_a_row_are_shortened() {
        for (numbers, label) in
            [(&[1][..], "1"), (&[2, 3, 4, 7], "2–4, 7"), (&[1, 3], "1, 3"), (&[], "")]
        {
            assert_eq!(number_ranges(numbers), label);
        }
    }

    #[test]
    fn distances_are_whole_kilometres() {
        let dataset = fixtures::dataset();
        let service = &dataset.services[0];
        let commune = dataset.communes.iter().find(|c| c.name == "Le Pailly").expect("a commune");
        let words =
            |kilometres| distance_text(&NearbyService { service, commune, kilometres }, None);
        assert_eq!(words(0.3), "à moins de 1\u{a0}km");
        assert_eq!(words(8.49), "à 8\u{a0}km");
        let nearby_service = NearbyService { service, commune, kilometres: 0.0 };
        let home = dataset.named_commune(CommuneCode::Former(commune.insee));
        assert_eq!(distance_text(&nearby_service, home), "au Pailly même");
        let today = InseeCode::parse("52411").map(CommuneCode::Today).expect("five digits");
        let united = dataset.named_commune(today).expect("Rives Dervoises");
        let commune = dataset.communes.iter().find(|c| c.name == "Droyes").expect("a commune");
        let nearby_service = NearbyService { service, commune, kilometres: 0.0 };
        assert_eq!(distance_text(&nearby_service, Some(united)), "dans votre commune");
    }
}
