//! Places outside the département that the search must know, to say that they are outside: the communes around
//! it and the towns of France.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};

use super::commune_point::commune_point;
use super::communes::Commune;
use super::edge_set::EdgeSet;
use super::grid::Vertex;
use super::outline::Outline;
use super::source::{CommuneRow, DEPARTEMENT_CODE, Tables};

/// Communes no farther from the border are nearby.
const MAX_NEARBY_METRES: f64 = 40_000.0;
/// A commune with more inhabitants is a town, at any distance.
const TOWN_THRESHOLD: u32 = 10_000;
/// Places farther from the département's bounding box are skipped unmeasured, in hundred-thousandths of a degree
/// (65 km from north to south, 44 from west to east).
const SEARCH_MARGIN: i32 = 60_000;

const HEADER: &str = "insee;nom;departement;codes_postaux;commune_proche;kilometres";

/// The text of `lieux-exterieurs.csv`.
///
/// # Errors
/// When a row cannot be read; the error names the commune.
pub fn text(tables: &Tables, communes: &[Commune]) -> Result<String> {
    let map = Map::new(communes)?;
    let departements: BTreeMap<&str, &str> =
        tables.departements.iter().map(|row| (row.id.as_str(), row.code.as_str())).collect();
    let by_id: BTreeMap<&str, &CommuneRow> =
        tables.communes.iter().map(|row| (row.id.as_str(), row)).collect();
    let postcodes = postcodes(tables);

    // The nearest commune of the map by the `id` of each commune around; `None` for a town far away.
    let mut nearest_by_id: BTreeMap<&str, Option<Nearest>> = BTreeMap::new();
    for row in tables.communes.iter().filter(|row| row.r#type == "COM") {
        let departement = departements.get(row.departement_id.as_str());
        if departement.is_none_or(|code| *code == DEPARTEMENT_CODE) {
            continue;
        }
        let nearest = map.nearest(row).with_context(|| row.code.clone())?;
        let inhabitants: Option<u32> = row.population_municipale.parse().ok();
        if nearest.is_some() || inhabitants.is_some_and(|count| count > TOWN_THRESHOLD) {
            nearest_by_id.insert(&row.id, nearest);
        }
    }

    let mut lines = BTreeSet::new();
    for row in &tables.communes {
        // A part of a commune around is also listed by its own name, at its commune's distance.
        let commune_row = match row.r#type.as_str() {
            "COM" => row,
            "COMD" | "COMA" => match by_id.get(row.commune_parent_id.as_str()) {
                Some(parent) => parent,
                None => continue,
            },
            _ => continue,
        };
        let Some(nearest) = nearest_by_id.get(commune_row.id.as_str()) else { continue };
        if row.r#type != "COM" && (nearest.is_none() || row.name()? == commune_row.name()?) {
            continue;
        }
        let codes: Vec<&str> =
            postcodes.get(commune_row.id.as_str()).into_iter().flatten().copied().collect();
        let (commune, kilometres) = nearest.as_ref().map_or_else(Default::default, |nearest| {
            (nearest.insee.as_str(), format!("{:.0}", nearest.metres / 1000.0))
        });
        let departement = departements.get(commune_row.departement_id.as_str()).copied();
        lines.insert(format!(
            "{};{};{};{};{commune};{kilometres}",
            row.code,
            row.name()?,
            departement.unwrap_or_default(),
            codes.join(" ")
        ));
    }
    let lines: Vec<String> = lines.into_iter().collect();
    Ok(format!("{HEADER}\n{}\n", lines.join("\n")))
}

/// The commune of the map that is nearest, from town hall to town hall.
struct Nearest {
    insee: String,
    metres: f64,
}

/// The communes of the map, their border and its bounds with a margin.
struct Map<'a> {
    communes: &'a [Commune],
    border: Outline,
    south_west: Vertex,
    north_east: Vertex,
}

impl<'a> Map<'a> {
    fn new(communes: &'a [Commune]) -> Result<Self> {
        let border =
            EdgeSet::union(communes.iter().map(|commune| &commune.outline))?.into_outline()?;
        let all = || border.rings().flatten();
        let bound = |is_minimum: bool, coordinate: fn(&Vertex) -> i32| {
            let bound =
                if is_minimum { all().map(coordinate).min() } else { all().map(coordinate).max() };
            bound.context("the communes have no border")
        };
        let (lon, lat) = (|v: &Vertex| v.lon, |v: &Vertex| v.lat);
        let south_west = Vertex {
            lon: bound(true, lon)? - SEARCH_MARGIN,
            lat: bound(true, lat)? - SEARCH_MARGIN,
        };
        let north_east = Vertex {
            lon: bound(false, lon)? + SEARCH_MARGIN,
            lat: bound(false, lat)? + SEARCH_MARGIN,
        };
        Ok(Self { communes, border, south_west, north_east })
    }

    /// The commune of the map nearest to one around; `None` if that is not near the border.
    fn nearest(&self, row: &CommuneRow) -> Result<Option<Nearest>> {
        // One town hall of the source is at (NaN, NaN): as if it had none.
        let mairie = row.mairie().unwrap_or_default();
        // Reading all outlines of France takes longer than the rest of the rebuild.
        if !row.has_outline() || mairie.is_some_and(|mairie| !self.is_close(mairie)) {
            return Ok(None);
        }
        let outline = EdgeSet::union([&row.outline()?])?.into_outline()?;
        // The source puts a few town halls many kilometres away.
        let point = commune_point(&outline, mairie)?.position;
        if !self.is_close(point) || self.border.metres_to_edge(point) > MAX_NEARBY_METRES {
            return Ok(None);
        }
        let nearest = self.communes.iter().map(|commune| {
            let (east, north) = point.metres_to(commune.point.position);
            Nearest { insee: commune.insee.clone(), metres: east.hypot(north) }
        });
        Ok(nearest.min_by(|a, b| a.metres.total_cmp(&b.metres)))
    }

    /// Whether a point lies within the margin of the border's bounds.
    fn is_close(&self, point: Vertex) -> bool {
        let (least, most) = (self.south_west, self.north_east);
        (least.lon..=most.lon).contains(&point.lon) && (least.lat..=most.lat).contains(&point.lat)
    }
}

/// Postcodes by the `id` of the commune: its own and those of its arrondissements.
fn postcodes(tables: &Tables) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for row in &tables.communes {
        let commune_id = match row.r#type.as_str() {
            "COM" => &row.id,
            "ARM" => &row.commune_parent_id,
            _ => continue,
        };
        let codes = tables.postcodes.get(&row.id).into_iter().flatten().map(String::as_str);
        all.entry(commune_id).or_default().extend(codes);
    }
    all
}
