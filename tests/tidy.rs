//! The architecture's rules, kept by a test rather than by good will.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

/// Longest file, tests not counted, in lines.
const LONGEST: usize = 250;

/// What each module may name; everything else under `crate::` is refused.
const MAY_NAME: [(&str, &[&str]); 7] = [
    ("geo", &[]),
    ("domain", &["geo"]),
    ("data", &["geo", "domain"]),
    ("compute", &["geo", "domain"]),
    ("state", &["geo", "domain", "compute"]),
    ("browser", &["state"]),
    ("ui", &["geo", "domain", "data", "compute", "state", "browser"]),
];

/// What only the reactive and browser halves may name.
const WEB: [&str; 4] = ["leptos", "web_sys", "js_sys", "wasm_bindgen"];
/// Never in the program itself.
const PANICS: [&str; 6] =
    [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "inner_html"];

/// A file and its lines that are program, not test.
struct Source {
    name: String,
    program: Vec<String>,
}

impl Source {
    fn new(name: &str, text: &str) -> Self {
        let tests = name.ends_with("tests.rs");
        let program = text.lines().take_while(|line| !tests && *line != "#[cfg(test)]");
        Self { name: name.to_owned(), program: program.map(str::to_owned).collect() }
    }

    /// The top folder under `src/`, or nothing for `main.rs` and `lib.rs`.
    fn module(&self) -> &str {
        self.name.strip_prefix("src/").and_then(|n| n.split_once('/')).map_or("", |(top, _)| top)
    }

    /// Each line of code with its number, comments left out.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.program.iter().enumerate().map(|(i, line)| (i + 1, line.trim_start()));
        lines.filter(|(_, line)| !line.starts_with("//"))
    }

    /// Everything this file does against the rules.
    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut fault =
            |line: usize, why: String| faults.push(format!("{}:{line}: {why}", self.name));
        if self.program.len() > LONGEST {
            fault(self.program.len(), format!("longer than {LONGEST} lines: it has two jobs"));
        }
        if self.program.first().is_some_and(|first| !first.starts_with("//!")) {
            fault(1, "does not open with //! saying what it owns".to_owned());
        }
        let module = self.module();
        let allowed = MAY_NAME.iter().find(|(name, _)| *name == module).map(|(_, may)| *may);
        let pure = matches!(module, "geo" | "domain" | "data" | "compute" | "state")
            && self.name != "src/state/store.rs";
        for (number, line) in self.code() {
            for (other, _) in MAY_NAME {
                let named = line.contains(&format!("crate::{other}"));
                let may = other == module || allowed.is_none_or(|may| may.contains(&other));
                if named && !may {
                    fault(number, format!("{module} must not name {other}"));
                }
            }
            if let Some(web) = WEB.iter().find(|web| pure && line.contains(&format!("{web}::"))) {
                fault(number, format!("{module} is plain Rust and must not name {web}"));
            }
            let in_src = self.name.starts_with("src/");
            if let Some(panic) = PANICS.iter().find(|p| in_src && line.contains(*p)) {
                fault(number, format!("{panic} has no place in the program"));
            }
            if in_src && line.contains("cfg(target_arch") && self.name != "src/main.rs" {
                fault(number, "only main.rs chooses by target".to_owned());
            }
        }
        faults
    }
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn the_code_keeps_the_rules() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "build", "xtask/src", "tests/browser/src"] {
        rust_files(&root.join(folder), &mut files);
    }
    assert!(files.len() > 80, "only {} files were read", files.len());
    let faults: Vec<String> = files
        .iter()
        .flat_map(|path| {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            Source::new(&name, &fs::read_to_string(path).unwrap()).faults()
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_rule_can_be_broken() {
    let long = format!("//! x\n{}", "fn f() {}\n".repeat(LONGEST));
    for (name, text, why) in [
        ("src/geo/a.rs", "//! x\nuse crate::domain::Epci;", "must not name domain"),
        ("src/data/a.rs", "//! x\nuse crate::compute::format;", "must not name compute"),
        ("src/compute/a.rs", "//! x\nuse crate::data::load;", "must not name data"),
        ("src/state/a.rs", "//! x\nuse crate::ui::App;", "must not name ui"),
        ("src/browser/a.rs", "//! x\nuse crate::ui::App;", "must not name ui"),
        ("src/state/a.rs", "//! x\nuse leptos::prelude::*;", "must not name leptos"),
        ("src/compute/a.rs", "//! x\nlet w = web_sys::window();", "must not name web_sys"),
        ("src/ui/a.rs", "//! x\nlet a = b.unwrap();", "no place"),
        ("src/ui/a.rs", "//! x\n#[cfg(target_arch = \"wasm32\")]", "only main.rs"),
        ("src/ui/a.rs", "use leptos::prelude::*;", "does not open"),
        ("xtask/src/a.rs", long.as_str(), "two jobs"),
    ] {
        let faults = Source::new(name, text).faults();
        assert!(faults.iter().any(|fault| fault.contains(why)), "{name}: {text}: {faults:?}");
    }
    let innocent =
        "//! x\n// leptos::prelude is for ui\nuse crate::geo::Bounds;\n#[cfg(test)]\nx.unwrap()";
    assert!(Source::new("src/domain/a.rs", innocent).faults().is_empty());
}
