//! Reads the browser's third file, fetched when outlines are needed: a TopoJSON with the layers `territoires`
//! and `communes` and those of the base map. Shared borders occur once.

use small_std::Json;

use super::faults::Faults;
use super::record::{Record, parse};
use super::{DataError, base_map};
use crate::{CommuneCounts, CommuneName, CommuneOutline, Dataset, Outlines, Territory};
use geometry::{BorderArc, LonLat, MapPoint, Outline, Polygon, Projection, ring_from_arcs};

/// Name of the file.
pub const OUTLINES_FILE: &str = "contours.json";

/// Reads and checks the outlines and stores them in `dataset`; awaits `pause` as
/// [`first_view`](super::first_view) does.
///
/// # Errors
/// The first fault: its record and the broken rule.
pub async fn outlines(
    text: &str,
    dataset: &Dataset,
    pause: impl AsyncFn(),
) -> Result<(), DataError> {
    let faults = Faults::default();
    outlines_with_faults(text, dataset, &faults, pause).await;
    faults.into_result(())
}

/// [`outlines`], collecting all faults in `faults`; with any fault the dataset stays unchanged.
pub async fn outlines_with_faults(
    text: &str,
    dataset: &Dataset,
    faults: &Faults,
    pause: impl AsyncFn(),
) {
    let json = parse(OUTLINES_FILE, text, faults);
    pause().await;
    let file = Record::for_file(OUTLINES_FILE, &json, faults);
    file.expect_text("type", "Topology");
    let arcs = arcs(&file, &dataset.projection);
    let layers = file.object("objects");
    let territories = layers.object("territoires").map_objects("geometries", |record| {
        let record = record.with_id_from("id");
        let id = record.path.parse_territory(record.text("id"), &dataset.all_territories);
        (id, outline(&record, &arcs))
    });
    let communes = layers
        .object("communes")
        .map_objects("geometries", |record| commune(&record.with_id_from("id"), &arcs));
    let base_map = base_map::read(&layers, &arcs, &dataset.metadata.departement);
    let outlines = Outlines { territories, communes, base_map };
    let has_outline = |territory: &Territory| outlines.outline_of(&territory.id).is_some();
    if let Some(missing) = dataset.all_territories.iter().find(|t| !has_outline(t)) {
        file.fault(format_args!("pas de contour pour « {} »", missing.name));
    }
    if faults.is_empty() {
        dataset.outlines.get_or_init(|| outlines);
    }
}

/// Decodes the arcs, delta-encoded integers that `transform` turns into degrees, and projects them.
fn arcs(file: &Record<'_>, projection: &Projection) -> Vec<BorderArc> {
    let transform = file.object("transform");
    let (scale, translate) = (transform.pair("scale"), transform.pair("translate"));
    let to_map_point = |(x, y): (f64, f64)| {
        let (lon, lat) = (x * scale.0 + translate.0, y * scale.1 + translate.1);
        let MapPoint { x, y } = projection.project(LonLat { lon, lat });
        MapPoint { x: x.round(), y: y.round() }
    };
    let decode_arc = |steps: &Json<'_>| {
        let mut current = (0.0, 0.0);
        let arc: Option<BorderArc> = steps.as_list().and_then(|steps| {
            let next_point = |step: &Json<'_>| {
                let [x, y] = step.as_list()? else { return None };
                current = (current.0 + x.as_number()?, current.1 + y.as_number()?);
                Some(to_map_point(current))
            };
            steps.iter().map(next_point).collect()
        });
        arc.unwrap_or_else(|| {
            file.fault("« arcs » doit être un tableau de lignes");
            BorderArc::new()
        })
    };
    file.list("arcs").iter().map(decode_arc).collect()
}

fn commune(record: &Record<'_>, arcs: &[BorderArc]) -> CommuneOutline {
    let properties = record.object("properties");
    let name = properties.optional_object("etiquette").map(|label| {
        let (x, y) = label.pair("centre");
        CommuneName {
            text: properties.string("nom"),
            position: MapPoint { x, y },
            offset: label.if_present("decalage", |name| label.number(name)),
            min_zoom: label.number("zoom"),
            counts: properties.optional_object("chiffres").map(|record| CommuneCounts {
                lines: record.texts("lignes"),
                offset: record.number("decalage"),
                min_zoom: record.number("zoom"),
            }),
        }
    });
    let insee = record.path.parse_insee(record.text("id"));
    CommuneOutline { insee, outline: outline(record, arcs), name }
}

/// The outline of a Polygon or a MultiPolygon.
fn outline(record: &Record<'_>, arcs: &[BorderArc]) -> Outline {
    let polygons = match record.text("type") {
        "Polygon" => std::slice::from_ref(record.value("arcs")),
        "MultiPolygon" => record.list("arcs"),
        other => {
            record.report_invalid("type", other);
            &[]
        }
    };
    let polygons: Option<Vec<Polygon>> =
        polygons.iter().map(|rings| polygon(rings.as_list()?, arcs)).collect();
    let polygons = polygons.unwrap_or_else(|| {
        record.fault("ses arcs ne ferment pas un contour");
        Vec::new()
    });
    Outline { polygons }
}

fn polygon(rings: &[Json<'_>], arcs: &[BorderArc]) -> Option<Polygon> {
    let mut rings = rings.iter().map(|numbers| {
        let arc_number = |json: &Json<'_>| {
            let number = json.as_number()?;
            let truncated = number as i32; // saturates
            (f64::from(truncated) == number).then_some(truncated)
        };
        let numbers: Option<Vec<i32>> = numbers.as_list()?.iter().map(arc_number).collect();
        ring_from_arcs(arcs, &numbers?)
    });
    Some(Polygon { exterior: rings.next()??, holes: rings.collect::<Option<_>>()? })
}
