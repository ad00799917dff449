//! The program's own reader of the published files: what breaks a rule stops the build.

#[path = "../src/data/anomalies.rs"]
mod anomalies;
#[path = "../src/data/communes.rs"]
mod communes;
#[path = "../src/data/contacts.rs"]
mod contacts;
#[path = "../src/data/conventions.rs"]
mod conventions;
#[path = "../src/data/drawings.rs"]
mod drawings;
#[path = "../src/data/error.rs"]
mod error;
#[path = "../src/data/gazetteer.rs"]
mod gazetteer;
#[path = "../src/data/governance/mod.rs"]
mod governance;
#[path = "../src/data/indicators.rs"]
mod indicators;
#[path = "../src/data/json.rs"]
mod json;
#[path = "../src/data/packed/mod.rs"]
pub mod packed;
#[path = "../src/data/published.rs"]
mod published;
#[path = "../src/data/raw/mod.rs"]
mod raw;
#[path = "../src/data/records.rs"]
mod records;
#[path = "../src/data/services.rs"]
mod services;
#[path = "../src/data/sources.rs"]
mod sources;
#[path = "../src/data/territories.rs"]
mod territories;

use error::DataError;
pub use published::{Published, all_anomalies, all_contacts, published_gazetteer};
