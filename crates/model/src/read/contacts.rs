//! Reads `contacts.json` and `mairies.json`.

use small_std::{Json, sort_by};

use super::faults::Faults;
use super::record::{Record, records};
use crate::{Category, Contact, Need, TownHall};

/// The file in the data folder, as errors name it.
pub const FILE: &str = "contacts.json";
/// Where the town halls are published.
pub const TOWN_HALLS: &str = "mairies.json";

/// The contacts, in the order in which they are told.
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
        phone: record.text_if_any("telephone").map(str::to_owned),
        by_text: record.flag("sms"),
        check: record.text_if_any("verifier").map(str::to_owned),
        link,
        purpose: record.string("pour"),
        easy: record.string("facile"),
        danger: record.flag("danger"),
        rank: record.count("rang"),
        categories: record.all_known("categories", Category::parse),
        needs: record.all_known("besoins", Need::parse),
    }
}

/// The town halls, sorted by the commune's code.
pub fn town_halls(list: &Json<'_>, faults: &Faults) -> Vec<TownHall> {
    records(TOWN_HALLS, "commune", list, faults, |record| {
        let given = |name| record.text_if_any(name).map(str::to_owned);
        if record.text_if_any("site").is_some_and(|site| !site.starts_with("http")) {
            record.fault("un site doit commencer par http:// ou https://");
        }
        TownHall {
            commune: record.place.insee(record.text("commune")),
            phone: given("telephone"),
            site: given("site"),
            hours: given("horaires"),
            source: record.source(),
        }
    })
}
