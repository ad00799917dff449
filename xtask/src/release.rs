//! The release build of the site. It holds no path of the machine that built it: two machines build the
//! same bytes.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use xshell::{Shell, cmd};

use crate::{site, tools};

/// Cargo adds this to the flags of .cargo/config.toml. `RUSTFLAGS` would take their place.
const RUSTFLAGS_VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Gets the tools if need be, then has Trunk build the site.
///
/// # Errors
/// If a tool cannot be installed, the build fails, or the site names folders of this machine.
pub fn build(root: &Path) -> Result<()> {
    let shell = Shell::new()?;
    shell.change_dir(root);
    cmd!(shell, "trunk build --release")
        .env("PATH", tools::path(root)?)
        .env(RUSTFLAGS_VARIABLE, remap_flags(root)?)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // What fails is the app's build, not Trunk: its own traces would only hide that.
        .env("RUST_BACKTRACE", "0")
        // Trunk only understands `true` and `false` there, and stops at the usual `1`.
        .env_remove("NO_COLOR")
        .run()
        .context("the site was not built: see what Trunk says above")?;
    ensure_no_local_paths(&site::folder(root), root)
}

/// Folders that panic messages would name, and what the compiler writes in their place.
fn remapped_folders(root: &Path) -> Result<[(PathBuf, &'static str); 2]> {
    let home = || env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"));
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home);
    Ok([
        (cargo.context("neither CARGO_HOME nor HOME says where cargo keeps crates")?, "/cargo"),
        (root.to_owned(), "/carte"),
    ])
}

/// The `--remap-path-prefix` flags for these folders; a path with a space cannot be passed.
fn remap_flags(root: &Path) -> Result<String> {
    let mut flags = Vec::new();
    for (folder, name) in remapped_folders(root)? {
        let folder = folder.display().to_string();
        ensure!(
            !folder.contains(char::is_whitespace),
            "move {folder:?} where no space is in its path"
        );
        flags.push(format!("--remap-path-prefix={folder}={name}"));
    }
    Ok(flags.join(" "))
}

/// Fails if a file of the site holds the path of one of these folders.
fn ensure_no_local_paths(folder: &Path, root: &Path) -> Result<()> {
    let folders = remapped_folders(root)?;
    for file in site::files(folder)? {
        let bytes = fs::read(&file)?;
        for (folder, _) in &folders {
            let name = folder.as_os_str().as_encoded_bytes();
            if bytes.windows(name.len()).any(|window| window == name) {
                bail!("{} names {}, a folder of this machine", file.display(), folder.display());
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_a_path_of_this_machine_in_any_file() {
        let site = tempfile::tempdir().unwrap();
        let root = Path::new("/some/where/carte");
        fs::write(site.path().join("a.wasm"), b"\0asm /cargo/registry/x.rs").unwrap();
        assert!(ensure_no_local_paths(site.path(), root).is_ok());
        fs::create_dir(site.path().join("sub")).unwrap();
        fs::write(site.path().join("sub/b.wasm"), b"\0asm\xff/some/where/carte/src/lib.rs")
            .unwrap();
        let error = ensure_no_local_paths(site.path(), root).unwrap_err().to_string();
        assert!(error.contains("b.wasm names /some/where/carte"), "{error}");
        assert!(
            remap_flags(root).unwrap().ends_with(" --remap-path-prefix=/some/where/carte=/carte")
        );
        assert!(remap_flags(Path::new("/a b")).is_err());
    }
}
