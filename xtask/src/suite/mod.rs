//! The whole test suite, in the order in which failures are cheapest.

mod axe;
mod browser;
mod engines;
mod hosts;
mod html;
mod steps;

use std::{fs, io::Write, path::Path, str::FromStr};

use anyhow::{Error, Result, bail, ensure};
use serde_json::json;
use steps::Steps;
use tempfile::NamedTempFile;
use xshell::{Shell, cmd};

use crate::{dist, release, site, tools};

/// A group of tests that `--only` selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TestGroup {
    Lint,
    Native,
    Browser,
    /// The sizes of an already built site, and its responses from each web server.
    Hosts,
    /// A few journeys in Chromium, Firefox and WebKit, on an already built site. Only on request.
    Engines,
}

impl FromStr for TestGroup {
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

/// Runs the suite, or one group of it, and prints a summary.
///
/// # Errors
///
/// If a step fails, with its name.
pub fn run(root: &Path, only: Option<TestGroup>) -> Result<()> {
    let mut steps = Steps::default();
    let result = run_steps(root, only, &mut steps);
    steps.print_summary();
    result
}

/// Builds the site and runs these suites of `tests/browser` against it, and nothing else.
///
/// # Errors
///
/// If there is no such suite, before anything is built; or if a step fails, with its name.
pub fn run_journeys(root: &Path, names: &[String]) -> Result<()> {
    let journeys = journey_names(root)?;
    for name in names {
        ensure!(
            journeys.contains(name),
            "no journey is named {name}: there are {}",
            journeys.join(", ")
        );
    }
    let mut steps = Steps::default();
    let result = steps
        .run("Release build", || release::build(root))
        .and_then(|()| run_browser_tests(root, names, &mut steps));
    steps.print_summary();
    result
}

/// The suites of `tests/browser` that need Chromium alone.
fn journey_names(root: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for file in fs::read_dir(root.join("tests/browser/tests"))? {
        let path = file?.path();
        names.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
    }
    names.retain(|name| name != "engines");
    names.sort();
    Ok(names)
}

fn run_steps(root: &Path, only: Option<TestGroup>, steps: &mut Steps) -> Result<()> {
    let includes = |group| only.is_none_or(|only| only == group);
    let shell = Shell::new()?;
    shell.change_dir(root);
    if includes(TestGroup::Lint) {
        steps.run("Formatting", || Ok(cmd!(shell, "cargo fmt --all --check").run()?))?;
        steps.run("Clippy, native", || {
            Ok(cmd!(shell, "cargo clippy --workspace --all-targets -- -D warnings").run()?)
        })?;
        steps.run("Clippy, wasm32", || {
            tools::ensure_wasm_target(root)?;
            let app = ["-p", "carte-services-familles", "--target", "wasm32-unknown-unknown"];
            cmd!(shell, "cargo clippy {app...} -- -D warnings").run()?;
            let dom = ["-p", "dom", "--all-targets", "--target", "wasm32-unknown-unknown"];
            Ok(cmd!(shell, "cargo clippy {dom...} -- -D warnings").run()?)
        })?;
        steps.run("Links in the documentation", || {
            let doc = cmd!(shell, "cargo doc --workspace --no-deps --document-private-items");
            Ok(doc.env("RUSTDOCFLAGS", "-D warnings").run()?)
        })?;
    }
    if includes(TestGroup::Native) {
        steps.run("Native tests", || {
            Ok(cmd!(shell, "cargo test --workspace --exclude browser-tests").run()?)
        })?;
    }
    if includes(TestGroup::Browser) {
        steps.run("Elements in the browser", || run_dom_tests(root))?;
        steps.run("Release build", || release::build(root))?;
    }
    if includes(TestGroup::Browser) || includes(TestGroup::Hosts) {
        steps.run("HTML", || html::check(&site::folder(root)))?;
        steps.run("Bytes", || dist::check_budget(root, &site::folder(root)))?;
        steps.run("The site on nginx, Apache and Caddy", || hosts::check_all(root))?;
    }
    if only == Some(TestGroup::Engines) {
        let chrome = steps.run("Chromium", browser::Chrome::find_or_install)?;
        let engines = steps.run("Firefox and WebKit", engines::Engines::start)?;
        steps.run("The same journeys in three engines", || {
            let nginx = hosts::start_nginx(root)?;
            let driver = chrome.start_driver()?;
            let tests = ["--test", "engines", "--no-fail-fast", "--", "--test-threads", "1"];
            let tests = cmd!(shell, "cargo test --package browser-tests {tests...}")
                .env("SITE_URL", nginx.url())
                .env("WEBDRIVER_URL", driver.url())
                .env("CHROMIUM", chrome.browser())
                .env("AXE_JS", "")
                .envs(engines.environment_variables()?);
            Ok(tests.run()?)
        })?;
    }
    if includes(TestGroup::Browser) {
        run_browser_tests(root, &[], steps)?;
    }
    Ok(())
}

/// Runs the tests of `crates/dom` that need a page.
fn run_dom_tests(root: &Path) -> Result<()> {
    tools::ensure_wasm_target(root)?;
    let runner = tools::wasm_test_runner(root)?;
    let chrome = browser::Chrome::find_or_install()?;
    let driver = chrome.start_driver()?;
    let mut options = NamedTempFile::new()?;
    let browser = json!({ "goog:chromeOptions": { "binary": chrome.browser() } });
    write!(options, "{browser}")?;
    let shell = Shell::new()?;
    shell.change_dir(root);
    let tests = ["--package", "dom", "--test", "browser", "--target", "wasm32-unknown-unknown"];
    let tests = cmd!(shell, "cargo test {tests...}")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER_REMOTE", driver.url())
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", options.path());
    Ok(tests.run()?)
}

/// Runs the suites of `tests/browser` that have these names; all of them when none is given.
fn run_browser_tests(root: &Path, suites: &[String], steps: &mut Steps) -> Result<()> {
    let axe = steps.run("axe-core", axe::script_path)?;
    let chrome = steps.run("Chromium", browser::Chrome::find_or_install)?;
    steps.run("Browser tests", || {
        // nginx, as in production; the `hosts` group checks that our own server responds alike.
        let nginx = hosts::start_nginx(root)?;
        let driver = chrome.start_driver()?;
        let suites = suites.iter().flat_map(|name| ["--test", name]);
        // Two at a time: each is a whole browser.
        let options = ["--no-fail-fast", "--", "--test-threads", "2"];
        let shell = Shell::new()?;
        shell.change_dir(root);
        let tests = cmd!(shell, "cargo test --package browser-tests {suites...} {options...}")
            .env("SITE_URL", nginx.url())
            .env("WEBDRIVER_URL", driver.url())
            .env("CHROMIUM", chrome.browser())
            .env("AXE_JS", &axe);
        Ok(tests.run()?)
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::run_journeys;

    #[test]
    fn an_unknown_journey_lists_the_known_ones() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let error = run_journeys(root, &["selct".to_owned()]).unwrap_err().to_string();
        assert!(
            error.starts_with("no journey is named selct: there are accessibility, "),
            "{error}"
        );
        assert!(error.contains(", select, "), "{error}");
    }
}
