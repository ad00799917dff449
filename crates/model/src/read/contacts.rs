//! Reads `contacts.json`.

use small_std::Json;

use super::faults::Faults;
use super::record::{Record, records};
use crate::{Category, Contact, Need};

/// Where they are published.
pub const FILE: &str = "contacts.json";

/// The contacts, in the order of the file.
pub fn read(list: &Json<'_>, faults: &Faults) -> Vec<Contact> {
    records(FILE, "id", list, faults, contact)
}

fn contact(record: &Record<'_>) -> Contact {
    let link = record.string("lien");
    if !link.starts_with("https://") {
        record.fault("un lien doit commencer par https://");
    }
    Contact {
        id: record.string("id"),
        name: record.string("nom"),
        phone: record.text_if_any("telephone").map(str::to_owned),
        link,
        purpose: record.string("pour"),
        easy: record.string("facile"),
        danger: record.flag("danger"),
        categories: record.all_known("categories", Category::parse),
        needs: record.all_known("besoins", Need::parse),
    }
}
