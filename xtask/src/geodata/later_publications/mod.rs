//! Later publications: their figures, from the tables of `geodata/source/` into the files that the program
//! reads. Nothing is downloaded. `geodata/sources.json` describes the publications.

mod communes;
mod comparison;
mod indicators;
mod records;
mod table;

use std::path::Path;

use anyhow::Result;

/// The paths of the files, from the root of the repository, and their text.
///
/// # Errors
/// When a table cannot be read or lacks what is asked of it.
pub fn build(root: &Path) -> Result<[(&'static str, String); 3]> {
    Ok([
        (indicators::FILE, indicators::text(root)?),
        (comparison::FILE, comparison::text(root)?),
        (communes::FILE, communes::text(root)?),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_committed_files_are_what_the_tables_give() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for (path, text) in build(&root).unwrap() {
            let committed = fs::read_to_string(root.join(path)).unwrap();
            let differing = committed.lines().zip(text.lines()).find(|(old, new)| old != new);
            assert_eq!(differing, None, "{path}: `cargo xtask geodata` writes it anew");
            assert!(committed == text, "{path} is longer or shorter");
        }
    }
}
