//! The rules themselves. Each looks at one file and says line by line what breaks it.

use crate::source::{Source, Word};

/// A line that breaks a rule, and why.
pub type Broken = (usize, String);

/// One rule.
pub type Rule = fn(&Source) -> Vec<Broken>;

/// The longest a file may be, without its tests.
const LONGEST: usize = 250;

/// What each module of `src/` may name, itself included. `ui` and the crate's roots may name all.
const LAYERS: [(&str, &[&str]); 7] = [
    ("light", &["light"]),
    ("geo", &["geo", "light"]),
    ("domain", &["domain", "geo", "light"]),
    ("data", &["data", "domain", "geo", "light"]),
    ("compute", &["compute", "domain", "geo", "light"]),
    ("state", &["state", "compute", "domain", "geo", "light"]),
    ("browser", &["browser", "state", "domain", "geo", "light"]),
];

/// The modules whose tests may load the bundled data.
const TESTED_ON_DATA: [&str; 2] = ["compute", "state"];

/// The modules that know neither signals nor the browser.
const PLAIN: [&str; 6] = ["light", "geo", "domain", "data", "compute", "state"];

/// The files of `state` that hold signals, and that make them.
const SIGNALS: [&str; 2] = ["src/state/store.rs", REACTIVE];
/// What makes signals without types: it alone may say that a value is of the type it was put there
/// with, which no data from outside can change.
const REACTIVE: &str = "src/state/reactive.rs";

/// The one file outside `browser` that reads the browser's events.
const GESTURES: &str = "src/ui/map/gestures.rs";

/// The file that chooses between browser and developer's machine.
const MAIN: &str = "src/main.rs";

/// What makes elements or programs of a text, as scripts call it.
const PARSERS: [&str; 10] = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "setHTML",
    "createContextualFragment",
    "DOMParser",
    "srcdoc",
    "document.write",
    "eval(",
    "new Function",
];

/// Every module opens by saying what it owns.
pub fn header(source: &Source) -> Vec<Broken> {
    let first = source.text.lines().next().unwrap_or_default();
    let says = first.strip_prefix("//! ").is_some_and(|words| !words.trim().is_empty());
    let why = "the file must open with `//!` and what it owns";
    if says { Vec::new() } else { vec![(1, why.to_owned())] }
}

/// Files are short.
pub fn length(source: &Source) -> Vec<Broken> {
    let mut own = (1..=source.test.len()).filter(|&line| !source.is_test(line));
    let (count, too_far) = (own.clone().count(), own.nth(LONGEST));
    let why = || format!("{count} lines without tests, of {LONGEST} at most: split the file");
    too_far.map(|line| (line, why())).into_iter().collect()
}

/// Imports point one way.
pub fn layers(source: &Source) -> Vec<Broken> {
    let module = source.module();
    let Some(&(own, allowed)) = LAYERS.iter().find(|(name, _)| module.first() == Some(name)) else {
        return Vec::new();
    };
    let allows = |name: &str, line: usize| {
        let for_tests = name == "data" && TESTED_ON_DATA.contains(&own) && source.is_test(line);
        allowed.contains(&name) || for_tests
    };
    let mut broken = Vec::new();
    let mut climbed = 0;
    for word in source.words() {
        let Some(path) = word.rest.trim_start().strip_prefix("::") else {
            climbed = 0;
            continue;
        };
        climbed = if word.name == "super" { climbed + 1 } else { 0 };
        // A file's own inline tests are one level deeper.
        let depth = module.len() + usize::from(source.is_test(word.line));
        if climbed >= depth {
            broken.push((word.line, format!("`super` climbs out of `{own}`: write `crate::`")));
        }
        if word.name == "carte_services_familles" {
            broken.push((word.line, "the crate must call itself `crate`".to_owned()));
        }
        for name in if word.name == "crate" { roots(path) } else { Vec::new() } {
            if !allows(name, word.line) {
                let why = format!("`{own}` may name only {}, not `{name}`", allowed.join(", "));
                broken.push((word.line, why));
            }
        }
    }
    broken
}

