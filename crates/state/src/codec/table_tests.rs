//! Checks the table against the program, `early/address.js` and `docs/DATA.md`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use super::parameter::{ParameterRow, ParameterSpec, Values, WhileLoading};
use super::table::PARAMETERS;
use super::{READINGS, SORTS, THEMES, read};
use crate::link::address;
use crate::{PlanLayout, View, ViewState};
use analysis::plan::filter::Issue;
use model::tracking::Status;
use model::{AgeBand, Need};

fn repository_path(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

#[test]
fn each_row_has_its_own_parameter_and_name() {
    for (index, ParameterRow { spec, .. }) in PARAMETERS.iter().enumerate() {
        for ParameterRow { spec: other, .. } in &PARAMETERS[index + 1..] {
            assert_ne!(spec.parameter, other.parameter, "{}", spec.name);
            assert_ne!(spec.name, other.name);
        }
    }
}

#[test]
fn each_value_of_the_table_is_read_and_written_back() {
    let dataset = fixtures::dataset();
    for ParameterRow { spec: ParameterSpec { name, .. }, values, default, .. } in &PARAMETERS {
        assert!(!values.samples().is_empty(), "{name}: a value that is known");
        for value in values.samples() {
            let query = format!("?{name}={value}");
            let (state, notices) = read(&query, dataset);
            assert_eq!(notices, [], "{query}");
            let is_default = default.trim_matches('`') == *value;
            assert_eq!(state == ViewState::default(), is_default, "{query}");
            let written = if *name == "vue" {
                state.view.path().to_owned()
            } else if is_default {
                String::new()
            } else {
                query
            };
            assert_eq!(address(&state, dataset), written);
        }
        if let Some(value) = default.strip_prefix('`') {
            let query = format!("?{name}={}", value.trim_end_matches('`'));
            assert_eq!(read(&query, dataset), (ViewState::default(), Vec::new()), "{query}");
        }
    }
}

#[test]
fn all_but_free_text_parameters_reject_unknown_values() {
    let dataset = fixtures::dataset();
    for ParameterRow { spec: ParameterSpec { name, .. }, .. } in &PARAMETERS {
        let (state, notices) = read(&format!("?{name}=@ours@"), dataset);
        match *name {
            "pilote" => assert_eq!(state.plan.filter.lead.as_deref(), Some("@ours@")),
            "mots" => assert_eq!(state.plan.filter.words, "@ours@"),
            _ => {
                assert_eq!(state, ViewState::default(), "{name}");
                assert_eq!(notices.len(), 1, "{name}: {notices:?}");
            }
        }
    }
}

#[test]
fn enumerated_values_are_complete() {
    let values = |name: &str| -> Vec<&str> {
        let row = PARAMETERS.iter().find(|row| row.spec.name == name).expect("a row");
        let Values::OneOf(values) = row.values else { panic!("{name} has a shape") };
        values.to_vec()
    };
    assert_eq!(values("vue"), View::ALL.map(View::code));
    assert_eq!(values("theme"), THEMES.map(|(_, name)| name));
    assert_eq!(values("lecture"), READINGS.map(|(_, name)| name));
    assert_eq!(values("tri"), SORTS.map(|(_, name)| name));
    assert_eq!(values("besoin"), Need::ALL.map(Need::code));
    assert_eq!(values("age"), AgeBand::ALL.map(AgeBand::code));
    assert_eq!(values("forme"), PlanLayout::ALL.map(PlanLayout::code));
    assert_eq!(values("statut"), Status::ALL.map(Status::code));
    assert_eq!(values("manque"), Issue::ALL.map(Issue::code));
}

/// The rules of `early/address.js`: what it says is loading and what it hides, each with the parameters that
/// trigger it.
fn early_rules(script: &str) -> BTreeMap<String, String> {
    let rows = script.lines().filter_map(|line| line.trim().strip_prefix("['"));
    rows.filter_map(|row| row.trim_end_matches(',').strip_suffix("']")?.split_once("', '"))
        .map(|(names, words)| (words.to_owned(), names.to_owned()))
        .collect()
}

#[test]
fn early_script_waits_for_the_same_parameters() {
    let script = fs::read_to_string(repository_path("early/address.js")).expect("the script");
    let mut expected = BTreeMap::<String, Vec<&str>>::new();
    for row in &PARAMETERS {
        match row.while_loading {
            WhileLoading::Shown => {}
            WhileLoading::Waits(loading_text, hidden_parts) => expected
                .entry(format!("{loading_text}', '{hidden_parts}"))
                .or_default()
                .push(row.spec.name),
        }
    }
    let expected: BTreeMap<String, String> =
        expected.into_iter().map(|(words, names)| (words, names.join("|"))).collect();
    let lines: String =
        expected.iter().map(|(words, names)| format!("    ['{names}', '{words}'],\n")).collect();
    assert_eq!(
        early_rules(&script),
        expected,
        "the list of early/address.js, the most telling first, needs these lines:\n{lines}"
    );
}

#[test]
fn early_script_reads_no_other_parameters() {
    let script = fs::read_to_string(repository_path("early/address.js")).expect("the script");
    let read = script.split("value('").skip(1).filter_map(|rest| rest.split('\'').next());
    let read: Vec<&str> = read.filter(|name| !name.starts_with('(')).collect();
    assert_eq!(read, ["theme", "vue", "forme", "embed", "lecture"]);
    for name in read {
        assert!(PARAMETERS.iter().any(|row| row.spec.name == name), "{name}");
    }
}

/// The table of `docs/DATA.md`, generated from the program's.
fn markdown_table() -> String {
    let mut text =
        "| parameter | meaning | values | default | views |\n|---|---|---|---|---|\n".to_owned();
    for ParameterRow {
        spec: ParameterSpec { name, .. },
        description,
        values,
        default,
        views,
        ..
    } in &PARAMETERS
    {
        let values = match values {
            Values::OneOf(values) => format!("`{}`", values.join("`, `")),
            Values::Described(words, _) => (*words).to_owned(),
        };
        let views: Vec<&str> =
            View::ALL.into_iter().filter(|view| views.contains(view)).map(View::code).collect();
        let views = if views.is_empty() { "all".to_owned() } else { views.join(", ") };
        writeln!(text, "| `{name}` | {description} | {values} | {default} | {views} |")
            .expect("text");
    }
    text
}

/// After a change of the table, run `BLESS=1 cargo test -p state table_tests`.
#[test]
fn documentation_matches_the_table() {
    let path = repository_path("docs/DATA.md");
    let text = fs::read_to_string(&path).expect("the document");
    let start = text.find("| parameter |").expect("the table's head");
    let end = start + text[start..].find("\n\n").expect("the table's end") + 1;
    if env::var_os("BLESS").is_some() {
        fs::write(&path, format!("{}{}{}", &text[..start], markdown_table(), &text[end..]))
            .expect("written");
    } else {
        let advice = "docs/DATA.md is not as the table: BLESS=1 cargo test -p state table_tests";
        assert_eq!(&text[start..end], markdown_table(), "{advice}");
    }
}
