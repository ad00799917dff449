//! `cargo xtask <command>`: builds, serves and tests the site, checks and rebuilds its data.

mod dist;
mod geodata;
mod hosting;
mod live_site;
mod release;
mod server;
mod site;
mod suite;
mod tools;

use std::{path::Path, process::ExitCode};

use anyhow::{Context, Result, ensure};

use live_site::LiveSite;
use server::{ServedSite, Worker};

mod flags {
    use std::path::PathBuf;

    use crate::suite::TestGroup;

    xflags::xflags! {
        /// Builds, serves and tests the site, checks and rebuilds its data.
        cmd xtask {
            /// Build the site, or take a built one, and serve it on 127.0.0.1. The site that is built follows the
            /// data: whoever changes them reloads the page.
            cmd serve {
                /// The port of this machine; 8080 by default.
                optional --port port: u16
                /// The folder of a built site.
                optional --site folder: PathBuf
                /// With the worker that keeps the site on the device. Without it a reload shows the
                /// newest build.
                optional --worker
            }
            /// Build the site into dist/.
            cmd build {}
            /// Run the whole test suite.
            cmd test {
                /// One group: lint, native, browser, or hosts (of a built site); or, only on request,
                /// engines: Chromium, Firefox and WebKit (of such a site).
                optional --only group: TestGroup
                /// One suite of tests/browser, `select` for instance, against a release build. May be
                /// repeated; in the place of --only.
                repeated --journey name: String
            }
            /// Work on a data folder.
            cmd data {
                /// List what breaks a rule, by file, record and rule.
                cmd check {
                    /// The folder; the repository's own by default.
                    optional folder: PathBuf
                }
            }
            /// Rebuild the outlines of geodata/ from their sources.
            cmd geodata {}
            /// Get the pinned tools and print the PATH they need.
            cmd tools {}
            /// Finish a Trunk build: for Trunk's post_build hook.
            cmd dist {}
        }
    }
}

fn main() -> ExitCode {
    match run(flags::Xtask::from_env_or_exit()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(flags: flags::Xtask) -> Result<()> {
    let root =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent folder")?;
    match flags.subcommand {
        flags::XtaskCmd::Serve(flags) => serve(root, flags),
        flags::XtaskCmd::Build(_) => release::build(root),
        flags::XtaskCmd::Test(flags) => test(root, &flags),
        flags::XtaskCmd::Data(flags) => {
            let flags::DataCmd::Check(flags) = flags.subcommand;
            let folder = flags.folder.unwrap_or_else(|| root.join(dist::DATA_FOLDER));
            dist::check_data(&folder)?;
            println!("{}: nothing breaks a rule", folder.display());
            Ok(())
        }
        flags::XtaskCmd::Geodata(_) => geodata::rebuild(root),
        flags::XtaskCmd::Tools(_) => {
            println!("export PATH='{}'", tools::path(root)?);
            Ok(())
        }
        flags::XtaskCmd::Dist(_) => dist::finish(root),
    }
}

fn test(root: &Path, flags: &flags::Test) -> Result<()> {
    if flags.journey.is_empty() {
        return suite::run(root, flags.only);
    }
    ensure!(flags.only.is_none(), "--journey and --only exclude each other");
    suite::run_journeys(root, &flags.journey)
}

/// Takes the port before the long build, so that a taken one is known at once.
fn serve(root: &Path, flags: flags::Serve) -> Result<()> {
    let listener = server::bind(flags.port.unwrap_or(server::DEFAULT_PORT))?;
    let served_site = match flags.site {
        Some(site) => ServedSite::Built(site),
        None => {
            // A change of the data during the build is picked up by the first request.
            let live = LiveSite::new(root)?;
            release::build(root)?;
            ServedSite::Live(live)
        }
    };
    let worker = if flags.worker { Worker::Released } else { Worker::unregistering(root)? };
    server::run_until_ctrl_c(listener, served_site, worker)
}
