//! Compares lines with a golden file, or writes it when told to.

use std::path::Path;
use std::{env, fs};

/// Fails with the lines that differ from `tests/golden/<name>`.
pub fn compare(name: &str, lines: impl Iterator<Item = String>) {
    let found: String = lines.map(|line| line + "\n").collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if env::var_os("BLESS").is_some_and(|bless| bless == "1") {
        fs::write(&path, found).expect("the golden file can be written");
        return;
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        golden == found,
        "tests/golden/{name} differs (- golden, + now):\n{}\
         If this is wanted: BLESS=1 cargo test --test golden, then read the diff.",
        difference(&golden, &found)
    );
}

/// Line by line; spaces that look alike are told apart.
fn difference(golden: &str, found: &str) -> String {
    let (mut golden, mut found) = (golden.lines(), found.lines());
    let mut text = String::new();
    for number in 1_usize.. {
        let pair = (golden.next(), found.next());
        if pair == (None, None) {
            break;
        }
        if pair.0 == pair.1 {
            continue;
        }
        for (sign, line) in [('-', pair.0), ('+', pair.1)] {
            if let Some(line) = line {
                let line = line.replace('\u{a0}', "⍽").replace('\u{202f}', "⸱");
                text += &format!("{number:>4} {sign} {line}\n");
            }
        }
    }
    text
}
