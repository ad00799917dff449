//! Caddy around the site.

use std::{fs, path::Path, process::Command};

use anyhow::Result;

use super::{WebServer, find_or_install, free_port};
use crate::site;

/// Serves the built site by hosting/caddy.conf.
pub fn start(root: &Path) -> Result<WebServer> {
    let caddy = find_or_install("caddy", &["caddy"], &[])?;
    let folder = tempfile::tempdir()?;
    let port = free_port()?;
    let configuration = folder.path().join("Caddyfile");
    fs::write(
        &configuration,
        format!(
            "{{\n\tadmin off\n\tauto_https off\n}}\n\
             http://127.0.0.1:{port} {{\n\tbind 127.0.0.1\n\troot * {}\n\timport {}\n}}\n",
            site::folder(root).display(),
            root.join("hosting/caddy.conf").display()
        ),
    )?;
    let mut command = Command::new(caddy);
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(configuration);
    for variable in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
        command.env(variable, folder.path());
    }
    WebServer::start(&mut command, port, folder)
}
