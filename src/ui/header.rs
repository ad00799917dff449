//! The header of the pages.

use crate::store::Store;
use analysis::wording::family_words::ReadingLevel;
use analysis::wording::labels::SITE;
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
const SETTINGS: &str = "reglages";
/// Id of the menu of views and settings.
const MENU: &str = "menu";

/// The header: title, views, settings.
pub fn header(store: Store, view: View) -> Element {
    let title = html("div").child(html("h1").child(SITE)).child(subtitle(store.dataset));
    let settings = html("div").class("reglages").attr("id", SETTINGS).attr("popover", "");
    let settings = [
        opener(SETTINGS, "toggle", "Affichage"),
        settings.child(reading(store)).child(theme(store)),
    ];
    of_page(title, store.dataset, Some(view), store.root, settings)
}

/// The header of a page without the program. `root` is the relative path to the site's root.
pub fn static_header(dataset: &Dataset, view: Option<View>, root: &str) -> Element {
    of_page(of_site(dataset, root), dataset, view, root, [])
}

/// `title`, the links to the views, then `settings`; in a narrow window a button opens all but the title.
/// `current` is the view of this page, `root` the relative path to the site's root. The links keep what is shown
/// (`routing::follow_url`, `early/keep_query.js`).
fn of_page<const N: usize>(
    title: Element,
    dataset: &Dataset,
    current: Option<View>,
    root: &str,
    settings: [Element; N],
) -> Element {
    let views = View::ALL.into_iter().filter(|view| view.is_offered(dataset));
    let links = views.flat_map(|view| {
        let link = html("a")
            .attr("href", link::relative(root, view.path()))
            .attr("aria-current", (Some(view) == current).then_some("page"))
            .child(view.label());
        // The views after the families' one are for professionals.
        let next = (view == View::Families).then(|| html("p").child("Pour les professionnels"));
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

/// A button that applies `action` to a popover; works without a script.
fn opener(popover: &'static str, action: &'static str, words: &'static str) -> Element {
    html("button")
        .attr("type", "button")
        .attr("popovertarget", popover)
        .attr("popovertargetaction", action)
        .child(words)
}

/// The site's name, above the title of another page.
fn of_site(dataset: &Dataset, root: &str) -> Element {
    html("div")
        .child(
            html("p")
                .class("titre-site")
                .child(html("a").attr("href", root.to_owned()).child(SITE)),
        )
        .child(subtitle(dataset))
}

/// The subtitle of the site, from the data.
fn subtitle(dataset: &Dataset) -> Element {
    html("p").class("sous-titre").child(dataset.metadata.site.subtitle.clone())
}

fn reading(store: Store) -> Element {
    let is_easy = |state: &ViewState| state.reading == ReadingLevel::Easy;
    let turn = move |_| {
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
        .bind_attr("aria-pressed", move || pressed(store.state.with(is_easy)))
        .on(event::CLICK, turn)
        .child("Facile à lire")
}

fn theme(store: Store) -> Element {
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
pub fn pressed(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}
