//! The territories' pages, each in a folder of its own, what leads search engines to them, and the
//! page for addresses that lead nowhere.

use std::{collections::BTreeMap, env, fmt::Write, fs, path::Path};

use anyhow::{Context, Result, bail};

use super::{inline, prerender};
use crate::hosting::MISSING;

/// Says where the site will be, `https://example.org/carte/`. Without it the pages name no
/// canonical address and the addresses of the site map are relative, which a host completes.
const SITE: &str = "SITE_BASE";
/// What the app leaves empty.
const STYLE: &str = "<style></style>";
const SCRIPT: &str = "<script></script>";

/// Writes the pages, the site map and the robots' file. Returns the map's page, which `page` is,
/// with its canonical address where that is known.
pub fn write(root: &Path, staging: &Path, page: &str) -> Result<String> {
    let site = site(env::var(SITE).ok().as_deref())?;
    let mut pages: BTreeMap<String, String> =
        serde_json::from_str(&prerender::territories(root, site.as_deref())?)?;
    let file = |name: &str| fs::read_to_string(root.join(name)).with_context(|| name.to_owned());
    let css = file("public/territory.css")?;
    let style = format!("<style>{}{}</style>", base(page)?, squeezed(&css));
    let missing = pages.remove(MISSING).context("the app printed no page for lost addresses")?;
    let script = format!("<script>{}</script>", inline::short(&file("early/home.js")?));
    let missing = missing.replacen(STYLE, &style, 1).replacen(SCRIPT, &script, 1);
    fs::write(staging.join(MISSING), missing)?;
    for (path, html) in &pages {
        let folder = staging.join(path);
        fs::create_dir_all(&folder)?;
        if !html.contains(STYLE) {
            bail!("{path} has no place for its style");
        }
        fs::write(folder.join("index.html"), html.replacen(STYLE, &style, 1))?;
    }
    let paths: Vec<&str> = pages.keys().map(String::as_str).collect();
    fs::write(staging.join("sitemap.xml"), sitemap(site.as_deref(), &paths))?;
    fs::write(staging.join("robots.txt"), robots(site.as_deref()))?;
    Ok(match site {
        Some(site) => {
            let link = format!("</title><link href={site} rel=canonical>");
            page.replacen("</title>", &link, 1)
        }
        None => page.to_owned(),
    })
}

/// The site's address, checked, with a slash at its end.
fn site(given: Option<&str>) -> Result<Option<String>> {
    let Some(given) = given.filter(|given| !given.is_empty()) else { return Ok(None) };
    let plain = given.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~:/%".contains(&b));
    if !plain || !(given.starts_with("https://") || given.starts_with("http://")) {
        bail!("{SITE} must be an address such as https://example.org/carte/, not {given:?}");
    }
    Ok(Some(format!("{}/", given.trim_end_matches('/'))))
}

/// The style that all pages share: the first of the map's page, as Trunk has made it.
fn base(page: &str) -> Result<&str> {
    let style = page.find("<style").context("the page has no style")?;
    let start = style + page[style..].find('>').context("the page's style is cut short")? + 1;
    let end = page[start..].find("</style").context("the page's style is cut short")?;
    Ok(&page[start..start + end])
}

/// Style without comments, indents and ends of lines.
fn squeezed(css: &str) -> String {
    let mut rest = css;
    let mut kept = String::new();
    while let Some((before, comment)) = rest.split_once("/*") {
        kept += before;
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept += rest;
    kept.lines().map(str::trim).collect()
}

fn sitemap(site: Option<&str>, paths: &[&str]) -> String {
    let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    if site.is_none() {
        xml += "<!-- Search engines want whole addresses: build with SITE_BASE=https://… -->\n";
    }
    xml += "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    for path in [""].iter().chain(paths) {
        let _ = writeln!(xml, "<url><loc>{}{path}</loc></url>", site.unwrap_or("./"));
    }
    xml + "</urlset>\n"
}

fn robots(site: Option<&str>) -> String {
    let map = site.map(|site| format!("\nSitemap: {site}sitemap.xml\n")).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{map}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_s_address_is_checked() {
        assert_eq!(site(None).unwrap(), None);
        assert_eq!(site(Some("")).unwrap(), None);
        let whole = Some("https://example.org/carte/".to_owned());
        assert_eq!(site(Some("https://example.org/carte")).unwrap(), whole);
        assert_eq!(site(Some("https://example.org/carte/")).unwrap(), whole);
        for bad in ["example.org", "javascript:1", "https://a\"b", "https://a/<b>", "https://a b"] {
            assert!(site(Some(bad)).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_site_map_lists_the_map_and_all_pages() {
        let map = sitemap(Some("https://a.org/"), &["territoire/1/", "territoire/2/"]);
        for address in
            ["https://a.org/", "https://a.org/territoire/1/", "https://a.org/territoire/2/"]
        {
            assert!(map.contains(&format!("<loc>{address}</loc>")), "{map}");
        }
        assert_eq!(map.matches("<url>").count(), 3);
        assert!(robots(Some("https://a.org/")).ends_with("\nSitemap: https://a.org/sitemap.xml\n"));
        assert!(!robots(None).contains("Sitemap"), "it must be a whole address");
    }

    #[test]
    fn styles_are_shared_and_squeezed() {
        let page = "<style type=a>b{}</style><style>c{}</style>";
        assert_eq!(base(page).unwrap(), "b{}");
        assert!(base("<p>").is_err());
        let css = "/* a\n b */\n.c,\n.d { e: f; }\n@media print {\n  .g { h: i; } /* j */\n}\n";
        assert_eq!(squeezed(css), ".c,.d { e: f; }@media print {.g { h: i; }}");
    }
}
