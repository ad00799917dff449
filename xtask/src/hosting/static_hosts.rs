//! `_headers`, which Netlify, Cloudflare Pages and others read at the root of the site.

use std::fmt::Write;

use anyhow::{Result, ensure};

use super::Hosting;

/// What Cloudflare Pages reads of the file at most.
const MOST_RULES: usize = 100;

/// Headers of all files, then of those that may be kept. These hosts add up the headers of all
/// rules that match, so no rule says again what another says; and by themselves they have
/// browsers ask again for all the rest.
pub fn headers(hosting: &Hosting) -> Result<String> {
    let mut text = "# By `cargo xtask hosting`, for this build.\n/*\n".to_owned();
    for (name, value) in &hosting.security {
        let _ = writeln!(text, "  {name}: {value}");
    }
    let mut rules = 1;
    for path in &hosting.files {
        if let Some(value) = hosting.cache.kept(path) {
            let _ = writeln!(text, "{path}\n  Cache-Control: {value}");
            rules += 1;
        }
    }
    ensure!(rules <= MOST_RULES, "{rules} rules in _headers, of {MOST_RULES} at most");
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hosting::{Ancestors, Hosting};
    use crate::scratch::Scratch;

    #[test]
    fn names_each_file_that_may_be_kept() {
        let site = Scratch::new("static").unwrap();
        for name in ["index.html", "a-0123456789abcdef.js", "a-0123456789abcdef.js.br", "sw.js"] {
            site.write(name, "").unwrap();
        }
        let hosting = Hosting::of(site.path(), &Ancestors::default()).unwrap();
        let text = headers(&hosting).unwrap();
        let kept = "/a-0123456789abcdef.js\n  Cache-Control: public, max-age=31536000, immutable\n";
        assert!(text.ends_with(kept), "{text}");
        assert_eq!(text.matches("Cache-Control").count(), 1);
        assert!(text.contains("/*\n  Content-Security-Policy: default-src 'none'; "));
    }
}
