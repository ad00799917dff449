//! The answer to a family, in sentences: what is near, how far, what is not known.

use super::directory::whereabouts;
use super::family_words::{Reading, easy_meaning, one};
use super::format::{NBSP, counted, rounded};
use super::nearby::{Found, Nearby};
use super::toponym::at;
use super::wording::eaje_kind;
use crate::domain::{Dataset, NamedCommune, Service};

/// How far is called near, in kilometres: a short drive.
const NEAR: f64 = 15.0;

/// What there is, in one or two sentences. `home` is the commune that the person has named, or
/// `None` around a position.
#[must_use]
pub fn summary(nearby: &Nearby, home: Option<NamedCommune>, reading: Reading) -> String {
    let Some(nearest) = nearby.placed.first() else {
        return match reading {
            Reading::Full => "Le document ne situe aucun service de ce genre.".to_owned(),
            Reading::Easy => "Nous n’avons rien trouvé.".to_owned(),
        };
    };
    let here = nearby.placed.iter().filter(|f| is_here(f, home)).count();
    let close = nearby.placed.iter().filter(|f| f.kilometres <= NEAR).count() - here;
    let near = format!("moins de {NEAR}{NBSP}km");
    match (home, reading) {
        (Some(home), _) if here > 0 => {
            let others = match close {
                0 => String::new(),
                1 => format!(" et un autre à {near}"),
                _ => format!(" et {close} autres à {near}"),
            };
            format!("{} {}{others}.", counted(here, "service"), at(home.name))
        }
        (_, Reading::Easy) => format!("Le plus près est {}.", distance(nearest, home)),
        (Some(home), Reading::Full) if close == 0 => format!(
            "Rien {} ni à {near}. Le plus proche est {}, {}.",
            at(home.name),
            distance(nearest, Some(home)),
            at(&nearest.commune.name)
        ),
        (Some(home), Reading::Full) => format!(
            "Rien {} même, mais {} à {near}. Le plus proche est {}, {}.",
            at(home.name),
            counted(close, "service"),
            distance(nearest, Some(home)),
            at(&nearest.commune.name)
        ),
        (None, Reading::Full) => format!(
            "{} à {near}. Le plus proche est {}, {}.",
            if close == 0 { "Rien".to_owned() } else { counted(close, "service") },
            distance(nearest, None),
            at(&nearest.commune.name)
        ),
    }
}

/// How far a service is: « à 8 km », « dans votre commune ».
#[must_use]
pub fn distance(found: &Found, home: Option<NamedCommune>) -> String {
    if is_here(found, home) {
        return "dans votre commune".to_owned();
    }
    // Pins stand at town halls: a decimal would promise more than they know.
    match rounded(found.kilometres, 0) {
        km if km == "0" => format!("à moins de 1{NBSP}km"),
        km => format!("à {km}{NBSP}km"),
    }
}

/// The kind of a service: « Crèche (micro-crèche), 10 places ».
#[must_use]
pub fn kind(service: &Service) -> String {
    let mut kind = one(service.category).to_owned();
    if let Some(eaje) = service.eaje_kind {
        kind += &format!(" ({})", eaje_kind(eaje));
    }
    if let Some(places) = service.places {
        kind += &format!(", {}", counted(places as usize, "place"));
    }
    kind
}

/// Where a found service is: its commune with its intercommunalité, and its other sites.
#[must_use]
pub fn place(dataset: &Dataset, found: &Found) -> String {
    let epci = dataset.epci().find(|e| e.siren().is_some() && e.siren() == found.commune.epci);
    let mut place = found.commune.name.clone();
    if let Some(epci) = epci {
        place += &format!(" ({})", epci.name);
    }
    let others = found.service.communes.iter().filter(|insee| **insee != found.commune.insee);
    let others: Vec<&str> =
        others.filter_map(|insee| dataset.commune(*insee)).map(|c| c.name.as_str()).collect();
    if !others.is_empty() {
        place += &format!("{NBSP}; aussi à {}", others.join(" et "));
    }
    place
}

