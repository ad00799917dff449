//! Apache around a copy of the site, which holds the configuration as its `.htaccess`.

use std::{fs, path::Path, process::Command};

use anyhow::Result;

use super::{Host, find_or_install, free_port};
use crate::{files, scratch::Scratch};

const MODULES: &str = "/usr/lib/apache2/modules";

/// Serves a copy of `site` by the configuration in `written`.
pub fn start(site: &Path, written: &Path) -> Result<Host> {
    let apache = find_or_install("apache2", &["apache2-bin"], &[MODULES])?;
    let folder = Scratch::new("apache")?;
    let port = free_port()?;
    for file in files::under(site)? {
        let name = format!("site/{}", file.strip_prefix(site)?.display());
        folder.write(&name, fs::read(&file)?)?;
    }
    folder.write("site/.htaccess", fs::read(written.join("apache.conf"))?)?;
    // The site alone, in a temporary folder, as the user that Debian's Apache runs as.
    let mut text = format!(
        "ServerRoot {0}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {0}/pid\n\
         LimitRequestLine 16384\nErrorLog {0}/errors\nDefaultRuntimeDir {0}\nUser www-data\nGroup www-data\n",
        folder.path().display()
    );
    for module in ["mpm_event", "authz_core", "dir", "mime", "headers", "rewrite"] {
        text += &format!("LoadModule {module}_module {MODULES}/mod_{module}.so\n");
    }
    // What Debian's own configuration says of these ends: ours must prevail.
    text += &format!(
        "TypesConfig /dev/null\nAddType application/x-gzip .gz\nAddLanguage br .br\n\
         DocumentRoot {0}/site\n<Directory {0}/site>\nRequire all granted\nAllowOverride All\n\
         </Directory>\n",
        folder.path().display()
    );
    let configuration = folder.write("apache.conf", text)?;
    let mut command = Command::new(apache);
    command.arg("-X").arg("-f").arg(configuration);
    Host::start(&mut command, port, folder)
}
