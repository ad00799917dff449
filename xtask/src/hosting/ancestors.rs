//! Which sites may show the map in a frame: the `frame-ancestors` of the policy.

use std::{fmt, str::FromStr};

use anyhow::{Error, Result, ensure};

/// The list, as the policy writes it.
pub struct Ancestors(String);

impl Default for Ancestors {
    /// Any site: embedding the map is its purpose, and it holds nothing that a click could steal.
    fn default() -> Self {
        Self("*".to_owned())
    }
}

impl FromStr for Ancestors {
    type Err = Error;

    /// Reads `*`, `'none'`, or origins separated by spaces, `'self'` among them.
    fn from_str(list: &str) -> Result<Self> {
        let sources: Vec<&str> = list.split_whitespace().collect();
        ensure!(!sources.is_empty(), "no origin; 'none' forbids all frames");
        for source in &sources {
            let alone = ["*", "'none'"].contains(source);
            ensure!(!alone || sources.len() == 1, "{source} stands alone");
            ensure!(
                alone || *source == "'self'" || is_origin(source),
                "{source} is no origin, as https://www.example.fr or https://*.example.fr"
            );
        }
        Ok(Self(sources.join(" ")))
    }
}

impl fmt::Display for Ancestors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A scheme, a host whose first label may be `*`, a port: all that a host's header can hold.
fn is_origin(source: &str) -> bool {
    let host = source.strip_prefix("https://").or_else(|| source.strip_prefix("http://"));
    let Some(host) = host.map(|host| host.strip_prefix("*.").unwrap_or(host)) else {
        return false;
    };
    let (host, port) = host.split_once(':').unwrap_or((host, "443"));
    let label = |label: &str| {
        !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    host.split('.').all(label) && port.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_lists_of_origins() {
        for list in ["*", "'none'", "'self' https://www.caf.fr https://*.gouv.fr:8443"] {
            assert_eq!(list.parse::<Ancestors>().unwrap().to_string(), list);
        }
        assert_eq!(Ancestors::default().to_string(), "*");
    }

    #[test]
    fn refuses_what_would_change_the_policy_or_the_file() {
        for bad in [
            "",
            " ",
            "* https://a.fr",
            "'none' 'self'",
            "www.caf.fr",
            "https://a.fr; script-src *",
            "https://a.fr\";",
            "https://a.fr/page",
            "https://",
            "https://a..fr",
            "https://a.fr:many",
            "'unsafe-inline'",
            "https://a.*.fr",
        ] {
            assert!(bad.parse::<Ancestors>().is_err(), "{bad}");
        }
    }
}
