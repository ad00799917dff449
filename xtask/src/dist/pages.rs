//! The territories' own pages, and the list of all pages for search engines.

use std::{collections::BTreeMap, env, fs, path::Path};

use anyhow::{Context, Result};

use super::prerender;
use crate::server;

/// Where the site will be: its pages name their own address, and search engines want whole ones.
const ADDRESS: &str = "SITE_BASE";

/// Writes them beside the map's page, in its style.
pub fn write(root: &Path, staging: &Path, index: &str) -> Result<()> {
    let known = env::var(ADDRESS).ok().map(|site| with_slash(&site));
    let pages: BTreeMap<String, String> =
        serde_json::from_str(&prerender::territories(root, known.as_deref())?)?;
    let style = style_of(index).context("index.html has no style of its own")?;
    for (path, html) in &pages {
        let folder = staging.join(path);
        fs::create_dir_all(&folder)?;
        let html = html.replacen("<style></style>", &format!("<style>{style}</style>"), 1);
        fs::write(folder.join("index.html"), html)?;
    }
    let site = known.unwrap_or_else(|| {
        println!("{ADDRESS} is not set: sitemap.xml names the address of `cargo xtask serve`");
        format!("http://127.0.0.1:{}/", server::DEFAULT_PORT)
    });
    fs::write(staging.join("sitemap.xml"), sitemap(&site, pages.keys()))?;
    fs::write(staging.join("robots.txt"), robots(&site))?;
    Ok(())
}

/// The style that Trunk has put into the page: its first.
fn style_of(index: &str) -> Option<&str> {
    let (_, rest) = index.split_once("<style")?;
    let (_, text) = rest.split_once('>')?;
    text.split_once("</style>").map(|(style, _)| style)
}

fn with_slash(site: &str) -> String {
    format!("{}/", site.trim_end_matches('/'))
}

fn sitemap<'a>(site: &str, paths: impl Iterator<Item = &'a String>) -> String {
    let site = site.replace('&', "&amp;").replace('<', "&lt;");
    let urls = std::iter::once("").chain(paths.map(String::as_str));
    let urls: String = urls.map(|path| format!("<url><loc>{site}{path}</loc></url>\n")).collect();
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    format!(
        "{head}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"
    )
}

fn robots(site: &str) -> String {
    format!("User-agent: *\nAllow: /\nSitemap: {site}sitemap.xml\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sitemap_names_every_page_whole() {
        let paths = ["territoire/1/".to_owned(), "territoire/2/".to_owned()];
        let text = sitemap(&with_slash("https://exemple.fr/carte"), paths.iter());
        assert_eq!(text.matches("<loc>https://exemple.fr/carte/").count(), 3);
        assert!(text.contains("<loc>https://exemple.fr/carte/territoire/2/</loc>"), "{text}");
        assert!(
            robots("https://exemple.fr/").ends_with("Sitemap: https://exemple.fr/sitemap.xml\n")
        );
    }

    #[test]
    fn finds_the_first_style() {
        let page = "<head><style type=text/css>a{}</style><style id=b>b{}</style>";
        assert_eq!(style_of(page), Some("a{}"));
        assert_eq!(style_of("<p>"), None);
    }
}
