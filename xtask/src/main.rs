//! `cargo xtask <command>`: what Trunk cannot do.

mod args;
mod dist;
mod files;
mod geodata;
mod hosting;
mod machine;
mod scratch;
mod server;
mod shell;
mod site;
mod suite;
mod tools;

use std::{
    env,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};
use args::Args;

const USAGE: &str = "\
cargo xtask <command>

  serve [--port N] [--site FOLDER]     build the site, or take one as it is, and serve it on
                                       127.0.0.1 (8080 by default)
  build                                build the site into dist/
  test [--only PART]                   run the whole test suite, or one part of it: lint, native,
                                       browser, hosts (of a site that is built); or, only if asked
                                       for, engines: Chromium, Firefox and WebKit (of such a site)
  hosting [--frame-ancestors LIST]     write again, for the built site, what hosts read
  geodata                              rebuild the outlines of geodata/ from their sources
  tools                                get the pinned tools and print the PATH they need
  dist                                 finish a Trunk build (Trunk's post_build hook calls it)";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let root =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent folder")?;
    let mut args = Args::new(env::args().skip(1));
    match args.command().as_deref() {
        Some("serve") => {
            let port = args.option("--port")?.unwrap_or(server::DEFAULT_PORT);
            let built = args.option("--site")?;
            args.finish()?;
            serve(root, port, built)
        }
        Some("build") => {
            args.finish()?;
            site::build(root)
        }
        Some("test") => {
            let only = args.option("--only")?;
            args.finish()?;
            suite::run(root, only)
        }
        Some("hosting") => {
            let ancestors = args.option("--frame-ancestors")?.unwrap_or_default();
            args.finish()?;
            write_hosting(root, &ancestors)
        }
        Some("geodata") => {
            args.finish()?;
            geodata::rebuild(root)
        }
        Some("tools") => {
            args.finish()?;
            println!("export PATH='{}'", tools::path(root)?);
            Ok(())
        }
        Some("dist") => {
            args.finish()?;
            dist::finish(root)
        }
        Some("help" | "--help" | "-h") => {
            println!("{USAGE}");
            Ok(())
        }
        Some(other) => bail!("no command called {other:?}; try `cargo xtask help`"),
        None => bail!("which command?\n\n{USAGE}"),
    }
}

/// Takes the port before the long build, so that a taken one is known at once.
fn serve(root: &Path, port: u16, built: Option<PathBuf>) -> Result<()> {
    let listener = server::bind(port)?;
    let site = match built {
        Some(site) => site,
        None => {
            site::build(root)?;
            site::folder(root)
        }
    };
    server::run_until_ctrl_c(listener, &site)
}

/// For a site that is built: what hosts read differs by who may show it in a frame.
fn write_hosting(root: &Path, ancestors: &hosting::Ancestors) -> Result<()> {
    let (site, folder) = (site::folder(root), hosting::folder(root));
    if !site.join("index.html").is_file() {
        bail!("there is no site in {}: `cargo xtask build` first", site.display());
    }
    hosting::write(&site, &folder, ancestors)?;
    println!("Wrote {} and {}", folder.display(), site.join(hosting::HEADERS_FILE).display());
    Ok(())
}
