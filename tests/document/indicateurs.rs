//! `geodata/indicateurs.json` matches the document: complete, sorted, and every printed number is in the lines
//! it cites. Other publications are not checked here.

use std::collections::BTreeSet;

use serde::Deserialize;

const DATA: &str = include_str!("../../geodata/indicateurs.json");
const DOCUMENT: &str = include_str!("../../geodata/source/schema-departemental-2016-2019.txt");

/// Ids that must not be removed or renamed.
const STABLE_IDS: [&str; 14] = [
    "communes",
    "population",
    "naissances",
    "allocataires",
    "enfants_moins_3_ans",
    "enfants_moins_6_ans",
    "familles_monoparentales",
    "aeeh",
    "bas_revenus",
    "taux_couverture",
    "assistantes_maternelles",
    "places_eaje",
    "structures_eaje",
    "scolarisation_moins_3_ans",
];

/// Indicators that the document prints for each of the 16 Epci.
const COMPLETE_INDICATORS: [&str; 7] = [
    "allocataires",
    "allocataires_part",
    "communes",
    "enfants_moins_3_ans",
    "population",
    "population_part",
    "taux_couverture",
];

/// The 16 Epci, each with the word that identifies it in every table and list of the document.
const EPCI: [(&str, &str); 16] = [
    ("200027308", "Auberive"),
    ("200035954", "Langres"),
    ("200036358", "Bourmont"),
    ("200036366", "Vannier"),
    ("200044170", "Saint-Dizier"),
    ("200044253", "Joinville"),
    ("245200373", "Vallée de la Marne"),
    ("245200381", "Chalindrey"),
    ("245200415", "Der "),
    ("245200456", "Chaumont"),
    ("245200480", "Rognon"),
    ("245200514", "Bassigny"),
    ("245200548", "Bourbonne"),
    ("245200555", "Bologne"),
    ("245200563", "nogentais"),
    ("245200597", "Forêts"),
];

#[derive(Deserialize)]
struct Indicateur {
    id: String,
    source: Source,
    valeurs: Vec<Valeur>,
}

#[derive(Deserialize)]
struct Source {
    #[serde(default)]
    lignes: Lignes,
}

#[derive(Deserialize)]
struct Valeur {
    territoire: String,
    date: String,
    valeur: f64,
    #[serde(default)]
    lignes: Lignes,
    #[serde(default)]
    autres_lignes: Vec<Lignes>,
    origine: Option<String>,
    #[serde(default)]
    groupe: Vec<String>,
}

/// First and last line, both included, counted from 1.
type Lignes = [usize; 2];

/// All indicators of the file.
fn all_indicators() -> Vec<Indicateur> {
    serde_json::from_str(DATA).expect("indicateurs.json can be read")
}

/// Indicators of the document, which alone has line numbers.
fn document_indicators() -> Vec<Indicateur> {
    let mut indicateurs = all_indicators();
    for indicateur in &mut indicateurs {
        indicateur.valeurs.retain(|valeur| valeur.lignes != Lignes::default());
    }
    indicateurs.retain(|indicateur| !indicateur.valeurs.is_empty());
    indicateurs
}

fn indicator(id: &str) -> Indicateur {
    document_indicators()
        .into_iter()
        .find(|indicateur| indicateur.id == id)
        .unwrap_or_else(|| panic!("no indicator {id}"))
}

/// The cited lines, joined by spaces.
fn cited([first, last]: Lignes) -> String {
    let lines: Vec<_> = DOCUMENT.lines().collect();
    assert!(
        1 <= first && first <= last && last <= lines.len(),
        "lines {first} to {last} do not exist"
    );
    lines[first - 1..last].join(" ")
}

