//! The data as the browser reads it, made from `geodata/`.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use bundle::Folder;
use model::SiteWords;
use model::read::{DETAILS_FILE, FIRST_VIEW_FILE, OUTLINES_FILE};
use serde_json::Value;

use crate::site;

/// The folder of the data, in the repository.
pub const FOLDER: &str = "geodata";

/// Checks the data of the repository, and writes into the site the files that the program fetches.
///
/// # Errors
///
/// If a record breaks a rule, or a file cannot be written.
pub fn write(root: &Path, site: &Path) -> Result<()> {
    let published = root.join(FOLDER);
    check(&published)?;
    site::copy(&published, &site.join(FOLDER))?;
    let folder = Folder::open(&published)?;
    fill_in_site_words(site, &folder.metadata()?.site)?;
    fs::write(site.join(FIRST_VIEW_FILE), folder.first_view())?;
    fs::write(site.join(DETAILS_FILE), folder.details())?;
    fs::write(site.join(OUTLINES_FILE), folder.outlines())?;
    Ok(())
}

/// Writes the site's title and description into the manifest and the embed script.
fn fill_in_site_words(site: &Path, words: &SiteWords) -> Result<()> {
    let manifest = site.join("manifest.webmanifest");
    let text = fs::read_to_string(&manifest).context("manifest.webmanifest")?;
    fs::write(manifest, manifest_with_name(&text, words)?)?;
    let embed = site.join("embed.js");
    let script = fs::read_to_string(&embed).context("embed.js")?;
    Ok(fs::write(embed, script_with_title(&script, &words.title)?)?)
}

fn manifest_with_name(text: &str, words: &SiteWords) -> Result<String> {
    let mut manifest: Value = serde_json::from_str(text)?;
    manifest["name"] = words.title.as_str().into();
    manifest["description"] = words.short_description.as_str().into();
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

fn script_with_title(script: &str, title: &str) -> Result<String> {
    const EMPTY_TITLE: &str = "const TITLE = '';";
    ensure!(script.contains(EMPTY_TITLE), "embed.js has no place for the site's title");
    Ok(script.replacen(
        EMPTY_TITLE,
        &format!("const TITLE = {};", serde_json::to_string(title)?),
        1,
    ))
}

/// Validates a data folder: the error has a line for each fault, with file, record and rule.
///
/// # Errors
/// If a rule is broken.
pub fn check(folder: &Path) -> Result<()> {
    let faults: Vec<String> = bundle::check(folder).iter().map(ToString::to_string).collect();
    ensure!(faults.is_empty(), "the data in {}\n{}", folder.display(), faults.join("\n"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manifest_and_embed_script_get_the_title() {
        let words = SiteWords {
            title: "Carte de l’\"Ain\"".to_owned(),
            subtitle: String::new(),
            description: String::new(),
            short_description: "Crèches".to_owned(),
        };
        let manifest = manifest_with_name(r#"{"short_name":"Carte"}"#, &words).unwrap();
        let manifest: Value = serde_json::from_str(&manifest).unwrap();
        assert_eq!(manifest["name"], words.title.as_str());
        assert_eq!(
            (&manifest["description"], &manifest["short_name"]),
            (&"Crèches".into(), &"Carte".into())
        );
        let script = include_str!("../../../public/embed.js");
        let script = script_with_title(script, &words.title).unwrap();
        assert!(script.contains(r#"const TITLE = "Carte de l’\"Ain\"";"#), "{script}");
        assert!(script_with_title("", "").is_err());
    }
}
