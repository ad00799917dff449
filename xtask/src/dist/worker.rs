//! The service worker: `offline/worker.js` with the list of files to cache for offline use.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use crate::{
    hosting::{self, HEADERS_FILE, NOT_FOUND_PAGE},
    site,
};

/// The worker's path: at the root, so that its scope is the whole site.
pub const WORKER_FILE: &str = "sw.js";
/// The worker that unregisters any other.
pub const STOP_WORKER_FILE: &str = "offline/stop.js";

/// Prefixes of paths that the worker does not cache: what only hosts or search engines read, and open data that
/// no page shows, though some link to it.
const UNCACHED_PREFIXES: [&str; 13] = [
    NOT_FOUND_PAGE,
    HEADERS_FILE,
    "geodata/chiffres-communes.json",
    "geodata/communes.geojson",
    "geodata/comparaison-france.json",
    "geodata/conventions.json",
    "geodata/lieux.json",
    "geodata/schema/",
    "geodata/series.csv",
    "geodata/source/",
    "geodata/structures.geojson",
    "robots.txt",
    "sitemap.xml",
];

/// Writes a release's worker, after any other change of its files; returns the paths it caches.
///
/// # Errors
///
/// If a file cannot be read or written.
pub fn write(root: &Path, site: &Path) -> Result<Vec<String>> {
    let source = root.join("offline/worker.js");
    let source = fs::read_to_string(&source).with_context(|| source.display().to_string())?;
    let mut files = BTreeMap::new();
    for path in site::files(site)? {
        let name = path.strip_prefix(site)?.to_string_lossy().into_owned();
        if is_precached(&name) {
            files.insert(name, digest(&fs::read(path)?));
        }
    }
    fs::write(site.join(WORKER_FILE), worker_script(&source, &files)?)?;
    Ok(files.into_keys().collect())
}

/// Writes the worker that unregisters any other, for a development build.
pub fn write_unregistering_worker(root: &Path, site: &Path) -> Result<()> {
    fs::copy(root.join(STOP_WORKER_FILE), site.join(WORKER_FILE)).context(STOP_WORKER_FILE)?;
    Ok(())
}

/// Of the sources only texts are cached: figures cite their lines.
fn is_precached(name: &str) -> bool {
    let is_text = name.starts_with("geodata/source/") && name.ends_with(".txt");
    is_text || name != WORKER_FILE && !UNCACHED_PREFIXES.iter().any(|start| name.starts_with(start))
}

/// The worker's source after the constants that it reads. The release is named by the digest of its list of
/// files: any difference makes another release.
fn worker_script(source: &str, files: &BTreeMap<String, String>) -> Result<String> {
    let list = serde_json::to_string(files)?;
    let types = serde_json::to_string(&BTreeMap::from(hosting::MEDIA_TYPES))?;
    let release = digest(list.as_bytes());
    Ok(format!(
        "const RELEASE = '{release}';\nconst FILES = {list};\nconst TYPES = {types};\n{source}"
    ))
}

/// The SHA-256 digest in Base64, as policies and integrity attributes write it.
pub fn digest(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_changed_byte_is_another_release() {
        let release = |content: &[u8]| {
            let files = BTreeMap::from([("index.html".to_owned(), digest(content))]);
            worker_script("'use strict';", &files).unwrap()
        };
        let worker = release(b"<p>1");
        assert_eq!(worker, release(b"<p>1"));
        let name = |worker: &str| worker.lines().next().map(str::to_owned);
        assert_ne!(name(&worker), name(&release(b"<p>2")));
        assert!(worker.ends_with("\n'use strict';"), "{worker}");
        assert!(worker.contains("\nconst FILES = {\"index.html\":\""), "{worker}");
    }

    #[test]
    fn caches_only_what_pages_need() {
        for name in ["index.html", "a_bg.wasm", "geodata/plan.json", "geodata/source/a.txt"] {
            assert!(is_precached(name), "{name}");
        }
        for name in ["sw.js", "geodata/communes.geojson", "geodata/source/a.csv"] {
            assert!(!is_precached(name), "{name}");
        }
    }
}
