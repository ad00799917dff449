//! Where the built site is, and its files.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use walkdir::WalkDir;

/// The built site, Trunk's output folder.
pub fn folder(root: &Path) -> PathBuf {
    root.join("dist")
}

/// Cargo's build folder, wherever `CARGO_TARGET_DIR` puts it.
pub fn target_folder(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

/// All files under a folder, in the order of their names.
///
/// # Errors
///
/// If a folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    files.sort();
    Ok(files)
}

/// Copies all files of a folder into another, created if needed; other files there stay.
///
/// # Errors
///
/// If a file cannot be copied.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in files(from)? {
        let copied = to.join(file.strip_prefix(from)?);
        fs::create_dir_all(copied.parent().unwrap_or(to))?;
        fs::copy(&file, &copied).with_context(|| copied.display().to_string())?;
    }
    Ok(())
}
