//! Files under names that hold the hash of their content, so that browsers may keep them for ever.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::site;

/// Prefixes of the files that are renamed. Files with the same prefix share one hash: those of the program only
/// work together.
const HASHED_PREFIXES: [&str; 5] =
    ["carte-services-familles", "contours", "details", "premiere-vue", "views"];

/// Adds content hashes to the names of these files, and to the pages and scripts that name them.
///
/// # Errors
///
/// If the site has none of them, or a file cannot be read or written.
pub fn add_hashes(site: &Path) -> Result<()> {
    let mut names = BTreeMap::new();
    for prefix in HASHED_PREFIXES {
        let files = files_with_prefix(site, prefix)?;
        let mut digest = Sha256::new();
        for file in &files {
            digest.update(file);
            digest.update(fs::read(site.join(file))?);
        }
        let hash: String =
            digest.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        for file in files {
            let hashed_name = file.replacen(prefix, &format!("{prefix}-{hash}"), 1);
            names.insert(file, hashed_name);
        }
    }
    for (file, hashed_name) in &names {
        let (from, to) = (site.join(file), site.join(hashed_name));
        if is_script(&from) {
            fs::write(&to, with_new_names(&fs::read_to_string(&from)?, &names))?;
            fs::remove_file(from)?;
        } else {
            fs::rename(from, to)?;
        }
    }
    for page in site::files(site)? {
        if page.extension().is_some_and(|extension| extension == "html") {
            fs::write(&page, with_new_names(&fs::read_to_string(&page)?, &names))?;
        }
    }
    Ok(())
}

/// The top-level files of the site with this prefix, sorted.
fn files_with_prefix(site: &Path, prefix: &str) -> Result<Vec<String>> {
    let names = fs::read_dir(site)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut files: Vec<String> = names.filter(|name| name.starts_with(prefix)).collect();
    files.sort();
    files.first().with_context(|| format!("no file is called {prefix}…"))?;
    Ok(files)
}

fn is_script(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "js")
}

/// The text with the new names of files. Other names stay, even with the same prefix.
fn with_new_names(text: &str, names: &BTreeMap<String, String>) -> String {
    let mut text = text.to_owned();
    for (file, hashed) in names {
        text = text.replace(file, hashed);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of a site whose program has this content.
    fn names(program: &str) -> Vec<String> {
        let site = tempfile::tempdir().unwrap();
        let glue = "'./carte-services-familles_bg.wasm', './carte-services-familles_bg.js'";
        for (name, content) in [
            ("carte-services-familles.js", glue),
            ("carte-services-familles_bg.wasm", program),
            ("contours.json", "{}"),
            ("details.json", "{}"),
            ("premiere-vue.json", "{}"),
            ("views.css", "a{}"),
            (
                "index.html",
                "<script src=./carte-services-familles.js></script><link href=views.css>",
            ),
        ] {
            fs::write(site.path().join(name), content).unwrap();
        }
        add_hashes(site.path()).unwrap();
        let [glue, module] = &files_with_prefix(site.path(), "carte").unwrap()[..] else {
            panic!()
        };
        let page = fs::read_to_string(site.path().join("index.html")).unwrap();
        assert!(page.contains(&format!("src=./{glue}>")), "{page}");
        let script = fs::read_to_string(site.path().join(glue)).unwrap();
        // Not a file: what the glue and the main module call each other.
        assert_eq!(script, format!("'./{module}', './carte-services-familles_bg.js'"));
        [
            files_with_prefix(site.path(), "carte").unwrap(),
            files_with_prefix(site.path(), "views").unwrap(),
        ]
        .concat()
    }

    #[test]
    fn names_follow_the_content_and_nothing_else() {
        assert_eq!(names("same"), names("same"));
        assert_ne!(names("one")[..2], names("other")[..2]);
        assert_eq!(names("one")[2], names("other")[2]);
        assert_eq!(names("one")[0].len(), "carte-services-familles-0123456789abcdef.js".len());
    }
}
