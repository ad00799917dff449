//! The lines of the source document.

const TEXT: &str = include_str!("../../geodata/source/schema-departemental-2016-2019.txt");

/// First and last line, both included, counted from 1.
pub type Lines = [usize; 2];

/// The cited lines, joined into one.
pub fn cited_lines([first, last]: Lines) -> String {
    assert!(1 <= first && first <= last, "lines {first} to {last}");
    let lines: Vec<_> = TEXT.lines().skip(first - 1).take(last + 1 - first).collect();
    assert_eq!(lines.len(), last + 1 - first, "lines {first} to {last}");
    with_single_spaces(&lines.join(" "))
}

/// The text with single plain spaces between words.
pub fn with_single_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
