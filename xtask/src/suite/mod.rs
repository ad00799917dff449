//! The whole test suite, in the order in which failures are cheapest.

mod axe;
mod browser;
mod engines;
mod hosts;
mod steps;

use std::{path::Path, process::Command, str::FromStr};

use anyhow::{Error, Result, bail};
use steps::Steps;

use crate::{dist, hosting, shell, site};

/// One part of the suite.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Lint,
    Native,
    Browser,
    /// The bytes and the hosts of a site that is built already.
    Hosts,
    /// A few journeys in Chromium, Firefox and WebKit, of a site that is built already. Only if
    /// asked for.
    Engines,
}

impl FromStr for Part {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        match name {
            "lint" => Ok(Self::Lint),
            "native" => Ok(Self::Native),
            "browser" => Ok(Self::Browser),
            "hosts" => Ok(Self::Hosts),
            "engines" => Ok(Self::Engines),
            _ => bail!("it is lint, native, browser, hosts or engines"),
        }
    }
}

/// Runs the suite, or one part of it, and sums it up.
pub fn run(root: &Path, only: Option<Part>) -> Result<()> {
    let mut steps = Steps::default();
    let result = run_steps(root, only, &mut steps);
    steps.print_summary();
    result
}

fn run_steps(root: &Path, only: Option<Part>, steps: &mut Steps) -> Result<()> {
    let wanted = |part| only.is_none_or(|only| only == part);
    let cargo = |line: &str| {
        let mut cargo = Command::new("cargo");
        cargo.args(line.split(' ')).current_dir(root);
        cargo
    };
    if wanted(Part::Lint) {
        steps.run("Formatting", || shell::run(&mut cargo("fmt --all --check")))?;
        steps.run("Clippy, native", || {
            shell::run(&mut cargo("clippy --workspace --all-targets -- -D warnings"))
        })?;
        steps.run("Clippy, wasm32", || {
            crate::tools::ensure_wasm_target(root)?;
            shell::run(&mut cargo(
                "clippy -p carte-services-familles --target wasm32-unknown-unknown -- -D warnings",
            ))
        })?;
    }
    if wanted(Part::Native) {
        steps.run("Native tests", || {
            shell::run(&mut cargo("test --workspace --exclude browser-tests"))
        })?;
    }
    if wanted(Part::Browser) {
        steps.run("Release build", || site::build(root))?;
    }
    if wanted(Part::Browser) || wanted(Part::Hosts) {
        steps.run("Bytes", || dist::check_budget(root, &site::folder(root)))?;
        steps.run("The site on nginx, Apache and Caddy", || hosts::check_all(root))?;
    }
    if only == Some(Part::Engines) {
        let chrome = steps.run("Chromium", browser::Chrome::find_or_install)?;
        let engines = steps.run("Firefox and WebKit", engines::Engines::start)?;
        steps.run("The same journeys in three engines", || {
            let nginx = hosts::nginx(&site::folder(root), &hosting::folder(root))?;
            let driver = chrome.start_driver()?;
            let mut tests = cargo(
                "test --package browser-tests --test engines --no-fail-fast -- --test-threads 1",
            );
            shell::run(
                tests
                    .env("SITE_URL", nginx.url())
                    .env("WEBDRIVER_URL", driver.url())
                    .env("CHROMIUM", chrome.browser())
                    .env("AXE_JS", "")
                    .envs(engines.variables()?),
            )
        })?;
    }
    if wanted(Part::Browser) {
        let axe = steps.run("axe-core", axe::source)?;
        let chrome = steps.run("Chromium", browser::Chrome::find_or_install)?;
        steps.run("Browser tests", || {
            // As in production: our own server says the same, see above.
            let nginx = hosts::nginx(&site::folder(root), &hosting::folder(root))?;
            let driver = chrome.start_driver()?;
            // Two at a time: each is a whole browser.
            let mut tests =
                cargo("test --package browser-tests --no-fail-fast -- --test-threads 2");
            shell::run(
                tests
                    .env("SITE_URL", nginx.url())
                    .env("WEBDRIVER_URL", driver.url())
                    .env("CHROMIUM", chrome.browser())
                    .env("AXE_JS", &axe),
            )
        })?;
    }
    Ok(())
}
