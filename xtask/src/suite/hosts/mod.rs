//! nginx, Apache and Caddy from Debian's packages, started on this machine with the configurations of
//! `hosting/`.

mod apache;
mod caddy;
mod check;
mod nginx;

use std::{
    fs,
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use super::browser::apt_install;
use crate::{
    server::{self, ServedSite, Worker},
    site,
};

pub use nginx::start as start_nginx;

/// A running server, stopped when dropped.
pub struct WebServer {
    process: Child,
    port: u16,
    /// Holds its configuration and logs; deleted on drop.
    _folder: TempDir,
}

impl WebServer {
    /// Starts a server and waits until it answers.
    fn start(command: &mut Command, port: u16, folder: TempDir) -> Result<Self> {
        let log = folder.path().join("log");
        let output = fs::File::create(&log)?;
        command.stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output);
        let mut process = command.spawn().with_context(|| format!("cannot start {command:?}"))?;
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if process.try_wait()?.is_some() || start.elapsed() > Duration::from_secs(20) {
                let _ = process.kill();
                bail!("{command:?} does not answer:\n{}", fs::read_to_string(&log)?);
            }
            // No event announces it: poll fifty times a second.
            thread::sleep(Duration::from_millis(20));
        }
        Ok(Self { process, port, _folder: folder })
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

impl Drop for WebServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Checks every response of each server, our own first (see [`check`]).
///
/// # Errors
/// If a response is wrong, or a server does not start.
pub fn check_all(root: &Path) -> Result<()> {
    let site = site::folder(root);
    let listener = server::bind(0)?;
    let url = server::url(&listener)?;
    let runtime =
        server::start_in_background(listener, ServedSite::Built(site.clone()), Worker::Released)?;
    let mut answers = check::check("cargo xtask serve", &url, &site)?;
    runtime.shutdown_background();
    for (name, start) in [
        ("nginx", nginx::start as fn(&Path) -> Result<WebServer>),
        ("Apache", apache::start),
        ("Caddy", caddy::start),
    ] {
        let web_server = start(root).context(name)?;
        answers += check::check(name, &web_server.url(), &site)?;
    }
    println!("{answers} responses of 4 servers are as expected");
    Ok(())
}

/// The text of a file of `hosting/`.
fn configuration(root: &Path, name: &str) -> Result<String> {
    let path = root.join("hosting").join(name);
    fs::read_to_string(&path).with_context(|| path.display().to_string())
}

/// The path of a server's program, installed if missing and permitted.
fn find_or_install(program: &str, packages: &[&str], required_files: &[&str]) -> Result<PathBuf> {
    // Debian leaves servers out of the PATH of those who are not root.
    let find = || {
        let has_files = required_files.iter().all(|file| Path::new(file).exists());
        let debian_path = Some(Path::new("/usr/sbin").join(program)).filter(|path| path.is_file());
        which::which(program).ok().or(debian_path).filter(|_| has_files)
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    apt_install(packages).with_context(|| format!("{program} is missing"))?;
    find().with_context(|| format!("{program} is installed but not to be found"))
}

/// A port that is currently free.
fn free_port() -> Result<u16> {
    Ok(server::bind(0)?.local_addr()?.port())
}
