//! The names and places that a search knows: complete, sorted, and of communes that are there.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::files::{communes, text};

/// INSEE code, name, département, postcodes, nearest commune, kilometres.
type Row = [String; 6];

fn outside() -> Vec<Row> {
    let text = text("lieux-exterieurs.csv");
    let rows = text.lines().skip(1).map(|line| {
        let fields: Vec<String> = line.split(';').map(str::to_owned).collect();
        fields.try_into().unwrap_or_else(|_| panic!("{line}"))
    });
    rows.collect()
}

fn places() -> Value {
    serde_json::from_str(&text("lieux.json")).unwrap()
}

#[test]
fn places_outside_are_sorted_and_well_formed() {
    let codes: BTreeSet<String> = communes().into_iter().map(|commune| commune.id).collect();
    let departements: BTreeSet<String> = places()["departements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|departement| departement["code"].as_str().unwrap().to_owned())
        .collect();
    let rows = outside();
    assert!(rows.is_sorted_by(|a, b| a[0] <= b[0]));
    assert_eq!(rows.iter().collect::<BTreeSet<_>>().len(), rows.len());
    for row in &rows {
        let [insee, name, departement, postcodes, nearest, kilometres] = row;
        assert!(insee.len() == 5 && !codes.contains(insee) && !name.is_empty(), "{row:?}");
        assert!(departement != "52" && departements.contains(departement), "{row:?}");
        let postcode = |code: &str| code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit());
        assert!(postcodes.split(' ').all(postcode), "{row:?}");
        assert_eq!(nearest.is_empty(), kilometres.is_empty(), "{row:?}");
        if !nearest.is_empty() {
            // 40 km from the border, and as far again as a commune's town hall is from there.
            assert!(codes.contains(nearest) && kilometres.parse::<u32>().unwrap() < 50, "{row:?}");
        }
    }
}

#[test]
fn towns_and_neighbours_are_listed() {
    let rows: BTreeMap<String, Row> =
        outside().into_iter().map(|row| (row[0].clone(), row)).collect();
    for (insee, name, departement, postcode, is_near) in [
        ("10387", "Troyes", "10", "10000", false),
        ("21231", "Dijon", "21", "21000", true),
        ("10033", "Bar-sur-Aube", "10", "10200", true),
        ("88321", "Neufchâteau", "88", "88300", true),
        ("88270", "Liffol-le-Grand", "88", "88350", true),
        ("94042", "Joinville-le-Pont", "94", "94340", false),
        ("75056", "Paris", "75", "75011", false),
        ("69123", "Lyon", "69", "69003", false),
        ("51522", "Sapignicourt", "51", "52100", true),
        // An associated commune of Champlitte, which once was of the Haute-Marne.
        ("52210", "Frettes", "70", "70600", true),
    ] {
        let row = rows.get(insee).unwrap_or_else(|| panic!("{name}"));
        assert_eq!((row[1].as_str(), row[2].as_str()), (name, departement));
        assert!(row[3].split(' ').any(|code| code == postcode), "{row:?}");
        assert_eq!(!row[4].is_empty(), is_near, "{row:?}");
    }
    // Towns: 993 outside the Haute-Marne of 34,875 communes, by the source's populations.
    assert!(rows.values().filter(|row| row[4].is_empty()).count() > 950);
}

#[test]
fn other_names_are_of_communes_of_2015() {
    let codes: BTreeSet<String> = communes().into_iter().map(|commune| commune.id).collect();
    let places = places();
    let names = places["noms"].as_array().unwrap();
    for name in names {
        assert!(codes.contains(name["insee"].as_str().unwrap()), "{name}");
    }
    let everyday = names.iter().find(|name| name["nature"] == "usage").unwrap();
    assert_eq!(
        (&everyday["nom"], &everyday["insee"]),
        (&"Montigny-le-Roi".into(), &"52332".into())
    );
    assert_eq!(places["regions"], serde_json::json!(["Grand Est", "Champagne-Ardenne"]));
    assert_eq!(places["departements"].as_array().unwrap().len(), 101);
}
