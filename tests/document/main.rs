//! The data of this repository against the document that they are taken from. These are facts of these data;
//! what holds for any data is tested elsewhere (`tests/second_dataset.rs` first).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod conventions;
mod figures;
mod gouvernance;
mod indicateurs;
mod plan;
mod source_text;
mod structures;
