//! The program: its main module, the chunks that are fetched on demand, and the glue, the script that connects
//! them with the browser.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use oxc_span::SourceType;

use super::minify;
use crate::site;

/// Copies the program into the site from the output folder of `wasm-bindgen` (`xtask/bindgen`). Trunk has copied
/// the glue and the main module, but no chunks, and gives the names in the glue others at each build.
pub fn copy(root: &Path, site: &Path, release: bool) -> Result<()> {
    let profile = if release { "release" } else { "debug" };
    let folder = site::target_folder(root).join("wasm-bindgen").join(profile);
    for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let destination = site.join(path.file_name().context("a file has a name")?);
        if release && path.extension().is_some_and(|extension| extension == "js") {
            fs::write(
                destination,
                minify::script(&fs::read_to_string(&path)?, SourceType::mjs())?,
            )?;
        } else {
            fs::copy(&path, destination)?;
        }
    }
    Ok(())
}
