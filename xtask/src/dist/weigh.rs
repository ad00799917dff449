//! What the files of a built site weigh, and which of them the first visit fetches.

use std::{fs, path::Path};

use anyhow::Result;

use crate::{files, hosting};

/// What a file weighs, in bytes. A file left alone weighs the same three times.
pub struct Sizes {
    /// Relative to the site.
    pub name: String,
    pub raw: usize,
    pub gzip: usize,
    pub brotli: usize,
    /// Whether the first visit fetches it.
    pub first: bool,
}

/// The files of a site, in the order of their names.
pub fn site(site: &Path) -> Result<Vec<Sizes>> {
    let page = fs::read_to_string(site.join("index.html"))?;
    let mut all = Vec::new();
    for path in files::under(site)? {
        let name = path.strip_prefix(site)?.to_string_lossy().into_owned();
        if name.ends_with(".br") || name.ends_with(".gz") || name == hosting::HEADERS_FILE {
            continue;
        }
        let raw = size(&path)?;
        let beside = |end: &str| {
            let path = format!("{}.{end}", path.display());
            if Path::new(&path).is_file() { size(Path::new(&path)) } else { Ok(raw) }
        };
        let first = is_first(&name, &page);
        all.push(Sizes { raw, gzip: beside("gz")?, brotli: beside("br")?, first, name });
    }
    Ok(all)
}

/// What the page names and the first visit does not fetch: the open data, which it only links to,
/// what a device gets that keeps the site, the worker that comes once the page is ready.
const LATER: [&str; 3] = ["geodata/", "icones/", "sw.js"];

/// The page, and the picture of its tab.
const FIRST: [&str; 2] = ["index.html", "icones/32.png"];

/// Whether it is the page or a file that the first visit fetches with it.
fn is_first(name: &str, page: &str) -> bool {
    let later = LATER.iter().any(|start| name.starts_with(start));
    FIRST.contains(&name) || (page.contains(name) && !later)
}

fn size(path: &Path) -> Result<usize> {
    Ok(usize::try_from(fs::metadata(path)?.len())?)
}

/// 1234567 as `1 234 567`.
pub fn spaced(number: usize) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn weighs_each_file_once_and_knows_what_the_page_names() {
        let folder = Scratch::new("weigh").unwrap();
        let page = "<link rel=icon href=icones/32.png><script>init('./a.wasm')</script><a href=geodata/o.json>";
        for (name, bytes) in [
            ("index.html", page),
            ("a.wasm", "123456"),
            ("a.wasm.gz", "1234"),
            ("a.wasm.br", "12"),
            ("icones/32.png", "1"),
            ("icones/512.png", "1"),
            ("geodata/o.json", "1"),
            ("late.json", "1"),
            ("_headers", "1"),
        ] {
            folder.write(name, bytes).unwrap();
        }
        let sizes = site(folder.path()).unwrap();
        let names = |first: bool| {
            let some = sizes.iter().filter(|file| file.first == first);
            some.map(|file| file.name.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(names(true), ["a.wasm", "icones/32.png", "index.html"]);
        assert_eq!(names(false), ["geodata/o.json", "icones/512.png", "late.json"]);
        assert_eq!([sizes[0].raw, sizes[0].gzip, sizes[0].brotli], [6, 4, 2]);
        assert_eq!(spaced(1_234_567), "1 234 567");
    }
}
