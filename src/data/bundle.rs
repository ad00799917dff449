//! The data files compiled into the program (see `build.rs`).

/// The text of each data file. Tests build broken ones.
#[derive(Clone, Copy, Debug)]
pub struct Bundle {
    /// `epci.geojson`, outlines included.
    pub epci: &'static str,
    /// The properties of `communes.geojson`.
    pub communes: &'static str,
    /// The properties of `structures.geojson`.
    pub services: &'static str,
    /// `indicateurs.json`.
    pub indicators: &'static str,
    /// `conventions.json`.
    pub conventions: &'static str,
    /// `anomalies.json`.
    pub anomalies: &'static str,
}

macro_rules! bundled {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

impl Bundle {
    /// The files of `geodata/` as they were when the program was built.
    pub const GEODATA: Self = Self {
        epci: bundled!("epci.geojson"),
        communes: bundled!("communes.geojson"),
        services: bundled!("structures.geojson"),
        indicators: bundled!("indicateurs.json"),
        conventions: bundled!("conventions.json"),
        anomalies: bundled!("anomalies.json"),
    };
}
