//! The data files compiled into the program: raw records that the build has read and packed
//! (Postcard), for a JSON reader would weigh more than the data (see `build.rs`).

macro_rules! bundled {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

/// The records that the first view is made of. Tests build broken ones.
#[derive(Clone, Copy, Debug)]
pub struct Bundle {
    /// A `RawMap`: the properties of `epci.geojson` and how each territory is drawn.
    pub territories: &'static [u8],
    /// The properties of `communes.geojson`.
    pub communes: &'static [u8],
    /// The properties of `structures.geojson`.
    pub services: &'static [u8],
    /// The records of `indicateurs.json` that the first view reads.
    pub indicators: &'static [u8],
    /// `conventions.json`.
    pub conventions: &'static [u8],
    /// The outlines by Siren or `hors-epci`, where `territories` leaves them out: they are in the
    /// page already, and are not to be fetched twice.
    pub outlines: &'static [(String, String)],
}

/// The records of `anomalies.json` that touch an EPCI. They are read with the views that show them,
/// so that they come with these.
pub(super) const ANOMALIES: &[u8] = bundled!("anomalies.bin");

impl Bundle {
    /// The files of `geodata/` as they were when the program was built.
    pub const GEODATA: Self = Self {
        territories: bundled!("territoires.bin"),
        communes: bundled!("communes.bin"),
        services: bundled!("structures.bin"),
        indicators: bundled!("indicateurs.bin"),
        conventions: bundled!("conventions.bin"),
        outlines: &[],
    };
}
