//! `cargo xtask <command>`: what Trunk cannot do.

mod geodata;

use std::path::Path;

use anyhow::{Result, bail};

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    match std::env::args().nth(1).as_deref() {
        Some("geodata") => geodata::rebuild(&root),
        _ => bail!("usage: cargo xtask geodata"),
    }
}
