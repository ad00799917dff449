//! Checks rules that Cargo and clippy cannot: what a file may contain, and where browser APIs are used. Which
//! layer may use which is enforced by the dependencies of the crates.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "tidy/rules.rs"]
mod rules;
#[path = "tidy/source.rs"]
mod source;
#[path = "tidy/views.rs"]
mod views;

use rules::Rule;
use source::Source;

/// The program: the app and its crates.
const PROGRAM: [&str; 2] = ["crates", "src"];

/// The Rust code of the tools.
const TOOLS: [&str; 3] = ["xtask/src", "xtask/bindgen/src", "tests/browser/src"];

/// Fails with the place and the reason of every violation of `rule` in `sources`.
fn assert_rule(rule: Rule, sources: &[Source]) {
    let faults: Vec<String> = sources
        .iter()
        .flat_map(|source| {
            rule(source).into_iter().map(|(line, why)| format!("{}:{line}: {why}", source.path))
        })
        .collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_file_has_a_header_comment() {
    assert_rule(rules::header, &source::read(&PROGRAM));
    assert_rule(rules::header, &source::read(&TOOLS));
}

#[test]
fn no_file_is_long() {
    assert_rule(rules::length, &source::read(&PROGRAM));
    assert_rule(rules::length, &source::read(&TOOLS));
}

#[test]
fn browser_apis_are_used_in_few_places() {
    assert_rule(rules::browser, &source::read(&PROGRAM));
}

#[test]
fn views_leave_effects_to_the_state() {
    assert_rule(rules::effects, &source::read(&PROGRAM));
}

#[test]
fn each_view_file_uses_dom_or_leptos() {
    assert_rule(rules::one_language, &source::read(&PROGRAM));
}

#[test]
fn one_file_branches_on_the_target() {
    assert_rule(rules::target, &source::read(&PROGRAM));
}

#[test]
fn no_text_is_read_as_html() {
    assert_rule(rules::html, &source::read(&PROGRAM));
    let scripts = source::scripts(&["index.html", "early", "offline", "public", "src", "crates"]);
    assert!(scripts.iter().any(|source| source.path == "index.html"));
    assert_rule(rules::scripts, &scripts);
}

#[test]
fn the_program_contains_no_data() {
    assert_rule(rules::data, &source::read(&PROGRAM));
    assert_rule(rules::data, &source::scripts(&["index.html", "early", "offline", "public"]));
    let is_builder = |source: &Source| source.path.starts_with("xtask/src/geodata");
    let tools = source::read(&["xtask/src"]).into_iter().filter(|source| !is_builder(source));
    assert_rule(rules::data, &tools.collect::<Vec<_>>());
}

#[test]
fn texts_that_change_are_written_through_their_elements() {
    assert_rule(views::changing_texts, &source::read(&PROGRAM));
}

#[test]
fn all_sources_are_read() {
    let sources = source::read(&PROGRAM);
    assert!(sources.iter().any(|source| source.path == "src/store/mod.rs"));
    let tests = sources.iter().filter(|source| source.test.iter().all(|test| *test));
    let tests: Vec<&str> = tests.map(|source| source.path.as_str()).collect();
    assert!(tests.contains(&"crates/state/src/intent/tests.rs"), "{tests:?}");
    let is_in_tests = |path: &&str| path.contains("/tests/") || path.contains("/examples/");
    assert!(tests.iter().all(|path| path.ends_with("tests.rs") || is_in_tests(path)), "{tests:?}");
}

/// The lines of `text` that would break `rule` in a file with this path.
fn broken_lines(rule: Rule, path: &str, text: &str) -> Vec<usize> {
    rule(&Source::new(path, text, false)).into_iter().map(|(line, _)| line).collect()
}

#[test]
fn missing_headers_and_long_files_are_detected() {
    assert_eq!(broken_lines(rules::header, "src/a.rs", "use std::fmt;\n//! Late.\n"), [1]);
    assert_eq!(broken_lines(rules::header, "src/a.rs", "//! \n"), [1]);
    assert_eq!(broken_lines(rules::header, "src/a.rs", ""), [1]);
    assert_eq!(broken_lines(rules::header, "src/a.rs", "//! Numbers.\n"), [0; 0]);
    let long = "fn f() {}\n".repeat(400);
    let tests = "#[cfg(test)]\nmod tests {\n    fn g() {}\n}\n".repeat(9);
    assert_eq!(broken_lines(rules::length, "src/a.rs", &format!("{tests}{long}")), [0; 0]);
    assert_eq!(
        broken_lines(rules::length, "src/a.rs", &format!("{tests}{long}fn f() {{}}\n")),
        [437]
    );
}

#[test]
fn data_in_the_program_are_detected() {
    let name = &fixtures::dataset().metadata.departement.name;
    let text = |line: &str| format!("//! In {name}.\n{line}\n");
    let faulty_lines = |line: &str| broken_lines(rules::data, "src/a.rs", &text(line));
    assert_eq!(faulty_lines(&format!("const A: &str = \"en {name}\";")), [2]);
    assert_eq!(faulty_lines(&format!("    \"<p>{}</p>\"", name.to_uppercase())), [2]);
    let number = &fixtures::dataset().metadata.decoupages[0].id;
    assert_eq!(faulty_lines(&format!("const A: &str = \"{number}\";")), [2]);
    assert_eq!(faulty_lines(&format!("const A: u32 = 1{number};")), [0; 0]);
    assert_eq!(faulty_lines("    said(\"Le document ne le dit pas.\");"), [2]);
    assert_eq!(faulty_lines(&format!("/// As in {name}.\nfn f() {{}} // in {name}")), [0; 0]);
    assert_eq!(
        faulty_lines(&format!("#[cfg(test)]\nmod tests {{\n    // a\n    f(\"{name}\")\n}}")),
        [0; 0]
    );
}

/// Browsers of old phones lack `light-dark()`, so the dark colours are written twice: for the device's setting
/// and for the reader's choice.
#[test]
fn both_dark_themes_have_the_same_colours() {
    let css = std::fs::read_to_string("public/base.css").unwrap();
    let colours = |start: &str| {
        let (_, rest) = css.split_once(start).unwrap_or_else(|| panic!("{start}"));
        let (body, _) = rest.split_once('}').expect("the rule ends");
        let lines = body.lines().map(str::trim).filter(|line| line.starts_with("--"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let dark = colours(":root:not([data-theme=\"clair\"]) {");
    assert!(dark.len() > 3, "{dark:?}");
    assert_eq!(dark, colours(":root[data-theme=\"sombre\"] {"));
}

#[test]
fn forbidden_uses_of_browser_and_target_are_detected() {
    for (rule, path, text, is_broken) in [
        (rules::browser as Rule, "src/ui/a.rs", "use leptos::web_sys::window;\n", true),
        (rules::browser, "crates/model/src/a.rs", "use wasm_bindgen::JsValue;\n", true),
        (rules::browser, "src/ui/map/gestures.rs", "use web_sys::Element;\n", false),
        (rules::browser, "src/browser/a.rs", "use web_sys::Element;\n", false),
        (rules::browser, "crates/dom/src/a.rs", "use web_sys::Element;\n", false),
        (rules::target, "crates/dom/src/a.rs", "#[cfg(target_arch = \"wasm32\")]\n", true),
        (rules::browser, "src/ui/a.rs", "// 'web_sys'\nconst A: &str = \"web_sys\";\n", false),
        (rules::browser, "src/main.rs", "use js_sys::Date;\n", true),
        (rules::effects, "src/ui/a.rs", "use crate::browser::{clock, page};\n", true),
        (
            rules::effects,
            "src/ui/a.rs",
            "// what the storage keeps\nlet a = storage::read(KEY);\n",
            false,
        ),
        (rules::effects, "src/browser/a.rs", "use super::storage;\n", false),
        (rules::effects, "src/ui/a.rs", "speech::say(&words);\n", true),
        (rules::effects, "src/ui/a.rs", "use crate::browser::location::locate;\n", true),
        (rules::one_language, "src/ui/a.rs", "use leptos::prelude::*; use dom::html;\n", true),
        (rules::one_language, "src/ui/slot.rs", "use leptos::prelude::*; use dom::html;\n", false),
        (rules::one_language, "src/ui/a.rs", "use leptos::prelude::*; // dom::html\n", false),
        (rules::one_language, "src/ui/a.rs", "use dom::{Element, html};\n", false),
        (rules::one_language, "src/store/a.rs", "use leptos::prelude::*; use dom::html;\n", false),
        (rules::target, "src/ui/a.rs", "#[cfg(not(target_arch = \"wasm32\"))]\n", true),
        (rules::target, "src/ui/a.rs", "if cfg!(target_family = \"wasm\") {}\n", true),
        (rules::target, "src/main.rs", "#[cfg(target_arch = \"wasm32\")]\n", false),
    ] {
        assert_eq!(broken_lines(rule, path, text) == [1], is_broken, "{path}: {text}");
    }
}

#[test]
fn html_made_of_text_is_detected() {
    assert_eq!(broken_lines(rules::html, "src/ui/a.rs", "view! {\n<p inner_html=x />}\n"), [2]);
    assert_eq!(broken_lines(rules::html, "src/browser/a.rs", "e.set_inner_html(x);\n"), [1]);
    assert_eq!(broken_lines(rules::html, "src/browser/a.rs", "js_sys::eval(x);\n"), [1]);
    assert_eq!(broken_lines(rules::html, "crates/dom/src/a.rs", "e.set_inner_html(x);\n"), [1]);
    let test = "#[cfg(test)]\nfn a() { e.set_inner_html(x); }\n";
    assert_eq!(broken_lines(rules::html, "crates/dom/src/a.rs", test), [0; 0]);
    for bad in ["a.innerHTML = b", "document.write(a)", "eval(a)", "new Function(a)"] {
        let page = format!("<script>\n{bad}\n</script>\n");
        assert_eq!(broken_lines(rules::scripts, "index.html", &page), [2], "{bad}");
    }
    assert_eq!(broken_lines(rules::scripts, "public/a.js", "a.textContent = medieval\n"), [0; 0]);
}

#[test]
fn changing_children_of_a_view_are_detected() {
    for (code, lines) in [
        ("view! { <p>{move || name.get()}</p> }", vec![1]),
        ("let label = move || name.get();\nview! { <p>\"Nom\" {label}</p> }", vec![2]),
        ("let label = Signal::derive(move || 1);\nview! {\n<p>{label}</p> }", vec![3]),
        ("let label = memo(move || 1);\nview! { <p>{label}</p> }", vec![2]),
        ("view! { <ul>{(move || list()).into_any()}</ul> }", vec![1]),
        ("view! { <p>{any.then(|| move || 1)}</p> }", vec![1]),
        (
            "view! { <p>{if any { Either::Left(label) } else { Either::Right(move || 1) }}</p> }",
            vec![1],
        ),
        ("view! { <p>{match a { 1 => label, _ => move || 2 }}</p> }", vec![1]),
        ("view! { <ul>{list.map(|item| view! { <li>{move || item.get()}</li> })}</ul> }", vec![1]),
        ("view! { <ul>{rebuilt(move || view! { <li>{move || item.get()}</li> })}</ul> }", vec![1]),
        ("view! { <Show when=open><p>\"Ouvert\"</p></Show> }", vec![1]),
        ("view! { <p prop:textContent=label>\"Nom\"</p> }", vec![1]),
        ("view! { <><Row>{move || 1}</Row></> }", vec![1]),
        ("view! { <Row slot=move || view! { <p>{move || 1}</p> } /> }", vec![1]),
        (
            "let a = view! { <p>{rebuilt(label)}</p> };\nlet label = || 1;\nview! { {label} }",
            vec![3],
        ),
        ("let (a, b) = (1, move || 1);\nview! { <p>{a} {b}</p> }", vec![2]),
        ("let row = |label: &str| view! { <p>{label}</p> };", vec![]),
        ("let label = move || 1;\nlet row = |label| view! { <p>{label}</p> };", vec![]),
        ("view! { <p prop:textContent=move || name.get()></p> }", vec![]),
        ("view! { <p class:open=move || open.get()>\"Nom\"</p> }", vec![]),
        ("view! { <ul>{rebuilt(move || rows().collect_view())}</ul> }", vec![]),
        ("let rows = move || 1;\nview! { <ul>{rebuilt(rows)}</ul> }", vec![]),
        ("view! { <ul>{rows.map(|item| view! { <li>{item}</li> }).collect_view()}</ul> }", vec![]),
        ("let name = name.to_owned();\nview! { <p>{name}</p> {typeset(&title)} }", vec![]),
        (
            "view! { <For each=move || all.get() key=|at| *at children=move |at| row(at) /> }",
            vec![],
        ),
    ] {
        let text = format!("fn f() {{ {code} }}\n");
        assert_eq!(broken_lines(views::changing_texts, "src/ui/a.rs", &text), lines, "{code}");
    }
    for (code, is_broken) in [
        ("fn f() -> impl IntoView { move || 1 }\n", true),
        ("fn f() -> impl IntoView { let label = move || 1; label }\n", true),
        ("fn f() -> AnyView { (move || 1).into_any() }\n", true),
        ("fn f(label: Signal<String>) -> impl IntoView { view! { <p>{label}</p> } }\n", true),
        ("fn f(label: impl Fn() -> String) -> impl IntoView { view! { <p>{label}</p> } }\n", true),
        ("fn f<S: Fn() -> u8>(label: S) -> impl IntoView { view! { <p>{label}</p> } }\n", true),
        ("fn f(text: Text) { text.set_data(\"a\") }\n", true),
        ("fn f(text: Node) { text.set_node_value(None) }\n", true),
        ("fn f() -> impl IntoView { rebuilt(move || 1) }\n", false),
        ("fn f() -> impl Fn() -> bool { move || true }\n", false),
        ("fn f(label: String) -> impl IntoView { view! { <p>{label}</p> } }\n", false),
        ("fn f(element: Element) { element.set_text_content(None) }\n", false),
        ("#[cfg(test)]\nmod tests {\n    fn f() { view! { <p>{move || 1}</p> } }\n}\n", false),
    ] {
        assert_eq!(
            broken_lines(views::changing_texts, "src/ui/a.rs", code).len(),
            usize::from(is_broken),
            "{code}"
        );
    }
}
