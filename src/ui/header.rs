//! The top of the page.

use crate::store::Store;
use analysis::wording::family_words::Reading;
use analysis::wording::labels::SITE;
use dom::{Element, event, html};
use model::Dataset;
use state::{Intent, ThemeChoice, View, ViewState, link};

/// The choices of the theme menu: value, words, choice.
const THEMES: [(&str, &str, ThemeChoice); 3] = [
    ("auto", "Comme l’appareil", ThemeChoice::Auto),
    ("clair", "Clair", ThemeChoice::Light),
    ("sombre", "Sombre", ThemeChoice::Dark),
];

/// Title, views, way of reading, theme.
pub fn header(store: Store, view: View) -> Element {
    let title = html("div").child(html("h1").child(SITE)).child(subtitle(store.dataset));
    html("header")
        .class("tete")
        .child(title)
        .child(navigation(store.dataset, Some(view), store.root))
        .child(reading(store))
        .child(theme(store))
}

/// The links to the pages of the views; `shown` is that of this page, `root` the way to the site's root.
/// Whoever follows one keeps what is shown (`routing::follow_url`, `early/onward.js`).
pub fn navigation(dataset: &Dataset, shown: Option<View>, root: &str) -> Element {
    let offered = View::ALL.into_iter().filter(|own| own.is_offered(dataset));
    let links = offered.map(|own| {
        html("a")
            .attr("href", link::relative(root, own.path()))
            .attr("aria-current", (Some(own) == shown).then_some("page"))
            .child(own.label())
    });
    html("nav").attr("aria-label", "Vues").children(links)
}

/// The site's name above a page whose title is another; `root` is the way to its first page.
pub fn of_site(dataset: &Dataset, root: &str) -> Element {
    html("div")
        .child(
            html("p")
                .class("titre-site")
                .child(html("a").attr("href", root.to_owned()).child(SITE)),
        )
        .child(subtitle(dataset))
}

/// What the site's name does not say.
fn subtitle(dataset: &Dataset) -> Element {
    html("p").class("sous-titre").child(dataset.metadata.site.subtitle.clone())
}

fn reading(store: Store) -> Element {
    let is_easy = |state: &ViewState| state.reading == Reading::Easy;
    let turn = move |_| {
        let easy = store.view.with_untracked(is_easy);
        store.dispatch(Intent::SetReading(if easy { Reading::Full } else { Reading::Easy }));
    };
    html("button")
        .attr("type", "button")
        .attr("data-control", "lecture")
        .bind_attr("aria-pressed", move || pressed(store.view.with(is_easy)))
        .on(event::CLICK, turn)
        .child("Facile à lire")
}

fn theme(store: Store) -> Element {
    let choose = move |event| {
        let chosen = event::field_value(&event);
        if let Some((_, _, theme)) = THEMES.iter().find(|(value, _, _)| *value == chosen) {
            store.dispatch(Intent::SetTheme(*theme));
        }
    };
    let options = THEMES.map(|(value, words, theme)| {
        let selected = move || store.view.with(|state| state.theme == theme);
        html("option").attr("value", value).bind_prop("selected", selected).child(words)
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
