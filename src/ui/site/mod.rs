//! The pages of the site as the build writes them: the views, which the program hydrates, and the documents
//! without the program. Nothing here runs in a browser or uses Leptos.

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
use super::app::default_view_html;
use analysis::export::{ical, series};
use analysis::wording::format::typeset;
use analysis::wording::labels::SITE_NAME;
use analysis::wording::sentence::departement_sentence;
use dom::Element;
use model::{Dataset, SiteContent};
use small_std::escape_markup;
use state::title::page_title;
use state::{View, ViewState};

/// A file of the site.
#[derive(Clone, Debug)]
pub enum OutputFile {
    /// A view that the program hydrates, in its initial state, to be inserted into the shell `index.html`.
    View {
        /// The view that this page shows.
        view: View,
        /// Title of the document, HTML-escaped.
        title: String,
        /// Description in a sentence, HTML-escaped; `None` keeps that of the shell.
        description: Option<String>,
        /// The notice without the program: what needs the program, and what works without; `None` keeps that of
        /// the shell.
        noscript_texts: Option<[String; 2]>,
        /// HTML to insert in place of `#app`.
        html: String,
    },
    /// A complete document, except for its style and the scripts it links to; or any other text.
    Document(String),
}

/// All files by path; the path of a page is a folder with a trailing slash. `site` is the site's URL, if known.
#[must_use]
pub fn pages(
    dataset: &'static Dataset,
    site_content: &'static SiteContent,
    site: Option<&str>,
) -> Vec<(String, OutputFile)> {
    let views = [View::Families, View::Territories, View::Plan];
    let views = views.into_iter().filter(|view| view.is_offered(dataset));
    let views = views.map(|view| (view.path().to_owned(), render(dataset, site_content, view)));
    let meetings = site_content.plan_document.as_ref().map(|document| {
        let source = site_content.credits.iter().find(|credit| credit.is_document);
        let title = source.map(|credit| credit.title.as_str()).unwrap_or_default();
        let path = format!("{}{MEETINGS_FILE}", View::Governance.path());
        (path, ical::calendar(&document.governance, title, &dataset.document.words))
    });
    let documents = text_pages(dataset, site_content, site)
        .into_iter()
        .chain(territory_pages(dataset, site_content, site))
        .chain([("404.html".to_owned(), missing_page(dataset, site))])
        .chain(meetings)
        .chain(series::later_publications_csv(dataset).map(|c| (series::FILE_PATH.to_owned(), c)));
    views.chain(documents.map(|(path, text)| (path, OutputFile::Document(text)))).collect()
}

/// The HTML that replaces `#app` on the page of `view`: the part that is hydrated, then the static part.
#[must_use]
pub fn prerender_view(
    dataset: &'static Dataset,
    site_content: &'static SiteContent,
    view: View,
) -> String {
    let lists_services = view.has_map() && !dataset.services.is_empty();
    let directory = lists_services.then(|| directory(dataset));
    let footers = footer(dataset, site_content, view.root());
    let static_html: String = directory.iter().chain(&footers).map(Element::to_html).collect();
    default_view_html(dataset, view, site_content.plan_document.as_ref()) + &static_html
}

fn render(dataset: &'static Dataset, site_content: &'static SiteContent, view: View) -> OutputFile {
    let state = ViewState { view, ..ViewState::default() };
    let site = &dataset.metadata.site;
    let title = match page_title(dataset, &state, None) {
        Some(subject) => escape_markup(&format!("{subject} – {SITE_NAME}")),
        None => escape_markup(&site.title),
    };
    let description = match view {
        View::Families => Some(escape_markup(&site.description)),
        View::Territories => dataset
            .indicator(state.indicator_id(dataset).as_str())
            .map(|indicator| escape_markup(&departement_sentence(dataset, indicator))),
        View::Plan => {
            let document = site_content.plan_document.as_ref();
            document.map(|document| escape_markup(&typeset(&document.plan.summary.text)))
        }
        _ => None,
    };
    let rest =
        format!("\u{a0}: reste le plan tel que {} le donne.", dataset.document.words.subject);
    let noscript_texts = (view == View::Plan)
        .then(|| ["Le suivi du plan demande le programme de cette page".to_owned(), rest]);
    OutputFile::View {
        view,
        title,
        description,
        noscript_texts,
        html: prerender_view(dataset, site_content, view),
    }
}

/// The pages of text, by path.
fn text_pages(
    dataset: &'static Dataset,
    site_content: &SiteContent,
    site: Option<&str>,
) -> Vec<(String, String)> {
    let SiteContent { plan_document: document, anomalies, credits, publisher } = site_content;
    let root = "../";
    let governance_page = document.as_ref().map(|document| {
        (
            View::Governance.path(),
            Some(View::Governance),
            governance(&document.governance, &dataset.document.words, root),
        )
    });
    let other_pages = [
        (View::Method.path(), Some(View::Method), method(dataset, anomalies, credits, root)),
        ("accessibilite/", None, accessibility(publisher, root)),
        ("mentions/", None, legal(dataset, publisher, credits, root)),
    ];
    let all = governance_page.into_iter().chain(other_pages);
    all.map(|(path, view, text)| {
        let page = StaticPage {
            path: path.to_owned(),
            view,
            title: format!("{} – {SITE_NAME}", text.title),
            description: text.about.clone(),
        };
        (path.to_owned(), page.html(dataset, site_content, site, text.main))
    })
    .collect()
}
