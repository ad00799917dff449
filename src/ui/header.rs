//! The header of the pages.

use crate::store::Store;
use analysis::wording::family_words::ReadingLevel;
use analysis::wording::labels::SITE_NAME;
use dom::{Element, event, html};
use model::Dataset;
use state::{Intent, ThemeChoice, View, ViewState, link};

/// Options of the theme menu: value, label, choice.
const THEMES: [(&str, &str, ThemeChoice); 3] = [
    ("auto", "Comme l’appareil", ThemeChoice::Auto),
    ("clair", "Clair", ThemeChoice::Light),
    ("sombre", "Sombre", ThemeChoice::Dark),
];

/// Id of the settings popover.
const SETTINGS_ID: &str = "reglages";
/// Id of the menu of views and settings.
const MENU_ID: &str = "menu";

/// The header: title, views, settings.
pub fn header(store: Store, view: View) -> Element {
    let title = html("div").child(html("h1").child(SITE_NAME)).child(subtitle(store.dataset));
    let settings = html("div").class("reglages").attr("id", SETTINGS_ID).attr("popover", "");
    let settings = [
        popover_button(SETTINGS_ID, "toggle", "Affichage"),
        settings.child(reading_level_button(store)).child(theme_select(store)),
    ];
    header_with(title, store.dataset, Some(view), store.root, settings)
}

/// The header of a page without the program. `root` is the relative path to the site's root.
pub fn static_header(dataset: &Dataset, view: Option<View>, root: &str) -> Element {
    header_with(site_title(dataset, root), dataset, view, root, [])
}

/// `title`, the links to the views, then `settings`; in a narrow window a button opens all but the title.
/// `current` is the view of this page, `root` the relative path to the site's root. The links keep what is shown
/// (`routing::follow_url`, `early/keep_query.js`).
fn header_with<const N: usize>(
    title: Element,
    dataset: &Dataset,
    current: Option<View>,
    root: &str,
    settings: [Element; N],
) -> Element {
    let views = View::ALL.into_iter().filter(|view| view.is_offered(dataset));
    let links = views.flat_map(|view| {
        let link = html("a")
            .attr("href", link::relative_url(root, view.path()))
            .attr("aria-current", (Some(view) == current).then_some("page"))
            .child(view.label());
        // The views after the families' one are for professionals.
        let audience = (view == View::Families).then(|| html("p").child("Pour les professionnels"));
        [Some(link), audience].into_iter().flatten()
    });
    let menu = html("div")
        .class("menu")
        .attr("id", MENU_ID)
        .attr("popover", "")
        .child(popover_button(MENU_ID, "hide", "Fermer").class("fermer"))
        .child(html("nav").attr("aria-label", "Vues").children(links))
        .children(settings);
    html("header")
        .class("tete")
        .child(title)
        .child(popover_button(MENU_ID, "toggle", "Menu").class("bouton-menu"))
        .child(menu)
}

/// A button that applies `action` to a popover; works without a script.
fn popover_button(popover: &'static str, action: &'static str, words: &'static str) -> Element {
    html("button")
        .attr("type", "button")
        .attr("popovertarget", popover)
        .attr("popovertargetaction", action)
        .child(words)
}

/// The site's name, above the title of another page.
fn site_title(dataset: &Dataset, root: &str) -> Element {
    html("div")
        .child(
            html("p")
                .class("titre-site")
                .child(html("a").attr("href", root.to_owned()).child(SITE_NAME)),
        )
        .child(subtitle(dataset))
}

/// The subtitle of the site, from the data.
fn subtitle(dataset: &Dataset) -> Element {
    html("p").class("sous-titre").child(dataset.metadata.site.subtitle.clone())
}

fn reading_level_button(store: Store) -> Element {
    let is_easy = |state: &ViewState| state.reading == ReadingLevel::Easy;
    let toggle = move |_| {
        let easy = store.state.with_untracked(is_easy);
        store.dispatch(Intent::SetReading(if easy {
            ReadingLevel::Full
        } else {
            ReadingLevel::Easy
        }));
    };
    html("button")
        .attr("type", "button")
        .attr("data-control", "lecture")
        .bind_attr("aria-pressed", move || aria_bool(store.state.with(is_easy)))
        .on(event::CLICK, toggle)
        .child("Facile à lire")
}

fn theme_select(store: Store) -> Element {
    let choose = move |event| {
        let code = event::field_value(&event);
        if let Some((_, _, theme)) = THEMES.iter().find(|(value, _, _)| *value == code) {
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

/// Value of `aria-pressed`, `aria-expanded` and `aria-selected`.
pub fn aria_bool(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}
