//! What the page looks like, on screen and on paper, in the project's `screenshots/` folder.

use std::{collections::HashMap, fs, path::PathBuf};

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use lopdf::Document;
use png::{Decoder, Transformations};
use serde_json::json;

use crate::Browser;

/// A screenshot as its size and the number of pixels of each colour.
pub struct Picture {
    pub width: u32,
    pub height: u32,
    /// The number of pixels by colour: red, green, blue.
    pixels: HashMap<[u8; 3], usize>,
}

impl Picture {
    /// Decodes a PNG, of any colour type; alpha is left out.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let mut decoder = Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(Transformations::normalize_to_color8());
        let mut reader = decoder.read_info()?;
        let mut all = vec![0; reader.output_buffer_size().context("a picture too large")?];
        let frame = reader.next_frame(&mut all)?;
        let mut pixels = HashMap::new();
        for pixel in all.chunks_exact(frame.color_type.samples()) {
            let colour = pixel.first_chunk().context("a picture without colours")?;
            *pixels.entry(*colour).or_default() += 1;
        }
        Ok(Self { width: frame.width, height: frame.height, pixels })
    }

    /// How many pixels have this colour.
    #[must_use]
    pub fn pixel_count(&self, colour: [u8; 3]) -> usize {
        self.pixels.get(&colour).copied().unwrap_or_default()
    }
}

/// A printed page, sheet by sheet, without any space: lines break where they like.
#[derive(Debug)]
pub struct PrintedDocument {
    pub sheets: Vec<String>,
}

impl PrintedDocument {
    fn read(pdf: &[u8]) -> Result<Self> {
        let document = Document::load_mem(pdf)?;
        let text = |number: &u32| Ok(without_spaces(&document.extract_text(&[*number])?));
        Ok(Self { sheets: document.get_pages().keys().map(text).collect::<Result<_>>()? })
    }

    /// Whether one of the sheets has these words.
    #[must_use]
    pub fn contains(&self, words: &str) -> bool {
        self.sheets.iter().any(|sheet| sheet.contains(&without_spaces(words)))
    }

    /// Where these words begin, over all sheets; `None` if they are on none.
    #[must_use]
    pub fn position(&self, words: &str) -> Option<usize> {
        self.sheets.concat().find(&without_spaces(words))
    }
}

/// A text without spaces and ligatures.
fn without_spaces(text: &str) -> String {
    let text: String = text.split_whitespace().collect();
    text.replace('ﬀ', "ff").replace('ﬁ', "fi").replace('ﬂ', "fl")
}

impl Browser {
    /// Writes the visible page to `screenshots/<name>.png`.
    pub async fn screenshot(&self, name: &str) -> Result<Picture> {
        let image = self.driver.screenshot_as_png().await?;
        save(&format!("{name}.png"), &image)?;
        Picture::read(&image)
    }

    /// Prints the page to `screenshots/<name>.pdf`.
    pub async fn print_pdf(&self, name: &str) -> Result<PrintedDocument> {
        let params = json!({ "printBackground": true, "preferCSSPageSize": true });
        let answer = self.cdp("Page.printToPDF", params).await?;
        let text = answer["data"].as_str().context("no PDF in the answer")?;
        let pdf = BASE64_STANDARD.decode(text)?;
        save(&format!("{name}.pdf"), &pdf)?;
        PrintedDocument::read(&pdf)
    }
}

fn save(name: &str, bytes: &[u8]) -> Result<()> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../screenshots"));
    fs::create_dir_all(&folder)?;
    Ok(fs::write(folder.join(name), bytes)?)
}