/// The first names of a path or of a group of paths: `a::b` or `{a::b, c::{d, e}}`.
fn roots(path: &str) -> Vec<&str> {
    let path = path.trim_start();
    let name = |path: &'_ str| {
        path.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '*').unwrap_or(path.len())
    };
    let Some(group) = path.strip_prefix('{') else { return vec![&path[..name(path)]] };
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                let item = group[start..at].trim_start();
                found.extend(Some(&item[..name(item)]).filter(|item| !item.is_empty()));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    found
}

/// The plain modules run without signals and without a browser.
pub fn plain(source: &Source) -> Vec<Broken> {
    let module = source.module();
    let Some(own) = module.first().filter(|name| PLAIN.contains(name)) else { return Vec::new() };
    let web = |word: &Word| {
        is_web(word.name)
            || (word.name.starts_with("leptos") && !SIGNALS.contains(&source.path.as_str()))
    };
    named(source, web, |name| format!("`{own}` knows neither signals nor the browser: `{name}`"))
}

/// The browser's interfaces are touched in one place.
pub fn browser(source: &Source) -> Vec<Broken> {
    if source.module().first() == Some(&"browser") || source.path == GESTURES {
        return Vec::new();
    }
    let why = |name: &str| format!("only `browser` and {GESTURES} may name `{name}`");
    named(source, |word| is_web(word.name), why)
}

fn is_web(name: &str) -> bool {
    ["web_sys", "js_sys"].contains(&name) || name.starts_with("wasm_bindgen")
}

/// The target decides in one place.
pub fn target(source: &Source) -> Vec<Broken> {
    if source.path == MAIN {
        return Vec::new();
    }
    let decides = |word: &Word| word.name.starts_with("target_");
    named(source, decides, |name| format!("only {MAIN} may ask for `{name}`"))
}

/// The program never panics by its own words.
pub fn panics(source: &Source) -> Vec<Broken> {
    let panics = |word: &Word| {
        let own = word.name == "expect" && source.path == REACTIVE;
        let macros = ["panic", "unreachable", "todo", "unimplemented"];
        let method = match word.name {
            "unwrap" => word.rest.starts_with("()"),
            "expect" | "unwrap_err" | "expect_err" => word.rest.starts_with('('),
            _ => false,
        };
        let macro_call = macros.contains(&word.name) && word.rest.starts_with('!');
        (method || macro_call) && !own && !source.is_test(word.line)
    };
    named(source, panics, |name| format!("`{name}` would end the program: return an error"))
}

/// No text is ever read as HTML.
pub fn html(source: &Source) -> Vec<Broken> {
    let parses = |word: &Word| {
        let ways = ["inner_html", "outer_html", "adjacent_html", "contextual_fragment", "srcdoc"];
        let runs = ["eval", "new_no_args", "new_with_args", "parse_from_string"];
        ways.iter().any(|way| word.name.ends_with(way)) || runs.contains(&word.name)
    };
    named(source, parses, |name| format!("`{name}` reads a text as HTML: build elements"))
}

/// No script reads a text as HTML or as a program, wherever the script is written.
pub fn scripts(source: &Source) -> Vec<Broken> {
    let lines = source.text.lines().enumerate();
    let bad = lines.flat_map(|(index, line)| {
        let found = PARSERS.iter().filter(|name| line.contains(**name));
        found.map(move |name| (index + 1, format!("`{name}` reads a text as HTML or as a program")))
    });
    bad.collect()
}

/// The words that `breaks` picks, and why they break a rule.
fn named(
    source: &Source,
    breaks: impl Fn(&Word) -> bool,
    why: impl Fn(&str) -> String,
) -> Vec<Broken> {
    let words = source.words().into_iter().filter(breaks);
    words.map(|word| (word.line, why(word.name))).collect()
}
