//! The rules themselves. Each looks at one file and says line by line what breaks it.

use std::collections::BTreeSet;

use crate::source::{Source, Word};

/// A line that breaks a rule, and why.
pub type Broken = (usize, String);

/// One rule.
pub type Rule = fn(&Source) -> Vec<Broken>;

/// The longest a file may be, without its tests.
const LONGEST: usize = 400;

/// The one file of the views that reads the browser's events.
const GESTURES: &str = "src/ui/map/gestures.rs";

/// Where the browser's interfaces may be named: the library of elements, what runs effects, and
/// that file.
const BROWSER: [&str; 3] = ["crates/dom/", "src/browser/", GESTURES];

/// The modules of `browser` whose work is an effect.
const EFFECTS: [&str; 6] = ["clock", "location", "save", "share", "speech", "storage"];

/// The one file that joins the two languages of the views.
const SLOT: &str = "src/ui/slot.rs";

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

/// The browser's interfaces are named in few places.
pub fn browser(source: &Source) -> Vec<Broken> {
    if BROWSER.iter().any(|place| source.path.starts_with(place)) {
        return Vec::new();
    }
    let why = |name: &str| format!("only {} may name `{name}`", BROWSER.join(", "));
    named(source, |word| is_web(word.name), why)
}

fn is_web(name: &str) -> bool {
    ["web_sys", "js_sys"].contains(&name) || name.starts_with("wasm_bindgen")
}

/// What is kept, shared, said or saved, and what time it is, are asked for by `state` and answered by
/// `browser`: no view does.
pub fn effects(source: &Source) -> Vec<Broken> {
    if !source.path.starts_with("src/ui/") {
        return Vec::new();
    }
    let used = |word: &Word| EFFECTS.contains(&word.name);
    named(source, used, |name| format!("`{name}` is an effect: `state` asks for it"))
}

/// A file of views speaks one language: `dom`, for what exists also as a static page, or Leptos, for tools
/// that open on demand.
pub fn one_language(source: &Source) -> Vec<Broken> {
    if !source.path.starts_with("src/ui/") || source.path == SLOT {
        return Vec::new();
    }
    let speaks_dom = source.words().iter().any(|w| w.name == "dom" && !source.is_test(w.line));
    let speaks_leptos = |word: &Word| speaks_dom && word.name == "leptos";
    named(source, speaks_leptos, |_| {
        format!("`dom` and `leptos` in one file: only {SLOT} joins the two")
    })
}

/// The target decides in one place.
pub fn target(source: &Source) -> Vec<Broken> {
    if source.path == MAIN {
        return Vec::new();
    }
    let decides = |word: &Word| word.name.starts_with("target_");
    named(source, decides, |name| format!("only {MAIN} may ask for `{name}`"))
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

/// The words that `breaks` picks, and why they break a rule. Tests are free: they read a page as the browser
/// does, and may be for the browser alone.
fn named(
    source: &Source,
    breaks: impl Fn(&Word) -> bool,
    why: impl Fn(&str) -> String,
) -> Vec<Broken> {
    let words = source.words().into_iter().filter(|word| !source.is_test(word.line));
    words.filter(breaks).map(|word| (word.line, why(word.name))).collect()
}

/// Years and names that are not the data's: examples, of which the program gets only the names of the
/// parameters, and the law.
const NOT_OF_THE_DATA: [&str; 2] =
    ["crates/state/src/codec/table.rs", "src/ui/site/texts/accessibility.rs"];

/// The names of the département and of its EPCI with their Siren, the plan's titles, what the document is called,
/// the découpages' ids and the years of all figures: data, which no text of the program says. Comments may, as examples.
pub fn data(source: &Source) -> Vec<Broken> {
    if NOT_OF_THE_DATA.contains(&source.path.as_str()) {
        return Vec::new();
    }
    let words = words_of_the_data();
    let mut said = Vec::new();
    for (rank, line) in source.text.lines().enumerate() {
        let line = line.trim();
        let comment = ["//", "/*", "*", "<!--"].iter().any(|mark| line.starts_with(mark));
        if comment || source.is_test(rank + 1) {
            continue;
        }
        let code = line.split(" // ").next().unwrap_or_default().to_lowercase();
        let found = words.iter().filter(|word| says(&code, word));
        said.extend(found.map(|word| (rank + 1, format!("« {word} » is for the data to say"))));
    }
    said
}

/// In small letters.
fn words_of_the_data() -> BTreeSet<String> {
    let dataset = fixtures::dataset();
    let own = &dataset.metadata;
    let mut words = vec![own.departement.name.clone(), own.slug.clone()];
    for territory in &dataset.all_territories {
        words.extend(
            territory
                .siren()
                .into_iter()
                .flat_map(|siren| [territory.name.clone(), siren.to_string()]),
        );
    }
    if let Some(plan) = &own.plan {
        words.extend([&plan.full, &plan.heading, &plan.short, &plan.period].map(Clone::clone));
    }
    let document = &dataset.document.words;
    words.extend([&document.subject, &document.of, &document.within].map(Clone::clone));
    words.extend(own.decoupages.iter().map(|own| own.id.to_string()));
    let figures = dataset.published.iter().flat_map(|own| &own.figures);
    words.extend(figures.map(|figure| figure.date.year().to_string()));
    words.iter().map(|word| word.to_lowercase()).collect()
}

/// Whether `code` holds `word`; a number only whole.
fn says(code: &str, word: &str) -> bool {
    let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
    code.match_indices(word).any(|(at, _)| {
        let is_digit = |near: Option<char>| near.is_some_and(|near| near.is_ascii_digit());
        let (before, after) = (&code[..at], &code[at + word.len()..]);
        !is_number || !(is_digit(before.chars().next_back()) || is_digit(after.chars().next()))
    })
}
