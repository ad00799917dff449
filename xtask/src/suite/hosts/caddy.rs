//! Caddy around the site.

use std::{path::Path, process::Command};

use anyhow::Result;

use super::{Host, find_or_install, free_port};
use crate::scratch::Scratch;

/// Serves `site` by the configuration in `written`.
pub fn start(site: &Path, written: &Path) -> Result<Host> {
    let caddy = find_or_install("caddy", &["caddy"], &[])?;
    let folder = Scratch::new("caddy")?;
    let port = free_port()?;
    let configuration = folder.write(
        "Caddyfile",
        format!(
            "{{\n\tadmin off\n\tauto_https off\n}}\n\
             http://127.0.0.1:{port} {{\n\tbind 127.0.0.1\n\troot * {}\n\timport {}\n}}\n",
            site.display(),
            written.join("caddy.conf").display()
        ),
    )?;
    let mut command = Command::new(caddy);
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(configuration);
    for variable in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
        command.env(variable, folder.path());
    }
    Host::start(&mut command, port, folder)
}
