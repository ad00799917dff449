//! The content security policy: only this site's own files, and its inline scripts by hash.

use std::{fs, path::Path};

use anyhow::Result;
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

/// The policy that lets the pages of a folder run, and nothing else.
pub fn policy(site: &Path) -> Result<String> {
    let mut scripts = String::new();
    let mut styles = String::new();
    for entry in fs::read_dir(site)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "html") {
            let html = fs::read_to_string(&path)?;
            scripts.extend(inline(&html, "script").map(source));
            styles.extend(inline(&html, "style").map(source));
        }
    }
    Ok([
        "default-src 'none'",
        &format!("script-src 'self' 'wasm-unsafe-eval'{scripts}"),
        &format!("style-src 'self'{styles}"),
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        // Any site may embed the map.
        "frame-ancestors *",
    ]
    .join("; "))
}

/// How the policy names an inline text.
fn source(text: &str) -> String {
    format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// The texts of all elements of a tag that have one of their own.
fn inline<'a>(html: &'a str, tag: &str) -> impl Iterator<Item = &'a str> {
    let (open, close) = (format!("<{tag}"), format!("</{tag}"));
    let mut rest = html;
    std::iter::from_fn(move || {
        let start = rest.find(&open)? + open.len();
        let text = start + rest[start..].find('>')? + 1;
        let end = text + rest[text..].find(&close)?;
        let found = &rest[text..end];
        rest = &rest[end..];
        Some(found)
    })
    .filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_inline_texts_only() {
        let html = r#"<style>a{}</style><script src="x.js"></script><script type=module>
import './x.js';</script>"#;
        let found: Vec<_> = inline(html, "script").collect();
        assert_eq!(found, ["\nimport './x.js';"]);
        assert_eq!(inline(html, "style").collect::<Vec<_>>(), ["a{}"]);
    }

    #[test]
    fn hashes_as_browsers_do() {
        // The example of the specification of Content Security Policy.
        let example = source("alert('Hello, world.');");
        assert_eq!(example, " 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }
}
