//! Links that leave the site. They are written here only: each opens a page of its own, since most
//! sites refuse to be shown in a frame, and whoever put the map into a page wants to keep that page.

use super::icons::{Icon, icon};
use analysis::nearby::actions::Actions;
use analysis::wording::family_words::Reading;
use analysis::wording::format::{NBSP, sentence_case, typeset};
use dom::{Element, event, html};
use geometry::LonLat;
use model::{Contact, Dataset, TownHall};
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
        let link = window(contact.link.clone())
            .attr("data-geste", "verifier")
            .attr(
                "title",
                format!("Copie «{NBSP}{words}{NBSP}» et ouvre le site (nouvelle fenêtre)"),
            )
            .on(event::CLICK, move |_| on_look_up(words.clone()));
        Some(action(link, Icon::Search, check.to_owned()))
    });
    let [call, site] =
        own.town_hall.as_ref().map_or([None, None], |(hall, name)| town_hall(hall, name));
    let there = own.destination.as_ref().map_or([None, None], |(point, name)| there(*point, name));
    let links = [look_up, call, site.filter(|_| whole)].into_iter().chain(there);
    links.flatten().collect()
}

/// Calls a town hall; opens its site.
fn town_hall(own: &TownHall, name: &str) -> [Option<Element>; 2] {
    let call = own.phone.as_ref().map(|phone| {
        // A number is read as one.
        let number = phone.replace(' ', "\u{a0}");
        let link = device("tel:", phone).attr("data-geste", "appeler");
        action(link, Icon::Phone, format!("{}{NBSP}: {number}", sentence_case(name)))
    });
    let site = own.site.as_ref().map(|site| {
        let link = window(site.clone()).attr("data-geste", "site");
        let title = format!("Site de la {name} (nouvelle fenêtre)");
        action(link.attr("title", title), Icon::Globe, "Site de la mairie".to_owned())
    });
    [call, site]
}

/// Opens the device's own maps, which phones have; shows the place on OpenStreetMap.
fn there(LonLat { lon, lat }: LonLat, name: &str) -> [Option<Element>; 2] {
    let [lon, lat] = [lon, lat].map(|degrees| fixed(degrees, 5));
    let title = format!("Le plan montre la {name}, pas le service lui-même");
    let go = device("geo:", &format!("{lat},{lon}?q={lat},{lon}"))
        .class("telephone")
        .attr("data-geste", "aller")
        .attr("title", title.clone());
    let map = format!("https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}");
    let plan =
        window(map).attr("data-geste", "plan").attr("title", format!("{title} (nouvelle fenêtre)"));
    [
        Some(action(go, Icon::Pin, "Aller à la mairie".to_owned())),
        Some(action(plan, Icon::Pin, "Plan de la mairie".to_owned())),
    ]
}

fn action(link: Element, own: Icon, words: String) -> Element {
    link.class("geste").child(icon(own)).child(html("span").child(words))
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
        let also = also.map(|phone| call(phone).child(format!("Appeler le {phone}")));
        html("li").child(way).child(" ").child(html("span").child(typeset(words))).children(also)
    };
    html("ul").class("contacts").children(contacts.iter().map(item))
}
