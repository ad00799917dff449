//! The data files compiled into the program (see `build.rs`).

/// The text of each data file. Tests build broken ones.
#[derive(Clone, Copy, Debug)]
pub struct Bundle {
    /// The properties of `epci.geojson` and how each territory is drawn.
    pub territories: &'static str,
    /// The properties of `communes.geojson`.
    pub communes: &'static str,
    /// The properties of `structures.geojson`.
    pub services: &'static str,
    /// The records of `indicateurs.json` that the first view reads.
    pub indicators: &'static str,
    /// `conventions.json`.
    pub conventions: &'static str,
    /// The records of `anomalies.json` that touch an EPCI.
    pub anomalies: &'static str,
    /// Finds the outline of a territory, by its Siren or `hors-epci`, where `territories` leaves it
    /// out: it is in the page already, and is not to be fetched twice.
    pub outline: fn(&str) -> Option<String>,
}

macro_rules! bundled {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

impl Bundle {
    /// The files of `geodata/` as they were when the program was built.
    pub const GEODATA: Self = Self {
        territories: bundled!("territoires.json"),
        communes: bundled!("communes.json"),
        services: bundled!("structures.json"),
        indicators: bundled!("indicateurs.json"),
        conventions: bundled!("conventions.json"),
        anomalies: bundled!("anomalies.json"),
        outline: |_| None,
    };
}
