//! Chromium and its WebDriver.

use std::{
    env,
    io::{BufRead, BufReader},
    net::TcpStream,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use xshell::{Shell, cmd};

/// Both programs, which must be of the same version.
pub struct Chrome {
    browser: PathBuf,
    driver: PathBuf,
}

impl Chrome {
    /// Looks in `CHROMIUM` and `CHROMEDRIVER`, then on the PATH, then installs Debian's packages.
    pub fn find_or_install() -> Result<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        apt_install(&["chromium", "chromium-driver"]).context(
            "install Chromium and its chromedriver, or set CHROMIUM and CHROMEDRIVER to them",
        )?;
        Self::find().context("Debian's chromium is installed but not on the PATH")
    }

    fn find() -> Option<Self> {
        let from_env = |variable| env::var_os(variable).map(PathBuf::from);
        Some(Self {
            browser: from_env("CHROMIUM").or_else(|| {
                let names = ["chromium", "chromium-browser", "google-chrome"];
                names.iter().find_map(|name| which::which(name).ok())
            })?,
            driver: from_env("CHROMEDRIVER").or_else(|| which::which("chromedriver").ok())?,
        })
    }

    pub fn browser(&self) -> &Path {
        &self.browser
    }

    /// Starts the driver on a port of its own choice.
    pub fn start_driver(&self) -> Result<Driver> {
        Driver::start(Command::new(&self.driver).arg("--port=0"), chromedriver_port)
    }
}

/// A running driver, stopped when dropped.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts a driver that prints its port, which `parse_port` reads in a line of its output.
    pub fn start(command: &mut Command, parse_port: impl Fn(&str) -> Option<u16>) -> Result<Self> {
        let mut process = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {command:?}"))?;
        let output = process.stdout.take().context("the driver has no standard output")?;
        let mut driver = Self { process, port: 0 };
        let mut lines = BufReader::new(output).lines();
        driver.port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| parse_port(&line))
            .with_context(|| format!("{command:?} stopped before it printed its port"))?;
        // A full pipe would block it.
        thread::spawn(move || lines.for_each(drop));
        Ok(driver)
    }

    /// Starts a driver on this port and waits until it accepts connections.
    pub fn start_on_port(command: &mut Command, port: u16) -> Result<Self> {
        let process = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {command:?}"))?;
        let driver = Self { process, port };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            ensure!(start.elapsed() < Duration::from_secs(20), "{command:?} does not answer");
            // No event announces it: poll fifty times a second.
            thread::sleep(Duration::from_millis(20));
        }
        Ok(driver)
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Reads "ChromeDriver was started successfully on port 1234."
fn chromedriver_port(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}

/// Installs Debian packages if run as root; otherwise the error says which to install.
pub fn apt_install(packages: &[&str]) -> Result<()> {
    let is_root = Path::new("/proc/self").metadata().is_ok_and(|me| me.uid() == 0);
    if !is_root || which::which("apt-get").is_err() {
        bail!("on Debian, `apt-get install {}`", packages.join(" "));
    }
    let shell = Shell::new()?;
    let _silent = shell.push_env("DEBIAN_FRONTEND", "noninteractive");
    cmd!(shell, "apt-get --quiet update").run()?;
    let options = ["--yes", "--no-install-recommends"];
    Ok(cmd!(shell, "apt-get --quiet install {options...} {packages...}").run()?)
}

/// Ensures that npm is there, which downloads axe-core and html-validate.
pub fn ensure_npm() -> Result<()> {
    if which::which("npm").is_err() {
        apt_install(&["npm"]).context("npm is missing: install it")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::chromedriver_port;

    #[test]
    fn reads_the_port() {
        let line = "ChromeDriver was started successfully on port 41235.";
        assert_eq!(chromedriver_port(line), Some(41235));
        assert_eq!(chromedriver_port("Only local connections are allowed."), None);
    }
}
