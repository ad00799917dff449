//! The program's files under names that hold the hash of what is shipped.
//!
//! Trunk's own hash is of what the compiler left, where `wasm_split_helpers` marks the machine's
//! folder of crates; what is shipped has no such mark, so its hash is the same on all machines.

use std::{fs, path::Path};

use anyhow::Result;
use sha2::{Digest, Sha256};

use crate::files;

/// The program's name until its files are known: as long as the name that they get.
pub const UNNAMED: &str = "carte-services-familles-0000000000000000";

/// Names the files of a folder after their content, in their names and wherever they are named.
pub fn by_content(folder: &Path) -> Result<()> {
    let mut program = Sha256::new();
    let all = files::under(folder)?;
    for path in &all {
        let name = path.strip_prefix(folder)?.to_string_lossy();
        if name.starts_with(UNNAMED) {
            program.update(name.as_bytes());
            program.update(fs::read(path)?);
        }
    }
    let hash: String = program.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    let own = UNNAMED.replace("0000000000000000", &hash);
    for path in &all {
        let bytes = fs::read(path)?;
        let named = replaced(&bytes, UNNAMED.as_bytes(), own.as_bytes());
        if named != bytes {
            fs::write(path, named)?;
        }
        let name = path.strip_prefix(folder)?.to_string_lossy();
        if name.starts_with(UNNAMED) {
            fs::rename(path, folder.join(name.replace(UNNAMED, &own)))?;
        }
    }
    Ok(())
}

/// `bytes` with `to` wherever `from` stands; both are as long, so that no WebAssembly breaks.
fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let mut at = 0;
    while at + from.len() <= bytes.len() {
        if bytes[at..].starts_with(from) {
            bytes[at..at + from.len()].copy_from_slice(to);
            at += from.len();
        } else {
            at += 1;
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn names(program: &str) -> Vec<String> {
        let site = Scratch::new(&format!("rename-{program}")).unwrap();
        site.write(&format!("{UNNAMED}.js"), format!("import './{UNNAMED}_bg.wasm'")).unwrap();
        site.write(&format!("{UNNAMED}_bg.wasm"), format!("\0asm{program}{UNNAMED}")).unwrap();
        site.write("index.html", format!("<script src={UNNAMED}.js>")).unwrap();
        by_content(site.path()).unwrap();
        let files = files::under(site.path()).unwrap();
        let page = fs::read_to_string(files.last().unwrap()).unwrap();
        let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(page.contains(&name(&files[0])), "{page}");
        let script = fs::read_to_string(&files[0]).unwrap();
        assert!(script.contains(&name(&files[1])), "{script}");
        files.iter().map(|path| name(path)).collect()
    }

    #[test]
    fn names_follow_the_content_and_nothing_else() {
        assert_eq!(names("same"), names("same"));
        assert_ne!(names("one"), names("other"));
        assert_eq!(names("same")[0].len(), UNNAMED.len() + ".js".len());
    }
}
