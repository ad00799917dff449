//! The names by which the program and its glue know each other, without the hashes that
//! wasm-bindgen puts at their ends: no compression makes these shorter, and each is there twice.

use std::collections::{HashMap, HashSet};

/// How many hexadecimal digits a hash has.
const DIGITS: usize = 16;
/// How the names that hold one begin.
const BEGINNINGS: [&[u8]; 2] = [b"__wbg_", b"wasm_bindgen__"];

/// `script` and `module` with a small number, as long as the hash, instead of each hash. Names that
/// differ by their hashes alone stay different.
pub fn without(script: &[u8], module: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let mut names = HashMap::new();
    let mut taken = HashSet::new();
    for range in found(script) {
        let name = &script[range];
        if let Some(hash) = hash(name).filter(|_| !names.contains_key(name)) {
            let numbered = |number: usize| {
                let number = format!("{number:0DIGITS$}");
                [&name[..hash], number.as_bytes(), &name[hash + DIGITS..]].concat()
            };
            let own = (0..).map(numbered).find(|own| !taken.contains(own)).unwrap_or_default();
            taken.insert(own.clone());
            names.insert(name.to_vec(), own);
        }
    }
    (renamed(script, &names), renamed(module, &names))
}

/// `bytes` with the names of `names`, which are as long, so that no WebAssembly breaks.
fn renamed(bytes: &[u8], names: &HashMap<Vec<u8>, Vec<u8>>) -> Vec<u8> {
    let mut renamed = bytes.to_vec();
    for range in found(bytes) {
        if let Some(own) = names.get(&bytes[range.clone()]) {
            renamed[range].copy_from_slice(own);
        }
    }
    renamed
}

/// Where such names stand.
fn found(bytes: &[u8]) -> Vec<std::ops::Range<usize>> {
    let named = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if BEGINNINGS.iter().any(|beginning| bytes[at..].starts_with(beginning)) {
            let length = bytes[at..].iter().position(|byte| !named(byte));
            let end = length.map_or(bytes.len(), |length| at + length);
            found.push(at..end);
            at = end;
        }
        at += 1;
    }
    found
}

/// Where a name's hash begins.
fn hash(name: &[u8]) -> Option<usize> {
    let digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let mut starts = 0..(name.len() + 1).saturating_sub(DIGITS);
    starts.find(|&at| {
        let after = name.get(at + DIGITS);
        matches!(name[..at].last(), Some(b'_' | b'h'))
            && name[at..at + DIGITS].iter().all(digit)
            && after.is_none_or(|&byte| byte == b'_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_names_alike_on_both_sides() {
        let (one, other) = ("__wbg_add_cf82c8d153d93ae1", "__wbg_add_0182c8d153d93ae2");
        let invoke = "wasm_bindgen__invoke__h16d5d8a9427577ee_13";
        let script = format!("{one}: f, {other}: g, wasm.{invoke}(), {one}, __wbg_init(), {{}}");
        let module = format!("\0\x1a{other}\0\x1a{one}\0{invoke}\x01__wbg_init");
        let (script, module) = without(script.as_bytes(), module.as_bytes());
        let (one, other) = ("__wbg_add_0000000000000000", "__wbg_add_0000000000000001");
        let invoke = "wasm_bindgen__invoke__h0000000000000000_13";
        let expected = format!("{one}: f, {other}: g, wasm.{invoke}(), {one}, __wbg_init(), {{}}");
        assert_eq!(String::from_utf8(script).unwrap(), expected);
        let expected = format!("\0\x1a{other}\0\x1a{one}\0{invoke}\x01__wbg_init");
        assert_eq!(String::from_utf8(module).unwrap(), expected);
    }
}
