//! Tests: exports parsed by independent libraries.

use super::*;
use crate::grid::{Cell, Grid, Row};
use crate::scene::Scene;
use crate::statistics::chart::Chart;
use crate::statistics::classes::{Classification, Method};
use crate::statistics::computed_indicators::with_computed;

fn dataset() -> Dataset {
    with_computed(fixtures::dataset().clone())
}

/// The rows of a CSV, parsed by the `csv` crate.
fn rows(text: &str) -> Vec<Vec<String>> {
    let body = text.strip_prefix('\u{feff}').expect("the mark that spreadsheets need");
    let mut reader =
        ::csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(body.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn every_indicator_read_back_equals_the_model() {
    let dataset = dataset();
    for indicator in dataset.offered_indicators() {
        let id = &indicator.id;
        let chart = Chart::for_indicator(&dataset, indicator);
        let rows = rows(&csv::indicator_csv(&dataset, indicator, &chart));
        assert_eq!(rows.len(), 18, "{id}: a head, 16 EPCI, the land outside them");
        for (row, territory) in rows.iter().skip(1).zip(&dataset.territories) {
            assert_eq!(row[0], territory.siren().map(|s| s.to_string()).unwrap_or_default());
            let value = row[2].replace(',', ".").parse::<f64>().ok();
            assert_eq!(
                value,
                indicator.latest_figure(&territory.id).map(|f| f.value),
                "{id} {}",
                row[1]
            );
            assert_eq!(row[2].is_empty(), indicator.latest_figure(&territory.id).is_none());
        }
    }
    let all = rows(&csv::all_indicators_csv(&dataset));
    assert_eq!(all[0].len(), 2 + dataset.offered_indicators().len() + 3);
    assert!(all.iter().all(|row| row.len() == all[0].len()));
}

#[test]
fn services_read_back_equal_the_model() {
    let dataset = dataset();
    let rows = rows(&csv::services_csv(&dataset));
    assert_eq!(rows.len(), 1 + dataset.services.len());
    for (row, service) in rows.iter().skip(1).zip(&dataset.services) {
        assert_eq!(
            (row[0].as_str(), row[1].as_str()),
            (service.id.as_str(), service.name.as_str())
        );
        assert_eq!(row[9].parse().ok(), service.places);
    }
}

#[test]
fn csv_quotes_special_cells_and_disarms_formulas() {
    let name = "a;\"b\"\r\nc";
    let cell = Cell::number(-2.04, "−2,04").with_note("=cmd|' /C calc'!A0");
    let grid = Grid {
        caption: String::new(),
        column_headers: vec!["x".into(), "y".into()],
        rows: vec![Row { row_header: Cell::text(name), cells: vec![cell] }],
    };
    let rows = rows(&csv::grid_csv(&grid));
    assert_eq!(rows[1], [name, "", "-2,04", "'=cmd|' /C calc'!A0"]);
}

#[test]
fn metadata_name_producers_dates_and_licences() {
    let dataset = dataset();
    for indicator in dataset.offered_indicators() {
        let text = metadata::indicator_metadata(&dataset, indicator, "2026-11-24");
        for needed in [
            "Comité départemental",
            "IGN",
            "Insee",
            "Licence Ouverte 2.0",
            "ODbL",
            "24/11/2026",
            "§\u{a0}",
        ] {
            assert!(text.contains(needed), "{}: {needed}", indicator.id);
        }
    }
    let rate = dataset.indicator("taux_couverture").unwrap();
    assert!(metadata::indicator_metadata(&dataset, rate, "").contains("31/12/2013"));
    assert_eq!(
        indicator_file_name(&dataset, rate),
        "carte-services-familles_haute-marne_taux-couverture_2013-12-31"
    );
}

#[test]
fn pictures_hold_every_territory_and_no_external_reference() {
    let dataset = dataset();
    for indicator in dataset.offered_indicators() {
        let id = &indicator.id;
        for classification in [None, Some(Classification { method: Method::Jenks, count: 7 })] {
            let chart = Chart::with_classification(&dataset, indicator, classification);
            let outlines = dataset.outlines.get().unwrap();
            let input = picture::PictureInput {
                dataset: &dataset,
                outlines,
                indicator,
                chart: &chart,
                scenario: None,
            };
            let picture = picture::draw_picture(input);
            let xml = roxmltree::Document::parse(&picture.svg).unwrap();
            let territories = xml.descendants().filter(|n| n.attribute("data-epci").is_some());
            assert_eq!(territories.count(), 17, "{id}");
            let outside = xml
                .descendants()
                .flat_map(|n| n.attributes())
                .filter(|a| a.value().contains("://"));
            assert_eq!(outside.count(), 0, "{id}: nothing is referred to outside");
            let words: String = xml.descendants().filter_map(|n| n.text()).collect();
            assert!(
                words.contains(&indicator.label) && words.contains("Licence Ouverte 2.0"),
                "{id}"
            );
        }
    }
}

#[test]
fn scenario_names_are_escaped_in_pictures() {
    let dataset = dataset();
    let indicator = dataset.indicator("taux_couverture").unwrap();
    let chart = Chart::for_indicator(&dataset, indicator);
    let simulation = crate::simulation::outcome::simulate(
        &dataset,
        &crate::simulation::Scenario::with_target(60.0),
    );
    let name = "<script>&\"]]>";
    let input = picture::PictureInput {
        dataset: &dataset,
        outlines: dataset.outlines.get().unwrap(),
        indicator,
        chart: &chart,
        scenario: Some((&simulation, name)),
    };
    let svg = picture::draw_picture(input).svg;
    let xml = roxmltree::Document::parse(&svg).unwrap();
    assert!(xml.descendants().all(|n| !n.has_tag_name("script")));
    assert!(xml.descendants().any(|n| n.text().is_some_and(|t| t.contains(name))));
}

#[test]
fn geojson_keeps_geometries_and_adds_values() {
    let dataset = dataset();
    let outlines = &fixtures::geodata_text("epci.geojson");
    let indicator = dataset.indicator("naissances").unwrap();
    let chart = Chart::for_indicator(&dataset, indicator);
    let text =
        geojson::indicator_geojson(&dataset, indicator, &chart, outlines, "2026-11-26").unwrap();
    let (before, after): (serde_json::Value, serde_json::Value) =
        (serde_json::from_str(outlines).unwrap(), serde_json::from_str(&text).unwrap());
    let features = |value: &serde_json::Value| value["features"].as_array().unwrap().clone();
    assert_eq!(features(&after).len(), 17);
    let drawn = features(&before).into_iter().filter(|feature| {
        feature["properties"]["decoupages"].as_array().unwrap().iter().any(|id| id == "2016")
    });
    for (before, after) in drawn.zip(features(&after)) {
        assert!(before["geometry"] == after["geometry"], "{}", before["id"]);
    }
    let with_value =
        features(&after).iter().filter(|f| !f["properties"]["valeur"].is_null()).count();
    assert_eq!(with_value, 4, "the document gives births for four EPCI");
    let metadata = &after["metadata"];
    for (key, value) in
        [("indicateur", "naissances"), ("date", "2014"), ("exporte_le", "2026-11-26")]
    {
        assert_eq!(metadata[key], value, "{metadata}");
    }
    for licence in ["document public, cité", "Licence Ouverte 2.0", "ODbL"] {
        assert!(metadata["credits"].to_string().contains(licence), "{licence}: {metadata}");
    }
    assert_eq!(
        geojson::indicator_geojson(&dataset, indicator, &chart, "[]", ""),
        Err(geojson::OutlinesError)
    );
}

#[test]
fn every_table_credits_its_sources() {
    let dataset = dataset();
    let check_credits = |rows: Vec<Vec<String>>| {
        assert!(rows[0].ends_with(&["producteur", "source", "licence"].map(str::to_owned)));
        for row in &rows[1..] {
            let [.., producer, source, licence] = &row[..] else { panic!("{row:?}") };
            assert!(producer.contains("Comité départemental"), "{producer}");
            assert!(
                source.contains("2016-2019") && licence.contains("public"),
                "{source} {licence}"
            );
        }
    };
    check_credits(rows(&csv::all_indicators_csv(&dataset)));
    check_credits(rows(&csv::services_csv(&dataset)));
    let indicator = dataset.indicator("places_eaje_pour_100_enfants").unwrap();
    let chart = Chart::for_indicator(&dataset, indicator);
    let table = rows(&csv::indicator_csv(&dataset, indicator, &chart));
    let dates = &table[1][table[0].iter().position(|head| head == "date").unwrap()];
    assert_eq!(dates, "places au 31/12/2015, enfants au 31/12/2013");
    check_credits(table);
    let grid =
        Grid { column_headers: vec!["x".into()], rows: vec![Row::default()], ..Grid::default() };
    check_credits(rows(&csv::computed_grid_csv(&dataset, &grid, "au 31/12/2013")));
    assert_eq!(
        dated_file_name(&dataset, "services", dataset.services.iter().filter_map(|s| s.date)),
        { "carte-services-familles_haute-marne_services_2015-12-31" }
    );
}

/// The texts of a picture, in order.
fn texts(svg: &str) -> Vec<String> {
    let xml = roxmltree::Document::parse(svg).unwrap();
    let texts = xml.descendants().filter(|node| node.is_text());
    texts.filter_map(|node| node.text().map(str::to_owned)).collect()
}

#[test]
fn picture_legend_equals_the_legend_on_screen() {
    let dataset = dataset();
    for indicator in dataset.offered_indicators() {
        let id = &indicator.id;
        for classification in [None, Some(Classification { method: Method::Quantiles, count: 4 })] {
            let chart = Chart::with_classification(&dataset, indicator, classification);
            let legend = Scene::for_indicator(&dataset, indicator, &chart, None).legend;
            let outlines = dataset.outlines.get().unwrap();
            let input = picture::PictureInput {
                dataset: &dataset,
                outlines,
                indicator,
                chart: &chart,
                scenario: None,
            };
            let texts = texts(&picture::draw_picture(input).svg);
            let lines = legend.lines();
            let start = texts.iter().position(|text| *text == lines[0]).unwrap();
            assert_eq!(&texts[start..start + lines.len()], lines, "{id}");
        }
    }
}

#[test]
fn picture_draws_every_fill_label_and_the_scale() {
    let dataset = dataset();
    for indicator in dataset.offered_indicators() {
        let id = &indicator.id;
        let chart = Chart::for_indicator(&dataset, indicator);
        let outlines = dataset.outlines.get().unwrap();
        let scenario = None;
        let input = picture::PictureInput {
            dataset: &dataset,
            outlines,
            indicator,
            chart: &chart,
            scenario,
        };
        let svg = picture::draw_picture(input).svg;
        let scene = Scene::for_indicator(&dataset, indicator, &chart, None);
        let xml = roxmltree::Document::parse(&svg).unwrap();
        let elements =
            |tag: &'static str| xml.descendants().filter(move |node| node.has_tag_name(tag));
        let ids: Vec<&str> = elements("pattern").filter_map(|node| node.attribute("id")).collect();
        // Each territory has a ground colour, then a pattern.
        let mut fills = elements("path")
            .filter(|node| node.attribute("fill").is_some_and(|fill| fill != "none"));
        for feature in &scene.features {
            let ground = fills.next().unwrap();
            assert_eq!(ground.attribute("data-epci"), Some(feature.territory.code().as_str()));
            if let Some(pattern) = feature.style.pattern() {
                let fill = fills.next().and_then(|node| node.attribute("fill")).unwrap();
                assert_eq!(fill, format!("url(#{})", pattern.id), "{id}");
                assert!(ids.contains(&pattern.id), "{id}");
            }
        }
        assert_eq!(fills.count(), 0, "{id}");
        let texts = texts(&svg);
        assert!(texts.contains(&scene.scale_bar().label()), "{id}");
        for feature in &scene.features {
            let label = feature.labels.and_then(|labels| labels.large_map.as_ref()).unwrap();
            assert!(label.lines.iter().all(|line| texts.contains(&line.text)), "{id}");
        }
    }
}

#[test]
fn map_table_sentence_and_files_agree() {
    use crate::scene::style::{Fill, Style};
    use crate::statistics::figure_status::{FigureStatus, figure_status, territory_figure_text};
    use crate::statistics::ranking::rank;
    use crate::wording::sentence::territory_sentence;
    let dataset = dataset();
    for indicator in dataset.offered_indicators() {
        let id = &indicator.id;
        let chart = Chart::for_indicator(&dataset, indicator);
        let rows = rows(&csv::indicator_csv(&dataset, indicator, &chart));
        for (row, territory) in rows[1..].iter().zip(&dataset.territories) {
            let place = format!("{id}, {}", territory.name);
            let sentence = territory_sentence(&dataset, indicator, territory);
            let cell_text = territory_figure_text(indicator, territory);
            let fill = Style::for_territory(&dataset, indicator, &chart, territory, None).fill;
            let ranked = rank(&dataset, indicator, &territory.id);
            assert_eq!(
                row[5],
                ranked.map(|r| r.position.to_string()).unwrap_or_default(),
                "{place}"
            );
            assert_eq!(
                ranked.is_some(),
                sentence.contains(" des 1") && sentence.contains(" du plus ")
                    || sentence.contains("de la plus grande"),
                "{place}: {sentence}"
            );
            match figure_status(indicator, territory) {
                FigureStatus::Own(figure) => {
                    let number = crate::wording::format::number(indicator, figure.value);
                    assert!(
                        sentence.contains(&number) && cell_text.contains(&number),
                        "{place}: {sentence}"
                    );
                    assert_eq!(row[2].replace(',', ".").parse(), Ok(figure.value), "{place}");
                    assert!(matches!(fill, Fill::Class(_) | Fill::Neutral), "{place}");
                    assert_eq!(row[8], provenance_words(figure.provenance), "{place}");
                }
                FigureStatus::Aggregated(_) => {
                    assert_eq!((fill, row[2].as_str()), (Fill::Summed, ""), "{place}");
                    assert!(cell_text.contains("somme") && sentence.contains("somme"), "{place}");
                    assert!(row[8].contains("somme"), "{place}");
                }
                FigureStatus::NoDenominator(words) => {
                    assert_eq!((fill, row[2].as_str()), (Fill::Undefined, ""), "{place}");
                    assert!(
                        [&cell_text, &sentence, &row[8]].iter().all(|t| t.contains(words)),
                        "{place}"
                    );
                }
                FigureStatus::NotComputable => {
                    assert_eq!((fill, row[2].as_str()), (Fill::NoData, ""), "{place}");
                    let all = [&cell_text, &sentence, &row[8]];
                    assert!(all.iter().all(|t| t.contains("non calculable")), "{place}");
                }
                FigureStatus::Missing => {
                    assert_eq!((fill, row[2].as_str()), (Fill::NoData, ""), "{place}");
                    assert!(
                        cell_text.contains("non donné") && sentence.contains("ne donne pas"),
                        "{place}"
                    );
                    assert!(row[8].contains("non donné"), "{place}");
                }
            }
        }
    }
}
