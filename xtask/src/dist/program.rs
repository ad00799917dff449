//! The program: its main module, the parts that are fetched on demand, and the glue, the script that
//! connects them with the browser.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::minify;
use crate::site;

/// Copies the program into the site from where `wasm-bindgen` (`xtask/bindgen`) has left it. Trunk
/// has copied the glue and the main module, but knows no parts and gives the names in the glue others at
/// each build.
pub fn copy(root: &Path, site: &Path, release: bool) -> Result<()> {
    let profile = if release { "release" } else { "debug" };
    let folder = site::target(root).join("wasm-bindgen").join(profile);
    for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let to = site.join(path.file_name().context("a file has a name")?);
        if release && path.extension().is_some_and(|extension| extension == "js") {
            fs::write(to, minify::script(&fs::read_to_string(&path)?))?;
        } else {
            fs::copy(&path, to)?;
        }
    }
    Ok(())
}
