//! The source document for the tests: the lines that a record cites, normalized so that line breaks, quotes,
//! dashes and apostrophes do not matter but every other character does.

use std::path::Path;

use serde_json::Value;

const TEXT: &str = include_str!("../../geodata/source/schema-departemental-2016-2019.txt");

/// Parses a JSON file of `geodata/`.
pub fn geodata(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata").join(name);
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn items(value: &Value) -> &[Value] {
    value.as_array().expect("an array").as_slice()
}

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}"))
}

pub fn number(value: &Value) -> u64 {
    value.as_u64().unwrap_or_else(|| panic!("not a whole number: {value}"))
}

pub fn count(value: &Value) -> usize {
    usize::try_from(number(value)).expect("a small number")
}

/// A line of the document as printed, counted from 1.
pub fn line(number: usize) -> &'static str {
    TEXT.split('\n').nth(number - 1).unwrap_or_else(|| panic!("the document has no line {number}"))
}

/// The lines `[first, last]`, joined.
pub fn between(range: &Value) -> String {
    let [first, last] = [0, 1].map(|end| count(&range[end]));
    assert!(first <= last, "lines out of order: {range}");
    (first..=last).map(line).collect::<Vec<_>>().join(" ")
}

/// The lines that `source` cites, joined.
pub fn cited(source: &Value) -> String {
    between(&source["lignes"])
}

/// `text` without spaces, apostrophes, quotes, dashes and bullets.
pub fn fold(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"'’\"«»-–‐■".contains(*c)).collect()
}

/// What remains of the lines of `source` after removing `parts` in order.
pub fn leftover(source: &Value, parts: &[&str]) -> String {
    let lines = fold(&cited(source));
    let (mut rest, mut gaps) = (lines.as_str(), String::new());
    for part in parts {
        let (before, after) = rest
            .split_once(&fold(part))
            .unwrap_or_else(|| panic!("« {part} » is not in {source}: {lines}"));
        gaps.push_str(before);
        rest = after;
    }
    gaps + rest
}

/// Asserts that the lines of `source` print `parts`, in order, and otherwise only punctuation.
pub fn assert_prints(source: &Value, parts: &[&str]) {
    let rest = leftover(source, parts);
    assert!(
        rest.chars().all(|c| ".,;:".contains(c)),
        "{source} also prints « {rest} » beside {parts:?}"
    );
}

/// Asserts that `texte` is all that the lines of `source` print.
pub fn assert_citation(citation: &Value) {
    assert_prints(&citation["source"], &[text(&citation["texte"])]);
}

/// Asserts that the ids are unique and sorted.
pub fn assert_sorted<'a>(ids: impl IntoIterator<Item = &'a str>) {
    let ids: Vec<_> = ids.into_iter().collect();
    for pair in ids.windows(2) {
        assert!(pair[0] < pair[1], "{} stands before {}", pair[0], pair[1]);
    }
}
