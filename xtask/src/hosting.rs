//! The HTTP headers the site needs. Our server uses them directly; `hosting/` repeats them for nginx, Apache,
//! Caddy and static hosts, and `cargo xtask test --only hosts` checks each.

use std::path::Path;

use anyhow::{Result, bail};
use regex_lite::Regex;

use crate::site;

/// The file of rules that static hosts (Netlify and others) read and do not publish.
pub const HEADERS_FILE: &str = "_headers";

/// The page served with status 404 for an unknown path; static hosts look for this name.
pub const NOT_FOUND_PAGE: &str = "404.html";

/// The worker's content security policy: the policy in a page does not apply to it.
const WORKER_POLICY: &str = "default-src 'none'; connect-src 'self'";

/// The headers of every response that a page cannot set in its HTML.
const COMMON_HEADERS: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    // "Around me" asks for the position, nothing asks for anything else.
    (
        "Permissions-Policy",
        "geolocation=(self), accelerometer=(), camera=(), display-capture=(), gyroscope=(), \
         magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ),
    // Other sites embed this one: that is what it is for.
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    // A sandboxed frame has no origin of its own; all files are public.
    ("Access-Control-Allow-Origin", "*"),
];

/// Media types by file extension, given explicitly since hosts' own lists differ.
pub const MEDIA_TYPES: [(&str, &str); 15] = [
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    // With any other type, browsers do not compile during the download.
    ("wasm", "application/wasm"),
    ("json", "application/json"),
    ("geojson", "application/geo+json"),
    ("webmanifest", "application/manifest+json"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("ico", "image/x-icon"),
    ("xml", "application/xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("md", "text/markdown; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("ics", "text/calendar; charset=utf-8"),
];

/// Statuses of responses that hold the file, or say that it has not changed.
const SUCCESSFUL: [u16; 3] = [200, 206, 304];

/// The headers of a response for a path, except its type and its encoding.
pub fn headers(path: &str, status: u16) -> Vec<(&'static str, &'static str)> {
    let policy = match path.ends_with("/sw.js") {
        true => WORKER_POLICY,
        // Who may show the map in a frame: any site.
        false => "frame-ancestors *",
    };
    let file_headers =
        [("Content-Security-Policy", policy), ("Cache-Control", cache_control(path, status))];
    COMMON_HEADERS.into_iter().chain(file_headers).collect()
}

/// The `Cache-Control` of a path: unlimited for names that hold a content hash.
fn cache_control(path: &str, status: u16) -> &'static str {
    // An error must not be cached under a hashed name.
    match path {
        _ if !SUCCESSFUL.contains(&status) => "no-cache",
        path if is_hashed(path) => "public, max-age=31536000, immutable",
        // Other sites name it in their pages: they see a new release within the hour.
        path if path.ends_with("/embed.js") => "public, max-age=3600",
        // Not `no-store`: an unchanged file costs a header, not its bytes.
        _ => "no-cache",
    }
}

/// Whether the name at the end of a path holds a hash: 16 hexadecimal digits after a hyphen.
fn is_hashed(path: &str) -> bool {
    let pattern = Regex::new(r"-[0-9a-f]{16}[._][^/]*$");
    pattern.is_ok_and(|pattern| pattern.is_match(path))
}

/// The media type by a URL's path, a folder's being its page's; `None`: unknown extension.
pub fn media_type(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let file_extension = if name.is_empty() { "html" } else { name.rsplit_once('.')?.1 };
    MEDIA_TYPES.iter().find(|(extension, _)| *extension == file_extension).map(|(_, media)| *media)
}

/// The files that hosts serve, as sorted URL paths, without the compressed variants.
///
/// # Errors
///
/// If a folder cannot be read.
pub fn paths(site: &Path) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    for file in site::files(site)? {
        let name = file.strip_prefix(site)?.to_string_lossy();
        if !name.ends_with(".br") && !name.ends_with(".gz") && name != HEADERS_FILE {
            paths.push(format!("/{name}"));
        }
    }
    Ok(paths)
}

/// Checks that each file of a site has a known media type.
///
/// # Errors
/// If one has none.
pub fn check_types(site: &Path) -> Result<()> {
    match paths(site)?.iter().find(|path| media_type(path).is_none()) {
        Some(path) => bail!("add the media type of {path} to xtask/src/hosting.rs and hosting/"),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_names_are_cached_for_ever() {
        for path in ["/carte-0123456789abcdef.js", "/sub/carte-d50c619139d9a99e_bg.wasm"] {
            assert_eq!(cache_control(path, 200), "public, max-age=31536000, immutable");
            assert_eq!(cache_control(path, 304), "public, max-age=31536000, immutable");
            assert_eq!(cache_control(path, 404), "no-cache");
        }
        for path in [
            "/",
            "/index.html",
            "/sw.js",
            "/manifest.webmanifest",
            "/geodata/epci.geojson",
            "/territoire/200027308/",
            "/a-0123456789abcdef/b.js",
        ] {
            assert_eq!(cache_control(path, 200), "no-cache", "{path}");
        }
        assert_eq!(cache_control("/carte/embed.js", 200), "public, max-age=3600");
        assert_eq!(cache_control("/embed.js", 500), "no-cache");
    }

    #[test]
    fn media_types_of_pages_folders_and_files() {
        assert_eq!(media_type("/a/"), media_type("/index.html"));
        assert_eq!(media_type("/a-1_bg.wasm"), Some("application/wasm"));
        assert_eq!(media_type("/geodata/epci.geojson"), Some("application/geo+json"));
        assert_eq!(media_type("/LICENSE"), None);
        assert_eq!(media_type("/a.b/c"), None);
    }

    /// Compared as text: no server that we can start reads this file.
    #[test]
    fn headers_file_matches_our_headers() {
        let text = include_str!("../../hosting/_headers");
        for (rule, path) in
            [("/*\n", "/index.html"), ("/sw.js\n", "/sw.js"), ("/embed.js\n", "/embed.js")]
        {
            let (_, lines) = text.split_once(&format!("\n{rule}")).expect(rule);
            let lines = lines.split("\n/").next().unwrap();
            for (name, value) in headers(path, 200) {
                // By default these hosts revalidate; they merge the headers of all matching rules.
                let is_inherited = value == "no-cache"
                    || (path != "/index.html" && text.contains(&format!("  {name}: {value}\n")));
                assert!(
                    is_inherited || lines.contains(&format!("  {name}: {value}\n")),
                    "{rule} {name}"
                );
            }
        }
    }
}
