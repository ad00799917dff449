//! The web servers of others, from Debian's packages, started on this machine with what
//! `cargo xtask hosting` has written for them.

mod apache;
mod caddy;
mod check;
mod nginx;

use std::{
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use super::browser::apt_install;
use crate::{
    hosting::{self, Ancestors, Hosting},
    scratch::Scratch,
    server, shell, site,
};

pub use nginx::start as nginx;

/// A running server, stopped when dropped.
pub struct Host {
    process: Child,
    port: u16,
    /// Its configuration and what it writes.
    _folder: Scratch,
}

impl Host {
    /// Starts a server and waits until it answers.
    fn start(command: &mut Command, port: u16, folder: Scratch) -> Result<Self> {
        let log = folder.write("log", "")?;
        let output = std::fs::File::create(&log)?;
        command.stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output);
        let mut process = command.spawn().with_context(|| format!("cannot start {command:?}"))?;
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if process.try_wait()?.is_some() || start.elapsed() > Duration::from_secs(20) {
                let _ = process.kill();
                bail!("{command:?} does not answer:\n{}", std::fs::read_to_string(&log)?);
            }
            // No event tells it: the kernel is asked fifty times a second.
            thread::sleep(Duration::from_millis(20));
        }
        Ok(Self { process, port, _folder: folder })
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Checks that each server, ours first, gives each file of the built site as it must be given.
pub fn check_all(root: &Path) -> Result<()> {
    let (site, written) = (site::folder(root), hosting::folder(root));
    let truth = Hosting::of(&site, &Ancestors::default())?;
    let listener = server::bind(0)?;
    let url = server::url(&listener)?;
    let own = server::in_background(listener, &site)?;
    let mut answers = check::check("cargo xtask serve", &url, &site, &truth)?;
    own.shutdown_background();
    for (name, start) in [
        ("nginx", nginx::start as fn(&Path, &Path) -> Result<Host>),
        ("Apache", apache::start),
        ("Caddy", caddy::start),
    ] {
        let host = start(&site, &written).context(name)?;
        answers += check::check(name, &host.url(), &site, &truth)?;
    }
    println!("{answers} answers of 4 servers are as they must be");
    Ok(())
}

/// Where a server is, installed if that may be done.
fn find_or_install(program: &str, packages: &[&str], needed: &[&str]) -> Result<PathBuf> {
    // Debian leaves servers out of the PATH of those who are not root.
    let find = || {
        let there = needed.iter().all(|file| Path::new(file).exists());
        let usual = Some(Path::new("/usr/sbin").join(program)).filter(|path| path.is_file());
        shell::find(program).or(usual).filter(|_| there)
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    apt_install(packages).with_context(|| format!("{program} is missing"))?;
    find().with_context(|| format!("{program} is installed but not to be found"))
}

/// A port that is free now.
fn free_port() -> Result<u16> {
    Ok(server::bind(0)?.local_addr()?.port())
}
