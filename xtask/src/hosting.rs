//! How long an answer may be kept: for ever under a name that holds its content's hash.

use anyhow::Result;
use regex_lite::Regex;

/// Until it is asked for again. Not `no-store`: an unchanged file costs a header, not its bytes.
pub const ASK_AGAIN: &str = "no-cache";

/// What may be kept without asking, by the path of its URL. Hosts read these very patterns.
pub const RULES: [(&str, &str); 2] = [
    // Trunk's hash of the content: 16 hexadecimal digits, less leading zeros.
    (r"[/_.-][0-9a-f]{12,16}([_.-][^/]*)?$", "public, max-age=31536000, immutable"),
    // Other sites name it in their pages: they see a new release within the hour.
    (r"/embed\.js$", "public, max-age=3600"),
];

/// The statuses of answers that give a file, or say that it has not changed.
pub const GOOD: [u16; 3] = [200, 206, 304];

/// The rules, ready to be asked.
#[derive(Clone)]
pub struct Cache(Vec<(Regex, &'static str)>);

impl Cache {
    pub fn new() -> Result<Self> {
        let rule = |(path, value)| Ok((Regex::new(path)?, value));
        Ok(Self(RULES.into_iter().map(rule).collect::<Result<_>>()?))
    }

    /// What `Cache-Control` says of an answer. An error under a hashed name must not stay.
    pub fn control(&self, path: &str, status: u16) -> &'static str {
        let rule = self.0.iter().find(|(rule, _)| rule.is_match(path));
        rule.filter(|_| GOOD.contains(&status)).map_or(ASK_AGAIN, |(_, value)| value)
    }

    /// What may be kept of a file that is there; `None` must be asked for again.
    pub fn kept(&self, path: &str) -> Option<&'static str> {
        Some(self.control(path, GOOD[0])).filter(|value| *value != ASK_AGAIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_hashed_names_for_ever_and_asks_for_the_rest() {
        let cache = Cache::new().unwrap();
        for path in ["/carte-0123456789abcdef.js", "/sub/carte-d50c619139d9a99_bg.wasm"] {
            assert_eq!(cache.control(path, 200), "public, max-age=31536000, immutable");
            assert_eq!(cache.control(path, 304), "public, max-age=31536000, immutable");
            assert_eq!(cache.control(path, 404), "no-cache");
        }
        for path in [
            "/",
            "/index.html",
            "/sw.js",
            "/manifest.webmanifest",
            "/geodata/epci.geojson",
            "/territoire/200027308/",
            "/snippets/lib-0123456789abcdef/inline0.js",
        ] {
            assert_eq!(cache.control(path, 200), "no-cache", "{path}");
            assert_eq!(cache.kept(path), None, "{path}");
        }
        assert_eq!(cache.kept("/carte/embed.js"), Some("public, max-age=3600"));
        assert_eq!(cache.control("/embed.js", 500), "no-cache");
    }
}
