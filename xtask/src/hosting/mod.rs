//! How a host must serve the site: told once here, to our own server and to those of others.

mod ancestors;
mod apache;
mod cache;
mod caddy;
mod csp;
mod nginx;
mod static_hosts;
pub mod types;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

pub use ancestors::Ancestors;
pub use cache::Cache;

use crate::{files, site};

/// The file in the site itself, which static hosts read and do not publish.
pub const HEADERS_FILE: &str = "_headers";

/// The page that hosts give, with the status 404, for an address that leads nowhere. Static hosts
/// know it by this name.
pub const MISSING: &str = "404.html";

/// "Around me" asks for the position, nothing asks for anything else.
const PERMISSIONS: &str = "geolocation=(self), accelerometer=(), camera=(), display-capture=(), \
    gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// What the host of one build must know.
pub struct Hosting {
    /// The headers of every answer.
    pub security: Vec<(&'static str, String)>,
    /// The files, as paths of URLs, in order.
    pub files: Vec<String>,
    pub cache: Cache,
}

impl Hosting {
    /// Reads the pages of the site: their inline texts must be allowed by name.
    pub fn of(site: &Path, ancestors: &Ancestors) -> Result<Self> {
        let mut paths = Vec::new();
        for file in files::under(site)? {
            let name = file.strip_prefix(site)?.to_str().context("a name that is not UTF-8")?;
            if !name.ends_with(".br") && !name.ends_with(".gz") && name != HEADERS_FILE {
                paths.push(format!("/{name}"));
            }
        }
        Ok(Self {
            security: vec![
                ("Content-Security-Policy", csp::policy(site, ancestors)?),
                ("X-Content-Type-Options", "nosniff".to_owned()),
                ("Referrer-Policy", "strict-origin-when-cross-origin".to_owned()),
                ("Permissions-Policy", PERMISSIONS.to_owned()),
                // Other sites embed this one: that is what it is for.
                ("Cross-Origin-Resource-Policy", "cross-origin".to_owned()),
                // A sandboxed frame has no origin of its own; all files are public.
                ("Access-Control-Allow-Origin", "*".to_owned()),
            ],
            files: paths,
            cache: Cache::new()?,
        })
    }

    /// Every file must have a type that all hosts are told.
    fn check_types(&self) -> Result<()> {
        match self.files.iter().find(|path| types::of(path).is_none()) {
            Some(path) => bail!("say in xtask/src/hosting/types.rs what {path} is"),
            None => Ok(()),
        }
    }
}

/// Where the configurations of servers are written.
pub fn folder(root: &Path) -> PathBuf {
    site::target(root).join("hosting")
}

/// Writes what hosts read: `_headers` into the site, the configurations of servers beside it.
pub fn write(site: &Path, folder: &Path, ancestors: &Ancestors) -> Result<()> {
    let hosting = Hosting::of(site, ancestors)?;
    hosting.check_types()?;
    fs::write(site.join(HEADERS_FILE), static_hosts::headers(&hosting)?)?;
    fs::create_dir_all(folder)?;
    for (name, text) in [
        ("nginx-map.conf", nginx::map()),
        ("nginx-site.conf", nginx::site(&hosting)),
        ("apache.conf", apache::site(&hosting)),
        ("caddy.conf", caddy::site(&hosting)),
    ] {
        fs::write(folder.join(name), text).with_context(|| name.to_owned())?;
    }
    Ok(())
}
