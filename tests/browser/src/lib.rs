//! Helpers of the journeys: end-to-end tests in real browsers against the release build.
//! `cargo xtask test` runs every file of `tests/` and starts what it needs; alone it says so.

mod axe;
mod capture;
pub mod delayed_program;
mod download;
mod environment;
pub mod framed;
pub mod geodata;
mod input;
mod map;
mod media;
pub mod missing_program;
mod page;
mod test_host;
mod touch;
mod waits;

pub use anyhow::{Context, Result, bail, ensure};
pub use axe::Violation;
pub use capture::{Picture, PrintedDocument};
pub use environment::Engine;
pub use input::Point;
pub use map::MapTransform;
pub use media::Media;
pub use page::quoted;
pub use test_host::{Fault, TestHost};
pub use thirtyfour::Key;

use std::{
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    task::Poll,
};

use environment::{Environment, Storage};
use thirtyfour::WebDriver;

/// One browser window, driven by one test.
pub struct Browser {
    driver: WebDriver,
    environment: Environment,
}

/// Runs one test in a browser of its own; its `name` must be unique.
/// An error in the console fails the test; a failure leaves `screenshots/failed-<name>.png`. Without a service
/// worker, so that every request reaches the network.
pub async fn journey(name: &str, steps: impl AsyncFnOnce(&Browser) -> Result<()>) -> Result<()> {
    let without_worker = async |browser: &Browser| {
        browser.run_before_load("delete Navigator.prototype.serviceWorker").await?;
        steps(browser).await
    };
    journey_with_worker(name, without_worker).await
}

/// Like [`journey`], with the service worker.
pub async fn journey_with_worker(
    name: &str,
    steps: impl AsyncFnOnce(&Browser) -> Result<()>,
) -> Result<()> {
    run_journey(Engine::Chromium, name, Storage::Allowed, steps).await
}

/// Like [`journey_with_worker`], in any engine, by plain WebDriver: default window size, console not read.
pub async fn journey_in(
    engine: Engine,
    name: &str,
    steps: impl AsyncFnOnce(&Browser) -> Result<()>,
) -> Result<()> {
    run_journey(engine, &format!("{name}-{engine:?}"), Storage::Allowed, steps).await
}

/// Like [`journey_with_worker`], in a browser whose settings block all storage.
pub async fn journey_without_storage(
    name: &str,
    steps: impl AsyncFnOnce(&Browser) -> Result<()>,
) -> Result<()> {
    run_journey(Engine::Chromium, name, Storage::Blocked, steps).await
}

async fn run_journey(
    engine: Engine,
    name: &str,
    storage: Storage,
    steps: impl AsyncFnOnce(&Browser) -> Result<()>,
) -> Result<()> {
    let browser = Browser::start(engine, storage).await?;
    let mut running = Box::pin(async {
        steps(&browser).await?;
        match engine {
            Engine::Chromium => browser.assert_no_console_errors().await,
            Engine::Firefox | Engine::WebKit => Ok(()),
        }
    });
    // A failed assertion must not leave a browser behind.
    let outcome = poll_fn(|context| {
        match catch_unwind(AssertUnwindSafe(|| running.as_mut().poll(context))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(result)) => Poll::Ready(Ok(result)),
            Err(panic) => Poll::Ready(Err(panic)),
        }
    })
    .await;
    drop(running);

    if !matches!(outcome, Ok(Ok(()))) {
        let _ = browser.screenshot(&format!("failed-{name}")).await;
        if engine == Engine::Chromium {
            for line in browser.console().await.unwrap_or_default() {
                eprintln!("console: {line}");
            }
        }
    }
    browser.driver.quit().await?;
    outcome.unwrap_or_else(|panic| resume_unwind(panic))
}

impl Browser {
    async fn start(engine: Engine, storage: Storage) -> Result<Self> {
        let environment = Environment::read()?;
        let (url, capabilities) = environment.session(engine, storage)?;
        let browser = Self { driver: WebDriver::new(url, capabilities).await?, environment };
        if engine == Engine::Chromium {
            browser.set_viewport(1280, 800).await?;
        }
        Ok(browser)
    }

    /// The WebDriver session, for what has no helper here.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Sends a command of the Chrome DevTools Protocol.
    pub async fn cdp(&self, method: &str, params: serde_json::Value) -> Result<serde_json::Value> {
        Ok(self.driver.cdp().send_raw(method, params).await?)
    }

    /// What the console said since last asked, as `LEVEL message`.
    pub async fn console(&self) -> Result<Vec<String>> {
        let entries = self.driver.browser_log().await?;
        let line =
            |entry: thirtyfour::BrowserLogEntry| format!("{} {}", entry.level, entry.message);
        Ok(entries.into_iter().map(line).collect())
    }

    /// Fails if the console holds an error: a broken policy, a lost file, a panic.
    pub async fn assert_no_console_errors(&self) -> Result<()> {
        let mut lines = self.console().await?;
        lines.retain(|line| line.starts_with("SEVERE"));
        if !lines.is_empty() {
            bail!("errors in the console:\n{}", lines.join("\n"));
        }
        Ok(())
    }
}
