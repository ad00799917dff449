//! The tools of the build. Trunk is kept in the user's cache folder, so that no fresh clone builds it again;
//! the `wasm-bindgen` that it calls is our own, of this workspace.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, bail};
use xshell::{Shell, cmd};

use crate::site;

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Must equal the version in Trunk.toml.
const TRUNK_VERSION: &str = "0.21.14";

/// Supports Firefox 128 and later, hence Debian's.
const GECKODRIVER_VERSION: &str = "0.37.1";

/// Installs missing tools; returns a `PATH` on which they come first.
///
/// # Errors
///
/// If one cannot be built, for instance because there is no network the first time.
pub fn path(root: &Path) -> Result<String> {
    ensure_wasm_target(root)?;
    // Without its updater and downloader: we pin its version and bring its tools.
    let trunk = ensure_installed("trunk", "trunk", TRUNK_VERSION, &["--no-default-features"])?;
    let mut folders = vec![build_bindgen(root)?, trunk];
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders)?.into_string().map_err(|path| anyhow!("PATH is not UTF-8: {path:?}"))
}

/// Installs Firefox's WebDriver, for tests only; returns its path.
///
/// # Errors
///
/// If it cannot be built.
pub fn geckodriver() -> Result<PathBuf> {
    let name = "geckodriver";
    Ok(ensure_installed(name, name, GECKODRIVER_VERSION, &[])?.join(name))
}

/// Installs the runner of browser tests, of wasm-bindgen's version in Cargo.lock; returns its path.
///
/// # Errors
///
/// If it cannot be built.
pub fn wasm_test_runner(root: &Path) -> Result<PathBuf> {
    let shell = Shell::new()?;
    shell.change_dir(root);
    let package = cmd!(shell, "cargo pkgid --locked wasm-bindgen").quiet().read()?;
    let (_, version) = package.rsplit_once('@').context("cargo pkgid gives no version")?;
    let name = "wasm-bindgen-test-runner";
    Ok(ensure_installed("wasm-bindgen-cli", name, version, &[])?.join(name))
}

/// Builds `xtask/bindgen`; returns a folder where it is named `wasm-bindgen`, as Trunk calls it. (The compiler
/// refuses that name for a crate that is not wasm-bindgen itself.)
fn build_bindgen(root: &Path) -> Result<PathBuf> {
    let shell = Shell::new()?;
    shell.change_dir(root);
    cmd!(shell, "cargo build --locked --package bindgen").quiet().run()?;
    let target = site::target_folder(root);
    let folder = target.join("tools");
    shell.create_dir(&folder)?;
    shell.copy_file(target.join("debug/bindgen"), folder.join("wasm-bindgen"))?;
    Ok(folder)
}

/// Installs a crate of crates.io unless cached; returns the folder of its programs.
fn ensure_installed(
    krate: &str,
    program: &str,
    version: &str,
    options: &[&str],
) -> Result<PathBuf> {
    let install_root = cache_folder()?.join("tools").join(format!("{krate}-{version}"));
    let folder = install_root.join("bin");
    if folder.join(program).is_file() {
        return Ok(folder);
    }
    if which::which("cc").is_err() {
        bail!("no C compiler (cc): install one, e.g. `apt-get install build-essential`");
    }
    eprintln!("Building {krate} {version}, once for this machine: some minutes.");
    let shell = Shell::new()?;
    let install = cmd!(
        shell,
        "cargo install {krate} --version {version} --root {install_root} --locked {options...}"
    );
    // It runs for seconds at a time, and would take twice as long to optimize.
    install
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .run()
        .with_context(|| format!("{krate} {version} needs the network this once"))?;
    Ok(folder)
}

/// Ensures that Rust's WebAssembly target is installed.
///
/// # Errors
/// If it is missing and rustup cannot add it.
pub fn ensure_wasm_target(root: &Path) -> Result<()> {
    let shell = Shell::new()?;
    shell.change_dir(root);
    let sysroot = cmd!(shell, "rustc --print sysroot").quiet().read()?;
    if Path::new(&sysroot).join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    if which::which("rustup").is_err() {
        bail!("this Rust has no {WASM_TARGET} target and no rustup to add it: install rustup");
    }
    cmd!(shell, "rustup target add {WASM_TARGET}")
        .run()
        .context("the WebAssembly target needs the network this once")
}

/// The project's own folder in the user's cache.
///
/// # Errors
///
/// If the user has no home.
pub fn cache_folder() -> Result<PathBuf> {
    let home = || env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(home)
        .map(|cache| cache.join("carte-services-familles"))
        .context("neither XDG_CACHE_HOME nor HOME says where to keep the tools")
}
