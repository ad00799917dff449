//! The content security policy of each page, in the page itself: only this site's own files, and
//! the page's own inline scripts and styles by their hashes. Hosts need not be told.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result};
use regex_lite::{Captures, Regex};

use super::worker::digest;
use crate::site;

/// Writes the policy into each page of the site. Must run after anything that changes inline scripts or styles,
/// which it names by their hashes.
///
/// # Errors
///
/// If a page does not name its encoding: the policy is put right after that, as it binds only what follows it.
pub fn write(site: &Path) -> Result<()> {
    for page in site::files(site)? {
        if page.extension().is_some_and(|extension| extension == "html") {
            let html = fs::read_to_string(&page)?;
            let html = with_policy(&html).with_context(|| page.display().to_string())?;
            fs::write(page, html)?;
        }
    }
    Ok(())
}

fn with_policy(html: &str) -> Result<String> {
    let charset = Regex::new(r#"<meta charset="?utf-8"?\s*/?>"#)?;
    let end = charset.find(html).context("the page does not name its encoding")?.end();
    let policy = format!(
        "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; \
         script-src 'self' 'wasm-unsafe-eval'{}; style-src 'self'{}; img-src 'self' data:; \
         connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'\">",
        inline_sources(html, "script")?,
        inline_sources(html, "style")?
    );
    Ok(format!("{}{policy}{}", &html[..end], &html[end..]))
}

/// The policy's sources for the inline scripts or styles of a page: their hashes.
fn inline_sources(html: &str, tag: &str) -> Result<String> {
    let element = Regex::new(&format!("(?s)<{tag}([^>]*)>(.+?)</{tag}>"))?;
    let is_executed = |captures: &Captures| {
        // JSON-LD holds data: browsers never run it, no policy stops it.
        !captures[1].contains("application/ld+json")
    };
    let sources: BTreeSet<String> = element
        .captures_iter(html)
        .filter(is_executed)
        .map(|captures| format!(" 'sha256-{}'", digest(captures[2].as_bytes())))
        .collect();
    Ok(sources.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_inline_texts_as_browsers_do() {
        // The example of the specification of Content Security Policy.
        let html = "<script>alert('Hello, world.');</script>";
        let source = " 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
        assert_eq!(inline_sources(html, "script").unwrap(), source);
    }

    #[test]
    fn hashes_each_inline_text_once() {
        let html = "<style>a{}</style><script src=\"x.js\"></script><script type=module>\n\
            import './x.js';</script><script type=\"application/ld+json\">{}</script>\
            <style media=print>a{}</style>";
        assert_eq!(inline_sources(html, "script").unwrap().matches("sha256").count(), 1);
        assert_eq!(inline_sources(html, "style").unwrap().matches("sha256").count(), 1);
    }

    #[test]
    fn the_policy_precedes_what_it_restricts() {
        for charset in ["<meta charset=utf-8>", "<meta charset=\"utf-8\">"] {
            let page = with_policy(&format!("<html>{charset}<style>a</style>")).unwrap();
            assert!(page.starts_with(&format!("<html>{charset}<meta http-equiv=")), "{page}");
            assert!(page.ends_with("form-action 'none'\"><style>a</style>"), "{page}");
            assert!(!page.contains("unsafe-inline"));
        }
        assert!(with_policy("<style>a</style>").is_err());
    }
}
