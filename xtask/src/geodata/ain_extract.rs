//! A part of another département, from the same sources: a second data set, on which the tests show that the
//! program knows nothing of the first. See `tests/ain/README.md`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::{Value, json};

use super::commune_point::commune_point;
use super::edge_set::EdgeSet;
use super::geojson::{
    self, Feature, Geometry, json_number, json_position, json_string, json_strings,
};
use super::outline::Outline;
use super::source::{CommuneRow, Tables, rows};
use super::source_package::SourcePackage;

/// The folder of the extract, from the root of the repository.
const FOLDER: &str = "tests/ain";
/// Code of the département.
const DEPARTEMENT: &str = "01";
/// Its id of today's découpage, the only one.
const DECOUPAGE: &str = "actuel";
/// Epci that touch each other; the second has one commune in the département.
const EPCI_SIRENS: [&str; 4] = ["200042497", "200040590", "240100610", "240100800"];
/// The Cnaf's rates: the indicator's id, its column, its label, its unit in a sentence.
const RATES: [[&str; 4]; 2] = [
    ["taux_couverture", "txcouv", "Taux de couverture", "pour 100 enfants de moins de 3 ans"],
    [
        "taux_couverture_eaje",
        "txcouv_eaje",
        "Taux de couverture par les crèches (EAJE)",
        "en crèche pour 100 enfants de moins de 3 ans",
    ],
];

/// A row of the table of Epci.
#[derive(Deserialize)]
struct EpciRow {
    id: String,
    code: String,
    nom: String,
}

/// The Epci of a commune of today.
#[derive(Deserialize)]
struct MemberRow {
    id: String,
    epci_id: String,
}

/// An Epci and its communes in the département.
struct Epci {
    siren: String,
    name: String,
    outside_commune_count: usize,
    communes: Vec<Commune>,
}

struct Commune {
    insee: String,
    name: String,
    postcodes: Vec<String>,
    point: String,
    point_source: &'static str,
    outline: Outline,
}

/// The generated files: paths from the root of the repository, and texts.
fn build(root: &Path) -> Result<Vec<(String, String)>> {
    let mut package = SourcePackage::open()?;
    let tables = Tables::departement_communes(&mut package)?;
    let epci_rows: Vec<EpciRow> = rows(&mut package, "epci")?;
    let members: Vec<MemberRow> = rows(&mut package, "communes")?;
    let mut all = Vec::new();
    for siren in EPCI_SIRENS {
        let row = epci_rows.iter().find(|row| row.code == siren).context(siren)?;
        all.push(epci(&tables, &members, row).with_context(|| row.nom.clone())?);
    }
    all.sort_by(|a, b| a.siren.cmp(&b.siren));
    let mut communes: Vec<(&Epci, &Commune)> = all
        .iter()
        .flat_map(|epci| epci.communes.iter().map(move |commune| (epci, commune)))
        .collect();
    communes.sort_by(|a, b| a.1.insee.cmp(&b.1.insee));

    let outlines = all.iter().map(|epci| {
        let union = EdgeSet::union(epci.communes.iter().map(|commune| &commune.outline))?;
        union.into_outline()
    });
    let outlines: Vec<Outline> = outlines.collect::<Result<_>>()?;
    let territories: Vec<Feature<'_>> =
        all.iter().zip(&outlines).map(|(epci, outline)| epci_feature(epci, outline)).collect();
    let communes: Vec<Feature<'_>> =
        communes.iter().map(|(epci, commune)| commune_feature(epci, commune)).collect();
    let path_of = |name: &str| format!("{FOLDER}/{name}");
    Ok(vec![
        (path_of("epci.geojson"), geojson::collection(&territories)),
        (path_of("communes.geojson"), geojson::collection(&communes)),
        (path_of("indicateurs.json"), indicators(root)?),
    ])
}

