//! html-validate, which reads the pages as the standard has it: for tests only, never part of the site.

use std::{fs, path::Path, path::PathBuf};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;
use tempfile::NamedTempFile;
use xshell::{Shell, cmd};

use crate::{site, suite::browser, tools};

/// What npm gets, with all that it depends on: versions and hashes.
const PACKAGE: &str = include_str!("../../html-validate/package.json");
const LOCK: &str = include_str!("../../html-validate/package-lock.json");
/// The folder in the cache; another version, and so another lock file, takes another folder.
const FOLDER: &str = "html-validate-10.17.0";

/// The rules: all that html-validate recommends, which are those of the standard and more, but for these.
fn rules() -> serde_json::Value {
    json!({
        "root": true,
        "extends": ["html-validate:recommended"],
        "rules": {
            // Trunk's minifier leaves quotes and capitals out, as the standard lets it.
            "attr-quotes": "off",
            "doctype-style": "off",
            // Advice of one search engine: the names of some territories are longer than it counts.
            "long-title": "off",
            // Of the two feet, one is shown in a frame and the other elsewhere: never both.
            "unique-landmark": "off",
            // As the standard has it: an action's name is its number, with a point.
            "valid-id": ["error", { "relaxed": true }],
            // No native element is a list below a field whose options hold more than text, nor a part of a
            // page that has its name from a caption and scrolls.
            "prefer-native-element": ["error", { "exclude": ["listbox", "region"] }],
            // Boxes of one name are one answer, as are the radio buttons that it lets through unasked.
            "form-dup-name": ["error", { "shared": ["radio", "checkbox", "submit", "button", "reset"] }],
        },
    })
}

/// What html-validate reports of one page.
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
    /// Of the page's text, from 1 on.
    line: u32,
    column: u32,
    /// The way to the element, where there is one.
    selector: Option<String>,
}

/// Checks each page of a built site.
///
/// # Errors
///
/// If a page breaks a rule, with all that is found; if html-validate cannot be had.
pub fn check(site: &Path) -> Result<()> {
    let mut pages = site::files(site)?;
    pages.retain(|file| file.extension().is_some_and(|extension| extension == "html"));
    ensure!(!pages.is_empty(), "{} has no page", site.display());
    let found = faults(&pages)?;
    ensure!(found.is_empty(), "html-validate finds fault with the pages:\n{}", found.join("\n"));
    println!("{} pages are as the standard has it", pages.len());
    Ok(())
}

/// What is wrong with these pages, a line each.
fn faults(pages: &[PathBuf]) -> Result<Vec<String>> {
    let program = program()?;
    let config = NamedTempFile::with_suffix(".json")?;
    fs::write(config.path(), rules().to_string())?;
    // Through a pipe its output ends where it ends, in the middle of a word.
    let report = NamedTempFile::new()?;
    let (config, out) = (config.path(), report.path());
    let arguments = ["--formatter".to_owned(), format!("json={}", out.display())];
    // Its status says no more than its report.
    let shell = Shell::new()?;
    cmd!(shell, "{program} --config {config} {arguments...} {pages...}")
        .quiet()
        .ignore_status()
        .ignore_stdout()
        .run()?;
    let report = fs::read_to_string(out)?;
    let report: Vec<PageReport> = serde_json::from_str(&report)
        .with_context(|| format!("html-validate wrote no report: {report}"))?;
    let lines = report.iter().flat_map(|page| {
        page.messages.iter().map(|own| {
            let Message { rule_id, message, line, column, selector } = own;
            let place = selector.as_deref().unwrap_or_default();
            format!("{}:{line}:{column}: {rule_id}: {message} {place}", page.file_path.display())
        })
    });
    Ok(lines.collect())
}

/// Where the program is, fetched once for this machine.
fn program() -> Result<PathBuf> {
    let folder = tools::cache()?.join(FOLDER);
    let program = folder.join("node_modules/.bin/html-validate");
    // npm writes this file last.
    let done = folder.join("node_modules/.package-lock.json");
    let same = fs::read_to_string(folder.join("package-lock.json")).is_ok_and(|lock| lock == LOCK);
    if same && done.is_file() {
        return Ok(program);
    }
    browser::ensure_npm()?;
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("package.json"), PACKAGE)?;
    fs::write(folder.join("package-lock.json"), LOCK)?;
    let shell = Shell::new()?;
    shell.change_dir(&folder);
    // No package runs anything of its own; a Node that is too old is told.
    let options = ["--ignore-scripts", "--engine-strict", "--no-audit", "--no-fund", "--silent"];
    cmd!(shell, "npm ci {options...}")
        .run()
        .context("html-validate needs the network this once, and Node 20.19 or newer")?;
    Ok(program)
}
