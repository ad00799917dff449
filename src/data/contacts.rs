//! Reads `contacts.json`.

use super::DataError;
use super::raw::RawContact;
use super::records::{Place, converted};
use crate::domain::{Category, Contact, Need};

/// Where they are published.
pub const FILE: &str = "contacts.json";

/// The contacts, in the order of the file.
pub fn read(raw: Vec<RawContact>) -> Result<Vec<Contact>, DataError> {
    converted(FILE, raw, contact)
}

fn contact(raw: RawContact, place: Place<'_>) -> Result<Contact, DataError> {
    let category = |code: &String| {
        place.require(Category::parse(code), || format!("catégorie « {code} » inconnue"))
    };
    let need =
        |code: &String| place.require(Need::parse(code), || format!("besoin « {code} » inconnu"));
    if !raw.lien.starts_with("https://") {
        return Err(place.error("un lien doit commencer par https://"));
    }
    Ok(Contact {
        name: raw.nom,
        phone: raw.telephone,
        link: raw.lien,
        purpose: raw.pour,
        easy: raw.facile,
        danger: raw.danger,
        categories: raw.categories.iter().map(category).collect::<Result<_, _>>()?,
        needs: raw.besoins.iter().map(need).collect::<Result<_, _>>()?,
        id: raw.id,
    })
}
