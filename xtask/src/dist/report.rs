//! What the site weighs, file by file, and what the first visit costs.

use std::fmt::Write;

use super::compress::Sizes;

/// One line a file; `*` marks the first load: the page and every file it names, but for the
/// open data, which it only links to.
pub fn table(sizes: &[Sizes], page: &str) -> String {
    let is_first = |file: &Sizes| {
        let linked = file.name.starts_with("geodata/");
        file.name == "index.html" || (page.contains(&file.name) && !linked)
    };
    let (first, later): (Vec<_>, Vec<_>) = sizes.iter().partition(|file| is_first(file));
    let width = sizes.iter().map(|f| f.name.len()).max().unwrap_or(0).max(10);

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
    let sum = |size: fn(&Sizes) -> usize| spaced(first.iter().map(|file| size(file)).sum());
    let total = [sum(|f| f.raw), sum(|f| f.gzip), sum(|f| f.brotli)];
    line("*", "first load", total);
    text
}

/// 1234567 as `1 234 567`.
fn spaced(number: usize) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_only_what_the_page_names() {
        let file =
            |name: &str, raw| Sizes { name: name.to_owned(), raw, gzip: raw / 2, brotli: raw / 4 };
        let sizes = [
            file("a.wasm", 1000),
            file("geodata/o", 5000),
            file("index.html", 400),
            file("late.json", 9000),
        ];
        let table = table(&sizes, "<script>init('./a.wasm')</script><a href=geodata/o>");
        assert!(table.ends_with("* first load     1 400       700       350\n"), "{table}");
        assert_eq!(spaced(1_234_567), "1 234 567");
    }
}
