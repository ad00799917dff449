//! Reads `contacts.json` and `mairies.json`.

use small_std::{Json, sort_by};

use super::faults::Faults;
use super::record::{Record, records};
use crate::{Category, Contact, Need, TownHall};

/// Name of the file of the contacts.
pub const FILE: &str = "contacts.json";
/// Name of the file of the town halls.
pub const TOWN_HALLS_FILE: &str = "mairies.json";

/// Reads the contacts, in display order.
pub fn read(list: &Json<'_>, faults: &Faults) -> Vec<Contact> {
    let mut contacts = records(FILE, "id", list, faults, contact);
    sort_by(&mut contacts, |a: &Contact, b: &Contact| a.rank.cmp(&b.rank));
    contacts
}

fn contact(record: &Record<'_>) -> Contact {
    let link = record.string("lien");
    if !link.starts_with("https://") {
        record.fault("un lien doit commencer par https://");
    }
    Contact {
        id: record.string("id"),
        name: record.string("nom"),
        phone: record.optional_text("telephone").map(str::to_owned),
        is_text_only: record.flag("sms"),
        check_label: record.optional_text("verifier").map(str::to_owned),
        link,
        purpose: record.string("pour"),
        easy_purpose: record.string("facile"),
        is_emergency: record.flag("danger"),
        rank: record.count("rang"),
        categories: record.parse_texts("categories", Category::parse),
        needs: record.parse_texts("besoins", Need::parse),
    }
}

/// Reads the town halls, sorted by the commune's code.
pub fn town_halls(list: &Json<'_>, faults: &Faults) -> Vec<TownHall> {
    records(TOWN_HALLS_FILE, "commune", list, faults, |record| {
        let optional_string = |name| record.optional_text(name).map(str::to_owned);
        if record.optional_text("site").is_some_and(|site| !site.starts_with("http")) {
            record.fault("un site doit commencer par http:// ou https://");
        }
        TownHall {
            commune: record.path.parse_insee(record.text("commune")),
            phone: optional_string("telephone"),
            site: optional_string("site"),
            hours: optional_string("horaires"),
            source: record.source(),
        }
    })
}
