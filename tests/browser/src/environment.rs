//! What `cargo xtask test` hands over in environment variables.

use std::{env, fs::metadata, os::unix::fs::MetadataExt, path::PathBuf};

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::{
    ChromeCapabilities, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel,
};

/// Quiet and repeatable: no screen, no network but ours, no first-run page.
const ARGUMENTS: &[&str] = &[
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--lang=fr-FR",
    "--no-first-run",
];

pub struct Environment {
    /// Ends with a slash.
    pub site_url: String,
    pub webdriver_url: String,
    pub axe_js: PathBuf,
    chromium: String,
}

/// Whether sites may store anything.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Storage {
    /// As browsers come.
    Granted,
    /// As a person, or an organisation, can set them.
    Refused,
}

impl Environment {
    pub fn read() -> Result<Self> {
        Ok(Self {
            site_url: variable("SITE_URL")?,
            webdriver_url: variable("WEBDRIVER_URL")?,
            axe_js: variable("AXE_JS")?.into(),
            chromium: variable("CHROMIUM")?,
        })
    }

    /// How to start the browser.
    pub fn chromium(&self, storage: Storage) -> Result<ChromeCapabilities> {
        let mut chromium = DesiredCapabilities::chrome();
        chromium.set_binary(&self.chromium)?;
        for argument in ARGUMENTS {
            chromium.add_arg(argument)?;
        }
        // Chromium's sandbox refuses to run as root, as it is in most containers.
        if metadata("/proc/self").is_ok_and(|me| me.uid() == 0) {
            chromium.add_arg("--no-sandbox")?;
        }
        if storage == Storage::Refused {
            // Two is « block »: of cookies, and with them of all that a site stores.
            let refused = json!({ "profile.default_content_setting_values.cookies": 2 });
            chromium.add_experimental_option("prefs", refused)?;
        }
        chromium.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        Ok(chromium)
    }
}

fn variable(name: &str) -> Result<String> {
    env::var(name).with_context(|| {
        format!("{name} is not set: run `cargo xtask test --only browser`, which starts all that these tests need")
    })
}
