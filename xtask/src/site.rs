//! The release build of the site, and where it is.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use walkdir::WalkDir;
use xshell::{Shell, cmd};

use crate::{machine, tools};

/// Where Trunk leaves the site.
pub fn folder(root: &Path) -> PathBuf {
    root.join("dist")
}

/// Where cargo leaves what it builds.
pub fn target(root: &Path) -> PathBuf {
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

/// Copies all files of a folder into another, which is made if need be. What else is there stays.
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

/// Gets the tools if need be, then has Trunk build the site.
///
/// # Errors
///
/// If a tool cannot be had, the build fails, or the site names folders of this machine.
pub fn build(root: &Path) -> Result<()> {
    let shell = Shell::new()?;
    shell.change_dir(root);
    cmd!(shell, "trunk build --release")
        .env("PATH", tools::path(root)?)
        .env(machine::FLAGS, machine::flags(root)?)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // What fails is the app's build, not Trunk: its own traces would only hide that.
        .env("RUST_BACKTRACE", "0")
        // Trunk only understands `true` and `false` there, and stops at the usual `1`.
        .env_remove("NO_COLOR")
        .run()
        .context("the site was not built: see what Trunk says above")?;
    machine::refuse_paths(&folder(root), root)
}
