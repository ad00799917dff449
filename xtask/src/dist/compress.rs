//! `.br` and `.gz` beside every file worth it, so that the host compresses nothing itself.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

/// Below this, headers weigh more than what compression saves.
const SMALLEST: usize = 200;

const COMPRESSIBLE: &[&str] =
    &["css", "geojson", "html", "ico", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];

/// What a file weighs, in bytes. A file left alone weighs the same three times.
pub struct Sizes {
    /// Relative to the site.
    pub name: String,
    pub raw: usize,
    pub gzip: usize,
    pub brotli: usize,
}

/// Compresses a site, in the order of file names.
pub fn folder(site: &Path) -> Result<Vec<Sizes>> {
    let mut files = Vec::new();
    list(site, &mut files)?;
    files.sort();
    files.iter().map(|path| file(site, path)).collect()
}

fn file(site: &Path, path: &Path) -> Result<Sizes> {
    let bytes = fs::read(path)?;
    let raw = bytes.len();
    let mut sizes = Sizes {
        name: path.strip_prefix(site)?.to_string_lossy().into_owned(),
        raw,
        gzip: raw,
        brotli: raw,
    };
    if raw >= SMALLEST && is_compressible(path) {
        sizes.gzip = write(path, "gz", &gzip(&bytes)?)?;
        sizes.brotli = write(path, "br", &brotli(&bytes)?)?;
    }
    Ok(sizes)
}

fn write(path: &Path, suffix: &str, bytes: &[u8]) -> Result<usize> {
    let name = format!("{}.{suffix}", path.display());
    fs::write(name, bytes)?;
    Ok(bytes.len())
}

fn is_compressible(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    COMPRESSIBLE.iter().any(|known| extension == *known)
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

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
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
