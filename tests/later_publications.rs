//! Data of later publications (`geodata/source/`) can be read on a page and exported: each value of their tables
//! is searched where a person would look, and in the table of all series.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use analysis::export::series::FILE_PATH;
use analysis::wording::format::{percent, rounded, unrounded};
use carte_services_familles::into_static;
use carte_services_familles::ui::site::{OutputFile, pages};

/// The Epci with only one commune in the département: it has no page.
const EPCI_WITHOUT_PAGE: &str = "200068559";
const DEPARTEMENT_PATH: &str = "territoire/52/";

static SITE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let dataset = into_static(fixtures::dataset().clone());
    let all = pages(dataset, fixtures::site_content(), None).into_iter();
    let texts = all.filter_map(|(path, page)| match page {
        OutputFile::Document(text) => Some((path, text)),
        OutputFile::View { .. } => None,
    });
    texts.collect()
});

/// The values of the exported table of all series, by code, indicator and date.
static EXPORTED_SERIES: LazyLock<BTreeMap<[String; 3], String>> = LazyLock::new(|| {
    let table = Table::parse(SITE[FILE_PATH].trim_start_matches('\u{feff}'), ';');
    let mut all = BTreeMap::new();
    for row in &table.rows {
        let (code, id) = (&row["code"], &row["indicateur"]);
        for (date, value) in row.iter().filter(|(head, _)| head.starts_with("20")) {
            if !value.is_empty() {
                all.insert([code.clone(), id.clone(), date.clone()], value.clone());
            }
        }
    }
    all
});

/// A CSV table, each row by column name.
struct Table {
    rows: Vec<BTreeMap<String, String>>,
}

impl Table {
    fn parse(text: &str, separator: char) -> Self {
        let mut lines = text.lines().filter(|line| !line.is_empty());
        let heads = split_fields(lines.next().expect("a head"), separator);
        let row = |line| heads.iter().cloned().zip(split_fields(line, separator)).collect();
        Self { rows: lines.map(row).collect() }
    }

    fn read_source(name: &str, separator: char) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/source");
        let text = std::fs::read_to_string(folder.join(name)).expect(name);
        let table = Self::parse(text.trim_start_matches('\u{feff}'), separator);
        assert!(!table.rows.is_empty(), "{name}");
        table
    }
}

fn split_fields(line: &str, separator: char) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut in_quotes = false;
    for letter in line.chars() {
        match letter {
            '"' => in_quotes = !in_quotes,
            _ if letter == separator && !in_quotes => all.push(String::new()),
            _ => all.last_mut().unwrap().push(letter),
        }
    }
    all
}

/// The cells of a table in a page, by row header and column header.
fn cells_on_page(path: &str, table: &str) -> BTreeMap<(String, String), String> {
    let page = SITE.get(path).unwrap_or_else(|| panic!("no page {path}"));
    let start = format!("data-table=\"{table}\"");
    let rest = page.split_once(&start).unwrap_or_else(|| panic!("{path} has no {table}")).1;
    let body = rest.split_once("</table>").unwrap().0;
    let rows: Vec<Vec<String>> = body.split("<tr>").skip(1).map(cells).collect();
    let (heads, lines) = rows.split_first().unwrap();
    let mut all = BTreeMap::new();
    for line in lines {
        for (head, cell) in heads.iter().zip(line).skip(1) {
            all.insert((line[0].clone(), head.clone()), cell.clone());
        }
    }
    all
}

fn cells(row: &str) -> Vec<String> {
    let cell = |part: &str| {
        let open = part.split_once('>').map_or("", |(_, rest)| rest);
        text_of(open.split("</t").next().unwrap())
    };
    let starts = row.split("<t").skip(1).filter(|part| part.starts_with(['h', 'd']));
    starts.map(cell).collect()
}

/// The text content of a piece of HTML.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag => text.push(letter),
            _ => {}
        }
    }
    text.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&").replace('\u{a0}', " ")
}

/// A published number as the site formats it.
fn french_number(value: &str) -> String {
    unrounded(value.parse().unwrap_or_else(|_| panic!("no number: {value}")))
}

fn french_rate(value: &str) -> String {
    percent(&french_number(value)).replace('\u{a0}', " ")
}

fn assert_exported(code: &str, id: &str, date: &str, value: &str) {
    let cell = EXPORTED_SERIES.get(&[code, id, date].map(str::to_owned));
    let value: f64 = value.parse().unwrap();
    let cell = cell.map(|text| text.replace(',', ".").parse::<f64>().unwrap());
    assert_eq!(cell, Some(value), "{FILE_PATH}: {code} {id} {date}");
}

