//! The pages of the site, as the build writes them: those that the program takes over, as they open, and
//! the documents that need no program. Nothing here runs in a browser, and nothing here is Leptos'.

mod directory;
mod elements;
mod footer;
mod static_page;
mod territory;
mod texts;

pub use static_page::missing_page;
pub use territory::{departement_path, territory_pages};

use self::directory::directory;
use self::footer::footer;
use self::static_page::StaticPage;
use self::texts::{MEETINGS_FILE, accessibility, governance, legal, method};
use super::app::first_view;
use analysis::export::{ical, series};
use analysis::wording::format::typeset;
use analysis::wording::labels::SITE;
use analysis::wording::sentence::of_departement;
use dom::Element;
use model::{Background, Dataset};
use small_std::escaped;
use state::title::subject;
use state::{View, ViewState};

/// One file of the site.
#[derive(Clone, Debug)]
pub enum Page {
    /// A view that the program takes over: what it opens with, to be put into the shell that
    /// `index.html` is.
    View {
        /// Which.
        view: View,
        /// Its title, escaped.
        title: String,
        /// What it shows, in an escaped sentence; nothing where the shell's own is right.
        description: Option<String>,
        /// What asks for the program, and what is left without it; nothing where the shell's own is right.
        without: Option<[String; 2]>,
        /// What stands in the place of `#app`.
        html: String,
    },
    /// A document of its own, but for its style and the scripts that it links to; or any other text.
    Whole(String),
}

/// All pages by path: a file, or a folder with a slash at its end. `site` is the address of the site, where
/// it is known.
#[must_use]
pub fn pages(
    dataset: &'static Dataset,
    background: &'static Background,
    site: Option<&str>,
) -> Vec<(String, Page)> {
    let views = [View::Families, View::Territories, View::Plan];
    let views = views.into_iter().filter(|view| view.is_offered(dataset));
    let views = views.map(|view| (view.path().to_owned(), of_view(dataset, background, view)));
    let meetings = background.document.as_ref().map(|document| {
        let source = background.credits.iter().find(|credit| credit.is_document);
        let title = source.map(|credit| credit.title.as_str()).unwrap_or_default();
        let path = format!("{}{MEETINGS_FILE}", View::Governance.path());
        (path, ical::calendar(&document.governance, title, &dataset.document.words))
    });
    let whole = texts(dataset, background, site)
        .into_iter()
        .chain(territory_pages(dataset, background, site))
        .chain([("404.html".to_owned(), missing_page(dataset, site))])
        .chain(meetings)
        .chain(series::of_others(dataset).map(|text| (series::FILE.to_owned(), text)));
    views.chain(whole.map(|(path, text)| (path, Page::Whole(text)))).collect()
}

/// What the page of `view` holds in the place of `#app`: what the program takes over, then what never
/// changes.
#[must_use]
pub fn still_page(
    dataset: &'static Dataset,
    background: &'static Background,
    view: View,
) -> String {
    let lists_services = view.has_map() && !dataset.services.is_empty();
    let directory = lists_services.then(|| directory(dataset));
    let foot = footer(dataset, background, view.root());
    let still: String = directory.iter().chain(&foot).map(Element::to_html).collect();
    first_view(dataset, view, background.document.as_ref()) + &still
}

fn of_view(dataset: &'static Dataset, background: &'static Background, view: View) -> Page {
    let state = ViewState { view, ..ViewState::default() };
    let site = &dataset.metadata.site;
    let title = match subject(dataset, &state, None) {
        Some(subject) => escaped(&format!("{subject} – {SITE}")),
        None => escaped(&site.title),
    };
    let description = match view {
        View::Families => Some(escaped(&site.description)),
        View::Territories => dataset
            .indicator(state.shown(dataset).as_str())
            .map(|indicator| escaped(&of_departement(dataset, indicator))),
        View::Plan => {
            let document = background.document.as_ref();
            document.map(|document| escaped(&typeset(&document.plan.summary.text)))
        }
        _ => None,
    };
    let rest =
        format!("\u{a0}: reste le plan tel que {} le donne.", dataset.document.words.subject);
    let without = (view == View::Plan)
        .then(|| ["Le suivi du plan demande le programme de cette page".to_owned(), rest]);
    Page::View { view, title, description, without, html: still_page(dataset, background, view) }
}

/// The pages of text by path.
fn texts(
    dataset: &'static Dataset,
    background: &Background,
    site: Option<&str>,
) -> Vec<(String, String)> {
    let Background { document, anomalies, credits, publisher } = background;
    let root = "../";
    let steering = document.as_ref().map(|document| {
        (
            View::Governance.path(),
            Some(View::Governance),
            governance(&document.governance, &dataset.document.words, root),
        )
    });
    let always = [
        (View::Method.path(), Some(View::Method), method(dataset, anomalies, credits, root)),
        ("accessibilite/", None, accessibility(publisher, root)),
        ("mentions/", None, legal(dataset, publisher, credits, root)),
    ];
    let all = steering.into_iter().chain(always);
    all.map(|(path, view, text)| {
        let page = StaticPage {
            path: path.to_owned(),
            view,
            title: format!("{} – {SITE}", text.title),
            description: text.about.clone(),
        };
        (path.to_owned(), page.html(dataset, background, site, text.main))
    })
    .collect()
}
