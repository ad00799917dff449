//! WebAssembly files without what only tools read: names, relocations.

use anyhow::{Context, Result, bail};

/// `\0asm` and the version.
const HEADER: usize = 8;
/// The kind of a custom section.
const CUSTOM: u8 = 0;

/// The same module without its custom sections.
pub fn without_custom(module: &[u8]) -> Result<Vec<u8>> {
    let (header, mut rest) = module.split_at_checked(HEADER).context("not a wasm file")?;
    if !header.starts_with(b"\0asm") {
        bail!("not a wasm file");
    }
    let mut kept = header.to_vec();
    while let Some((&kind, after)) = rest.split_first() {
        let (length, bytes) = length(after).context("a section without a length")?;
        let end = 1 + bytes + length;
        let section = rest.get(..end).context("a section that is cut short")?;
        if kind != CUSTOM {
            kept.extend_from_slice(section);
        }
        rest = &rest[end..];
    }
    Ok(kept)
}

/// A LEB128 number and how many bytes it takes.
fn length(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((value, index + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_custom_sections_only() {
        let header = b"\0asm\x01\0\0\0";
        let custom = [0, 0x83, 0x00, 1, b'x', 9]; // its length in two bytes
        let types = [1, 1, 0];
        let module = [&header[..], &custom, &types, &custom].concat();
        assert_eq!(without_custom(&module).unwrap(), [&header[..], &types].concat());
        assert!(without_custom(&module[..module.len() - 1]).is_err());
        assert!(without_custom(b"<html>").is_err());
    }
}
