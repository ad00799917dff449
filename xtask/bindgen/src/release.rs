//! What only a release is spared: the names of functions, and the hashes at the ends of those that
//! glue and program share.

use std::collections::{HashMap, HashSet};

use anyhow::{Context, Result};
use regex::bytes::{Captures, Regex};
use wasm_encoder::{Module, RawSection};
use wasmparser::{Parser, Payload};

/// The module without its custom sections, which only tools read: names, relocations.
///
/// # Errors
///
/// If it is not WebAssembly.
pub fn strip(module: &[u8]) -> Result<Vec<u8>> {
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

/// Glue and module with a small number, as long as the hash, in the place of each hash: hashes do
/// not compress, and each is in both files. Names that differ by their hashes alone stay different.
///
/// # Errors
///
/// If the glue is no longer UTF-8, which ASCII for ASCII does not do.
pub fn shorten(glue: &str, module: &[u8]) -> Result<(String, Vec<u8>)> {
    let shared = Regex::new(r"(?-u)(?:__wbg_|wasm_bindgen__)\w+")?;
    let hash = Regex::new(r"(?-u)([_h])([0-9a-f]{16})(_|$)")?;
    let (mut names, mut taken) = (HashMap::new(), HashSet::new());
    for name in shared.find_iter(glue.as_bytes()).map(|found| found.as_bytes()) {
        if hash.is_match(name) && !names.contains_key(name) {
            let numbered = |number: usize| {
                let number = format!("${{1}}{number:016}${{3}}");
                hash.replace(name, number.as_bytes()).into_owned()
            };
            let free =
                (0..).map(numbered).find(|name| !taken.contains(name)).context("a number")?;
            taken.insert(free.clone());
            names.insert(name.to_vec(), free);
        }
    }
    let short =
        |captures: &Captures| names.get(&captures[0]).map_or(&captures[0], |name| name).to_vec();
    let glue = shared.replace_all(glue.as_bytes(), short).into_owned();
    Ok((String::from_utf8(glue)?, shared.replace_all(module, short).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strips_custom_sections_only() {
        let header = b"\0asm\x01\0\0\0";
        let custom = [0, 3, 1, b'x', 9];
        let types = [1, 1, 0];
        let module = [&header[..], &custom, &types, &custom].concat();
        assert_eq!(strip(&module).unwrap(), [&header[..], &types].concat());
        assert!(strip(&module[..module.len() - 1]).is_err());
        assert!(strip(b"<html>").is_err());
    }

    #[test]
    fn numbers_names_alike_on_both_sides() {
        let (one, other) = ("__wbg_add_cf82c8d153d93ae1", "__wbg_add_0182c8d153d93ae2");
        let invoke = "wasm_bindgen__invoke__h16d5d8a9427577ee_13";
        let glue = format!("{one}: f, {other}: g, wasm.{invoke}(), {one}, __wbg_init(), {{}}");
        let module = format!("\0\x1a{other}\0\x1a{one}\0{invoke}\x01__wbg_init");
        let (glue, module) = shorten(&glue, module.as_bytes()).unwrap();
        let (one, other) = ("__wbg_add_0000000000000000", "__wbg_add_0000000000000001");
        let invoke = "wasm_bindgen__invoke__h0000000000000000_13";
        let expected = format!("{one}: f, {other}: g, wasm.{invoke}(), {one}, __wbg_init(), {{}}");
        assert_eq!(glue, expected);
        let expected = format!("\0\x1a{other}\0\x1a{one}\0{invoke}\x01__wbg_init");
        assert_eq!(String::from_utf8(module).unwrap(), expected);
    }
}
