//! The rules. Each inspects one file and returns the lines that break it.

use std::collections::BTreeSet;

use crate::source::{Source, Word};

/// A line that breaks a rule, and the reason.
pub type Broken = (usize, String);

pub type Rule = fn(&Source) -> Vec<Broken>;

/// Maximum number of lines of a file, without its tests.
const MAX_LINES: usize = 400;

/// The only file of views that reads browser events directly.
const GESTURES_FILE: &str = "src/ui/map/gestures.rs";

/// Where browser APIs may be used: the library of elements, the module that runs effects, and the gestures.
const BROWSER_PATHS: [&str; 3] = ["crates/dom/", "src/browser/", GESTURES_FILE];

/// The modules of `browser` that run effects.
const EFFECT_MODULES: [&str; 6] = ["clock", "location", "save", "share", "speech", "storage"];

/// The only file that uses both `dom` and Leptos.
const SLOT_FILE: &str = "src/ui/slot.rs";

/// The only file that branches on the target.
const MAIN_FILE: &str = "src/main.rs";

/// Names by which scripts make elements or programs from a text.
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

/// Every file starts with a doc comment on what it owns.
pub fn header(source: &Source) -> Vec<Broken> {
    let first = source.text.lines().next().unwrap_or_default();
    let says = first.strip_prefix("//! ").is_some_and(|words| !words.trim().is_empty());
    let why = "the file must open with `//!` and what it owns";
    if says { Vec::new() } else { vec![(1, why.to_owned())] }
}

/// Files are short.
pub fn length(source: &Source) -> Vec<Broken> {
    let mut lines = (1..=source.test.len()).filter(|&line| !source.is_test(line));
    let (count, too_far) = (lines.clone().count(), lines.nth(MAX_LINES));
    let why = || format!("{count} lines without tests, of {MAX_LINES} at most: split the file");
    too_far.map(|line| (line, why())).into_iter().collect()
}

/// Browser APIs are only used in few places.
pub fn browser(source: &Source) -> Vec<Broken> {
    if BROWSER_PATHS.iter().any(|place| source.path.starts_with(place)) {
        return Vec::new();
    }
    let why = |name: &str| format!("only {} may name `{name}`", BROWSER_PATHS.join(", "));
    forbidden_words(source, |word| is_web(word.name), why)
}

fn is_web(name: &str) -> bool {
    ["web_sys", "js_sys"].contains(&name) || name.starts_with("wasm_bindgen")
}

/// Storage, sharing, speech, downloads and the clock are effects: `state` requests them and `browser` runs them,
/// not the views.
pub fn effects(source: &Source) -> Vec<Broken> {
    if !source.path.starts_with("src/ui/") {
        return Vec::new();
    }
    let is_effect = |word: &Word| EFFECT_MODULES.contains(&word.name);
    forbidden_words(source, is_effect, |name| format!("`{name}` is an effect: `state` asks for it"))
}

/// A file of views uses either `dom`, for what also exists as a static page, or Leptos, for tools that open on
/// demand.
pub fn one_language(source: &Source) -> Vec<Broken> {
    if !source.path.starts_with("src/ui/") || source.path == SLOT_FILE {
        return Vec::new();
    }
    let speaks_dom = source.words().iter().any(|w| w.name == "dom" && !source.is_test(w.line));
    let speaks_leptos = |word: &Word| speaks_dom && word.name == "leptos";
    forbidden_words(source, speaks_leptos, |_| {
        format!("`dom` and `leptos` in one file: only {SLOT_FILE} joins the two")
    })
}

/// Only one file branches on the target.
pub fn target(source: &Source) -> Vec<Broken> {
    if source.path == MAIN_FILE {
        return Vec::new();
    }
    let keys = ["arch", "endian", "env", "family", "feature", "os", "pointer_width", "vendor"];
    let decides =
        |word: &Word| word.name.strip_prefix("target_").is_some_and(|key| keys.contains(&key));
    forbidden_words(source, decides, |name| format!("only {MAIN_FILE} may ask for `{name}`"))
}

