//! What the site weighs, file by file, what the first visit costs, and what a host must hold.

use std::fmt::Write;

use super::weigh::{Sizes, spaced};

/// One line a file; `*` marks the first load. `kept` is what a device then has without a network,
/// the first load included.
pub fn table(sizes: &[Sizes], kept: &[String]) -> String {
    let (first, later): (Vec<_>, Vec<_>) = sizes.iter().partition(|file| file.first);
    let offline: Vec<_> = sizes.iter().filter(|file| kept.contains(&file.name)).collect();
    let sums = [
        ("*", format!("first load, {} requests", first.len()), &first),
        ("+", format!("kept offline, {} files", offline.len()), &offline),
        (" ", format!("whole site, {} files", sizes.len()), &sizes.iter().collect()),
    ];
    let names = sizes.iter().map(|f| &f.name).chain(sums.iter().map(|(_, name, _)| name));
    let width = names.map(String::len).max().unwrap_or(0);

    let mut text = String::new();
    let mut line = |mark: &str, name: &str, [raw, gzip, brotli]: [String; 3]| {
        let _ = writeln!(text, "{mark} {name:width$} {raw:>9} {gzip:>9} {brotli:>9}");
    };
    line(" ", "bytes", ["raw", "gzip", "brotli"].map(str::to_owned));
    for (mark, files) in [("*", &first), (" ", &later)] {
        for f in files {
            line(mark, &f.name, [f.raw, f.gzip, f.brotli].map(spaced));
        }
    }
    for (mark, name, files) in &sums {
        let sum = |size: fn(&Sizes) -> usize| spaced(files.iter().map(|file| size(file)).sum());
        line(mark, name, [sum(|f| f.raw), sum(|f| f.gzip), sum(|f| f.brotli)]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_the_first_load_and_the_whole() {
        let file = |name: &str, raw, first| Sizes {
            name: name.to_owned(),
            raw,
            gzip: raw / 2,
            brotli: raw / 4,
            first,
        };
        let sizes = [
            file("a.wasm", 1000, true),
            file("geodata/o", 5000, false),
            file("index.html", 400, true),
        ];
        let table = table(&sizes, &["a.wasm", "index.html"].map(str::to_owned));
        let first = "* first load, 2 requests     1 400       700       350\n";
        let whole = "  whole site, 3 files        6 400     3 200     1 600\n";
        let kept = "+ kept offline, 2 files      1 400       700       350\n";
        assert!(table.ends_with(&format!("{first}{kept}{whole}")), "{table}");
    }
}
