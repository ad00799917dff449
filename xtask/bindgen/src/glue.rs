//! Merges the loader of the chunks into the glue, the script between browser and program: a request less.

use anyhow::{Context, Result, ensure};

/// The starts of the loader's import of the glue, and of its exports.
const IMPORT_START: &str = "import { initSync } from ";
const EXPORT_START: &str = "export const ";
/// How the loader instantiates a chunk: only if its media type is `application/wasm`.
const STREAMING_CALL: &str = "WebAssembly.instantiateStreaming(src, imports)";
/// How the glue instantiates the program, whatever its media type.
const ANY_TYPE_CALL: &str = "__wbg_load(await src, imports)";

/// The glue with the loader that it imports from `file`.
///
/// # Errors
///
/// If one of them is not written as these versions of wasm-bindgen and wasm-split write it.
pub fn with_loader(glue: &str, loader: &str, file: &str) -> Result<String> {
    // wasm-bindgen imports the whole loader once for each function of it: `import * as import2 from`.
    let is_import = |line: &&str| line.starts_with("import * as ") && line.contains(file);
    let import_names: Vec<&str> = glue
        .lines()
        .filter(is_import)
        .filter_map(|line| line.trim_start_matches("import * as ").split(' ').next())
        .collect();
    let export_names: Vec<&str> =
        loader.split(EXPORT_START).skip(1).filter_map(|rest| rest.split(' ').next()).collect();
    let first =
        import_names.first().context("the glue does not import the loader of the chunks")?;
    ensure!(
        loader.contains(IMPORT_START) && !export_names.is_empty(),
        "the loader has another form"
    );
    ensure!(loader.contains(STREAMING_CALL), "the loader starts the chunks in another way");
    ensure!(glue.contains("function __wbg_load("), "the glue starts the program in another way");

    let loader = loader.replace(EXPORT_START, "const ").replace(STREAMING_CALL, ANY_TYPE_CALL);
    let glue = glue.lines().filter(|line| !is_import(line));
    let loader = loader.lines().filter(|line| !line.starts_with(IMPORT_START));
    let mut lines: Vec<String> = glue.chain(loader).map(str::to_owned).collect();
    lines.push(format!("const {first} = {{ {} }};", export_names.join(", ")));
    lines.extend(import_names[1..].iter().map(|name| format!("const {name} = {first};")));
    Ok(lines.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "import * as import1 from \"./l.js\"\nimport * as import2 from \"./l.js\"\n\
        f(import1, import2);\nasync function __wbg_load(a, b) {}";

    #[test]
    fn the_glue_holds_the_loader() {
        let loader = "import { initSync } from \"./g.js\";\nlet a;\n\
            export const b = WebAssembly.instantiateStreaming(src, imports);\n\
            export const c = () => 2;\n";
        let expected = "f(import1, import2);\nasync function __wbg_load(a, b) {}\nlet a;\n\
            const b = __wbg_load(await src, imports);\nconst c = () => 2;\n\
            const import1 = { b, c };\nconst import2 = import1;\n";
        assert_eq!(with_loader(GLUE, loader, "./l.js").unwrap(), expected);
        assert!(with_loader(GLUE, loader, "./other.js").is_err());
        assert!(with_loader(GLUE, "export const b = 1;", "./l.js").is_err());
    }
}
