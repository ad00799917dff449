//! Shrinks a release: drops the names of functions, and shortens the hashed names that glue and program share.

use std::collections::HashMap;

use anyhow::Result;
use regex::bytes::{Captures, Regex};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// The module without its custom sections, which only tools read: names, relocations.
///
/// # Errors
///
/// If it is not WebAssembly.
pub fn strip_custom_sections(module: &[u8]) -> Result<Vec<u8>> {
    let mut stripped = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        if let (Some((id, range)), false) =
            (payload.as_section(), matches!(payload, Payload::CustomSection(_)))
        {
            let data = &module[usize::try_from(range.start)?..usize::try_from(range.end)?];
            stripped.section(&RawSection { id, data });
        }
    }
    Ok(stripped.finish())
}

/// Shortens the names that glue and module share, which are long and end in hashes, which do not compress.
/// Imports of the module get short names; in its exports a number of the same length replaces the hash.
///
/// # Errors
///
/// If the module cannot be read, or the glue is no longer UTF-8, which ASCII for ASCII does not do.
pub fn shorten_names(glue: &str, module: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut imports = HashMap::new();
    let mut shortened = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        if let Payload::ImportSection(reader) = payload {
            let mut section = ImportSection::new();
            for import in reader.into_imports() {
                let import = import?;
                let next = format!("i{}", imports.len());
                let name: &String = imports.entry(import.name).or_insert(next);
                section.import(import.module, name, RoundtripReencoder.entity_type(import.ty)?);
            }
            shortened.section(&section);
        } else if let Some((id, range)) = payload.as_section() {
            let data = &module[usize::try_from(range.start)?..usize::try_from(range.end)?];
            shortened.section(&RawSection { id, data });
        }
    }
    let word = Regex::new(r"(?-u)\w+")?;
    let hash_pattern = Regex::new(r"(?-u)^(wasm_bindgen__\w+_h)([0-9a-f]{16})")?;
    let mut exports = HashMap::new();
    for captures in
        word.find_iter(glue.as_bytes()).filter_map(|word| hash_pattern.captures(word.as_bytes()))
    {
        let number = exports.len();
        exports.entry(captures[2].to_vec()).or_insert_with(|| format!("{number:016}").into_bytes());
    }
    let with_number = |captures: &Captures| {
        let number = exports.get(&captures[2]).map_or(&captures[2], Vec::as_slice);
        [&captures[1], number].concat()
    };
    let with_new_name = |captures: &Captures| {
        let identifier = &captures[0];
        let import =
            std::str::from_utf8(identifier).ok().and_then(|identifier| imports.get(identifier));
        import.map_or_else(
            || hash_pattern.replace(identifier, with_number).into_owned(),
            |name| name.clone().into(),
        )
    };
    let glue = word.replace_all(glue.as_bytes(), with_new_name).into_owned();
    let export_hash = Regex::new(r"(?-u)(wasm_bindgen__\w+?_h)([0-9a-f]{16})")?;
    let module = export_hash.replace_all(&shortened.finish(), with_number).into_owned();
    Ok((String::from_utf8(glue)?, module))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, ExportKind, ExportSection, TypeSection};

    #[test]
    fn strips_custom_sections_only() {
        let header = b"\0asm\x01\0\0\0";
        let custom = [0, 3, 1, b'x', 9];
        let types = [1, 1, 0];
        let module = [&header[..], &custom, &types, &custom].concat();
        assert_eq!(strip_custom_sections(&module).unwrap(), [&header[..], &types].concat());
        assert!(strip_custom_sections(&module[..module.len() - 1]).is_err());
        assert!(strip_custom_sections(b"<html>").is_err());
    }

    /// A module with these imports, all functions, and one export.
    fn module(imports: &[&str], export: &str) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut section = ImportSection::new();
        for name in imports {
            section.import("./a_bg.js", name, EntityType::Function(0));
        }
        let mut exports = ExportSection::new();
        exports.export(export, ExportKind::Func, 0);
        let mut module = Module::new();
        module.section(&types).section(&section).section(&exports);
        module.finish()
    }

    #[test]
    fn names_are_short_and_alike_on_both_sides() {
        let (one, other) = ("__wbg_add_cf82c8d153d93ae1", "__wbg_add_0182c8d153d93ae2");
        let invoke = "wasm_bindgen__invoke__h16d5d8a9427577ee_13";
        let glue = |one, other, invoke| {
            format!("{one}: f, {other}: g, wasm.{invoke}(), {one}, __wbg_init(), add(), {{}}")
        };
        let long = module(&[other, one, "memory"], invoke);
        let short = shorten_names(&glue(one, other, invoke), &long).unwrap();
        let invoke = "wasm_bindgen__invoke__h0000000000000000_13";
        assert_eq!(short.0, glue("i1", "i0", invoke));
        assert_eq!(short.1, module(&["i0", "i1", "i2"], invoke));
        assert!(shorten_names("", b"<html>").is_err());
    }
}
