//! The sizes of a built site's files, of its first load, and of what a device keeps offline.

use std::{fmt::Write, fs, path::Path};

use anyhow::Result;

use crate::hosting;

/// A file's sizes in bytes. Without a compressed variant, `gzip` and `brotli` equal `raw`.
pub struct FileSizes {
    /// The path from the top of the site, without a slash before it.
    pub name: String,
    pub raw: usize,
    pub gzip: usize,
    pub brotli: usize,
    /// Whether the first visit of the start page fetches it.
    pub is_first_load: bool,
}

/// The files of a site, in the order of their names.
///
/// # Errors
///
/// If there is no site.
pub fn measure(site: &Path) -> Result<Vec<FileSizes>> {
    let page = fs::read_to_string(site.join("index.html"))?;
    let mut all = Vec::new();
    for path in hosting::paths(site)? {
        let name = path.trim_start_matches('/').to_owned();
        let path = site.join(&name);
        let raw = file_size(&path)?;
        let compressed_size = |end: &str| {
            let path = format!("{}.{end}", path.display());
            if Path::new(&path).is_file() { file_size(Path::new(&path)) } else { Ok(raw) }
        };
        let first = is_in_first_load(&name, &page);
        all.push(FileSizes {
            raw,
            gzip: compressed_size("gz")?,
            brotli: compressed_size("br")?,
            is_first_load: first,
            name,
        });
    }
    Ok(all)
}

/// Prefixes of files that `index.html` names but the first visit does not load: outlines, data of search and
/// sheets, the open data it links to, icons of an installed site, the worker, which comes last.
const NOT_IN_FIRST_LOAD: [&str; 5] = ["contours", "details", "geodata/", "icones/", "sw.js"];

/// The page and its favicon.
const ALWAYS_IN_FIRST_LOAD: [&str; 2] = ["index.html", "icones/32.png"];

/// Whether the first visit of the start page loads a file.
fn is_in_first_load(name: &str, page: &str) -> bool {
    let later = NOT_IN_FIRST_LOAD.iter().any(|start| name.starts_with(start));
    ALWAYS_IN_FIRST_LOAD.contains(&name) || (page.contains(name) && !later)
}

fn file_size(path: &Path) -> Result<usize> {
    Ok(usize::try_from(fs::metadata(path)?.len())?)
}

/// One line per file; `*` marks the first load. `offline_names` are the files that a device then keeps, the
/// first load included.
pub fn table(sizes: &[FileSizes], offline_names: &[String]) -> String {
    let (first, others): (Vec<_>, Vec<_>) = sizes.iter().partition(|file| file.is_first_load);
    let offline: Vec<_> = sizes.iter().filter(|file| offline_names.contains(&file.name)).collect();
    let sums = [
        ("*", format!("first load, {} requests", first.len()), &first),
        ("+", format!("kept offline, {} files", offline.len()), &offline),
        (" ", format!("whole site, {} files", sizes.len()), &sizes.iter().collect()),
    ];
    let names = sizes.iter().map(|f| &f.name).chain(sums.iter().map(|(_, name, _)| name));
    let width = names.map(String::len).max().unwrap_or(0);

    let mut text = String::new();
    let mut add_line = |mark: &str, name: &str, [raw, gzip, brotli]: [String; 3]| {
        let _ = writeln!(text, "{mark} {name:width$} {raw:>9} {gzip:>9} {brotli:>9}");
    };
    add_line(" ", "bytes", ["raw", "gzip", "brotli"].map(str::to_owned));
    for (mark, files) in [("*", &first), (" ", &others)] {
        for f in files {
            add_line(mark, &f.name, [f.raw, f.gzip, f.brotli].map(grouped_digits));
        }
    }
    for (mark, name, files) in &sums {
        let sum = |size: fn(&FileSizes) -> usize| {
            grouped_digits(files.iter().map(|file| size(file)).sum())
        };
        add_line(mark, name, [sum(|f| f.raw), sum(|f| f.gzip), sum(|f| f.brotli)]);
    }
    text
}

/// The digits in groups of three: 1234567 as `1 234 567`.
pub fn grouped_digits(number: usize) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn measures_files_and_detects_the_first_load() {
        let folder = tempfile::tempdir().unwrap();
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
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        let sizes = measure(folder.path()).unwrap();
        let names = |first: bool| {
            let files = sizes.iter().filter(|file| file.is_first_load == first);
            files.map(|file| file.name.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(names(true), ["a.wasm", "icones/32.png", "index.html"]);
        assert_eq!(names(false), ["geodata/o.json", "icones/512.png", "late.json"]);
        assert_eq!([sizes[0].raw, sizes[0].gzip, sizes[0].brotli], [6, 4, 2]);
        assert_eq!(grouped_digits(1_234_567), "1 234 567");
    }

    #[test]
    fn table_sums_the_first_load_and_the_whole() {
        let file = |name: &str, raw, first| FileSizes {
            name: name.to_owned(),
            raw,
            gzip: raw / 2,
            brotli: raw / 4,
            is_first_load: first,
        };
        let sizes = [
            file("a.wasm", 1000, true),
            file("geodata/o", 5000, false),
            file("index.html", 400, true),
        ];
        let table = table(&sizes, &["a.wasm", "index.html"].map(str::to_owned));
        let first_line = "* first load, 2 requests     1 400       700       350\n";
        let total_line = "  whole site, 3 files        6 400     3 200     1 600\n";
        let offline_line = "+ kept offline, 2 files      1 400       700       350\n";
        assert!(table.ends_with(&format!("{first_line}{offline_line}{total_line}")), "{table}");
    }
}
