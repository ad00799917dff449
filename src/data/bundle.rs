//! The data compiled into the program: what the build has read, checked and packed (see `build.rs`).

use std::sync::OnceLock;

use super::DataError;
use super::packed::unpacked;
use crate::domain::{Anomaly, Commune, Contact, Dataset, Gazetteer};

macro_rules! bundled {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

/// What the first view is made of. Tests build broken ones.
#[derive(Clone, Copy, Debug)]
pub struct Bundle {
    /// The packed [`Dataset`].
    pub dataset: &'static [u8],
    /// The outlines by Siren or `hors-epci`, where `dataset` leaves them out: they are in the page
    /// already, and are not to be fetched twice.
    pub outlines: &'static [(String, String)],
}

impl Bundle {
    /// `geodata/` as it was when the program was built.
    pub const GEODATA: Self = Self { dataset: bundled!("jeu.bin"), outlines: &[] };
}

/// Unpacks a bundle.
///
/// # Errors
/// When it is not what the build packs, or a territory has no outline.
pub fn load(bundle: &Bundle) -> Result<Dataset, DataError> {
    let error = |record: &str, rule: &str| DataError {
        file: "jeu.bin",
        record: record.to_owned(),
        rule: rule.to_owned(),
    };
    let mut dataset: Dataset =
        unpacked(bundle.dataset).ok_or_else(|| error("fichier", "données illisibles"))?;
    for territory in &mut dataset.territories {
        if territory.drawing.path.is_empty() {
            let code = territory.code();
            let outline = bundle.outlines.iter().find(|(of, _)| *of == code);
            let (_, path) = outline.ok_or_else(|| error(&territory.name, "contour absent"))?;
            territory.drawing.path.clone_from(path);
        }
    }
    Ok(dataset)
}

/// The anomalies that touch an EPCI, sorted by id. They are read with the views that show them, so
/// that they come with these.
pub fn anomalies() -> &'static [Anomaly] {
    static READ: OnceLock<Vec<Anomaly>> = OnceLock::new();
    // The build has read them back.
    READ.get_or_init(|| unpacked(bundled!("anomalies.bin")).unwrap_or_default())
}

/// Whom to ask today, sorted by id. They are read with the views that show them, as the anomalies.
pub fn contacts() -> &'static [Contact] {
    static READ: OnceLock<Vec<Contact>> = OnceLock::new();
    READ.get_or_init(|| unpacked(bundled!("contacts.bin")).unwrap_or_default())
}

/// All communes, sorted by Insee code, for [`Communes::complete`]. They come with the search.
///
/// [`Communes::complete`]: crate::domain::Communes::complete
#[must_use]
pub fn communes() -> Vec<Commune> {
    unpacked(bundled!("communes.bin")).unwrap_or_default() // the build has read them back
}

/// The names that a search knows besides those of the communes. They come with the search.
///
/// # Errors
/// When they are not what the build packs.
pub fn gazetteer() -> Result<Gazetteer, DataError> {
    unpacked(bundled!("lieux.bin")).ok_or_else(|| DataError {
        file: "lieux.bin",
        record: "fichier".to_owned(),
        rule: "données illisibles".to_owned(),
    })
}
