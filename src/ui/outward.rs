//! Links that leave the site. They are written here only: each opens a page of its own, since most
//! sites refuse to be shown in a frame, and whoever put the map into a page wants to keep that page.

use super::icons::{Icon, icon};
use analysis::nearby::actions::{Actions, CurrentTownHall};
use analysis::wording::family_words::Reading;
use analysis::wording::format::{NBSP, typeset};
use dom::{Element, Node, event, html};
use geometry::LonLat;
use model::{Contact, Dataset};
use small_std::fixed;

/// A link to another site, in a window of its own.
pub fn outward(href: &str, words: &str) -> Element {
    window(href.to_owned())
        .attr("title", format!("{words} (nouvelle fenêtre)"))
        .child(words.to_owned())
}

/// A link that calls a number, which may hold spaces, or writes to an address.
pub fn reach(number_or_address: &str, words: &str) -> Element {
    let scheme = if number_or_address.contains('@') { "mailto:" } else { "tel:" };
    device(scheme, number_or_address).child(words.to_owned())
}

/// A link that another program of the device answers.
fn device(scheme: &str, rest: &str) -> Element {
    let bare: String = rest.split_whitespace().collect();
    html("a").attr("href", [scheme, &bare].concat()).attr("target", "_top")
}

/// A site that opens in a window of its own.
fn window(href: String) -> Element {
    html("a").attr("href", href).attr("target", "_blank").attr("rel", "noopener noreferrer")
}

/// What can be done about a service or a place, a link each; `on_look_up` is told what to look for on the site
/// that opens. `whole` where there is room for all of it, as on a card.
pub fn actions(
    own: &Actions,
    whole: bool,
    on_look_up: impl Fn(String) + Send + 'static,
) -> Vec<Element> {
    let look_up = own.look_up.as_ref().and_then(|(contact, words)| {
        let (check, words) = (contact.check.as_deref()?, words.clone());
        let title = format!("Copie «{NBSP}{words}{NBSP}» et ouvre le site (nouvelle fenêtre)");
        let link = window(contact.link.clone())
            .attr("data-geste", "verifier")
            .attr("title", title)
            .on(event::CLICK, move |_| on_look_up(words.clone()));
        Some(action(link, Icon::Search).child(shortened(check)))
    });
    let place = own.destination.as_ref().map(|own| plan(own, whole));
    let go = own.destination.as_ref().filter(|_| whole).map(go);
    let call = own.town_hall.as_ref().and_then(|own| call(own, whole));
    let site = own.town_hall.as_ref().filter(|_| whole).and_then(site);
    [look_up, call, place, go, site].into_iter().flatten().collect()
}

/// Calls a town hall, whose commune is said where it is not that of the service, or there is room for it.
fn call(own: &CurrentTownHall, whole: bool) -> Option<Element> {
    let phone = own.town_hall.phone.as_ref()?;
    let commune = html("span").child(format!(" {}", own.of));
    let commune = match (&own.merged, whole) {
        (Some(_), _) => commune,
        (None, true) => commune.class("suite"),
        (None, false) => commune.class("hors-ecran"),
    };
    // A number is read as one.
    let number = html("span").class("chiffres").child(phone.replace(' ', "\u{a0}"));
    let link = action(device("tel:", phone).attr("data-geste", "appeler"), Icon::Phone);
    let words = html("span").child("Mairie").child(commune).child(rest(&format!("{NBSP}: ")));
    Some(link.child(words.child(number)))
}

/// Words whose first is enough where there is little room.
fn shortened(words: &str) -> Element {
    let (first, others) = words.split_once(' ').unwrap_or((words, ""));
    html("span").child(first.to_owned()).child(rest(&format!(" {others}")))
}

/// What is only heard where there is little room: in the rows of an answer and of the list.
fn rest(words: &str) -> Element {
    html("span").class("suite").child(words.to_owned())
}

/// Opens the site of a town hall.
fn site(own: &CurrentTownHall) -> Option<Element> {
    let link = window(own.town_hall.site.clone()?)
        .attr("data-geste", "site")
        .attr("title", format!("Site de la mairie {} (nouvelle fenêtre)", own.of));
    Some(action(link, Icon::Globe).child(shortened("Site de la mairie")))
}

/// What a plan shows: no service has an address.
fn shown_there(of: &str) -> String {
    format!("Le plan montre la mairie {of}, pas le service lui-même")
}

/// Shows a place on OpenStreetMap.
fn plan((LonLat { lon, lat }, of): &(LonLat, String), whole: bool) -> Element {
    let [lon, lat] = [lon, lat].map(|degrees| fixed(*degrees, 5));
    let map = format!("https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}");
    let link = window(map)
        .attr("data-geste", "plan")
        .attr("title", format!("{} (nouvelle fenêtre)", shown_there(of)));
    action(link, Icon::Pin).child(shortened(if whole { "Plan de la mairie" } else { "Plan" }))
}

/// Opens the maps of the device, which phones have.
fn go((LonLat { lon, lat }, of): &(LonLat, String)) -> Element {
    let [lon, lat] = [lon, lat].map(|degrees| fixed(*degrees, 5));
    let link = device("geo:", &format!("{lat},{lon}?q={lat},{lon}"))
        .class("telephone")
        .attr("data-geste", "aller")
        .attr("title", shown_there(of));
    action(link, Icon::Pin).child(shortened("Aller à la mairie"))
}

fn action(link: Element, own: Icon) -> Element {
    link.class("geste").child(icon(own))
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
        let call = |phone: &String| {
            device(if own.by_text { "sms:" } else { "tel:" }, phone).class("appel")
        };
        let (way, also) = match &own.phone {
            Some(phone) if own.danger => (call(phone).child(own.name.clone()), None),
            phone => (outward(&own.link, &own.name), phone.as_ref()),
        };
        let also = also.map(|phone| {
            [Node::from(" "), call(phone).child(format!("Appeler le {phone}")).into()]
        });
        let words = html("span").child(typeset(words));
        html("li").child(way).child(" ").child(words).children(also.into_iter().flatten())
    };
    html("ul").class("contacts").children(contacts.iter().map(item))
}
