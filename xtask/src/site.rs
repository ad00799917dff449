//! The release build of the site.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, bail};

use crate::{machine, shell, tools};

/// Where Trunk leaves the site.
pub fn folder(root: &Path) -> PathBuf {
    root.join("dist")
}

/// Where cargo leaves what it builds.
pub fn target(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

/// Gets the tools if need be, then has Trunk build the site.
pub fn build(root: &Path) -> Result<()> {
    let path = tools::path(root)?;
    let built = shell::run(
        Command::new("trunk")
            .args(["build", "--release"])
            .current_dir(root)
            .env("PATH", path)
            .env(machine::FLAGS, machine::flags(root)?)
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            // What fails is the app's build, not Trunk: its own traces would only hide that.
            .env("RUST_BACKTRACE", "0")
            // Trunk only understands `true` and `false` there, and stops at the usual `1`.
            .env_remove("NO_COLOR"),
    );
    if built.is_err() {
        bail!("the site was not built: see what Trunk says above");
    }
    machine::refuse_paths(&folder(root), root)
}
