//! What the page looks like, on screen and on paper, in the project's `screenshots/` folder.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::json;

use crate::Browser;

impl Browser {
    /// Writes the visible page to `screenshots/<name>.png`.
    pub async fn screenshot(&self, name: &str) -> Result<PathBuf> {
        let image = self.driver.screenshot_as_png().await?;
        save(&format!("{name}.png"), &image)
    }

    /// Prints the page to `screenshots/<name>.pdf`.
    pub async fn print_pdf(&self, name: &str) -> Result<PathBuf> {
        let params = json!({ "printBackground": true, "preferCSSPageSize": true });
        let answer = self.cdp("Page.printToPDF", params).await?;
        let text = answer["data"].as_str().context("no PDF in the answer")?;
        save(&format!("{name}.pdf"), &BASE64_STANDARD.decode(text)?)
    }
}

fn save(name: &str, bytes: &[u8]) -> Result<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../screenshots");
    fs::create_dir_all(folder)?;
    let path = PathBuf::from(folder).join(name);
    fs::write(&path, bytes)?;
    Ok(path)
}
