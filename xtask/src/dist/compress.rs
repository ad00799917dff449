//! Writes `.br` and `.gz` variants beside compressible files, so that hosts need not compress.

use std::{fs, io::Write, path::Path};

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use crate::site;

/// Below this, headers weigh more than what compression saves.
const MIN_BYTES: usize = 200;

const COMPRESSIBLE: &[&str] = &[
    "css",
    "csv",
    "geojson",
    "html",
    "ico",
    "js",
    "json",
    "md",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// Compresses the files of a site.
///
/// # Errors
///
/// If a file cannot be read or written.
pub fn compress_site(site: &Path) -> Result<()> {
    site::files(site)?.iter().try_for_each(|path| compress_file(path))
}

fn compress_file(path: &Path) -> Result<()> {
    let bytes = fs::read(path)?;
    if bytes.len() >= MIN_BYTES && is_compressible(path) {
        let path_with = |suffix: &str| format!("{}.{suffix}", path.display());
        fs::write(path_with("gz"), gzip(&bytes)?)?;
        fs::write(path_with("br"), brotli(&bytes)?)?;
    }
    Ok(())
}

fn is_compressible(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    COMPRESSIBLE.iter().any(|compressible| extension == *compressible)
}

/// The encoder writes no date: the same bytes in give the same bytes out.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn brotli(mut bytes: &[u8]) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut out, &params)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_bytes_in_same_bytes_out() {
        let text = "carte des services aux familles ".repeat(40);
        assert_eq!(gzip(text.as_bytes()).unwrap(), gzip(text.as_bytes()).unwrap());
        assert!(brotli(text.as_bytes()).unwrap().len() < 60);
    }
}
