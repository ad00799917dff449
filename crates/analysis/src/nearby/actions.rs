//! What a family can do about a service today: look it up, call the town hall, go there. The document gives
//! neither address nor telephone; what other publications have leads on.

use crate::nearby::guidance::for_category;
use crate::wording::format::{NBSP, long_day, typeset};
use crate::wording::naming::title;
use crate::wording::toponym::of;
use geometry::LonLat;
use model::{Category, Commune, Contact, Dataset, Date, PlacedAt, Service, Territory, TownHall};

/// What can be done about a service, or about a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Actions<'a> {
    /// Where services of its kind are looked up, and what to look for there: « Les Lutins, Nogent ».
    pub look_up: Option<(&'a Contact, String)>,
    /// The town hall of its commune as it is today.
    pub town_hall: Option<CurrentTownHall<'a>>,
    /// Where its pin stands, where that is the town hall of its commune, and of which: « de Langres ».
    pub destination: Option<(LonLat, String)>,
}

/// A town hall that answers for a commune.
#[derive(Clone, Debug, PartialEq)]
pub struct CurrentTownHall<'a> {
    /// How to reach it.
    pub town_hall: &'a TownHall,
    /// The commune with its preposition: « de Rives Dervoises ».
    pub of: String,
    /// Said where that is another commune than the one meant: « Droyes est aujourd’hui dans Rives Dervoises. »
    pub merged: Option<String>,
}

impl<'a> Actions<'a> {
    /// About a service; `site` is the commune of the site that is meant.
    #[must_use]
    pub fn about(dataset: &'a Dataset, service: &Service, site: Option<&Commune>) -> Self {
        let place = site.map(|commune| format!(", {}", commune.name));
        let words = format!("{}{}", title(service), place.unwrap_or_default());
        let look_up = looked_up(dataset, service.category).map(|own| (own, words));
        let destination = site
            .filter(|_| service.placed_at == PlacedAt::TownHall)
            .map(|commune| (commune.point, of(&commune.name)));
        let town_hall = site.and_then(|commune| town_hall(dataset, commune));
        Self { look_up, town_hall, destination }
    }

    /// About an intercommunalité: what families look for first is looked up there.
    #[must_use]
    pub fn in_territory(dataset: &'a Dataset, territory: &Territory) -> Self {
        let look_up = looked_up(dataset, Category::Eaje);
        let look_up = look_up.map(|own| (own, territory.name.clone()));
        Self { look_up, town_hall: None, destination: None }
    }
}

/// Where services of a category are looked up.
fn looked_up(dataset: &Dataset, category: Category) -> Option<&Contact> {
    for_category(dataset.contacts(), category).find(|own| own.check.is_some())
}

/// The town hall that answers for a commune today: that of Rives Dervoises for Droyes.
#[must_use]
pub fn town_hall<'a>(dataset: &'a Dataset, commune: &Commune) -> Option<CurrentTownHall<'a>> {
    let town_hall = dataset.town_hall(commune)?;
    let name = commune.today.as_ref().map_or(&commune.name, |today| &today.name);
    // Some have only lost their hyphens.
    let plain = |name: &str| name.replace('-', " ");
    let merged = (plain(name) != plain(&commune.name))
        .then(|| format!("{} est aujourd’hui dans {name}.", commune.name));
    Some(CurrentTownHall { town_hall, of: of(name), merged })
}

/// When the town hall opens, as it was then, and to be checked; `None` where that is not known.
#[must_use]
pub fn opening_hours(own: &TownHall) -> Option<String> {
    let hours = own.hours.as_ref()?;
    Some(typeset(&format!("Horaires à vérifier : {hours}.")))
}

/// Who says how to reach a town hall, and when: « Données relevées : annuaire de l’administration, 6 octobre 2026. »
#[must_use]
pub fn town_hall_origin(own: &TownHall) -> String {
    let publication = &own.source.publication;
    let date = publication.date.map(|date| match (date, date.first_day()) {
        (Date::Day { .. }, Some(day)) => format!(", {}", long_day(day)),
        _ => format!(", {date}"),
    });
    format!("Données relevées{NBSP}: {}{}.", publication.words.name, date.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commune(name: &str) -> &'static Commune {
        fixtures::dataset().communes.iter().find(|own| own.name == name).expect("a commune")
    }

    #[test]
    fn each_service_of_a_known_commune_has_a_number_to_call() {
        let dataset = fixtures::dataset();
        for service in &dataset.services {
            let site = service.communes.first().and_then(|insee| dataset.commune(*insee));
            let own = Actions::about(dataset, service, site);
            assert!(own.look_up.is_some(), "{}", service.name);
            assert_eq!(own.town_hall.is_some(), site.is_some(), "{}", service.name);
            let phone = own.town_hall.and_then(|own| own.town_hall.phone.as_deref());
            assert_eq!(phone.is_some(), site.is_some(), "{}", service.name);
            let at_town_hall = service.placed_at == PlacedAt::TownHall;
            assert_eq!(own.destination.is_some(), at_town_hall, "{}", service.name);
        }
    }

    #[test]
    fn a_former_commune_is_answered_by_the_town_hall_of_today() {
        let dataset = fixtures::dataset();
        let current = |name| town_hall(dataset, commune(name)).expect("a town hall");
        let CurrentTownHall { town_hall: own, of, merged } = current("Droyes");
        assert_eq!(of, "de Rives Dervoises");
        assert_eq!(merged.as_deref(), Some("Droyes est aujourd’hui dans Rives Dervoises."));
        assert_eq!(current("Langres").merged, None);
        assert_eq!(current("Colombey-les-Deux-Églises").merged, None);
        assert_eq!(own.phone.as_deref(), Some("03 25 04 62 36"));
        assert_eq!(
            town_hall_origin(own),
            "Données relevées\u{a0}: annuaire de l’administration, 6 octobre 2026."
        );
        assert!(opening_hours(own).is_some_and(|hours| hours.starts_with("Horaires à vérifier")));
        let all = dataset.communes.iter().filter(|own| town_hall(dataset, own).is_none());
        assert_eq!(all.count(), 0, "each commune has a town hall");
    }

    #[test]
    fn what_is_looked_up_is_its_name_and_its_commune() {
        let dataset = fixtures::dataset();
        let service = dataset.services.iter().find(|own| own.category == Category::Clas);
        let own = Actions::about(dataset, service.expect("a club"), Some(commune("Nogent")));
        let (contact, text) = own.look_up.expect("a contact");
        assert_eq!(contact.check.as_deref(), Some("Vérifier sur caf.fr"));
        assert!(text.starts_with("Aide aux devoirs") && text.ends_with(", Nogent"), "{text}");
    }
}
