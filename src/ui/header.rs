//! The top of the page.

use leptos::prelude::*;

use crate::store::Store;
use analysis::wording::family_words::Reading;
use analysis::wording::labels::SITE;
use dom::{Element, event, html};
use state::{Intent, ThemeChoice, View, announcement, link};

/// What the site's name does not say.
pub const SUBTITLE: &str = "Haute-Marne, schéma départemental 2016-2019";

/// The choices of the theme menu: value, words, choice.
const THEMES: [(&str, &str, ThemeChoice); 3] = [
    ("auto", "Comme l’appareil", ThemeChoice::Auto),
    ("clair", "Clair", ThemeChoice::Light),
    ("sombre", "Sombre", ThemeChoice::Dark),
];

/// Title, views, way of reading, theme.
pub fn header(store: Store) -> Element {
    let title = html("div")
        .child(html("h1").child(SITE))
        .child(html("p").class("sous-titre").child(SUBTITLE));
    html("header")
        .class("tete")
        .child(title)
        .child(views(store))
        .child(reading(store))
        .child(theme(store))
}

/// The links to the pages of the views, which keep what is shown.
fn views(store: Store) -> Element {
    let shown = store.view.with_untracked(|state| state.view);
    let links = View::ALL.map(|own| {
        let href = move || {
            let to = store.view.with(|state| link::onward(state, own.path(), store.dataset));
            link::from(store.root, &to.unwrap_or_default())
        };
        view_link(own, Some(shown)).bind("href", href)
    });
    html("nav").attr("aria-label", "Vues").children(links)
}

/// The same on a page without a program; `shown` is its view, `root` the way to the site's root.
pub fn navigation(shown: Option<View>, root: &str) -> Element {
    let links =
        View::ALL.map(|own| view_link(own, shown).attr("href", link::from(root, own.path())));
    html("nav").attr("aria-label", "Vues").children(links)
}

fn view_link(own: View, shown: Option<View>) -> Element {
    html("a")
        .attr("aria-current", (Some(own) == shown).then_some("page"))
        .child(announcement::view(own))
}

/// The site's name above a page whose title is another; `root` is the way to its first page.
pub fn of_site(root: &str) -> Element {
    html("div")
        .child(
            html("p")
                .class("titre-site")
                .child(html("a").attr("href", root.to_owned()).child(SITE)),
        )
        .child(html("p").class("sous-titre").child(SUBTITLE))
}

fn reading(store: Store) -> Element {
    let easy = move || store.view.with(|state| state.reading == Reading::Easy);
    let turn = move |_| {
        let next = if untrack(easy) { Reading::Full } else { Reading::Easy };
        store.dispatch(Intent::Read(next));
    };
    html("button")
        .attr("type", "button")
        .attr("data-control", "lecture")
        .bind("aria-pressed", move || pressed(easy()))
        .on(event::CLICK, turn)
        .child("Facile à lire")
}

fn theme(store: Store) -> Element {
    let choose = move |event| {
        let chosen = event_target_value(&event);
        if let Some((_, _, theme)) = THEMES.iter().find(|(value, _, _)| *value == chosen) {
            store.dispatch(Intent::SetTheme(*theme));
        }
    };
    let options = THEMES.map(|(value, words, theme)| {
        let selected = move || store.view.with(|state| state.theme == theme);
        html("option").attr("value", value).prop("selected", selected).child(words)
    });
    let choice = html("select").attr("data-control", "theme").on(event::CHANGE, choose);
    html("label")
        .class("theme-choix")
        .child(html("span").child("Thème"))
        .child(choice.children(options))
}

/// What `aria-pressed`, `aria-expanded` and `aria-selected` say.
pub fn pressed(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}
