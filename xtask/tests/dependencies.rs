//! What the program is made of: every crate comes from crates.io, under a licence we may pass on; the layers
//! depend one way, and none of them on the browser or on signals; the library of elements knows none of them.

use std::process::Command;

use serde_json::Value;
use spdx::{Expression, LicenseReq, ParseMode};

/// Licences that ask for no more than their notice.
const ALLOWED: [&str; 11] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Zlib",
];

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// The layers of the program, each of which may depend on those before it.
const LAYERS: [&str; 5] = ["small_std", "geometry", "model", "analysis", "state"];

/// The page's elements, which know the browser and signals, but nothing of what the page is about.
const ELEMENTS: &str = "dom";

/// Prefixes of the names of crates for the browser or signals.
const WEB_CRATE_PREFIXES: [&str; 6] =
    ["gloo", "js-sys", "leptos", "reactive", "wasm-bindgen", "web-sys"];

/// What `cargo metadata` says of all packages.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo prints JSON");
    metadata["packages"].as_array().expect("packages").clone()
}

/// The forbidden dependencies of a layer; those of its tests are not checked.
fn forbidden_dependencies(package: &Value) -> Vec<&str> {
    let layer_index = |name: &str| LAYERS.iter().position(|layer| *layer == name);
    let layer = package["name"].as_str().and_then(layer_index).expect("a layer");
    let dependencies = package["dependencies"].as_array().into_iter().flatten();
    dependencies
        .filter(|dependency| dependency["kind"].is_null())
        .filter_map(|dependency| dependency["name"].as_str())
        .filter(|name| match layer_index(name) {
            Some(layer_index) => layer_index >= layer,
            None => {
                WEB_CRATE_PREFIXES.iter().any(|web| name.starts_with(web))
                    || ["carte-services-familles", ELEMENTS].contains(name)
            }
        })
        .collect()
}

/// The dependencies of the elements' library that it may not have, be they of its tests alone: Leptos, and
/// all of our own but the first layer.
fn forbidden_for_elements(package: &Value) -> Vec<&str> {
    let dependencies = package["dependencies"].as_array().into_iter().flatten();
    dependencies
        .filter(|dependency| {
            !dependency["path"].is_null() || dependency["name"].as_str() == Some("leptos")
        })
        .filter_map(|dependency| dependency["name"].as_str())
        .filter(|name| *name != LAYERS[0])
        .collect()
}

#[test]
fn layers_depend_one_way_and_not_on_the_web() {
    let packages = packages();
    let layer =
        |name| packages.iter().find(|package| package["name"] == name).expect("it is there");
    for name in LAYERS {
        assert_eq!(forbidden_dependencies(layer(name)), [""; 0], "{name}");
    }
    let bad = serde_json::json!({ "name": "model", "dependencies": [
        { "name": "state" }, { "name": "geometry" }, { "name": "web-sys" },
        { "name": "analysis", "kind": "dev" },
    ]});
    assert_eq!(forbidden_dependencies(&bad), ["state", "web-sys"]);

    assert_eq!(forbidden_for_elements(layer(ELEMENTS)), [""; 0]);
    let bad = serde_json::json!({ "name": "dom", "dependencies": [
        { "name": "model", "path": "/crates/model" }, { "name": "web-sys" }, { "name": "leptos" },
        { "name": "small_std", "path": "/crates/small_std" },
    ]});
    assert_eq!(forbidden_for_elements(&bad), ["model", "leptos"]);
}

/// Why a package of `cargo metadata` may not be used.
fn package_fault(package: &Value) -> Option<String> {
    let text = |key: &str| package[key].as_str().unwrap_or_default();
    let name = format!("{} {}", text("name"), text("version"));
    // Without a source: one of our own.
    if !package["source"].is_null() && text("source") != CRATES_IO {
        return Some(format!("{name} comes from {}", text("source")));
    }
    let allowed = |licence: &LicenseReq| {
        ALLOWED.iter().any(|spdx_id| licence.license.id().is_some_and(|id| id.name == *spdx_id))
    };
    // Older crates write `MIT/Apache-2.0`.
    match Expression::parse_mode(text("license"), ParseMode::LAX) {
        Ok(licence) if licence.evaluate(allowed) => None,
        Ok(licence) => Some(format!("{name} is under {licence}")),
        Err(_) => Some(format!("{name} states no licence that can be read")),
    }
}

#[test]
fn every_crate_comes_from_crates_io_under_a_known_licence() {
    let packages = packages();
    let faults: Vec<String> = packages.iter().filter_map(package_fault).collect();
    assert!(packages.len() > 100, "only {} packages", packages.len());
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn other_licences_and_sources_are_seen() {
    let package = |licence: &str, source: &str| {
        package_fault(&serde_json::json!({
            "name": "a", "version": "1.0.0", "license": licence, "source": source
        }))
    };
    assert_eq!(package("MIT/Apache-2.0", CRATES_IO), None);
    assert_eq!(package("(MIT OR GPL-3.0-only) AND Unicode-3.0", CRATES_IO), None);
    assert!(package("GPL-3.0-only", CRATES_IO).is_some());
    assert!(package("MIT AND MPL-2.0", CRATES_IO).is_some());
    assert!(package("", CRATES_IO).is_some());
    assert!(package("MIT", "git+https://github.com/a/a").is_some());
}
