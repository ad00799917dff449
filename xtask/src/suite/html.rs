//! html-validate, which checks the pages against the HTML standard: for tests only.

use std::{fs, path::Path, path::PathBuf};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;
use tempfile::NamedTempFile;
use xshell::{Shell, cmd};

use crate::{site, suite::browser, tools};

/// The npm package and all its dependencies, with versions and hashes.
const PACKAGE: &str = include_str!("../../html-validate/package.json");
const LOCK: &str = include_str!("../../html-validate/package-lock.json");
/// The folder in the cache; another version, and so another lock file, takes another folder.
const FOLDER: &str = "html-validate-10.17.0";

/// The configuration: html-validate's recommended rules, but for these.
fn configuration() -> serde_json::Value {
    json!({
        "root": true,
        "extends": ["html-validate:recommended"],
        "rules": {
            // Trunk's minifier omits quotes and capitals, as the standard allows.
            "attr-quotes": "off",
            "doctype-style": "off",
            // A search engine's advice; some territory names exceed its limit.
            "long-title": "off",
            // There are two footers, one for embeds, one for the site; only one is displayed.
            "unique-landmark": "off",
            // The standard allows the point in ids such as `action-1.3`.
            "valid-id": ["error", { "relaxed": true }],
            // No native element offers options with markup below a field, or is a scrollable region named by its
            // caption.
            "prefer-native-element": ["error", { "exclude": ["listbox", "region"] }],
            // Checkboxes may share a name, as radio buttons do.
            "form-dup-name": ["error", { "shared": ["radio", "checkbox", "submit", "button", "reset"] }],
        },
    })
}

/// The report on one page.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PageReport {
    file_path: PathBuf,
    messages: Vec<Message>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Message {
    rule_id: String,
    message: String,
    /// Counted from 1, in the page's text.
    line: u32,
    column: u32,
    /// A CSS selector of the element, if it concerns one.
    selector: Option<String>,
}

/// Checks each page of a built site.
///
/// # Errors
/// If pages break rules (all are listed), or html-validate cannot be installed.
pub fn check(site: &Path) -> Result<()> {
    let mut pages = site::files(site)?;
    pages.retain(|file| file.extension().is_some_and(|extension| extension == "html"));
    ensure!(!pages.is_empty(), "{} has no page", site.display());
    let violations = violations(&pages)?;
    ensure!(violations.is_empty(), "html-validate reports violations:\n{}", violations.join("\n"));
    println!("{} pages conform to the HTML standard", pages.len());
    Ok(())
}

/// The violations in these pages, a line each.
fn violations(pages: &[PathBuf]) -> Result<Vec<String>> {
    let program = ensure_installed()?;
    let config = NamedTempFile::with_suffix(".json")?;
    fs::write(config.path(), configuration().to_string())?;
    // html-validate truncates its output on a pipe: write to a file.
    let report = NamedTempFile::new()?;
    let (config, report_path) = (config.path(), report.path());
    let arguments = ["--formatter".to_owned(), format!("json={}", report_path.display())];
    // The exit code adds nothing to the report.
    let shell = Shell::new()?;
    cmd!(shell, "{program} --config {config} {arguments...} {pages...}")
        .quiet()
        .ignore_status()
        .ignore_stdout()
        .run()?;
    let report = fs::read_to_string(report_path)?;
    let report: Vec<PageReport> = serde_json::from_str(&report)
        .with_context(|| format!("html-validate wrote no report: {report}"))?;
    let lines = report.iter().flat_map(|page| {
        page.messages.iter().map(|entry| {
            let Message { rule_id, message, line, column, selector } = entry;
            let place = selector.as_deref().unwrap_or_default();
            format!("{}:{line}:{column}: {rule_id}: {message} {place}", page.file_path.display())
        })
    });
    Ok(lines.collect())
}

/// The path of html-validate, installed once per machine.
fn ensure_installed() -> Result<PathBuf> {
    let folder = tools::cache_folder()?.join(FOLDER);
    let program = folder.join("node_modules/.bin/html-validate");
    // npm writes this file last.
    let marker = folder.join("node_modules/.package-lock.json");
    let is_current =
        fs::read_to_string(folder.join("package-lock.json")).is_ok_and(|lock| lock == LOCK);
    if is_current && marker.is_file() {
        return Ok(program);
    }
    browser::ensure_npm()?;
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("package.json"), PACKAGE)?;
    fs::write(folder.join("package-lock.json"), LOCK)?;
    let shell = Shell::new()?;
    shell.change_dir(&folder);
    // Install scripts do not run; a Node that is too old is an error.
    let options = ["--ignore-scripts", "--engine-strict", "--no-audit", "--no-fund", "--silent"];
    cmd!(shell, "npm ci {options...}")
        .run()
        .context("html-validate needs the network this once, and Node 20.19 or newer")?;
    Ok(program)
}
