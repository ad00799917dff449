//! Links that leave the site. They are written here only: each opens a page of its own, since most
//! sites refuse to be shown in a frame, and whoever put the map into a page wants to keep that page.

use analysis::wording::family_words::Reading;
use analysis::wording::format::typeset;
use dom::{Element, html};
use model::{Contact, Dataset};

/// A link to another site, in a window of its own.
pub fn outward(href: &str, words: &str) -> Element {
    html("a")
        .attr("href", href.to_owned())
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .attr("title", format!("{words} (nouvelle fenêtre)"))
        .child(words.to_owned())
}

/// A link that calls a number, which may hold spaces, or writes to an address.
pub fn reach(number_or_address: &str, words: &str) -> Element {
    let scheme = if number_or_address.contains('@') { "mailto:" } else { "tel:" };
    let bare: String = number_or_address.split_whitespace().collect();
    html("a").attr("href", [scheme, &bare].concat()).attr("target", "_top").child(words.to_owned())
}

/// A link to the site of the contact with this id; nothing where the data have none.
pub fn outward_to(dataset: &Dataset, id: &str) -> Option<Element> {
    let contact = dataset.contacts().iter().find(|own| own.id == id)?;
    Some(outward(&contact.link, &contact.name))
}

/// Whom to ask, or to call, and what for.
pub fn contacts(contacts: &[&Contact], reading: Reading) -> Element {
    let item = |own: &&Contact| {
        let words = match reading {
            Reading::Full => own.purpose.as_str(),
            Reading::Easy => own.easy.as_str(),
        };
        let way = match &own.phone {
            Some(phone) => reach(phone, &own.name).class("appel"),
            None => outward(&own.link, &own.name),
        };
        html("li").child(way).child(" ").child(html("span").child(typeset(words)))
    };
    html("ul").class("contacts").children(contacts.iter().map(item))
}
