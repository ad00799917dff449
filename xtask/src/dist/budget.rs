//! The bytes that the site may weigh: `budget.json`.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::sizes::{self, FileSizes, grouped_digits};

const BUDGET_FILE: &str = "budget.json";

/// Limits in bytes as transferred: by Brotli, or uncompressed where that is not smaller.
#[derive(Deserialize)]
struct Budget {
    first_load: FirstLoad,
    /// The limit of a file by a suffix of its name; a trailing `*` makes a key match anywhere in the name. If
    /// several match, the longest key applies.
    files: BTreeMap<String, usize>,
}

#[derive(Deserialize)]
struct FirstLoad {
    limit: usize,
    /// The size to aim for: printed, not enforced.
    aim: usize,
}

/// Checks the sizes of the built site against `budget.json`.
///
/// # Errors
/// If a limit is exceeded, with the files that exceed it.
pub fn check(root: &Path, site: &Path) -> Result<()> {
    let text = fs::read_to_string(root.join(BUDGET_FILE)).context(BUDGET_FILE)?;
    let budget: Budget = serde_json::from_str(&text).context(BUDGET_FILE)?;
    let sizes = sizes::measure(site)?;
    let faults = budget.faults(&sizes);
    if !faults.is_empty() {
        bail!("{BUDGET_FILE} is exceeded:\n{}", faults.join("\n"));
    }
    println!(
        "First load: {} bytes, of {} at most; the aim is {}",
        grouped_digits(first_load_bytes(&sizes)),
        grouped_digits(budget.first_load.limit),
        grouped_digits(budget.first_load.aim)
    );
    Ok(())
}

impl Budget {
    /// The files over their limits, and scripts and modules without a limit.
    fn faults(&self, sizes: &[FileSizes]) -> Vec<String> {
        let fault = |name: &str, size, limit| {
            let (size, limit) = (grouped_digits(size), grouped_digits(limit));
            format!("{name} weighs {size} bytes, of {limit} at most")
        };
        let mut faults = Vec::new();
        let first = first_load_bytes(sizes);
        if first > self.first_load.limit {
            faults.push(fault("the first load", first, self.first_load.limit));
        }
        for file in sizes {
            let patterns =
                self.files.iter().filter(|(pattern, _)| matches_pattern(&file.name, pattern));
            match patterns.max_by_key(|(pattern, _)| pattern.len()) {
                Some((_, limit)) if file.brotli > *limit => {
                    faults.push(fault(&file.name, file.brotli, *limit));
                }
                None if file.name.ends_with(".wasm") || file.name.ends_with(".js") => {
                    faults.push(format!("{} has no limit", file.name));
                }
                _ => {}
            }
        }
        faults
    }
}

fn matches_pattern(name: &str, pattern: &str) -> bool {
    pattern.strip_suffix('*').map_or(name.ends_with(pattern), |part| name.contains(part))
}

fn first_load_bytes(sizes: &[FileSizes]) -> usize {
    sizes.iter().filter(|file| file.is_first_load).map(|file| file.brotli).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_files_over_their_limits() {
        let file = |name: &str, brotli, first| FileSizes {
            name: name.to_owned(),
            raw: 9_999,
            gzip: 9_999,
            brotli,
            is_first_load: first,
        };
        let budget = Budget {
            first_load: FirstLoad { limit: 1_000, aim: 10 },
            files: [(".js", 900), ("embed.js", 20), ("_chunk_*", 5)]
                .map(|(pattern, limit)| (pattern.to_owned(), limit))
                .into(),
        };
        let good =
            [file("a.js", 900, true), file("embed.js", 20, false), file("b.json", 901, false)];
        assert_eq!(budget.faults(&good), [""; 0]);
        let bad = [
            file("a.js", 1_001, true),
            file("embed.js", 21, false),
            file("c.wasm", 1, false),
            file("d_chunk_4.wasm", 6, false),
        ];
        assert_eq!(
            budget.faults(&bad),
            [
                "the first load weighs 1 001 bytes, of 1 000 at most",
                "a.js weighs 1 001 bytes, of 900 at most",
                "embed.js weighs 21 bytes, of 20 at most",
                "c.wasm has no limit",
                "d_chunk_4.wasm weighs 6 bytes, of 5 at most",
            ]
        );
    }
}
