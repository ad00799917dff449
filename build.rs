//! Prepares `geodata/` for the bundle: the same records without white space, and without the
//! geometries that the first view does not draw. The published files stay as they are.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

/// Files bundled whole.
const WHOLE: [&str; 4] = ["epci.geojson", "indicateurs.json", "conventions.json", "anomalies.json"];

/// Feature collections bundled as the array of their properties: communes are drawn from the
/// published file once zoomed in, services stand at the points of their communes.
const PROPERTIES_ONLY: [&str; 2] = ["communes.geojson", "structures.geojson"];

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo:rerun-if-changed=build.rs");
    for name in WHOLE {
        fs::write(out.join(name), serde_json::to_string(&read(name)?)?)?;
    }
    for name in PROPERTIES_ONLY {
        let mut collection = read(name)?;
        let features = collection["features"].as_array_mut().ok_or("no features")?;
        let properties: Vec<Value> = features.iter_mut().map(|f| f["properties"].take()).collect();
        fs::write(out.join(name), serde_json::to_string(&properties)?)?;
    }
    Ok(())
}

fn read(name: &str) -> Result<Value, Box<dyn Error>> {
    let path = Path::new("geodata").join(name);
    println!("cargo:rerun-if-changed={}", path.display());
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()).into())
}
