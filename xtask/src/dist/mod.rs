//! The steps that complete Trunk's build, which has compiled the program and gathered the files that
//! `index.html` names.

mod budget;
mod compress;
mod content_hash;
mod csp;
mod data;
mod minify;
mod pages;
mod program;
mod sizes;
mod worker;

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{hosting, site};

pub use budget::check as check_budget;
pub use data::{FOLDER as DATA_FOLDER, check as check_data};
pub use worker::{STOP_WORKER_FILE, WORKER_FILE};

/// Finishes the build that Trunk has staged. Trunk's `post_build` hook calls it.
///
/// # Errors
///
/// If it is not Trunk that calls, or if a step fails.
pub fn finish(root: &Path) -> Result<()> {
    let site = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("`dist` is for Trunk to call; use `cargo xtask build`")?;
    let release = env::var("TRUNK_PROFILE").as_deref() == Ok("release");

    program::copy(root, &site, release)?;
    if release {
        site::copy(&site, &site_without_data(root))?;
    }
    apply_data(root, &site)?;
    if !release {
        // A development build is never old, no one counts its bytes, and `trunk serve` adds to its pages
        // the script that reloads them, which no policy could name.
        return worker::write_unregistering_worker(root, &site);
    }
    csp::write(&site)?;
    let offline_files = worker::write(root, &site)?;
    compress::compress_site(&site)?;
    print!("{}", sizes::table(&sizes::measure(&site)?, &offline_files));
    Ok(())
}

/// Rebuilds the site of the last release with the current data, into an empty folder. Without worker and
/// compression: it is for editing the data.
///
/// # Errors
///
/// If there was no release, the data break a rule, or a step fails.
pub fn refresh(root: &Path, site: &Path) -> Result<()> {
    site::copy(&site_without_data(root), site).context("build the site first")?;
    apply_data(root, site)?;
    csp::write(site)
}

/// The steps whose results depend on the data.
fn apply_data(root: &Path, site: &Path) -> Result<()> {
    data::write(root, site)?;
    pages::write(root, site)?;
    content_hash::add_hashes(site)?;
    hosting::check_types(site)
}

/// A copy of the last release as it was before [`apply_data`], from which [`refresh`] starts.
fn site_without_data(root: &Path) -> PathBuf {
    site::target_folder(root).join("site-without-data")
}
