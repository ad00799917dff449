//! The outlines that the browser fetches equal those of the published GeoJSON; damaged ones are refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::BTreeSet;
use std::sync::Arc;

use bundle::Folder;
use geometry::{LonLat, MapPoint, Outline, Ring};
use model::read::{self, DataError, no_pause, poll_once};
use model::{Dataset, Outlines};
use serde_json::Value;

fn outlines_text() -> String {
    Folder::open(&fixtures::geodata_folder()).expect("the data is valid").outlines()
}

/// Reads `text` into a dataset without outlines.
fn read_outlines(text: &str) -> Result<Outlines, DataError> {
    let dataset = Dataset { outlines: Arc::default(), ..fixtures::dataset().clone() };
    poll_once(read::outlines(text, &dataset, no_pause)).expect("nothing waits")?;
    Ok(dataset.outlines.get().cloned().expect("what has no fault is kept"))
}

/// The outlines of a GeoJSON file, projected to map units.
fn published_outlines(file: &str) -> Vec<Outline> {
    let collection: Value = serde_json::from_str(&fixtures::geodata_text(file)).expect("JSON");
    let point = |p: &Value| {
        let position = LonLat { lon: p[0].as_f64().unwrap(), lat: p[1].as_f64().unwrap() };
        fixtures::dataset().projection.project(position)
    };
    let ring = |ring: &Value| -> Ring {
        let ring = ring.as_array().unwrap();
        ring.iter().take(ring.len() - 1).map(point).collect()
    };
    let polygon = |rings: &Value| {
        let mut rings = rings.as_array().unwrap().iter().map(ring);
        geometry::Polygon { exterior: rings.next().unwrap(), holes: rings.collect() }
    };
    let outline = |feature: &Value| {
        let geometry = &feature["geometry"];
        let polygons = match geometry["type"].as_str() {
            Some("Polygon") => vec![polygon(&geometry["coordinates"])],
            _ => geometry["coordinates"].as_array().unwrap().iter().map(polygon).collect(),
        };
        Outline { polygons }
    };
    collection["features"].as_array().unwrap().iter().map(outline).collect()
}

/// The rings in whole map units, rotated so that equal rings compare equal wherever they begin.
fn normalized_rings(outline: &Outline) -> Vec<Vec<(i64, i64)>> {
    let rounded = |p: &MapPoint| (p.x.round() as i64, p.y.round() as i64);
    let ring = |ring: &Ring| {
        let mut ring: Vec<(i64, i64)> = ring.iter().map(rounded).collect();
        ring.dedup();
        if ring.len() > 1 && ring.first() == ring.last() {
            ring.pop();
        }
        let length = ring.len();
        let rotated = |start: usize| [&ring[start..], &ring[..start]].concat();
        (0..length).map(rotated).min().unwrap_or_default()
    };
    outline.rings().map(ring).collect()
}

#[test]
fn territory_paths_equal_the_published_ones() {
    let outlines = read_outlines(&outlines_text()).expect("what was written is read");
    let published = published_outlines("epci.geojson");
    assert_eq!((outlines.territories.len(), published.len()), (22, 22));
    for ((id, outline), published) in outlines.territories.iter().zip(&published) {
        assert_eq!(outline.to_svg_path(), published.to_svg_path(), "{id:?}");
    }
}

#[test]
fn the_communes_are_drawn_as_published() {
    let outlines = read_outlines(&outlines_text()).expect("what was written is read");
    let published = published_outlines("communes.geojson");
    assert_eq!((outlines.communes.len(), published.len()), (437, 437));
    let communes = fixtures::dataset().communes.iter();
    for ((drawing, published), commune) in outlines.communes.iter().zip(&published).zip(communes) {
        assert_eq!(drawing.insee, commune.insee);
        assert_eq!(
            normalized_rings(&drawing.outline),
            normalized_rings(published),
            "{}",
            commune.name
        );
        assert!(drawing.name.as_ref().is_none_or(|name| name.text == commune.name), "{drawing:?}");
    }
    let named = outlines.communes.iter().filter(|commune| commune.name.is_some()).count();
    assert!(named > 360, "{named} communes have room for their names");
}

#[test]
fn shared_edges_are_stored_once() {
    let file: Value = serde_json::from_str(&outlines_text()).expect("JSON");
    let mut edges = std::collections::HashSet::new();
    for arc in file["arcs"].as_array().unwrap() {
        let mut position = (0, 0);
        let points = arc.as_array().unwrap().iter().map(|step| {
            position =
                (position.0 + step[0].as_i64().unwrap(), position.1 + step[1].as_i64().unwrap());
            position
        });
        let points: Vec<(i64, i64)> = points.collect();
        assert!(points.len() > 1, "{arc}");
        for pair in points.windows(2).filter(|pair| pair[0] != pair[1]) {
            let (a, b) = (pair[0].min(pair[1]), pair[0].max(pair[1]));
            assert!(edges.insert((a, b)), "{a:?} to {b:?} twice");
        }
    }
    assert!(edges.len() > 5000, "{}", edges.len());
}

