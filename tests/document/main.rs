//! The data of this repository compared with the document they come from. What holds for any data is tested
//! elsewhere, first in `tests/second_dataset.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod conventions;
mod figures;
mod gouvernance;
mod indicateurs;
mod plan;
mod source_text;
mod structures;
