//! Updates hand-written JSON records: replaces the `valeurs` of each, one per line, with those of a table.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The text of a data file as it is committed, from the root of the repository.
///
/// # Errors
/// When it cannot be read.
pub fn current_text(root: &Path, file: &str) -> Result<String> {
    fs::read_to_string(root.join(file)).with_context(|| file.to_owned())
}

/// Replaces the values of each record by `fill(id, old values)`; `None` keeps them.
///
/// # Errors
/// When `text` has another form, or `fill` fails.
pub fn with_values(
    file: &str,
    text: &str,
    fill: impl Fn(&str, &[String]) -> Result<Option<Vec<String>>>,
) -> Result<String> {
    let body = text.strip_prefix("[\n").and_then(|text| text.strip_suffix("\n  }\n]\n"));
    let body = body.with_context(|| format!("{file}: not an array, one record after another"))?;
    let updated_record = |record: &str| -> Result<String> {
        let id = record.split('"').nth(3).context("no id")?;
        let start = record.find("\"valeurs\": ").context("no values")?;
        let (head, values) = record.split_at(start);
        let (first, rest) = values.split_once('\n').context("values on one line")?;
        let (old_lines, last) = rest.rsplit_once('\n').unwrap_or(("", rest));
        let old_lines: Vec<String> =
            old_lines.lines().map(|line| line.trim().trim_end_matches(',').to_owned()).collect();
        let Some(values) = fill(id, &old_lines)? else { return Ok(record.to_owned()) };
        let lines: Vec<String> = values.iter().map(|value| format!("      {value}")).collect();
        Ok(format!("{head}{first}\n{}\n{last}", lines.join(",\n")))
    };
    let records = body
        .split("\n  },\n")
        .map(|record| updated_record(record).with_context(|| format!("{file}: {record}")))
        .collect::<Result<Vec<_>>>()?;
    Ok(format!("[\n{}\n  }}\n]\n", records.join("\n  },\n")))
}
