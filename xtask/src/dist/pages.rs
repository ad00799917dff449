//! The pages of the site: those of the views, the territories', the one for addresses that lead nowhere.
//! The app, run natively, prints what they show, so that it is there before any program runs.

use std::{collections::BTreeMap, env, fmt::Write, fs, path::Path};

use anyhow::{Context, Result, bail, ensure};
use oxc_span::SourceType;
use regex_lite::{Captures, Regex};
use serde::Deserialize;
use xshell::{Shell, cmd};

use super::minify;
use crate::hosting::NOT_FOUND_PAGE;

/// The variable with the site's future address, `https://example.org/carte/`. Without it the pages name no
/// canonical address and the site map has relative URLs, which a host completes.
const ADDRESS_VARIABLE: &str = "SITE_BASE";
/// The selector of `index.html` by which style alone shows the tooltip of the second territory, as a pattern.
const TOOLTIP_SELECTOR: &str = r"\.carte:has\(\.territoires a:nth-child\(2\)[^{]*";
/// The placeholder that the app prints for the shared style.
const EMPTY_STYLE: &str = "<style></style>";

/// A page as the app prints it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Page {
    View(View),
    /// A complete document, or another text file.
    Document(String),
}

/// Completes `index.html`, which Trunk has written, and writes the other pages, the site map and the
/// robots' file.
///
/// # Errors
///
/// If the app does not run natively, or a page lacks the place of something.
pub fn write(root: &Path, site: &Path) -> Result<()> {
    let address = parse_address(env::var(ADDRESS_VARIABLE).ok().as_deref())?;
    let read = |name: &str| fs::read_to_string(root.join(name)).with_context(|| name.to_owned());

    let index = site.join("index.html");
    let shell = fs::read_to_string(&index).with_context(|| index.display().to_string())?;
    let style = format!(
        "<style>{}{}</style>",
        shared_style(&shell)?,
        minify::style(&read("public/territory.css")?)
    );
    let shell = merge_adjacent(&inline_scripts(&shell, read)?);
    let views = fs::read_to_string(site.join("views.css")).context("views.css")?;
    let officials = minify::style(&read("public/officials.css")?);
    let all = views + &officials + &minify::style(&read("public/plan.css")?);
    let styles = Styles { officials, all };
    let pages = prerender(root, address.as_deref())?;
    for (path, page) in &pages {
        let html = match page {
            Page::View(view) => {
                let address = address.as_ref().map(|site| format!("{site}{path}"));
                with_address(&view.page(&shell, &styles)?, address.as_deref())
            }
            Page::Document(html) if path.ends_with('/') || path == NOT_FOUND_PAGE => {
                ensure!(html.contains(EMPTY_STYLE), "{path} has no place for its style");
                merge_adjacent(&inline_scripts(&html.replacen(EMPTY_STYLE, &style, 1), read)?)
            }
            Page::Document(text) => text.clone(),
        };
        let file = site.join(path);
        let file =
            if path.is_empty() || path.ends_with('/') { file.join("index.html") } else { file };
        fs::create_dir_all(file.parent().context("a file has a folder")?)?;
        fs::write(file, html)?;
    }
    ensure!(pages.contains_key(NOT_FOUND_PAGE), "the app printed no 404 page");
    let paths: Vec<&str> = pages
        .keys()
        .map(String::as_str)
        .filter(|path| path.is_empty() || path.ends_with('/'))
        .collect();
    fs::write(site.join("sitemap.xml"), sitemap(address.as_deref(), &paths))?;
    Ok(fs::write(site.join("robots.txt"), robots(address.as_deref()))?)
}

/// A view that the program takes over; texts are escaped.
#[derive(Deserialize)]
struct View {
    view: String,
    title: String,
    description: Option<String>,
    /// The texts of the notice without the program: what needs it, and what remains.
    without: Option<[String; 2]>,
    /// The content that replaces `#app`.
    html: String,
}

/// Style sheets that pages other than the first hold inline.
struct Styles {
    /// `officials.css`: for pages with a map.
    officials: String,
    /// `views.css`, `officials.css` and `plan.css`, minified: for pages without a map.
    all: String,
}

