//! Links that leave the site; no other file writes them. Each opens a new window, as most sites refuse to be
//! framed, and whoever embeds the map wants to keep their page.

use super::icons::{Icon, icon};
use analysis::nearby::contact_options::{ContactOptions, CurrentTownHall};
use analysis::wording::family_words::ReadingLevel;
use analysis::wording::format::{NBSP, typeset};
use dom::{Element, Node, event, html};
use geometry::LonLat;
use model::{Contact, Dataset};
use small_std::to_fixed;

/// A link to another site, in a new window.
pub fn external_link(href: &str, words: &str) -> Element {
    new_window_link(href.to_owned())
        .attr("title", format!("{words} (nouvelle fenêtre)"))
        .child(words.to_owned())
}

/// A `tel:` or `mailto:` link. A phone number may contain spaces.
pub fn contact_link(number_or_address: &str, words: &str) -> Element {
    let scheme = if number_or_address.contains('@') { "mailto:" } else { "tel:" };
    scheme_link(scheme, number_or_address).child(words.to_owned())
}

/// A link handled by an app of the device.
fn scheme_link(scheme: &str, target: &str) -> Element {
    let compact: String = target.split_whitespace().collect();
    html("a").attr("href", [scheme, &compact].concat()).attr("target", "_top")
}

/// A link that opens a new window.
fn new_window_link(href: String) -> Element {
    html("a").attr("href", href).attr("target", "_blank").attr("rel", "noopener noreferrer")
}

/// The actions for a service or a place, as links. `on_look_up` receives what to search for on the site that
/// opens. `full` lists all of them, as on a card.
pub fn contact_actions(
    options: &ContactOptions,
    full: bool,
    on_look_up: impl Fn(String) + Send + 'static,
) -> Vec<Element> {
    let look_up = options.look_up.as_ref().and_then(|(contact, words)| {
        let (check, words) = (contact.check_label.as_deref()?, words.clone());
        let title = format!("Copie «{NBSP}{words}{NBSP}» et ouvre le site (nouvelle fenêtre)");
        let link = new_window_link(contact.link.clone())
            .attr("data-geste", "verifier")
            .attr("title", title)
            .on(event::CLICK, move |_| on_look_up(words.clone()));
        Some(action(link, Icon::Search).child(shortenable(check)))
    });
    let map = options.destination.as_ref().map(|destination| osm_link(destination, full));
    let geo = options.destination.as_ref().filter(|_| full).map(geo_link);
    let call = options.town_hall.as_ref().and_then(|hall| town_hall_phone_link(hall, full));
    let site_link = options.town_hall.as_ref().filter(|_| full).and_then(site_link);
    [look_up, call, map, geo, site_link].into_iter().flatten().collect()
}

/// A link that calls a town hall. Shows its commune if it is not the service's, or if `full`.
fn town_hall_phone_link(current: &CurrentTownHall, full: bool) -> Option<Element> {
    let phone = current.town_hall.phone.as_ref()?;
    let commune = html("span").child(format!(" {}", current.of_commune));
    let commune = match (&current.merger_note, full) {
        (Some(_), _) => commune,
        (None, true) => commune.class("suite"),
        (None, false) => commune.class("hors-ecran"),
    };
    // A single element, so that screen readers read the number as a whole.
    let number = html("span").class("chiffres").child(phone.replace(' ', "\u{a0}"));
    let link = action(scheme_link("tel:", phone).attr("data-geste", "appeler"), Icon::Phone);
    let words =
        html("span").child("Mairie").child(commune).child(secondary_words(&format!("{NBSP}: ")));
    Some(link.child(words.child(number)))
}

/// Words of which a narrow row shows only the first.
fn shortenable(words: &str) -> Element {
    let (first, others) = words.split_once(' ').unwrap_or((words, ""));
    html("span").child(first.to_owned()).child(secondary_words(&format!(" {others}")))
}

/// Words that narrow rows, in an answer and in the list, leave to screen readers.
fn secondary_words(words: &str) -> Element {
    html("span").class("suite").child(words.to_owned())
}

/// A link to the site of a town hall.
fn site_link(current: &CurrentTownHall) -> Option<Element> {
    let link = new_window_link(current.town_hall.site.clone()?)
        .attr("data-geste", "site")
        .attr("title", format!("Site de la mairie {} (nouvelle fenêtre)", current.of_commune));
    Some(action(link, Icon::Globe).child(shortenable("Site de la mairie")))
}

/// Title of links to a map, which shows the town hall: no service has an address.
fn map_link_title(of_commune: &str) -> String {
    format!("Le plan montre la mairie {of_commune}, pas le service lui-même")
}

/// A link to a place on OpenStreetMap.
fn osm_link((LonLat { lon, lat }, of_commune): &(LonLat, String), full: bool) -> Element {
    let [lon, lat] = [lon, lat].map(|degrees| to_fixed(*degrees, 5));
    let map = format!("https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}");
    let link = new_window_link(map)
        .attr("data-geste", "plan")
        .attr("title", format!("{} (nouvelle fenêtre)", map_link_title(of_commune)));
    action(link, Icon::Pin).child(shortenable(if full { "Plan de la mairie" } else { "Plan" }))
}

/// A link that opens the maps app, on phones.
fn geo_link((LonLat { lon, lat }, of_commune): &(LonLat, String)) -> Element {
    let [lon, lat] = [lon, lat].map(|degrees| to_fixed(*degrees, 5));
    let link = scheme_link("geo:", &format!("{lat},{lon}?q={lat},{lon}"))
        .class("telephone")
        .attr("data-geste", "aller")
        .attr("title", map_link_title(of_commune));
    action(link, Icon::Pin).child(shortenable("Aller à la mairie"))
}

fn action(link: Element, picture: Icon) -> Element {
    link.class("geste").child(icon(picture))
}

/// A link to the site of the contact with this id; `None` if there is no such contact.
pub fn contact_site_link(dataset: &Dataset, id: &str) -> Option<Element> {
    let contact = dataset.contacts().iter().find(|contact| contact.id == id)?;
    Some(external_link(&contact.link, &contact.name))
}

/// A list of contacts: whom to ask or call, and for what.
pub fn contacts(contacts: &[&Contact], reading: ReadingLevel) -> Element {
    let item = |contact: &&Contact| {
        let words = match reading {
            ReadingLevel::Full => contact.purpose.as_str(),
            ReadingLevel::Easy => contact.easy_purpose.as_str(),
        };
        let call = |phone: &String| {
            scheme_link(if contact.is_text_only { "sms:" } else { "tel:" }, phone).class("appel")
        };
        let (main_link, phone) = match &contact.phone {
            Some(phone) if contact.is_emergency => (call(phone).child(contact.name.clone()), None),
            phone => (external_link(&contact.link, &contact.name), phone.as_ref()),
        };
        let phone =
            phone.map(|tel| [Node::from(" "), call(tel).child(format!("Appeler le {tel}")).into()]);
        let words = html("span").child(typeset(words));
        html("li").child(main_link).child(" ").child(words).children(phone.into_iter().flatten())
    };
    html("ul").class("contacts").children(contacts.iter().map(item))
}
