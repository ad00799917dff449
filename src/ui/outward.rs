//! Links that leave the site. They are written here only: each opens a page of its own, since most
//! sites refuse to be shown in a frame, and whoever put the map into a page wants to keep that page.

use analysis::wording::family_words::Reading;
use analysis::wording::format::typeset;
use dom::{Element, html};
use model::{Contact, Dataset};

/// A link to a contact's site, named after it.
pub fn outward(to: &Contact) -> Element {
    html("a")
        .attr("href", to.link.clone())
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .attr("title", format!("{} (nouvelle fenêtre)", to.name))
        .child(to.name.clone())
}

/// A link to the site of the contact with this id; nothing where the data have none.
pub fn outward_to(dataset: &Dataset, id: &str) -> Option<Element> {
    dataset.contacts().iter().find(|own| own.id == id).map(outward)
}

/// Whom to ask, or to call, and what for.
pub fn contacts(contacts: &[&Contact], reading: Reading) -> Element {
    let item = |own: &&Contact| {
        let words = match reading {
            Reading::Full => own.purpose.as_str(),
            Reading::Easy => own.easy.as_str(),
        };
        let way = match &own.phone {
            Some(phone) => html("a")
                .class("appel")
                .attr("href", format!("tel:{phone}"))
                .attr("target", "_top")
                .child(own.name.clone()),
            None => outward(own),
        };
        html("li").child(way).child(" ").child(html("span").child(typeset(words)))
    };
    html("ul").class("contacts").children(contacts.iter().map(item))
}
