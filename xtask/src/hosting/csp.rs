//! The content security policy: only this site's own files, and its inline texts by hash.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Result, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use super::ancestors::Ancestors;
use crate::files;

/// Hosts refuse longer lines: Cloudflare Pages cuts `_headers` at 2 000 characters.
const LONGEST: usize = 1900;

/// The policy that lets the pages of a folder run, and nothing else.
pub fn policy(site: &Path, ancestors: &Ancestors) -> Result<String> {
    let (mut scripts, mut styles) = (BTreeSet::new(), BTreeSet::new());
    for path in files::under(site)? {
        if path.extension().is_some_and(|extension| extension == "html") {
            let html = fs::read_to_string(&path)?;
            scripts.extend(inline(&html, "script").map(source));
            styles.extend(inline(&html, "style").map(source));
        }
    }
    let policy = [
        "default-src 'none'",
        &format!("script-src 'self' 'wasm-unsafe-eval'{}", listed(&scripts)),
        &format!("style-src 'self'{}", listed(&styles)),
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        &format!("frame-ancestors {ancestors}"),
    ]
    .join("; ");
    ensure!(
        policy.len() <= LONGEST,
        "the content security policy takes {} characters, of {LONGEST} at most: the pages hold \
         too many different inline scripts or styles",
        policy.len()
    );
    Ok(policy)
}

fn listed(sources: &BTreeSet<String>) -> String {
    sources.iter().map(|source| format!(" {source}")).collect()
}

/// How the policy names an inline text.
fn source(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// The texts of all elements of a tag that have one of their own and that browsers run.
fn inline<'a>(html: &'a str, tag: &str) -> impl Iterator<Item = &'a str> {
    let (open, close) = (format!("<{tag}"), format!("</{tag}"));
    let mut rest = html;
    std::iter::from_fn(move || {
        let start = rest.find(&open)? + open.len();
        let text = start + rest[start..].find('>')? + 1;
        let end = text + rest[text..].find(&close)?;
        let found = (&rest[start..text], &rest[text..end]);
        rest = &rest[end..];
        Some(found)
    })
    .filter(|(attributes, text)| !text.is_empty() && !is_data(attributes))
    .map(|(_, text)| text)
}

/// Whether a script only holds data, as JSON-LD: browsers never run it, no policy stops it.
fn is_data(attributes: &str) -> bool {
    attributes.contains("application/ld+json") || attributes.contains("application/json")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn finds_inline_texts_only() {
        let html = r#"<style>a{}</style><script src="x.js"></script><script type=module>
import './x.js';</script><script type="application/ld+json">{}</script>"#;
        let found: Vec<_> = inline(html, "script").collect();
        assert_eq!(found, ["\nimport './x.js';"]);
        assert_eq!(inline(html, "style").collect::<Vec<_>>(), ["a{}"]);
    }

    #[test]
    fn hashes_as_browsers_do() {
        // The example of the specification of Content Security Policy.
        let example = source("alert('Hello, world.');");
        assert_eq!(example, "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }

    #[test]
    fn reads_all_pages_and_names_a_text_once() {
        let site = Scratch::new("csp").unwrap();
        site.write("index.html", "<script>a</script><style>b</style>").unwrap();
        site.write("territoire/1/index.html", "<script>a</script><script>c</script>").unwrap();
        site.write("other.txt", "<script>d</script>").unwrap();
        let policy = policy(site.path(), &Ancestors::default()).unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' '"));
        assert!(policy.ends_with("; frame-ancestors *"));
        assert_eq!(policy.matches("'sha256-").count(), 3, "{policy}");
        assert!(!policy.contains("unsafe-inline"));
    }

    #[test]
    fn refuses_to_grow_without_bound() {
        let site = Scratch::new("csp-long").unwrap();
        let scripts: String = (0..40).map(|n| format!("<script>{n}</script>")).collect();
        site.write("index.html", &scripts).unwrap();
        let error = policy(site.path(), &Ancestors::default()).unwrap_err();
        assert!(error.to_string().contains("too many different inline"), "{error}");
    }
}