fn label(id: &str) -> String {
    let dataset = fixtures::dataset();
    let commune =
        dataset.commune_figures.get().unwrap().indicator(id).map(|indicator| &indicator.label);
    let details = &dataset.details.get().unwrap().indicators;
    let all = dataset.published_indicators.iter().chain(details);
    let other = || {
        all.filter(|indicator| indicator.id.as_str() == id).map(|indicator| &indicator.label).next()
    };
    commune.or_else(other).unwrap_or_else(|| panic!("{id}")).clone()
}

fn page_path(siren: &str) -> String {
    format!("territoire/{siren}/")
}

const RATE_COLUMNS: [(&str, &str); 5] = [
    ("txcouv", "taux_couverture"),
    ("txcouv_eaje", "taux_couverture_eaje"),
    ("txcouv_am_ind", "taux_couverture_assistantes_maternelles"),
    ("txcouv_prescol", "taux_couverture_scolarisation"),
    ("txcouv_gad_ind", "taux_couverture_domicile"),
];

#[test]
fn the_rates_of_2023_are_shown_and_exported() {
    let table = cells_on_page(DEPARTEMENT_PATH, "taux");
    let dataset = fixtures::dataset();
    let mut towns = 0;
    for row in Table::read_source("cnaf-couverture-2023.csv", ';').rows {
        let (level, code, name) = (&row["niveau"], &row["code"], &row["nom"]);
        for (column, id) in RATE_COLUMNS {
            let value = &row[column];
            assert_exported(if level == "FRANCE" { "france" } else { code }, id, "2023", value);
            if level == "COM" {
                let siren = if code == "52121" { "200068658" } else { "200068666" };
                let town_table = cells_on_page(&page_path(siren), &format!("ville-{code}"));
                assert_eq!(
                    town_table[&(label(id), "2023".to_owned())],
                    french_rate(value),
                    "{name} {id}"
                );
                towns += 1;
                continue;
            }
            let territory =
                dataset.all_territories.iter().find(|territory| territory.code() == *code);
            let head = territory.map_or_else(|| name.clone(), |territory| territory.name.clone());
            let cell = table.get(&(head, label(id)));
            assert_eq!(cell, Some(&french_rate(value)), "{name} {id}: {:?}", table.keys());
            if level == "EPCI" && code != EPCI_WITHOUT_PAGE {
                let page = text_of(&SITE[&page_path(code)]);
                let sentence = format!("{} place", rounded(value.parse().unwrap(), 1));
                assert!(page.contains(&sentence), "{name}: {sentence}");
            }
        }
    }
    assert_eq!(towns, 10);
}

#[test]
fn yearly_rates_and_places_of_towns_are_shown_and_exported() {
    let rates = [
        ("taux_de_couv_global", "taux_couverture"),
        ("taux_de_couv_accueil_individuel_ensemble", "taux_couverture_accueil_individuel"),
        ("taux_de_couv_assistante_maternelle", "taux_couverture_assistantes_maternelles"),
        ("taux_de_couv_salariee_a_domicile", "taux_couverture_domicile"),
        ("taux_de_couv_eaje_ensemble", "taux_couverture_eaje"),
        ("taux_de_couv_hors_eaje_psu", "taux_couverture_eaje_hors_psu"),
        ("taux_de_couv_eaje_psu", "taux_couverture_eaje_psu"),
        ("taux_de_couv_prescolarisation", "taux_couverture_scolarisation"),
    ];
    let places = [
        ("places_accueil_individuel_ensemble", "places_accueil_individuel"),
        ("places_assistante_maternelle", "places_assistantes_maternelles"),
        ("places_salariee_domicile", "places_domicile"),
        ("places_EAJE_ensemble", "places_eaje"),
        ("places_hors_EAJE_PSU", "places_eaje_hors_psu"),
        ("places_EAJE_PSU", "places_eaje_psu"),
        ("places_offertes_ensemble", "places_offertes"),
        ("places_prescolarisation", "places_scolarisation"),
    ];
    for (file, commune, columns, words) in [
        (
            "cnaf-couverture-communes-2017-2022.csv",
            "numero_commune",
            rates,
            french_rate as fn(&str) -> _,
        ),
        ("cnaf-places-communes-2017-2022.csv", "num_commune", places, french_number),
    ] {
        for row in Table::read_source(file, ',').rows {
            let (code, year) = (&row[commune], &row["date_reference"]);
            let siren = row.get("numero_epci").or(row.get("numero_EPCI")).unwrap();
            let table = cells_on_page(&page_path(siren), &format!("ville-{code}"));
            for (column, id) in columns {
                assert_exported(code, id, year, &row[column]);
                let cell = &table[&(label(id), year.clone())];
                assert_eq!(*cell, words(&row[column]), "{code} {id} {year}");
            }
        }
    }
}

