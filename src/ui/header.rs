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

/// The settings' id.
const SETTINGS: &str = "reglages";
/// The id of the views' and settings' menu.
const MENU: &str = "menu";

/// Title, views, settings.
pub fn header(store: Store, view: View) -> Element {
    let title = html("div").child(html("h1").child(SITE)).child(subtitle(store.dataset));
    let settings = html("div").class("reglages").attr("id", SETTINGS).attr("popover", "");
    let settings = [
        opener(SETTINGS, "toggle", "Affichage"),
        settings.child(reading(store)).child(theme(store)),
    ];
    of_page(title, store.dataset, Some(view), store.root, settings)
}

/// The header of a page that runs no program, below the site's name; `root` is the way to the site's first page.
pub fn still_header(dataset: &Dataset, view: Option<View>, root: &str) -> Element {
    of_page(of_site(dataset, root), dataset, view, root, [])
}

/// `title`, the links to the pages of the views, then `settings`; on a narrow screen a button opens all but the title.
/// `shown` is the view of this page, `root` the way to the site's root. Whoever follows a link keeps what is shown
/// (`routing::follow_url`, `early/onward.js`).
fn of_page<const N: usize>(
    title: Element,
    dataset: &Dataset,
    shown: Option<View>,
    root: &str,
    settings: [Element; N],
) -> Element {
    let offered = View::ALL.into_iter().filter(|own| own.is_offered(dataset));
    let links = offered.flat_map(|own| {
        let link = html("a")
            .attr("href", link::relative(root, own.path()))
            .attr("aria-current", (Some(own) == shown).then_some("page"))
            .child(own.label());
        // Families come first, and need none of what follows.
        let next = (own == View::Families).then(|| html("p").child("Pour les professionnels"));
        [Some(link), next].into_iter().flatten()
    });
    let menu = html("div")
        .class("menu")
        .attr("id", MENU)
        .attr("popover", "")
        .child(opener(MENU, "hide", "Fermer").class("fermer"))
        .child(html("nav").attr("aria-label", "Vues").children(links))
        .children(settings);
    html("header")
        .class("tete")
        .child(title)
        .child(opener(MENU, "toggle", "Menu").class("bouton-menu"))
        .child(menu)
}

/// A button that does `action` with a popover: without a script too.
fn opener(popover: &'static str, action: &'static str, words: &'static str) -> Element {
    html("button")
        .attr("type", "button")
        .attr("popovertarget", popover)
        .attr("popovertargetaction", action)
        .child(words)
}

/// The site's name above a page whose title is another.
fn of_site(dataset: &Dataset, root: &str) -> Element {
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
        let easy = store.state.with_untracked(is_easy);
        store.dispatch(Intent::SetReading(if easy { Reading::Full } else { Reading::Easy }));
    };
    html("button")
        .attr("type", "button")
        .attr("data-control", "lecture")
        .bind_attr("aria-pressed", move || pressed(store.state.with(is_easy)))
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
        let selected = move || store.state.with(|state| state.theme == theme);
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
