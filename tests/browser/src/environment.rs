//! What `cargo xtask test` hands over in environment variables.

use std::{env, fs::metadata, os::unix::fs::MetadataExt, path::PathBuf};

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::{
    Capabilities, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel,
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
    /// The origin and folder of the site under test, with a slash at its end.
    pub site_url: String,
    pub webdriver_url: String,
    pub axe_js: PathBuf,
    chromium: String,
}

/// Whether sites may store anything.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Storage {
    /// The default of every engine.
    Allowed,
    /// Cookies and storage blocked in the settings, by a person or an organisation.
    Blocked,
}

/// What draws the page and runs the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
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

    /// The URL of an engine's WebDriver, and the capabilities to start it with.
    pub fn session(&self, engine: Engine, storage: Storage) -> Result<(String, Capabilities)> {
        Ok(match engine {
            Engine::Chromium => (self.webdriver_url.clone(), self.chromium(storage)?),
            Engine::Firefox => {
                let mut firefox = DesiredCapabilities::firefox();
                firefox.set_firefox_binary(&variable("FIREFOX")?)?;
                firefox.add_arg("-headless")?;
                (variable("FIREFOX_DRIVER_URL")?, firefox.into())
            }
            Engine::WebKit => {
                let mut webkit = Capabilities::new();
                let options = json!({ "binary": variable("WEBKIT")?, "args": ["--automation"] });
                webkit.set("browserName", "MiniBrowser")?;
                webkit.set("webkitgtk:browserOptions", options)?;
                (variable("WEBKIT_DRIVER_URL")?, webkit)
            }
        })
    }

    fn chromium(&self, storage: Storage) -> Result<Capabilities> {
        let mut chromium = DesiredCapabilities::chrome();
        chromium.set_binary(&self.chromium)?;
        for argument in ARGUMENTS {
            chromium.add_arg(argument)?;
        }
        // Chromium's sandbox refuses to run as root, as it is in most containers.
        if metadata("/proc/self").is_ok_and(|me| me.uid() == 0) {
            chromium.add_arg("--no-sandbox")?;
        }
        if storage == Storage::Blocked {
            // Two is « block »: of cookies, and with them of all that a site stores.
            let refused = json!({ "profile.default_content_setting_values.cookies": 2 });
            chromium.add_experimental_option("prefs", refused)?;
        }
        chromium.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        Ok(chromium.into())
    }
}

fn variable(name: &str) -> Result<String> {
    env::var(name).with_context(|| {
        format!(
            "{name} is not set: run `cargo xtask test --only browser` or `--only engines`, which \
             start all that these tests need"
        )
    })
}
