//! Every link that leaves the site opens a new window: most sites refuse to be framed, and whoever embeds the
//! map wants to keep their page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

use carte_services_familles::into_static;
use carte_services_familles::ui::site::{OutputFile, pages};
use walkdir::WalkDir;

/// The only file that writes links to other sites.
const LINK_WRITER: &str = "src/ui/external_links.rs";

/// The start tags of all links in `html`.
fn links(html: &str) -> impl Iterator<Item = &str> {
    html.split("<a ").skip(1).map(|rest| rest.split('>').next().unwrap())
}

/// The links that would navigate a frame to another site.
fn unsafe_links(html: &str) -> Vec<&str> {
    let is_external = |link: &&str| {
        let href = link.split("href=\"").nth(1).and_then(|rest| rest.split('"').next());
        href.is_some_and(|href| href.contains(':') || href.starts_with("//"))
    };
    let is_safe = |link: &&str| {
        link.contains("target=\"_top\"")
            || (link.contains("target=\"_blank\"") && link.contains("noopener"))
    };
    links(html).filter(is_external).filter(|link| !is_safe(link)).collect()
}

#[test]
fn no_external_link_of_a_page_stays_in_a_frame() {
    let dataset = into_static(fixtures::dataset().clone());
    for (path, page) in pages(dataset, fixtures::site_content(), None) {
        let (OutputFile::View { html, .. } | OutputFile::Document(html)) = page;
        assert_eq!(unsafe_links(&html), Vec::<&str>::new(), "{path}");
        let has_external_link = path.ends_with('/') || path.is_empty();
        assert!(!has_external_link || html.contains("href=\"https://monenfant.fr\""), "{path}");
    }
    assert_eq!(unsafe_links("<a href=\"https://a.fr\">a</a>").len(), 1);
    assert_eq!(unsafe_links("<a href=\"https://a.fr\" target=\"_blank\">a</a>").len(), 1);
    assert_eq!(unsafe_links("<a href=\"?vue=plan\">a</a>").len(), 0);
}

#[test]
fn views_write_no_external_links() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = WalkDir::new(root.join("src/ui")).into_iter().map(|entry| entry.unwrap());
    let files = entries.filter(|entry| entry.file_type().is_file());
    let sources: Vec<PathBuf> = files.map(|entry| entry.into_path()).collect();
    assert!(sources.contains(&root.join(LINK_WRITER)), "{LINK_WRITER} has moved");
    let is_test = |path: &PathBuf| path.ends_with("tests.rs");
    for path in sources.iter().filter(|path| **path != root.join(LINK_WRITER) && !is_test(path)) {
        let text = std::fs::read_to_string(path).unwrap();
        for start in ["\"http:", "\"https:", "\"//", "\"tel:", "\"mailto:"] {
            assert!(!text.contains(start), "{}: {start} belongs to {LINK_WRITER}", path.display());
        }
    }
}
