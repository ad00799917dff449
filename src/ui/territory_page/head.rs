//! What the page says of itself to search engines, to whoever shares it and to the browser.

use leptos::html::meta;
use leptos::prelude::*;

use super::ROOT;
use analysis::wording::labels::SITE;
use analysis::wording::territory_page::{description, title};
use model::{Dataset, Epci};

/// The head of a territory's page; the build fills in its style.
#[component]
pub fn Head(
    dataset: &'static Dataset,
    territory: &'static Epci,
    /// Its own address, where it is known.
    address: Option<String>,
) -> impl IntoView {
    let (title, description) = (title(territory), description(dataset, territory));
    let known = address.map(|address| {
        view! {
            <link rel="canonical" href=address.clone() />
            {open_graph("og:url", address)}
        }
    });
    view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>{title.clone()}</title>
            <meta name="description" content=description.clone() />
            <meta name="color-scheme" content="light dark" />
            <meta name="darkreader-lock" />
            {open_graph("og:type", "website")}
            {open_graph("og:locale", "fr_FR")}
            {open_graph("og:site_name", SITE)}
            {open_graph("og:title", title)}
            {open_graph("og:description", description)}
            {known}
            <link rel="icon" href=format!("{ROOT}icones/32.png") type="image/png" />
            <style></style>
        </head>
    }
}

/// A property of the Open Graph protocol, which social networks and messengers read.
fn open_graph(property: &'static str, content: impl Into<String>) -> impl IntoView {
    meta().attr("property", property).attr("content", content.into())
}
