//! Apache around a copy of the site, which holds the configuration as its `.htaccess`.

use std::{
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt,
    path::Path,
    process::Command,
};

use anyhow::{Context, Result};

use super::{WebServer, configuration, find_or_install, free_port};
use crate::site;

const MODULES: &str = "/usr/lib/apache2/modules";

/// Serves a copy of the built site by hosting/apache.conf.
pub fn start(root: &Path) -> Result<WebServer> {
    let apache = find_or_install("apache2", &["apache2-bin"], &[MODULES])?;
    let folder = tempfile::tempdir()?;
    let port = free_port()?;
    let site = site::folder(root);
    for file in site::files(&site)? {
        let to = folder.path().join("site").join(file.strip_prefix(&site)?);
        fs::create_dir_all(to.parent().context("a file stands in a folder")?)?;
        fs::copy(&file, to)?;
    }
    fs::write(folder.path().join("site/.htaccess"), configuration(root, "apache.conf")?)?;
    // Apache runs as another user, who must be able to read it.
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755))?;
    // The site alone, in a temporary folder, as the user that Debian's Apache runs as.
    let mut text = format!(
        "ServerRoot {0}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {0}/pid\n\
         LimitRequestLine 16384\nErrorLog {0}/errors\nDefaultRuntimeDir {0}\nUser www-data\nGroup www-data\n",
        folder.path().display()
    );
    for module in ["mpm_event", "authz_core", "dir", "mime", "headers", "rewrite"] {
        text += &format!("LoadModule {module}_module {MODULES}/mod_{module}.so\n");
    }
    // As in Debian's configuration: ours must override these types.
    text += &format!(
        "TypesConfig /dev/null\nAddType application/x-gzip .gz\nAddLanguage br .br\n\
         DocumentRoot {0}/site\n<Directory {0}/site>\nRequire all granted\nAllowOverride All\n\
         </Directory>\n",
        folder.path().display()
    );
    let configuration = folder.path().join("apache.conf");
    fs::write(&configuration, text)?;
    let mut command = Command::new(apache);
    command.arg("-X").arg("-f").arg(configuration);
    WebServer::start(&mut command, port, folder)
}
