//! The data as the browser reads it, made from `geodata/`.

use std::{fs, path::Path};

use anyhow::{Result, bail};
use bundle::Folder;
use model::read::{DETAILS, FIRST_VIEW, OUTLINES};

/// The folder of the data, in the repository.
pub const FOLDER: &str = "geodata";

/// Checks the data of the repository, and writes into the site the files that the program fetches.
///
/// # Errors
///
/// If a record breaks a rule, or a file cannot be written.
pub fn write(root: &Path, site: &Path) -> Result<()> {
    let folder = root.join(FOLDER);
    check(&folder)?;
    let folder = Folder::open(&folder)?;
    fs::write(site.join(FIRST_VIEW), folder.first_view())?;
    fs::write(site.join(DETAILS), folder.details())?;
    fs::write(site.join(OUTLINES), folder.outlines())?;
    Ok(())
}

/// Prints what is wrong with a data folder: a line for each fault, with its file, record and rule.
///
/// # Errors
///
/// If anything is.
pub fn check(folder: &Path) -> Result<()> {
    let faults = bundle::check(folder);
    for fault in &faults {
        eprintln!("{fault}");
    }
    match faults.len() {
        0 => Ok(()),
        count => bail!("{}: {count} fault{}", folder.display(), if count == 1 { "" } else { "s" }),
    }
}