#[test]
fn the_series_of_the_departement_are_shown_and_exported() {
    let table = cells_on_page(DEPARTEMENT_PATH, "annees-departement");
    for row in Table::read_source("drees-haute-marne-2010-2023.csv", ';').rows {
        let id = match row["serie"].as_str() {
            "assistants_maternels_agrements" => "agrements_assistantes_maternelles",
            id => id,
        };
        assert_exported("52", id, &row["annee"], &row["valeur"]);
        let cell = &table[&(label(id), row["annee"].clone())];
        assert_eq!(
            *cell,
            french_number(&row["valeur"]).replace('\u{a0}', " "),
            "{id} {}",
            row["annee"]
        );
    }
}

#[test]
fn births_and_amenities_are_shown_and_exported() {
    let births = Table::read_source("insee-naissances-communes-2008-2025.csv", ';').rows;
    let mut pages = BTreeMap::new();
    let mut blanks = 0;
    for row in &births {
        let (code, name) = (&row["code_commune"], &row["nom_commune"]);
        let page = match row["siren_epci"].as_str() {
            EPCI_WITHOUT_PAGE => DEPARTEMENT_PATH.to_owned(),
            siren => page_path(siren),
        };
        let table = pages.entry(page.clone()).or_insert_with(|| cells_on_page(&page, "par-an"));
        for year in 2008..=2025 {
            let (year, value) = (year.to_string(), &row[&year.to_string()]);
            let commune = fixtures::dataset()
                .former_seat_and_current_name(model::InseeCode::parse(code).unwrap());
            let cell = &table[&(commune.expect(name).1.to_owned(), year.clone())];
            if value.is_empty() {
                blanks += 1;
                assert_eq!(cell, "nd", "{name} {year}: a gap is no zero");
                continue;
            }
            assert_eq!(*cell, french_number(value), "{name} {year}");
            assert_exported(code, "naissances", &year, value);
        }
    }
    assert_eq!((births.len(), blanks), (426, 16));
    let births_of = |code: &str| births.iter().find(|row| row["code_commune"] == code).unwrap();
    for row in Table::read_source("insee-bpe-2025.csv", ';').rows {
        let code = &row["code_commune"];
        let births_row = births_of(code);
        let table = cells_on_page(&page_path(&births_row["siren_epci"]), "communes-aujourdhui");
        for (column, id) in [
            ("france_services", "france_services"),
            ("eaje", "eaje"),
            ("relais_petite_enfance", "relais_petite_enfance"),
            ("accueil_loisirs", "accueils_loisirs"),
            ("micro_creche", "micro_creches"),
        ] {
            assert_exported(code, id, "2025", &row[column]);
            let commune = fixtures::dataset()
                .former_seat_and_current_name(model::InseeCode::parse(code).unwrap());
            let key = (commune.unwrap().1.to_owned(), format!("{} (Insee, 2025)", label(id)));
            assert_eq!(table[&key], row[column], "{code} {id}");
        }
    }
}

#[test]
fn france_services_are_listed_by_name() {
    for row in Table::read_source("france-services-2026.csv", ';').rows {
        let (code, name) = (&row["code_commune"], &row["nom"]);
        let key = [code.as_str(), "france_services_noms", "2026"].map(str::to_owned);
        assert_eq!(EXPORTED_SERIES.get(&key), Some(name));
        let commune = fixtures::dataset()
            .former_seat_and_current_name(model::InseeCode::parse(code).unwrap());
        let line = format!("{} {name}", commune.unwrap().1);
        assert!(text_of(&SITE[DEPARTEMENT_PATH]).contains(&line), "{line}");
    }
}

#[test]
fn the_method_links_to_the_tables() {
    let method = &SITE["methode/"];
    for file in [
        "cnaf-couverture-2023.csv",
        "cnaf-couverture-communes-2017-2022.csv",
        "cnaf-couverture-france-2023.csv",
        "cnaf-places-communes-2017-2022.csv",
        "drees-haute-marne-2010-2023.csv",
        "france-services-2026.csv",
        "insee-bpe-2025.csv",
        "insee-naissances-communes-2008-2025.csv",
    ] {
        assert!(method.contains(&format!("href=\"../geodata/source/{file}\"")), "{file}");
    }
    assert!(method.contains(&format!("href=\"../{FILE_PATH}\"")));
}