fn epci(tables: &Tables, members: &[MemberRow], row: &EpciRow) -> Result<Epci> {
    let ids: BTreeSet<&str> = members
        .iter()
        .filter(|member| member.epci_id == row.id)
        .map(|member| member.id.as_str())
        .collect();
    let members = || {
        let communes = tables.communes.iter();
        communes.filter(|commune| commune.r#type == "COM" && ids.contains(commune.id.as_str()))
    };
    let is_inside = |commune: &&CommuneRow| commune.code.starts_with(DEPARTEMENT);
    let communes = members().filter(is_inside).map(|commune_row| commune(tables, commune_row));
    let short_name = row.nom.replacen("Communauté de communes", "CC", 1);
    Ok(Epci {
        siren: row.code.clone(),
        name: short_name.replacen("Communauté d'agglomération", "CA", 1).replace('\'', "’"),
        outside_commune_count: members().filter(|commune| !is_inside(commune)).count(),
        communes: communes.collect::<Result<_>>()?,
    })
}

fn commune(tables: &Tables, row: &CommuneRow) -> Result<Commune> {
    let outline = EdgeSet::union([&row.outline()?])?.into_outline()?;
    let anchor = commune_point(&outline, row.mairie()?)?;
    Ok(Commune {
        insee: row.code.clone(),
        name: row.name()?,
        postcodes: tables.postcodes.get(&row.id).into_iter().flatten().cloned().collect(),
        point: json_position(anchor.position),
        point_source: anchor.source.name(),
        outline,
    })
}

fn epci_feature<'a>(epci: &'a Epci, outline: &'a Outline) -> Feature<'a> {
    let (kind, label) = epci.name.split_once(' ').unwrap_or_default();
    let mut properties = vec![
        ("siren", json_string(&epci.siren)),
        ("nom", json_string(&epci.name)),
        ("nom_court", json_string(label)),
        ("type", json_string(kind)),
        ("communes", json_number(epci.communes.len())),
        ("decoupages", json_strings(&[DECOUPAGE.to_owned()])),
    ];
    if epci.outside_commune_count > 0 {
        properties.push(("hors_departement", json_number(epci.outside_commune_count)));
    }
    Feature { id: &epci.siren, properties, geometry: Geometry::Outline(outline) }
}

fn commune_feature<'a>(epci: &Epci, commune: &'a Commune) -> Feature<'a> {
    let properties = vec![
        ("insee", json_string(&commune.insee)),
        ("nom", json_string(&commune.name)),
        ("epci", json_string(&epci.siren)),
        ("codes_postaux", json_strings(&commune.postcodes)),
        ("point", commune.point.clone()),
        ("point_source", json_string(commune.point_source)),
    ];
    Feature { id: &commune.insee, properties, geometry: Geometry::Outline(&commune.outline) }
}

/// The rates of these Epci, of the département and of France.
fn indicators(root: &Path) -> Result<String> {
    const TABLE: &str = "geodata/source/cnaf-couverture-france-2023.csv";
    let bytes = fs::read(root.join(TABLE)).context(TABLE)?;
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(bytes.as_slice());
    let headers = reader.headers()?.clone();
    let rows = reader.records().collect::<Result<Vec<_>, _>>().context(TABLE)?;
    let keys: BTreeSet<(&str, &str)> = EPCI_SIRENS
        .map(|siren| ("epci", siren))
        .into_iter()
        .chain([("dep", DEPARTEMENT), ("france", "france")])
        .collect();
    let indicator = |[id, column, label, phrase]: [&'static str; 4]| {
        let index = headers.iter().position(|head| head == column).context(column)?;
        let mut values = Vec::new();
        for row in rows.iter().filter(|row| keys.contains(&(&row[0], &row[1]))) {
            let territory = if &row[0] == "dep" { "departement" } else { &row[1] };
            let value: f64 = row[index].parse().context(TABLE)?;
            values.push(json!({ "territoire": territory, "date": "2023", "valeur": value }));
        }
        Ok(json!({
            "id": id,
            "libelle": label,
            "definition": format!("Places {phrase}."),
            "unite": "pourcent",
            "theme": "accueil",
            "nature": "taux",
            "sens": "plus",
            "agregation": "rapport_de_sommes",
            "en_phrase": format!("{{valeur}} places {phrase}"),
            "source": { "id": "cnaf-couverture-2023" },
            "valeurs": values,
        }))
    };
    let all: Vec<Value> = RATES.into_iter().map(indicator).collect::<Result<_>>()?;
    Ok(serde_json::to_string_pretty(&all)? + "\n")
}

/// With `BLESS` set, it writes the files instead of comparing them.
#[test]
#[ignore = "needs the source package: downloads 18 MB the first time"]
fn the_extract_is_what_the_sources_give() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for (path, text) in build(&root).unwrap() {
        if std::env::var_os("BLESS").is_some() {
            fs::write(root.join(&path), &text).unwrap();
        }
        assert!(fs::read_to_string(root.join(&path)).unwrap() == text, "{path} differs");
    }
}
