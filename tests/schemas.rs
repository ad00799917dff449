//! Every data file that has a schema is valid: `geodata/<name>.json` or `.geojson` against
//! `geodata/schema/<name>.schema.json`, including those of `tests/ain`; no schema is without a file. The schema
//! of entries, which are no data file, describes the journals in `tests/journal/`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

use serde_json::Value;

fn geodata_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata")
}

fn tests_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn read(path: &Path) -> Value {
    let text =
        std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The schemas, with the name of the data they describe.
fn schemas() -> Vec<(String, PathBuf)> {
    let mut schemas: Vec<_> = std::fs::read_dir(geodata_folder().join("schema"))
        .expect("geodata/schema is readable")
        .map(|entry| entry.expect("geodata/schema can be listed").path())
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?.strip_suffix(".schema.json")?.to_owned();
            Some((name, path))
        })
        .collect();
    schemas.sort();
    schemas
}

#[test]
fn every_data_file_obeys_its_schema() {
    let schemas = schemas();
    assert!(!schemas.is_empty(), "geodata/schema holds no schema");
    for (name, path) in schemas {
        let validator = jsonschema::draft202012::new(&read(&path))
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let journals = ["v1", "v2"].map(|form| tests_folder().join(format!("journal/{form}.json")));
        let files = ["json", "geojson"].map(|extension| format!("{name}.{extension}"));
        let folders = [geodata_folder(), tests_folder().join("ain")];
        let data_files: Vec<PathBuf> = folders
            .iter()
            .flat_map(|folder| files.each_ref().map(|file| folder.join(file)))
            .chain(journals.into_iter().filter(|_| name == "suivi"))
            .filter(|file| file.exists())
            .collect();
        assert!(!data_files.is_empty(), "{}: describes no file", path.display());
        for data in data_files {
            let errors: Vec<_> = validator
                .iter_errors(&read(&data))
                .map(|error| format!("{}: {error}", error.instance_path()))
                .take(10)
                .collect();
            assert!(errors.is_empty(), "{}:\n{}", data.display(), errors.join("\n"));
        }
    }
}

#[test]
fn every_schema_is_itself_valid() {
    for (_, path) in schemas() {
        if let Err(error) = jsonschema::draft202012::meta::validate(&read(&path)) {
            panic!("{}: {error}", path.display());
        }
    }
}
