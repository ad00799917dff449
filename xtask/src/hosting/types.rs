//! What each file is, by the end of its name. Hosts differ in what they know, so we say it.

/// The ends of names that the site uses or may use.
const TYPES: [(&str, &str); 15] = [
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    // Anything else, and browsers no longer compile while they download.
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

/// All ends of names and their types.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    TYPES.into_iter()
}

/// The type of what a URL's path gives; a folder gives its page.
pub fn of(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let end = if name.is_empty() { "html" } else { name.rsplit_once('.')?.1 };
    TYPES.iter().find(|(known, _)| *known == end).map(|(_, media)| *media)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn knows_pages_folders_and_files() {
        assert_eq!(of("/a/"), of("/index.html"));
        assert_eq!(of("/a-1_bg.wasm"), Some("application/wasm"));
        assert_eq!(of("/geodata/epci.geojson"), Some("application/geo+json"));
        assert_eq!(of("/LICENSE"), None);
        assert_eq!(of("/a.b/c"), None);
    }
}