/// Numbers in a row as a label: « 1 », « 2–4, 7 ».
#[must_use]
pub fn ranges(numbers: &[usize]) -> String {
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

/// The answer as it is read aloud: a sentence for the whole, then one a service.
#[must_use]
pub fn spoken(
    dataset: &Dataset,
    nearby: &Nearby,
    shown: usize,
    home: Option<NamedCommune>,
    reading: Reading,
) -> Vec<String> {
    let found = nearby.placed.iter().take(shown).enumerate().map(|(index, found)| {
        let number = index + 1;
        let (service, distance) = (found.service, distance(found, home));
        let commune = &found.commune.name;
        match reading {
            Reading::Full => {
                format!("{number}. {}, {}. {commune}, {distance}.", service.name, kind(service))
            }
            Reading::Easy => format!(
                "{number}. {}. {} {commune}, {distance}.",
                service.name,
                easy_meaning(service.category)
            ),
        }
    });
    let territory = nearby
        .in_territory
        .iter()
        .map(|service| format!("{}, {}.", service.name, whereabouts(dataset, service)));
    let all = std::iter::once(summary(nearby, home, reading)).chain(found).chain(territory);
    all.collect()
}

/// Whether a service has a site in the home commune.
fn is_here(found: &Found, home: Option<NamedCommune>) -> bool {
    home.is_some_and(|home| home.covers(found.commune))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compute::nearby::{Origin, nearby};
    use crate::data::{Bundle, load};
    use crate::domain::{Category, CommuneCode, Need};

    fn told(home: &str, need: Need, reading: Reading) -> (String, Vec<String>) {
        let dataset = load(&Bundle::GEODATA).expect("the bundled data is valid");
        let home = dataset.communes.iter().find(|c| c.name == home).expect("a commune");
        let home = dataset.named_commune(CommuneCode::Former(home.insee)).expect("a commune");
        let wanted = |category: Category| need.categories().contains(&category);
        let nearby = nearby(&dataset, &Origin::of_named(&home), wanted);
        let sentences = spoken(&dataset, &nearby, 2, Some(home), reading);
        (summary(&nearby, Some(home), reading), sentences)
    }

    #[test]
    fn a_service_of_the_commune_is_said_first() {
        let (summary, spoken) = told("Rolampont", Need::Childcare, Reading::Full);
        assert_eq!(summary, "1\u{a0}service à Rolampont et 5 autres à moins de 15\u{a0}km.");
        assert_eq!(spoken[0], summary);
        assert_eq!(
            spoken[1],
            "1. La Maison de Paul et Lison, Crèche (micro-crèche), 10\u{a0}places. Rolampont, \
             dans votre commune."
        );
    }

    #[test]
    fn nothing_near_is_said_with_the_nearest() {
        let (summary, _) = told("Bourbonne-les-Bains", Need::School, Reading::Full);
        assert!(summary.starts_with("Rien à Bourbonne-les-Bains ni à moins de 15"), "{summary}");
        assert!(summary.contains("Le plus proche est à "), "{summary}");
        let (easy, _) = told("Bourbonne-les-Bains", Need::School, Reading::Easy);
        assert!(easy.starts_with("Le plus près est à "), "{easy}");
    }

    #[test]
    fn numbers_in_a_row_are_shortened() {
        for (numbers, label) in
            [(&[1][..], "1"), (&[2, 3, 4, 7], "2–4, 7"), (&[1, 3], "1, 3"), (&[], "")]
        {
            assert_eq!(ranges(numbers), label);
        }
    }

    #[test]
    fn distances_are_whole_kilometres() {
        let dataset = load(&Bundle::GEODATA).expect("the bundled data is valid");
        let (service, commune) = (&dataset.services[0], &dataset.communes[0]);
        let words = |kilometres| distance(&Found { service, commune, kilometres }, None);
        assert_eq!(words(0.3), "à moins de 1\u{a0}km");
        assert_eq!(words(8.49), "à 8\u{a0}km");
        let here = Found { service, commune, kilometres: 0.0 };
        let home = dataset.named_commune(CommuneCode::Former(commune.insee));
        assert_eq!(distance(&here, home), "dans votre commune");
    }
}
