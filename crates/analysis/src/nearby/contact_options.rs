//! What a family can do about a service today: look it up, call the town hall, go there. The document has
//! neither addresses nor telephone numbers, so that they come from other publications.

use crate::nearby::guidance::contacts_for;
use crate::wording::format::{NBSP, day_in_words, typeset};
use crate::wording::naming::service_title;
use crate::wording::toponym::with_de;
use geometry::LonLat;
use model::{
    Category, Commune, Contact, Dataset, PartialDate, PinPrecision, Service, Territory, TownHall,
};

/// Possible next steps for a service or a territory.
#[derive(Clone, Debug, PartialEq)]
pub struct ContactOptions<'a> {
    /// A site to look the service up on, and the words to search for: « Les Lutins, Nogent ».
    pub look_up: Option<(&'a Contact, String)>,
    /// The town hall of its commune of today.
    pub town_hall: Option<CurrentTownHall<'a>>,
    /// The position of a pin that stands at a town hall, and the commune with its preposition: « de Langres ».
    pub destination: Option<(LonLat, String)>,
}

/// A town hall with the commune it is responsible for.
#[derive(Clone, Debug, PartialEq)]
pub struct CurrentTownHall<'a> {
    /// Its contact details.
    pub town_hall: &'a TownHall,
    /// The commune with its preposition: « de Rives Dervoises ».
    pub of_commune: String,
    /// A sentence if the commune was merged: « Droyes est aujourd’hui dans Rives Dervoises. »
    pub merger_note: Option<String>,
}

impl<'a> ContactOptions<'a> {
    /// The next steps for a service at the site in the commune `site`.
    #[must_use]
    pub fn for_service(dataset: &'a Dataset, service: &Service, site: Option<&Commune>) -> Self {
        let place = site.map(|commune| format!(", {}", commune.name));
        let search_text = format!("{}{}", service_title(service), place.unwrap_or_default());
        let look_up = lookup_site(dataset, service.category).map(|contact| (contact, search_text));
        let destination = site
            .filter(|_| service.pin_precision == PinPrecision::TownHall)
            .map(|commune| (commune.point, with_de(&commune.name)));
        let town_hall = site.and_then(|commune| town_hall(dataset, commune));
        Self { look_up, town_hall, destination }
    }

    /// The next steps for an intercommunalité: looking up its crèches, which families look for first.
    #[must_use]
    pub fn for_territory(dataset: &'a Dataset, territory: &Territory) -> Self {
        let look_up = lookup_site(dataset, Category::Eaje);
        let look_up = look_up.map(|contact| (contact, territory.name.clone()));
        Self { look_up, town_hall: None, destination: None }
    }
}

/// The site to look up services of a category on.
fn lookup_site(dataset: &Dataset, category: Category) -> Option<&Contact> {
    contacts_for(dataset.contacts(), category).find(|contact| contact.check_label.is_some())
}

/// The town hall responsible for a commune today: that of Rives Dervoises for Droyes.
#[must_use]
pub fn town_hall<'a>(dataset: &'a Dataset, commune: &Commune) -> Option<CurrentTownHall<'a>> {
    let town_hall = dataset.town_hall(commune)?;
    let name = commune.today.as_ref().map_or(&commune.name, |today| &today.name);
    // Some names have only lost their hyphens.
    let without_hyphens = |name: &str| name.replace('-', " ");
    let merger_note = (without_hyphens(name) != without_hyphens(&commune.name))
        .then(|| format!("{} est aujourd’hui dans {name}.", commune.name));
    Some(CurrentTownHall { town_hall, of_commune: with_de(name), merger_note })
}

/// Opening hours with the advice to check them; `None` if unknown.
#[must_use]
pub fn opening_hours(town_hall: &TownHall) -> Option<String> {
    let hours = town_hall.hours.as_ref()?;
    Some(typeset(&format!("Horaires à vérifier : {hours}.")))
}

/// Source and date of the contact details: « Données relevées : annuaire de l’administration, 6 octobre 2026. »
#[must_use]
pub fn town_hall_origin(town_hall: &TownHall) -> String {
    let publication = &town_hall.source.publication;
    let date = publication.date.map(|date| match (date, date.first_day()) {
        (PartialDate::Day { .. }, Some(day)) => format!(", {}", day_in_words(day)),
        _ => format!(", {date}"),
    });
    format!("Données relevées{NBSP}: {}{}.", publication.words.name, date.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commune(name: &str) -> &'static Commune {
        fixtures::dataset().communes.iter().find(|commune| commune.name == name).expect("a commune")
    }

    #[test]
    fn each_service_of_a_known_commune_has_a_number_to_call() {
        let dataset = fixtures::dataset();
        for service in &dataset.services {
            let site = service.communes.first().and_then(|insee| dataset.commune(*insee));
            let options = ContactOptions::for_service(dataset, service, site);
            assert!(options.look_up.is_some(), "{}", service.name);
            assert_eq!(options.town_hall.is_some(), site.is_some(), "{}", service.name);
            let phone = options.town_hall.and_then(|current| current.town_hall.phone.as_deref());
            assert_eq!(phone.is_some(), site.is_some(), "{}", service.name);
            let at_town_hall = service.pin_precision == PinPrecision::TownHall;
            assert_eq!(options.destination.is_some(), at_town_hall, "{}", service.name);
        }
    }

    #[test]
    fn former_communes_get_the_town_hall_of_today() {
        let dataset = fixtures::dataset();
        let current = |name| town_hall(dataset, commune(name)).expect("a town hall");
        let CurrentTownHall { town_hall: hall, of_commune, merger_note } = current("Droyes");
        assert_eq!(of_commune, "de Rives Dervoises");
        assert_eq!(merger_note.as_deref(), Some("Droyes est aujourd’hui dans Rives Dervoises."));
        assert_eq!(current("Langres").merger_note, None);
        assert_eq!(current("Colombey-les-Deux-Églises").merger_note, None);
        assert_eq!(hall.phone.as_deref(), Some("03 25 04 62 36"));
        assert_eq!(
            town_hall_origin(hall),
            "Données relevées\u{a0}: annuaire de l’administration, 6 octobre 2026."
        );
        assert!(opening_hours(hall).is_some_and(|hours| hours.starts_with("Horaires à vérifier")));
        let all = dataset.communes.iter().filter(|commune| town_hall(dataset, commune).is_none());
        assert_eq!(all.count(), 0, "each commune has a town hall");
    }

    #[test]
    fn lookup_text_is_the_name_and_the_commune() {
        let dataset = fixtures::dataset();
        let service = dataset.services.iter().find(|service| service.category == Category::Clas);
        let options =
            ContactOptions::for_service(dataset, service.expect("a club"), Some(commune("Nogent")));
        let (contact, text) = options.look_up.expect("a contact");
        assert_eq!(contact.check_label.as_deref(), Some("Vérifier sur caf.fr"));
        assert!(text.starts_with("Aide aux devoirs") && text.ends_with(", Nogent"), "{text}");
    }
}