/// Removes dates and periods (31/12/2014, 2014/2015): the 12 of December is no count.
fn without_dates(text: &str) -> String {
    text.split(' ')
        .map(|word| {
            let core = word.trim_matches(|c: char| !c.is_ascii_digit());
            let parts: Vec<_> = core.split('/').collect();
            let date = parts.len() > 1
                && parts
                    .iter()
                    .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
            if date { "|" } else { word }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// The numbers in a text as (start, end, digits with a decimal point).
fn digits(text: &str) -> Vec<(usize, usize, String)> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        while digit(at) {
            at += 1;
        }
        if at == start {
            at += 1;
            continue;
        }
        if matches!(bytes.get(at), Some(b',' | b'.')) && digit(at + 1) {
            at += 1;
            while digit(at) {
                at += 1;
            }
        }
        numbers.push((start, at, text[start..at].replace(',', ".")));
    }
    numbers
}

/// Every number that a French reader sees: 59,56, 56.53, 1706, 1 706, « six », « seul ».
fn numbers(text: &str) -> Vec<f64> {
    let text = without_dates(text);
    let digits = digits(&text);
    let mut numbers: Vec<String> = digits.iter().map(|(_, _, digits)| digits.clone()).collect();
    for pair in digits.windows(2) {
        let ((_, end, left), (start, _, right)) = (&pair[0], &pair[1]);
        let thousands = !left.contains('.') && left.len() <= 3 && right.len() == 3;
        if thousands && !right.contains('.') && &text[*end..*start] == " " {
            numbers.push(format!("{left}{right}"));
        }
    }
    numbers
        .iter()
        .map(|number| number.parse().expect("digits make a number"))
        .chain(
            text.split(|c: char| !c.is_alphabetic())
                .filter_map(|word| number_word(&word.to_lowercase())),
        )
        .collect()
}

/// Whether the number follows a minus sign, or the text says « a diminué ».
fn is_printed_as_a_fall(text: &str, number: f64) -> bool {
    text.contains("diminué")
        || digits(text).iter().any(|(start, _, digits)| {
            digits.parse() == Ok(number) && text[..*start].trim_end().ends_with('-')
        })
}

/// A number that the document writes as a word.
fn number_word(word: &str) -> Option<f64> {
    Some(match word {
        "un" | "une" | "seul" => 1.0,
        "deux" => 2.0,
        "trois" => 3.0,
        "quatre" => 4.0,
        "cinq" => 5.0,
        "six" => 6.0,
        "seize" => 16.0,
        _ => return None,
    })
}

fn is_epci(territoire: &str) -> bool {
    EPCI.iter().any(|(siren, _)| *siren == territoire)
}

/// Sum over the 16 Epci.
fn sum_of_epci(id: &str, date: &str) -> f64 {
    indicator(id)
        .valeurs
        .iter()
        .filter(|valeur| valeur.date == date && is_epci(&valeur.territoire))
        .map(|valeur| valeur.valeur)
        .sum()
}

fn value(id: &str, territoire: &str, date: &str) -> f64 {
    indicator(id)
        .valeurs
        .iter()
        .find(|valeur| valeur.territoire == territoire && valeur.date == date)
        .unwrap_or_else(|| panic!("{id}: no value for {territoire} at {date}"))
        .valeur
}

#[test]
fn ids_are_sorted_unique_and_stable() {
    let ids: Vec<_> = all_indicators().into_iter().map(|i| i.id).collect();
    assert!(ids.is_sorted_by(|a, b| a < b), "ids out of order or repeated");
    for fixed_id in STABLE_IDS {
        assert!(ids.iter().any(|id| id == fixed_id), "{fixed_id} is missing");
    }
}

#[test]
fn a_territory_has_one_value_for_a_date_in_the_documented_order() {
    let rank = |territoire: &str| {
        let last = [
            "hors-epci",
            "autres-territoires",
            "groupe-chaumont",
            "groupe-saint-dizier",
            "groupe-langres",
            "departement",
            "france",
        ];
        let place = last.iter().position(|name| *name == territoire);
        assert!(place.is_some() || is_epci(territoire), "{territoire} is no territory");
        place.map_or(0, |place| place + 1)
    };
    for Indicateur { id, valeurs, .. } in document_indicators() {
        let keys: Vec<_> =
            valeurs.iter().map(|v| (&v.date, rank(&v.territoire), &v.territoire)).collect();
        assert!(keys.is_sorted_by(|a, b| a < b), "{id}: out of order or repeated");
    }
}

#[test]
fn the_tables_are_complete() {
    for id in COMPLETE_INDICATORS {
        let valeurs = indicator(id).valeurs;
        let date = &valeurs
            .iter()
            .find(|v| v.territoire == EPCI[0].0)
            .unwrap_or_else(|| panic!("{id}: {} is missing", EPCI[0].0))
            .date;
        let sirens: BTreeSet<_> = valeurs
            .iter()
            .filter(|v| v.date == *date && is_epci(&v.territoire))
            .map(|v| v.territoire.as_str())
            .collect();
        assert_eq!(sirens, EPCI.map(|(siren, _)| siren).into(), "{id} at {date}");
        assert!(
            valeurs.iter().any(|v| v.date == *date && v.territoire == "departement"),
            "{id} at {date}: no departement"
        );
    }
}

#[test]
fn every_printed_number_stands_in_the_lines_it_cites() {
    let mut faults = Vec::new();
    for Indicateur { id, valeurs, .. } in document_indicators() {
        for valeur in valeurs.iter().filter(|v| v.origine.is_none()) {
            for lignes in std::iter::once(&valeur.lignes).chain(&valeur.autres_lignes) {
                let text = cited(*lignes);
                let printed = numbers(&text).contains(&valeur.valeur.abs());
                let sign_is_printed =
                    valeur.valeur >= 0.0 || is_printed_as_a_fall(&text, -valeur.valeur);
                if !printed || !sign_is_printed {
                    faults.push(format!(
                        "{id}, {}, {}: {} is not in lines {lignes:?}: {}",
                        valeur.territoire,
                        valeur.date,
                        valeur.valeur,
                        text.trim()
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_cited_lines_name_the_territory() {
    for Indicateur { id, valeurs, .. } in document_indicators() {
        for valeur in valeurs.iter().filter(|v| v.origine.is_none()) {
            let text = cited(valeur.lignes);
            let name = match valeur.territoire.as_str() {
                "hors-epci" => "Hors Epci",
                "autres-territoires" => "Autres territoires",
                siren => match EPCI.iter().find(|epci| epci.0 == siren) {
                    Some((_, name)) => name,
                    None => continue,
                },
            };
            assert!(text.contains(name), "{id}: {name} is not named in line {text:?}");
        }
    }
}

#[test]
fn the_source_passage_holds_at_least_one_of_the_values() {
    for Indicateur { id, source, valeurs } in document_indicators() {
        let [first, last] = source.lignes;
        cited(source.lignes);
        assert!(
            valeurs.iter().any(|v| first <= v.lignes[0] && v.lignes[1] <= last),
            "{id}: no value in lines {first} to {last}"
        );
    }
}

#[test]
fn only_unprinted_values_are_computed() {
    let computed: BTreeSet<_> = document_indicators()
        .into_iter()
        .filter(|i| i.valeurs.iter().any(|v| v.origine.is_some()))
        .map(|i| i.id)
        .collect();
    let expected = ["centres_sociaux", "places_eaje", "structures_eaje"];
    assert_eq!(computed, expected.map(String::from).into());
}

#[test]
fn childcare_places_per_epci_add_up_to_the_printed_totals() {
    let date = "2015-12-31";
    for (id, group_id) in
        [("places_eaje", "places_eaje_groupe"), ("structures_eaje", "structures_eaje_groupe")]
    {
        assert_eq!(sum_of_epci(id, date), value(id, "departement", date));
        for groupe in indicator(group_id).valeurs {
            let members: f64 = groupe.groupe.iter().map(|epci| value(id, epci, date)).sum();
            assert_eq!(members, groupe.valeur, "{group_id}: {}", groupe.territoire);
        }
    }
}

#[test]
fn displaced_percentages_equal_the_sum_of_the_four_main_epci() {
    for id in [
        "aeeh",
        "assistantes_maternelles",
        "bas_revenus",
        "enfants_moins_6_ans",
        "familles_monoparentales",
        "naissances",
        "population",
    ] {
        let printed = &indicator(&format!("{id}_quatre_principaux_part")).valeurs[0];
        let part = format!("{id}_part");
        let sum: f64 = ["200044170", "245200456", "200035954", "200044253"]
            .iter()
            .map(|epci| value(&part, epci, &printed.date))
            .sum();
        assert!((sum - printed.valeur).abs() < 0.001, "{id}: {sum}");
    }
}

#[test]
fn each_value_is_on_one_line_with_its_keys_in_order() {
    let keys = [
        "territoire",
        "date",
        "valeur",
        "source",
        "lignes",
        "depuis",
        "autres_lignes",
        "origine",
        "groupe",
        "note",
    ];
    let lines: Vec<_> = DATA.lines().filter(|line| line.starts_with("      {")).collect();
    let values: usize = all_indicators().iter().map(|i| i.valeurs.len()).sum();
    assert_eq!(lines.len(), values);
    for line in lines {
        let places: Vec<_> =
            keys.iter().filter_map(|key| line.find(&format!("\"{key}\":"))).collect();
        assert!(places.is_sorted(), "keys out of order: {line}");
    }
}

#[test]
fn numbers_are_read_as_a_french_reader_does() {
    assert_eq!(numbers("soit 97,48% ou 0.46%"), [97.48, 0.46]);
    assert_eq!(numbers("et 1 706 agréés au 31/12/2014."), [1.0, 706.0, 1706.0]);
    assert_eq!(numbers("CC 121 119,88%"), [121.0, 119.88]);
    assert_eq!(numbers("Six EPCI, un seul"), [6.0, 1.0, 1.0]);
    assert_eq!(numbers("Année scolaire 2014/2015"), [0.0; 0]);
}