#[test]
fn damaged_outlines_are_refused_with_record_and_rule() {
    let text = outlines_text();
    let fault = |from: &str, to: &str| {
        assert!(text.contains(from), "nothing to break: {from}");
        let error = read_outlines(&text.replacen(from, to, 1)).expect_err("must be refused");
        assert_eq!(error.file, "contours.json");
        (error.record, error.rule)
    };
    let file_fault = |rule: &str| ("fichier".to_owned(), rule.to_owned());
    assert_eq!(
        fault(r#""type":"Topology""#, r#""type":"Feature""#),
        file_fault("« type » ne peut pas être « Feature »")
    );
    assert_eq!(
        fault("\"arcs\":[[[", "\"arcs\":[[[\"\","),
        file_fault("« arcs » doit être un tableau de lignes")
    );
    let (record, rule) = fault(r#""id":"hors-epci""#, r#""id":"999999999""#);
    assert_eq!(
        (record.as_str(), rule.as_str()),
        ("999999999", "« 999999999 » n’est pas le SIREN d’un des EPCI")
    );
    for bad in ["", "{}", "null", "<html>é…</html>", &text[..text.len() / 2]] {
        assert!(read_outlines(bad).is_err(), "{bad}");
    }
    // Numbers of arcs that do not exist, then of one that does not join the others.
    for number in ["99999", "-99999", "0.5", "1e3", "null", "7,0"] {
        let start = text.find("\"arcs\":[[").expect("rings") + "\"arcs\":[[".len();
        let end = start + text[start..].find([',', ']']).expect("the first arc of a ring");
        let broken = format!("{}{number}{}", &text[..start], &text[end..]);
        assert!(read_outlines(&broken).is_err(), "{number}");
    }
}

#[test]
fn the_base_map_equals_the_published_file() {
    let context = read_outlines(&outlines_text()).unwrap().base_map;
    let published: Value =
        serde_json::from_str(&fixtures::geodata_text("contexte.geojson")).expect("JSON");
    let features_of_kind = |kind: &'static str| {
        let features = published["features"].as_array().unwrap().iter();
        features.filter(move |feature| feature["properties"]["genre"] == kind)
    };
    let name = |feature: &Value| feature["properties"]["nom"].as_str().unwrap().to_owned();
    let names = |kind| features_of_kind(kind).map(name).collect::<Vec<_>>();
    assert_eq!(
        context.rivers.iter().map(|river| river.name.clone()).collect::<Vec<_>>(),
        names("riviere")
    );
    assert_eq!(
        context.neighbours.iter().map(|neighbour| neighbour.name.clone()).collect::<Vec<_>>(),
        names("departement")
    );
    let towns: Vec<(String, bool, (i64, i64))> = context
        .towns
        .iter()
        .map(|town| (town.name.clone(), town.is_inside, (town.point.x as i64, town.point.y as i64)))
        .collect();
    let town = |feature: &Value| {
        let coordinates = &feature["geometry"]["coordinates"];
        let position =
            LonLat { lon: coordinates[0].as_f64().unwrap(), lat: coordinates[1].as_f64().unwrap() };
        let MapPoint { x, y } = fixtures::dataset().projection.project(position);
        let code = &fixtures::dataset().metadata.departement.code;
        let is_inside = feature["properties"]["departement"] == code.as_str();
        (name(feature), is_inside, (x.round() as i64, y.round() as i64))
    };
    assert_eq!(towns, features_of_kind("ville").map(town).collect::<Vec<_>>());
    // Each border is drawn once: it has no edge twice, and none of the map's own.
    let mut edges = BTreeSet::new();
    let key = |p: &MapPoint| (p.x as i64, p.y as i64);
    for pair in context.borders.iter().flat_map(|line| line.windows(2)) {
        let (a, b) = (key(&pair[0]), key(&pair[1]));
        assert!(a == b || edges.insert((a.min(b), a.max(b))), "{a:?} to {b:?} twice");
    }
    assert!(edges.len() > 100, "{}", edges.len());

    let fault = |from: &str, to: &str| {
        let text = outlines_text();
        assert!(text.contains(from), "nothing to break: {from}");
        let error = read_outlines(&text.replacen(from, to, 1)).expect_err("must be refused");
        (error.file, error.record, error.rule)
    };
    let (file, record, rule) =
        fault(r#""limitrophe":true,"nom":"Aube""#, r#""limitrophe":2,"nom":"Aube""#);
    assert_eq!((file, record.as_str()), ("contexte.geojson", "Aube"), "{rule}");
}
