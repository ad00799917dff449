//! A page of the site that runs no program: a whole document, which the build writes.

use super::footer::footer;
use crate::ui::header::{navigation, of_site};
use analysis::wording::labels::SITE;
use dom::{Element, html};
use model::{Background, Dataset};
use state::View;

/// The site's scripts that such a page holds: what its address asks for, a frame's height, the copy for when
/// there is no network.
const SCRIPTS: [&str; 3] = ["early/onward.js", "early/frame.js", "offline/page.js"];

/// What a document is, beside its content.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its folder, from the site's root on, with a slash at its end.
    pub path: String,
    /// The view whose page it is, if it is one.
    pub view: Option<View>,
    /// Its title.
    pub title: String,
    /// What it shows, in a sentence.
    pub description: String,
}

impl Document {
    /// The whole page around `main`, but for its style: HTML. `site` is the site's address, where it is
    /// known.
    pub fn html(
        &self,
        dataset: &Dataset,
        background: &Background,
        site: Option<&str>,
        main: Element,
    ) -> String {
        let root = "../".repeat(self.path.matches('/').count());
        let body = html("body")
            .child(html("a").class("evitement").attr("href", "#contenu").child("Aller au contenu"))
            .child(
                html("header")
                    .class("tete")
                    .child(of_site(dataset, &root))
                    .child(navigation(self.view, &root)),
            )
            .child(main)
            .children(footer(dataset, background, &root))
            .children(SCRIPTS.map(script));
        let page = html("html")
            .attr("lang", "fr")
            // Nothing is waited for.
            .attr("data-app", "ready")
            .attr("data-vue", self.view.map(View::code))
            .child(self.head(site, &root))
            .child(body);
        format!("<!doctype html>{}", page.to_html())
    }

    fn head(&self, site: Option<&str>, root: &str) -> Element {
        let title = self.title.clone();
        let address = site.map(|site| format!("{site}{}", self.path));
        let named = |name: &'static str, content: String| {
            html("meta").attr("name", name).attr("content", content)
        };
        let graph = |property: &'static str, content: String| {
            html("meta").attr("property", property).attr("content", content)
        };
        html("head")
            .child(html("meta").attr("charset", "utf-8"))
            .child(named("viewport", "width=device-width, initial-scale=1".to_owned()))
            .child(html("title").child(title.clone()))
            .child(named("description", self.description.clone()))
            .child(named("color-scheme", "light dark".to_owned()))
            // The page has dark colours of its own: Dark Reader must not make others.
            .child(html("meta").attr("name", "darkreader-lock"))
            .child(graph("og:type", "website".to_owned()))
            .child(graph("og:locale", "fr_FR".to_owned()))
            .child(graph("og:site_name", SITE.to_owned()))
            .child(graph("og:title", title))
            .child(graph("og:description", self.description.clone()))
            .children(
                address
                    .map(|address| {
                        vec![
                            html("link").attr("rel", "canonical").attr("href", address.clone()),
                            graph("og:url", address),
                        ]
                    })
                    .into_iter()
                    .flatten(),
            )
            .child(
                html("link")
                    .attr("rel", "icon")
                    .attr("href", format!("{root}icones/32.png"))
                    .attr("type", "image/png"),
            )
            .child(
                html("link")
                    .attr("rel", "manifest")
                    .attr("href", format!("{root}manifest.webmanifest")),
            )
            .child(html("style"))
            .child(script("early/address.js"))
    }
}

/// One of the site's own scripts, which the build puts in the place of this link.
fn script(path: &'static str) -> Element {
    html("script").attr("src", path)
}
