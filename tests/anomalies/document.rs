//! The text of the document, line by line.

const TEXT: &str = include_str!("../../geodata/source/schema-departemental-2016-2019.txt");

/// First and last line, 1-based, both included.
pub type Lines = [usize; 2];

/// The cited lines as one line of text.
pub fn lines([first, last]: Lines) -> String {
    assert!(1 <= first && first <= last, "lines {first} to {last}");
    let cited: Vec<_> = TEXT.lines().skip(first - 1).take(last + 1 - first).collect();
    assert_eq!(cited.len(), last + 1 - first, "lines {first} to {last}");
    spaced(&cited.join(" "))
}

/// The text with one plain space between its words.
pub fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
