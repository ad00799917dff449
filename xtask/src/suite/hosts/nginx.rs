//! nginx around the site, with Debian's own settings.

use std::{fs, path::Path, process::Command};

use anyhow::{Result, ensure};

use super::{WebServer, configuration, find_or_install, free_port};
use crate::site;

const BROTLI_MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// Serves the built site by hosting/nginx-http.conf and hosting/nginx-site.conf.
///
/// # Errors
/// If nginx cannot be installed or does not start.
pub fn start(root: &Path) -> Result<WebServer> {
    let packages = ["nginx", "libnginx-mod-http-brotli-static"];
    let nginx = find_or_install("nginx", &packages, &[BROTLI_MODULE])?;
    let folder = tempfile::tempdir()?;
    let port = free_port()?;

    let directives = configuration(root, "nginx-site.conf")?;
    let with_brotli = directives.replace("#brotli_static on;", "brotli_static on;");
    ensure!(with_brotli != directives, "nginx-site.conf does not mention Brotli");
    let directives = folder.path().join("site.conf");
    fs::write(&directives, with_brotli)?;

    // Types and compression as in Debian's nginx.conf: ours must override them.
    let configuration = folder.path().join("nginx.conf");
    fs::write(
        &configuration,
        format!(
            "daemon off; master_process off; pid pid; error_log stderr;\n\
             load_module {BROTLI_MODULE};\n\
             events {{}}\n\
             http {{\n\
             access_log off; include /etc/nginx/mime.types; gzip on;\n\
             default_type application/octet-stream;\n\
             client_body_temp_path 1; proxy_temp_path 2; fastcgi_temp_path 3;\n\
             uwsgi_temp_path 4; scgi_temp_path 5;\n\
             include {map};\n\
             server {{ listen 127.0.0.1:{port}; root {site}; include {directives}; }}\n\
             }}\n",
            map = root.join("hosting/nginx-http.conf").display(),
            site = site::folder(root).display(),
            directives = directives.display(),
        ),
    )?;
    let mut command = Command::new(nginx);
    command.arg("-e").arg("stderr").arg("-p").arg(folder.path()).arg("-c").arg(configuration);
    WebServer::start(&mut command, port, folder)
}
