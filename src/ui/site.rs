//! The pages of the site, as they are written into it natively.

use super::app::still_page;
use super::missing_page::missing_page;
use super::territory_page::territory_pages;
use analysis::wording::labels::SITE;
use analysis::wording::sentence::of_departement;
use model::Dataset;
use small_std::escaped;
use state::title::subject;
use state::{View, ViewState};

/// One page.
#[derive(Clone, Debug)]
pub enum Page {
    /// A view that the program takes over: what it opens with, to be put into the shell that
    /// `index.html` is.
    View {
        /// Which.
        view: View,
        /// Its title, escaped; nothing where the shell's own is right.
        title: Option<String>,
        /// What it shows, in an escaped sentence; nothing where the shell's own is right.
        description: Option<String>,
        /// What stands in the place of `#app`.
        html: String,
    },
    /// A document of its own, but for its style and scripts.
    Whole(String),
}

/// All pages by path: a file, or a folder with a slash at its end. `site` is the address of the site, where
/// it is known.
#[must_use]
pub fn pages(dataset: &'static Dataset, site: Option<&str>) -> Vec<(String, Page)> {
    let territories = territory_pages(dataset, site).into_iter();
    let views = [View::Families, View::Territories, View::Plan];
    views
        .map(|view| (view.path().to_owned(), of_view(dataset, view)))
        .into_iter()
        .chain(territories.map(|page| (page.path, Page::Whole(page.html))))
        .chain([("404.html".to_owned(), Page::Whole(missing_page(dataset, site)))])
        .collect()
}

fn of_view(dataset: &'static Dataset, view: View) -> Page {
    let state = ViewState { view, ..ViewState::default() };
    let title = subject(dataset, &state, None).map(|subject| escaped(&format!("{subject} – {SITE}")));
    let description = match view {
        View::Territories => dataset
            .indicator(state.shown(dataset).as_str())
            .map(|indicator| escaped(&of_departement(dataset, indicator))),
        _ => None,
    };
    Page::View { view, title, description, html: still_page(dataset, view) }
}
