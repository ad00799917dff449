//! axe-core, the accessibility checker: for tests only, never part of the site.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, bail};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha512};
use xshell::{Shell, cmd};

use crate::{suite::browser, tools};

const VERSION: &str = "4.14.1";
/// The SHA-512 of the package, in Base64, as npm publishes it.
const INTEGRITY: &str =
    "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==";

/// The path of axe-core's script, downloaded and verified once per machine.
///
/// # Errors
/// If it cannot be downloaded, or its hash differs.
pub fn script_path() -> Result<PathBuf> {
    let folder = tools::cache_folder()?.join(format!("axe-core-{VERSION}"));
    let script = folder.join("package/axe.min.js");
    if script.is_file() {
        return Ok(script);
    }
    browser::ensure_npm()?;
    fs::create_dir_all(&folder)?;
    let shell = Shell::new()?;
    shell.change_dir(&folder);
    cmd!(shell, "npm pack --silent axe-core@{VERSION}")
        .run()
        .context("axe-core needs the network this once")?;

    let package = folder.join(format!("axe-core-{VERSION}.tgz"));
    let digest = BASE64_STANDARD.encode(Sha512::digest(fs::read(&package)?));
    if digest != INTEGRITY {
        bail!("axe-core {VERSION} is not the package we know: its SHA-512 is {digest}");
    }
    cmd!(shell, "tar -xzf {package} package/axe.min.js").run()?;
    Ok(script)
}