/// No text is parsed as HTML.
pub fn html(source: &Source) -> Vec<Broken> {
    let parses = |word: &Word| {
        let ways = ["inner_html", "outer_html", "adjacent_html", "contextual_fragment", "srcdoc"];
        let runs = ["eval", "new_no_args", "new_with_args", "parse_from_string"];
        ways.iter().any(|way| word.name.ends_with(way)) || runs.contains(&word.name)
    };
    forbidden_words(source, parses, |name| format!("`{name}` reads a text as HTML: build elements"))
}

/// No script, in whatever file, parses a text as HTML or runs it as a program.
pub fn scripts(source: &Source) -> Vec<Broken> {
    let lines = source.text.lines().enumerate();
    let faults = lines.flat_map(|(index, line)| {
        let names = PARSERS.iter().filter(|name| line.contains(**name));
        names.map(move |name| (index + 1, format!("`{name}` reads a text as HTML or as a program")))
    });
    faults.collect()
}

/// The identifiers that `breaks` selects, with the reason. Tests are exempt: they read pages as the browser
/// does, and may be for the browser only.
fn forbidden_words(
    source: &Source,
    breaks: impl Fn(&Word) -> bool,
    why: impl Fn(&str) -> String,
) -> Vec<Broken> {
    let words = source.words().into_iter().filter(|word| !source.is_test(word.line));
    words.filter(breaks).map(|word| (word.line, why(word.name))).collect()
}

/// Exempt files: their years and names are examples, of which only parameter names get into the program, or cite
/// the law.
const FILES_WITH_EXAMPLES: [&str; 2] =
    ["crates/state/src/codec/table.rs", "src/ui/site/texts/accessibility.rs"];

/// Texts of the program must not contain data: the names and Siren of the département and its Epci, the titles
/// of the plan, the name of the document, ids of découpages, years of figures. Comments may, as examples.
pub fn data(source: &Source) -> Vec<Broken> {
    if FILES_WITH_EXAMPLES.contains(&source.path.as_str()) {
        return Vec::new();
    }
    let words = data_words();
    let mut faults = Vec::new();
    for (rank, line) in source.text.lines().enumerate() {
        let line = line.trim();
        let comment = ["//", "/*", "*", "<!--"].iter().any(|mark| line.starts_with(mark));
        if comment || source.is_test(rank + 1) {
            continue;
        }
        let code = line.split(" // ").next().unwrap_or_default().to_lowercase();
        let matches = words.iter().filter(|word| contains_word(&code, word));
        faults.extend(matches.map(|word| (rank + 1, format!("« {word} » is for the data to say"))));
    }
    faults
}

/// The forbidden words, in lower case.
fn data_words() -> BTreeSet<String> {
    let dataset = fixtures::dataset();
    let metadata = &dataset.metadata;
    let mut words = vec![metadata.departement.name.clone(), metadata.slug.clone()];
    for territory in &dataset.all_territories {
        words.extend(
            territory
                .siren()
                .into_iter()
                .flat_map(|siren| [territory.name.clone(), siren.to_string()]),
        );
    }
    if let Some(plan) = &metadata.plan {
        words.extend([&plan.full, &plan.heading, &plan.short, &plan.period].map(Clone::clone));
    }
    let document = &dataset.document.words;
    words.extend([&document.subject, &document.genitive, &document.locative].map(Clone::clone));
    words.extend(metadata.decoupages.iter().map(|decoupage| decoupage.id.to_string()));
    let figures = dataset.published_indicators.iter().flat_map(|indicator| &indicator.figures);
    words.extend(figures.map(|figure| figure.date.year().to_string()));
    words.iter().map(|word| word.to_lowercase()).collect()
}

/// Whether `code` contains `word`; a number must not be part of a longer one.
fn contains_word(code: &str, word: &str) -> bool {
    let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
    code.match_indices(word).any(|(at, _)| {
        let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        let (before, after) = (&code[..at], &code[at + word.len()..]);
        !is_number || !(is_digit(before.chars().next_back()) || is_digit(after.chars().next()))
    })
}