impl View {
    /// The whole page. `index` is `index.html`, which is the page of the first view; the others have a folder
    /// each.
    fn page(&self, index: &str, styles: &Styles) -> Result<String> {
        let view_attribute = Regex::new(r#"data-vue="?(\w+)"?"#)?;
        let first_view = &view_attribute.captures(index).context("index.html names no view")?[1];
        let mut page = index.to_owned();
        if self.view != first_view {
            // The page is one folder deeper.
            page = Regex::new(r#"(["'`=])\./"#)?.replace_all(&page, "$1../").into_owned();
            page = view_attribute.replace(&page, format!("data-vue={}", self.view)).into_owned();
        }
        let [needs, rest] =
            self.without.as_ref().map_or([None; 2], |words| words.each_ref().map(Some));
        for (pattern, text) in [
            (r"(<title>)[^<]*(<)", Some(&self.title)),
            (r#"(<meta content=")[^"]*(" name="?description)"#, self.description.as_ref()),
            (r#"(<section [^>]*secours[^>]*><p><span>)[^<]*(<)"#, needs),
            (r#"(<span class="?reste"?>)[^<]*(<)"#, rest),
        ] {
            if let Some(text) = text {
                replace_match(&mut page, pattern, |captures| {
                    [&captures[1], text, &captures[2]].concat()
                })?;
            }
        }
        let territories = self.html.matches("<p data-tooltip").count();
        if territories > 0 {
            replace_match(&mut page, TOOLTIP_SELECTOR, |captures| {
                let rule = |rank| captures[0].replace("(2)", &format!("({rank})"));
                (1..=territories).map(rule).collect::<Vec<_>>().join(",")
            })?;
        }
        let no_program_style = r#"(?s)<style id="?sans-programme"?>.*?</style>"#;
        if !self.html.contains("id=\"fenetre\"") {
            // Without a map, none to wait for or to hover; all styles are inline.
            replace_match(&mut page, r##"<link [^>]*"?#fenetre"?[^>]*>"##, |_| String::new())?;
            replace_match(&mut page, no_program_style, |_| {
                format!("<style>{}</style>", styles.all)
            })?;
            replace_match(&mut page, r"(?s)<link disabled[^>]*><noscript>.*?</noscript>", |_| {
                String::new()
            })?;
        } else if self.view != first_view {
            let officials = &styles.officials;
            replace_match(&mut page, no_program_style, |captures| {
                format!("{}<style>{officials}</style>", &captures[0])
            })?;
        }
        fill_app(&page, &self.html)
    }
}

/// Replaces the match of a pattern, which must exist.
fn replace_match(
    page: &mut String,
    pattern: &str,
    replacement: impl Fn(&Captures) -> String,
) -> Result<()> {
    let pattern = Regex::new(pattern)?;
    ensure!(pattern.is_match(page), "index.html lacks {pattern}");
    *page = pattern.replace(page, replacement).into_owned();
    Ok(())
}

/// Runs the app natively, which prints the pages by path as a JSON object. The development profile
/// shares its artifacts with the tests.
fn prerender(root: &Path, address: Option<&str>) -> Result<BTreeMap<String, Page>> {
    let shell = Shell::new()?;
    shell.change_dir(root);
    let app = cmd!(shell, "cargo run --package carte-services-familles -- geodata {address...}");
    let text = app.quiet().read().context("the pages were not prerendered")?;
    serde_json::from_str(&text).context("the app printed no pages")
}

/// Inlines the scripts of `early/` and `offline/`: they run before the first paint, or where no other file
/// comes. `read` returns the text of one.
fn inline_scripts(page: &str, read: impl Fn(&str) -> Result<String>) -> Result<String> {
    let link = Regex::new(r#"<script src="?((?:early|offline)/[\w.]+)"?([^>]*)></script>"#)?;
    let mut output = page.to_owned();
    for captures in link.captures_iter(page) {
        let is_module = captures[2].contains("module");
        let kind = if is_module { SourceType::mjs() } else { SourceType::script() };
        let script = minify::script(&read(&captures[1])?, kind)?;
        output =
            output.replacen(&captures[0], &format!("<script{}>{script}</script>", &captures[2]), 1);
    }
    Ok(output)
}

/// Merges adjacent scripts, and adjacent styles: the policy has a hash for each, which does not compress.
fn merge_adjacent(page: &str) -> String {
    page.replace("</style><style>", "").replace("</script><script>", "\n")
}

/// The page with the prerendered view in the place of the empty `#app`.
fn fill_app(page: &str, view: &str) -> Result<String> {
    let place = Regex::new(r#"<div id="?app"?></div>"#)?;
    let place = place.find(page).context("index.html has no empty #app")?;
    Ok(format!("{}{view}{}", &page[..place.start()], &page[place.end()..]))
}

/// The page with its canonical address, where that is known.
fn with_address(page: &str, address: Option<&str>) -> String {
    match address {
        Some(address) => {
            page.replacen("</title>", &format!("</title><link href={address} rel=canonical>"), 1)
        }
        None => page.to_owned(),
    }
}

/// Validates the site's address and ends it with a slash.
fn parse_address(address: Option<&str>) -> Result<Option<String>> {
    let Some(address) = address.filter(|address| !address.is_empty()) else { return Ok(None) };
    let plain = address.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~:/%".contains(&b));
    if !plain || !(address.starts_with("https://") || address.starts_with("http://")) {
        bail!(
            "{ADDRESS_VARIABLE} must be an address such as https://example.org/carte/, not {address:?}"
        );
    }
    Ok(Some(format!("{}/", address.trim_end_matches('/'))))
}

/// The style that all pages share: the first of the page.
fn shared_style(page: &str) -> Result<String> {
    let style = Regex::new("(?s)<style[^>]*>(.*?)</style>")?;
    Ok(style.captures(page).context("the page has no style")?[1].to_owned())
}

fn sitemap(address: Option<&str>, paths: &[&str]) -> String {
    let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    if address.is_none() {
        xml += "<!-- Search engines want whole addresses: build with SITE_BASE=https://… -->\n";
    }
    xml += "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    for path in paths {
        let _ = writeln!(xml, "<url><loc>{}{path}</loc></url>", address.unwrap_or("./"));
    }
    xml + "</urlset>\n"
}

fn robots(address: Option<&str>) -> String {
    let map = address.map(|site| format!("\nSitemap: {site}sitemap.xml\n")).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{map}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_of_the_repository_are_inlined() {
        let page = "<p><script src=early/a.js></script><script src=\"offline/b.js\" type=\"module\">\
            </script><script src=c.js></script>";
        let read = |name: &str| Ok(format!("// A file.\n  read('{name}')\n"));
        let expected = "<p><script>read(`early/a.js`);</script><script type=\"module\">\
            read(`offline/b.js`);</script><script src=c.js></script>";
        assert_eq!(inline_scripts(page, read).unwrap(), expected);
        assert_eq!(inline_scripts("<p>", read).unwrap(), "<p>");
    }

    #[test]
    fn adjacent_scripts_and_styles_are_merged() {
        let page = "<style>a</style><style>b</style><style id=c>c</style><script>d()</script>\
            <script>e()</script><script type=module>f()</script><p>";
        let expected = "<style>ab</style><style id=c>c</style><script>d()\ne()</script>\
            <script type=module>f()</script><p>";
        assert_eq!(merge_adjacent(page), expected);
    }

    #[test]
    fn the_view_replaces_the_empty_app() {
        for place in ["<div id=\"app\"></div>", "<div id=app></div>"] {
            let page = format!("<body><p>a{place}<script>x</script>");
            let expected = "<body><p>a<div id=app>b</div><script>x</script>";
            assert_eq!(fill_app(&page, "<div id=app>b</div>").unwrap(), expected);
        }
        assert!(fill_app("<body>", "").is_err());
    }

    /// `index.html` as Trunk leaves it, in short.
    const INDEX: &str = "<html data-app=static data-vue=familles><title>Carte</title>\
        <meta content=\"Tout\" name=description><link blocking=render href=#fenetre rel=expect>\
        <link href=./a.wasm rel=preload><style id=sans-programme>b{}</style>\
        <script>import(`./a.js`)</script><body><section aria-live=polite class=secours><p><span>La carte \
        demande</span><span class=reste> : le tableau</span></section><div id=app></div>\
        <link disabled href=./views.css rel=stylesheet><noscript><link href=./views.css></noscript>";

    fn styles() -> Styles {
        Styles { officials: "d{}".to_owned(), all: "c{}".to_owned() }
    }

    fn view(view: &str, html: &str) -> View {
        let without = Some(["Le suivi demande".to_owned(), " : le plan".to_owned()]);
        let (title, description) = ("Plan".to_owned(), Some("24 actions".to_owned()));
        View { view: view.to_owned(), title, description, without, html: html.to_owned() }
    }

    #[test]
    fn the_first_view_fills_the_shell() {
        let map = "<div id=\"fenetre\"></div>";
        let title = "Carte".to_owned();
        let first_view = View { title, description: None, without: None, ..view("familles", map) };
        let page = first_view.page(INDEX, &styles()).unwrap();
        assert_eq!(page, INDEX.replace("<div id=app></div>", map));
    }

    #[test]
    fn each_territory_gets_a_tooltip_rule() {
        let rule = ".carte:has(.territoires a:nth-child(2):hover) .bulles>p:nth-child(2){a:b}";
        let index = INDEX.replace("b{}", rule);
        let map = "<div id=\"fenetre\"><p data-tooltip>a</p><p data-tooltip>b</p><p data-tooltip>c</p></div>";
        let page = view("territoires", map).page(&index, &styles()).unwrap();
        let selector =
            |rank: usize| rule.trim_end_matches("{a:b}").replace("(2)", &format!("({rank})"));
        let all = format!(">{},{},{}{{a:b}}<", selector(1), selector(2), selector(3));
        assert!(page.contains(&all), "{page}");
    }

    #[test]
    fn another_view_gets_its_own_paths_and_texts() {
        let map = "<div id=\"app\"><div id=\"fenetre\"></div></div>";
        let page = view("territoires", map).page(INDEX, &styles()).unwrap();
        for part in [
            "data-vue=territoires",
            "<title>Plan<",
            "content=\"24 actions\"",
            "href=../a.wasm",
            "import(`../a.js`)",
            "<span>Le suivi demande<",
            "<span class=reste> : le plan<",
            "#fenetre",
            "<style id=sans-programme>b{}</style><style>d{}</style>",
            "<link disabled href=../views.css",
            map,
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
    }

    #[test]
    fn a_view_without_a_map_inlines_all_styles() {
        let page = view("plan", "<div id=\"app\"></div>").page(INDEX, &styles()).unwrap();
        assert!(page.contains("<style>c{}</style>"), "{page}");
        for part in ["#fenetre", "sans-programme", "views.css"] {
            assert!(!page.contains(part), "{part}: {page}");
        }
    }

    #[test]
    fn the_site_s_address_is_checked() {
        assert_eq!(parse_address(None).unwrap(), None);
        assert_eq!(parse_address(Some("")).unwrap(), None);
        let expected = Some("https://example.org/carte/".to_owned());
        assert_eq!(parse_address(Some("https://example.org/carte")).unwrap(), expected);
        assert_eq!(parse_address(Some("https://example.org/carte/")).unwrap(), expected);
        for bad in ["example.org", "javascript:1", "https://a\"b", "https://a/<b>", "https://a b"] {
            assert!(parse_address(Some(bad)).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_site_map_lists_the_map_and_all_pages() {
        let map = sitemap(Some("https://a.org/"), &["", "territoire/1/", "territoire/2/"]);
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
    fn pages_share_the_first_style() {
        assert_eq!(shared_style("<style type=a>b{}</style><style>c{}</style>").unwrap(), "b{}");
        assert!(shared_style("<p>").is_err());
    }
}
