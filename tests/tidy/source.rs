//! A source file as the rules read it: comments and string contents blanked, test lines marked. Blanking keeps
//! all line numbers.

use std::fs::read_to_string;
use std::path::Path;

use walkdir::WalkDir;

pub struct Source {
    /// Path from the project's root, such as `src/geo/mod.rs`.
    pub path: String,
    pub text: String,
    /// The text with comments and the contents of strings blanked.
    pub code: String,
    /// For each line, whether it is test code only.
    pub test: Vec<bool>,
}

/// An identifier in the code.
#[derive(Clone, Copy)]
pub struct Word<'a> {
    pub name: &'a str,
    /// Line number, from 1.
    pub line: usize,
}

impl Source {
    /// Reads `text`. `whole_test` if another file declares it under `#[cfg(test)]`.
    pub fn new(path: &str, text: &str, whole_test: bool) -> Self {
        let code = blank_out(text);
        let mut test = vec![whole_test; text.lines().count()];
        for lines in test_items(&code) {
            test[lines].fill(true);
        }
        Self { path: path.to_owned(), text: text.to_owned(), code, test }
    }

    /// Whether a line, counted from 1, is test code only.
    pub fn is_test(&self, line: usize) -> bool {
        self.test.get(line - 1).copied().unwrap_or(false)
    }

    /// All identifiers in the code.
    pub fn words(&self) -> Vec<Word<'_>> {
        let in_word = |c: char| c.is_alphanumeric() || c == '_';
        let mut words = Vec::new();
        let mut from = 0;
        while let Some(start) = self.code[from..].find(in_word).map(|i| from + i) {
            let length = self.code[start..].find(|c| !in_word(c));
            let end = length.map_or(self.code.len(), |length| start + length);
            let line = 1 + self.code[..start].matches('\n').count();
            words.push(Word { name: &self.code[start..end], line });
            from = end;
        }
        words
    }
}

/// All Rust sources in these folders and files of the project, sorted.
pub fn read(places: &[&str]) -> Vec<Source> {
    let files = files_with_endings(places, &[".rs"]);
    let declared: Vec<String> =
        files.iter().flat_map(|(path, text)| test_files_of(path, text)).collect();
    files
        .iter()
        .map(|(path, text)| {
            let is_test = |test: &String| path == test || path.starts_with(&format!("{test}/"));
            let is_test_file = path.contains("/tests/") || path.contains("/examples/");
            Source::new(path, text, is_test_file || declared.iter().any(is_test))
        })
        .collect()
}

/// All files there that can hold a script or a text for the browser, sorted.
pub fn scripts(places: &[&str]) -> Vec<Source> {
    let files =
        files_with_endings(places, &[".html", ".js", ".mjs", ".rs", ".svg", ".webmanifest"]);
    files.iter().map(|(path, text)| Source::new(path, text, false)).collect()
}

/// The files with these endings, with their text, sorted by path.
fn files_with_endings(places: &[&str], ends: &[&str]) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = places.iter().flat_map(|place| WalkDir::new(root.join(place)));
    let paths = entries.map(|entry| entry.expect("a readable entry").into_path());
    let mut files: Vec<(String, String)> = paths
        .filter_map(|path| {
            let place = path.strip_prefix(root).ok()?.to_str()?.to_owned();
            let is_wanted = path.is_file() && ends.iter().any(|end| place.ends_with(end));
            is_wanted.then(|| (place, read_to_string(&path).expect("a readable file")))
        })
        .collect();
    files.sort();
    files
}

/// The files that `text` declares under `#[cfg(test)]`, such as `mod tests;`, and their folders.
fn test_files_of(path: &str, text: &str) -> Vec<String> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let module_folder = match path.rsplit('/').next() {
        Some("mod.rs" | "lib.rs" | "main.rs") => folder.to_owned(),
        _ => path.trim_end_matches(".rs").to_owned(),
    };
    let blocks = text.split("#[cfg(test)]\n").skip(1);
    blocks
        .flat_map(|block| {
            let mut lines = block.lines().map(str::trim);
            let mut line = lines.next().unwrap_or_default();
            let path_attribute =
                line.strip_prefix("#[path = \"").and_then(|l| l.strip_suffix("\"]"));
            if path_attribute.is_some() {
                line = lines.next().unwrap_or_default();
            }
            let module = line.strip_prefix("mod ").and_then(|l| l.strip_suffix(';'));
            match (module, path_attribute) {
                (None, _) => Vec::new(),
                (Some(_), Some(file)) => vec![format!("{folder}/{file}")],
                (Some(name), None) => {
                    vec![format!("{module_folder}/{name}.rs"), format!("{module_folder}/{name}")]
                }
            }
        })
        .collect()
}

/// The line ranges, from 0, of items under `#[cfg(test)]`.
fn test_items(code: &str) -> Vec<std::ops::Range<usize>> {
    let line = |at: usize| code[..at].matches('\n').count();
    let item = |(start, attribute): (usize, &str)| {
        let from = start + attribute.len();
        let mut depth = 0;
        let end = code[from..].char_indices().find(|&(_, c)| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0 && (c == ';' || c == '}')
        });
        line(start)..line(end.map_or(code.len() - 1, |(at, _)| from + at)) + 1
    };
    code.match_indices("#[cfg(test)]").map(item).collect()
}

/// Replaces comments and the contents of strings and characters by blanks.
fn blank_out(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (kept_length, dropped_length) = match first {
            '/' if rest.starts_with("//") => (0, rest.find('\n').unwrap_or(rest.len())),
            '/' if rest.starts_with("/*") => (0, block_comment_length(rest)),
            'r' if !code.ends_with(|c: char| c.is_alphanumeric() || c == '_') => {
                raw_string_lengths(rest)
            }
            '"' => (1, string_length(&rest[1..], '"')),
            '\'' if rest[1..].starts_with('\\') => (1, string_length(&rest[1..], '\'')),
            '\'' => {
                let inside = rest[1..].chars().next().map_or(0, char::len_utf8);
                if rest[1 + inside..].starts_with('\'') { (1, inside + 1) } else { (1, 0) }
            }
            other => (other.len_utf8(), 0),
        };
        let (kept, after) = rest.split_at(kept_length);
        let (dropped, after) = after.split_at(dropped_length);
        code.push_str(kept);
        code.extend(dropped.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = after;
    }
    code
}

/// The length of a string's content with its closing quote.
fn string_length(inside: &str, quote: char) -> usize {
    let mut escaped = false;
    let end = inside.char_indices().find(|&(_, c)| {
        let ends = c == quote && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    end.map_or(inside.len(), |(at, _)| at + 1)
}

/// How much of a raw string to keep and how much to blank; nothing to blank if the `r` starts none.
fn raw_string_lengths(rest: &str) -> (usize, usize) {
    let hashes = rest[1..].len() - rest[1..].trim_start_matches('#').len();
    let Some(inside) = rest[1 + hashes..].strip_prefix('"') else { return (1, 0) };
    let closing = format!("\"{}", "#".repeat(hashes));
    let length = inside.find(&closing).map_or(inside.len(), |at| at + closing.len());
    (1, hashes + 1 + length)
}

/// The length of a block comment; block comments nest.
fn block_comment_length(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        let tail = &rest[at..];
        let step = if tail.starts_with("/*") {
            depth += 1;
            2
        } else if tail.starts_with("*/") {
            depth -= 1;
            2
        } else {
            tail.chars().next().map_or(1, char::len_utf8)
        };
        at += step;
        if depth == 0 {
            break;
        }
    }
    at
}
