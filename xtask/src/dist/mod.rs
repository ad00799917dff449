//! The end of a Trunk build: the program split, the page drawn in advance, the site made to be kept,
//! the files compressed.

mod budget;
mod compress;
mod hashes;
mod inline;
mod loader;
mod offline;
mod pages;
mod prerender;
mod rename;
mod report;
mod script;
mod sections;
mod split;
mod weigh;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::hosting::{self, Ancestors};

pub use budget::check as check_budget;

/// Finishes the build that Trunk has staged. Trunk calls it and says where.
pub fn finish(root: &Path) -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("`dist` is for Trunk to call; use `cargo xtask build`")?;

    let release = env::var("TRUNK_PROFILE").as_deref() == Ok("release");
    split::apply(root, &staging, release)?;

    let page = staging.join("index.html");
    let shell = fs::read_to_string(&page).with_context(|| page.display().to_string())?;
    // A development build has Trunk's own script besides.
    let shell = match release {
        true => {
            let file = |name: &str| fs::read_to_string(root.join(name)).context(name.to_owned());
            inline::restore(&shell, &file("index.html")?, file)?
        }
        false => shell,
    };
    let shell = pages::write(root, &staging, &shell)?;
    fs::write(&page, prerender::fill(&shell, &prerender::draw(root)?)?)?;
    fs::write(staging.join("communes-dessin.csv"), prerender::communes(root)?)?;

    // Development builds must be quick and never old, and no one counts their bytes.
    if !release {
        return offline::write_none(root, &staging);
    }
    let kept = offline::write(root, &staging)?;
    compress::folder(&staging)?;
    hosting::write(&staging, &hosting::folder(root), &Ancestors::default())?;
    print!("{}", report::table(&weigh::site(&staging)?, &kept));
    Ok(())
}
