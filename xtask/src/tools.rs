//! The pinned tools, kept in the user's cache folder so that no fresh clone builds them again.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, anyhow, bail};

use crate::shell;

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const TRUNK_VERSION: &str = "0.21.14";
/// It must understand what `wasm_split_helpers` of Cargo.lock marks.
const WASM_SPLIT_VERSION: &str = "0.2.4";

/// It leads Firefox from 128 on, Debian's among them.
const GECKODRIVER_VERSION: &str = "0.37.1";

/// A program that `cargo install` builds.
struct Tool {
    krate: &'static str,
    program: &'static str,
    version: String,
    /// What to build of it.
    features: Option<&'static str>,
    /// Whether the versions published with the crate still resolve.
    locked: bool,
}

/// Makes sure that all tools are there; the PATH that finds them before any other.
pub fn path(root: &Path) -> Result<String> {
    ensure_wasm_target(root)?;
    let tools = [
        Tool {
            krate: "trunk",
            program: "trunk",
            version: TRUNK_VERSION.to_owned(),
            features: None,
            locked: true,
        },
        Tool {
            krate: "wasm_split_cli_support",
            program: "wasm-split-cli",
            version: WASM_SPLIT_VERSION.to_owned(),
            features: Some("build-binary"),
            locked: true,
        },
        Tool {
            krate: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            // It must be the very version that the app links.
            version: locked_version(root, "wasm-bindgen")?,
            features: None,
            // Its lock file names a version that was withdrawn since.
            locked: false,
        },
    ];
    let mut folders = Vec::new();
    for tool in &tools {
        folders.push(tool.ensure()?);
    }
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders)?.into_string().map_err(|path| anyhow!("PATH is not UTF-8: {path:?}"))
}

/// The driver of Firefox, for tests only; where it is.
pub fn geckodriver() -> Result<PathBuf> {
    let tool = Tool {
        krate: "geckodriver",
        program: "geckodriver",
        version: GECKODRIVER_VERSION.to_owned(),
        features: None,
        locked: true,
    };
    Ok(tool.ensure()?.join(tool.program))
}

impl Tool {
    /// Builds the tool if absent; the folder of its program.
    fn ensure(&self) -> Result<PathBuf> {
        let Self { krate, version, .. } = self;
        let home = cache()?.join("tools").join(format!("{krate}-{version}"));
        let folder = home.join("bin");
        if folder.join(self.program).is_file() {
            return Ok(folder);
        }
        if shell::find("cc").is_none() {
            bail!("no C compiler (cc): install one, e.g. `apt-get install build-essential`");
        }
        eprintln!("Building {krate} {version}, once for this machine: 2 to 10 minutes.");
        let mut install = Command::new("cargo");
        install.args(["install", krate, "--version", version, "--root"]);
        install.arg(&home).args(self.locked.then_some("--locked"));
        install.args(self.features.map(|features| format!("--features={features}")));
        if shell::run(&mut install).is_err() {
            bail!("{krate} {version} was not built: see above; it needs the network this once");
        }
        Ok(folder)
    }
}

/// The app runs in the browser as WebAssembly: Rust's library for it must be there.
pub fn ensure_wasm_target(root: &Path) -> Result<()> {
    let sysroot =
        shell::output(Command::new("rustc").args(["--print", "sysroot"]).current_dir(root))?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib").join(WASM_TARGET);
    if library.is_dir() {
        return Ok(());
    }
    if shell::find("rustup").is_none() {
        bail!("this Rust has no {WASM_TARGET} target and no rustup to add it: install rustup");
    }
    let mut add = Command::new("rustup");
    add.args(["target", "add", WASM_TARGET]).current_dir(root);
    shell::run(&mut add).context("the WebAssembly target needs the network this once")
}

/// The project's own folder in the user's cache.
pub fn cache() -> Result<PathBuf> {
    let home = || env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(home)
        .map(|cache| cache.join("carte-services-familles"))
        .context("neither XDG_CACHE_HOME nor HOME says where to keep the tools")
}

/// The version of a crate in Cargo.lock.
fn locked_version(root: &Path, krate: &str) -> Result<String> {
    let lock = fs::read_to_string(root.join("Cargo.lock")).context("Cargo.lock")?;
    let header = format!("name = \"{krate}\"\nversion = \"");
    lock.split_once(&header)
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(version, _)| version.to_owned())
        .with_context(|| format!("Cargo.lock does not name {krate}"))
}
