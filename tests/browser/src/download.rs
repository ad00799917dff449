//! Files that the page offers, captured for the test instead of being saved.

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};

use crate::Browser;

/// Records each file as its name and a `data:` URL.
const RECORD_DOWNLOADS: &str = "
    window.downloads = [];
    const blobs = new Map(), make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
        const url = make(blob);
        blobs.set(url, blob);
        return url;
    };
    HTMLAnchorElement.prototype.click = function () {
        const reader = new FileReader();
        reader.onload = () => downloads.push([this.download, reader.result]);
        reader.readAsDataURL(blobs.get(this.href));
    };
";

/// A file that the page has offered.
pub struct Download {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Browser {
    /// Captures the downloads of the pages opened from now on, for `download`.
    pub async fn capture_downloads(&self) -> Result<()> {
        self.run_before_load(RECORD_DOWNLOADS).await
    }

    /// Clicks what a CSS selector finds and returns the file that it offers.
    pub async fn download(&self, selector: &str) -> Result<Download> {
        self.click(selector).await?;
        self.wait_for("downloads.length").await?;
        let (name, url): (String, String) = self.eval("downloads.pop()").await?;
        let (_, content) = url.split_once(";base64,").context("no data URL")?;
        Ok(Download { name, bytes: BASE64_STANDARD.decode(content)? })
    }
}
