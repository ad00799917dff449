//! The program cut into parts: the first visit fetches the map, what opens on demand comes once
//! it is asked for (`#[wasm_split]` in the app marks what).
//!
//! Trunk knows nothing of this. Its own result is replaced by that of the same tools run once
//! more with the cut in between: `wasm-split-cli`, then `wasm-bindgen`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use super::{hashes, loader, rename, script, sections};
use crate::{shell, site, tools};

/// The file of the program that loads the parts, as `wasm-split-cli` names it.
const LOADER: &str = "__wasm_split.js";

/// Replaces the program in the staged site by its parts, and has the page fetch it at once.
pub fn apply(root: &Path, staging: &Path, release: bool) -> Result<()> {
    let trunk = program(staging)?;
    let name = rename::UNNAMED;
    let whole = compiled(root, release);
    let work = whole.with_file_name("parts");
    let path = tools::path(root)?;
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }

    let mut split = Command::new("wasm-split-cli");
    split.arg(&whole).arg(&work).args(["--out-name", name]).env("PATH", &path);
    shell::run(&mut split).context("was the app built with the flags of .cargo/config.toml?")?;

    let mut bind = Command::new("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    bind.args(["--out-name", name, "--out-dir"]).arg(staging);
    bind.args(release.then_some("--remove-name-section"));
    bind.args(release.then_some("--remove-producers-section"));
    shell::run(bind.arg(work.join(format!("{name}.wasm"))).env("PATH", &path))?;

    // Each file under a name of its own for each build: hosts keep them for ever.
    let mut loads = fs::read_to_string(work.join(LOADER))?;
    for part in parts(&work)? {
        let own = format!("{name}_{part}");
        loads = loads.replace(&format!("./{part}"), &format!("./{own}"));
        let bytes = fs::read(work.join(&part))?;
        let bytes = if release { sections::without_custom(&bytes)? } else { bytes };
        fs::write(staging.join(own), bytes)?;
    }
    let glue = staging.join(format!("{name}.js"));
    let script = loader::merged(&fs::read_to_string(&glue)?, &loads, &format!("./{LOADER}"))?;
    fs::write(&glue, &script)?;
    if release {
        let main = staging.join(format!("{name}_bg.wasm"));
        let script = script::lean(&script);
        let (script, module) = hashes::without(script.as_bytes(), &fs::read(&main)?);
        fs::write(&glue, script)?;
        fs::write(main, module)?;
    }
    let page = staging.join("index.html");
    let html = loader::starting(&fs::read_to_string(&page)?, name)?.replace(&trunk, name);
    fs::write(page, loader::unscripted(&loader::preloading(&html)?)?)?;
    for whole in [".js", "_bg.wasm"] {
        fs::remove_file(staging.join(format!("{trunk}{whole}")))?;
    }
    rename::by_content(staging)
}

/// The name that Trunk has given the program, its hash included.
fn program(staging: &Path) -> Result<String> {
    let names =
        fs::read_dir(staging)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut programs = names.filter_map(|name| Some(name.strip_suffix("_bg.wasm")?.to_owned()));
    match (programs.next(), programs.next()) {
        (Some(name), None) => Ok(name),
        _ => bail!("Trunk has not left one program in {}", staging.display()),
    }
}

/// What cargo has compiled for the browser.
fn compiled(root: &Path, release: bool) -> PathBuf {
    let profile = if release { "release" } else { "debug" };
    site::target(root)
        .join("wasm32-unknown-unknown")
        .join(profile)
        .join("carte-services-familles.wasm")
}

/// The files of the parts, in order.
fn parts(work: &Path) -> Result<Vec<String>> {
    let names = fs::read_dir(work)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut parts: Vec<String> = names
        .filter(|name| {
            name.ends_with(".wasm") && (name.starts_with("split_") || name.starts_with("chunk_"))
        })
        .collect();
    parts.sort();
    Ok(parts)
}
