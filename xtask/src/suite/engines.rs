//! Firefox and WebKit with their drivers, for the journeys that all engines must pass.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
};

use anyhow::{Context, Result};

use super::browser::{Driver, apt_install};
use crate::{server, tools};

/// Debian's path of the browser that WebKit's driver controls.
const MINI_BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/// The drivers that are running, and the screen that WebKit draws on.
pub struct Engines {
    firefox: Driver,
    webkit: Driver,
    _screen: VirtualDisplay,
}

impl Engines {
    /// Installs what is missing, then starts both drivers.
    pub fn start() -> Result<Self> {
        let firefox = tools::geckodriver()?;
        let webkit = find_or_install("WebKitWebDriver", &["webkit2gtk-driver"])?;
        find_or_install("firefox-esr", &["firefox-esr"])?;
        let screen = VirtualDisplay::start(&find_or_install("Xvfb", &["xvfb"])?)?;
        let port = server::bind(0)?.local_addr()?.port();
        let mut command = Command::new(webkit);
        command.arg(format!("--port={port}")).env("DISPLAY", &screen.name);
        // Its sandbox refuses to run as root, as it is in most containers.
        command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
        Ok(Self {
            firefox: Driver::start(Command::new(firefox).args(["--port", "0"]), |line| {
                line.rsplit_once("Listening on 127.0.0.1:")?.1.trim().parse().ok()
            })?,
            webkit: Driver::start_on_port(&mut command, port)?,
            _screen: screen,
        })
    }

    /// The environment variables by which the journeys find them.
    pub fn environment_variables(&self) -> Result<[(&'static str, String); 4]> {
        let firefox = which::which("firefox-esr").context("firefox-esr is not on the PATH")?;
        Ok([
            ("FIREFOX_DRIVER_URL", self.firefox.url()),
            ("FIREFOX", firefox.display().to_string()),
            ("WEBKIT_DRIVER_URL", self.webkit.url()),
            ("WEBKIT", MINI_BROWSER.to_owned()),
        ])
    }
}

fn find_or_install(program: &str, packages: &[&str]) -> Result<PathBuf> {
    if let Ok(found) = which::which(program) {
        return Ok(found);
    }
    apt_install(packages).with_context(|| format!("{program} is missing"))?;
    which::which(program).with_context(|| format!("{program} is installed but not to be found"))
}

/// A virtual X display, stopped when dropped.
struct VirtualDisplay {
    process: Child,
    /// The value of `DISPLAY` that leads to it, such as `:99`.
    name: String,
}

impl VirtualDisplay {
    fn start(program: &Path) -> Result<Self> {
        let mut process = Command::new(program)
            .args(["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let output = process.stdout.take().context("Xvfb has no standard output")?;
        let mut screen = Self { process, name: String::new() };
        let mut lines = BufReader::new(output).lines();
        let number = lines.next().context("Xvfb stopped before it printed its display")??;
        screen.name = format!(":{}", number.trim());
        thread::spawn(move || lines.for_each(drop));
        Ok(screen)
    }
}

impl Drop for VirtualDisplay {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
