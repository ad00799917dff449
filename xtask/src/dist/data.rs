//! The data as the browser reads it, made from `geodata/`.

use std::{fs, path::Path};

use anyhow::{Result, ensure};
use bundle::Folder;
use model::read::{COMMUNE_FIGURES, DETAILS, FIRST_VIEW, OUTLINES};

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
    fs::write(site.join(FIRST_VIEW), folder.first_view())?;
    fs::write(site.join(DETAILS), folder.details())?;
    fs::write(site.join(OUTLINES), folder.outlines())?;
    fs::write(site.join(COMMUNE_FIGURES), folder.commune_figures())?;
    Ok(())
}

/// Says what is wrong with a data folder: a line for each fault, with its file, record and rule.
///
/// # Errors
///
/// If anything is.
pub fn check(folder: &Path) -> Result<()> {
    let faults: Vec<String> = bundle::check(folder).iter().map(ToString::to_string).collect();
    ensure!(faults.is_empty(), "the data in {}\n{}", folder.display(), faults.join("\n"));
    Ok(())
}
