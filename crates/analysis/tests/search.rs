//! The search finds places by what people really type, and accepts nothing uncertain.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::sync::OnceLock;

use analysis::search::{
    AmbiguityCause, FoundPlace, Hit, PlaceChoice, QueryOutcome, Search, SearchResult, place_label,
    tokens,
};
use model::read::outside_places;
use model::{Commune, CommuneCode, Dataset, Gazetteer, OutsidePlace};
use proptest::prelude::*;

fn dataset() -> &'static Dataset {
    fixtures::dataset()
}

fn outside() -> Vec<OutsidePlace> {
    let text = fixtures::geodata_text("lieux-exterieurs.csv");
    outside_places(&text).expect("the published file is valid")
}

fn search() -> &'static Search<'static> {
    static BUILT: OnceLock<Search<'static>> = OnceLock::new();
    BUILT.get_or_init(|| Search::new(dataset(), names(), Some(&outside())))
}

fn names() -> &'static Gazetteer {
    &dataset().details.get().expect("all is read").gazetteer
}

/// A hit, as written in the table of queries.
fn written(hit: &Hit) -> String {
    let mark = match hit.place {
        FoundPlace::Commune(CommuneCode::Today(_)) => "@",
        FoundPlace::Commune(CommuneCode::Former(_)) => "",
        FoundPlace::Outside(_) => "^",
    };
    format!("{mark}{}", place_label(dataset(), hit))
}

/// A result, as written in the table of queries.
fn row(result: &SearchResult) -> String {
    let three = |hits: &[Hit]| hits.iter().take(3).map(written).collect::<Vec<_>>().join(" | ");
    let outcome = match &result.outcome {
        QueryOutcome::Exact(hit) => format!("= {}", written(hit)),
        QueryOutcome::Several(_, AmbiguityCause::Postcode(digits)) => format!("? {digits}"),
        QueryOutcome::Several(hits, AmbiguityCause::Name) => format!("? {}", three(hits)),
        QueryOutcome::DidYouMean(hits) => format!("~ {}", three(hits)),
        QueryOutcome::Outside(outside) => {
            let places = outside.places.iter().take(3).map(|place| place.name.clone());
            let instead = outside.alternatives.iter().map(|hit| format!("or {}", written(hit)));
            let code = outside.departement.as_deref().unwrap_or("?");
            format!("^ {code} {}", places.chain(instead).collect::<Vec<_>>().join(" | "))
        }
        QueryOutcome::NeedWord(need) => format!("need {}", need.code()),
        QueryOutcome::WholeMap => "map".to_owned(),
        QueryOutcome::NoSuchPostcode(digits) => format!("no {digits}"),
        QueryOutcome::Nothing => "-".to_owned(),
    };
    let need = result.need.map(|need| format!(" + {}", need.code())).unwrap_or_default();
    format!("{}{need}", outcome.trim_end())
}

#[test]
fn every_query_of_the_table_comes_to_what_it_says() {
    let table = include_str!("search/queries.tsv").lines();
    let rows = table.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let rows: Vec<(&str, &str)> = rows.map(|line| line.split_once('\t').expect("a tab")).collect();
    assert!(rows.len() > 300, "{} rows", rows.len());
    let wrong: Vec<String> = rows
        .iter()
        .map(|(query, expected)| (query, expected, row(&search().find(query))))
        .filter(|(_, expected, actual)| *expected != actual)
        .map(|(query, expected, actual)| format!("{query}: {actual} instead of {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A name in lower case without accents and separators.
fn plain(name: &str) -> String {
    tokens(name).concat()
}

/// Whether the result is exactly that commune of 2015, or the commune of today with the same name that has
/// merged it.
fn is_exactly(result: &SearchResult, commune: &Commune) -> bool {
    let QueryOutcome::Exact(hit) = &result.outcome else { return false };
    let code = hit.code().expect("what is taken is of the map");
    let today = dataset().named_commune(code).expect("known");
    let today = plain(today.name) == plain(&commune.name);
    code == CommuneCode::Former(commune.insee) || (code.includes(commune) && today)
}

#[test]
fn every_commune_is_found_however_its_name_is_dressed() {
    type Dress = fn(&str, &str) -> String;
    let dresses: [Dress; 18] = [
        |name, _| name.to_owned(),
        |name, _| name.to_uppercase(),
        |name, _| without_accents(&name.to_lowercase()),
        |name, _| name.replace('-', " "),
        |name, code| format!("{code} {name}"),
        |name, code| format!("{name} {code}"),
        |name, code| format!("{} {} {name}", &code[..2], &code[2..]),
        |name, code| format!("{name} ({code})"),
        |name, _| format!("{name}, Haute-Marne"),
        |name, _| format!("{name} (Haute-Marne)"),
        |name, _| format!("{} HAUTE MARNE", name.to_uppercase()),
        |name, _| format!("{name} 52"),
        |name, code| format!("{code} {name}, France"),
        |name, code| format!("3 rue des Tilleuls {code} {name}"),
        |name, code| format!("3 rue de Langres, {code} {name} Cedex"),
        |name, _| format!("mairie de {name}"),
        |name, _| format!("j’habite à {name}"),
        |name, code| format!("crèche {code} {name}"),
    ];
    let mut wrong = Vec::new();
    for commune in dataset().communes.iter() {
        for postcode in &commune.postcodes {
            for dress in dresses {
                let query = dress(&commune.name, &postcode.to_string());
                let result = search().find(&query);
                if !is_exactly(&result, commune) {
                    wrong.push(format!("{query}: {}", row(&result)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_commune_of_today_is_one_choice_before_those_that_it_unites() {
    for commune in dataset().communes.iter() {
        let today = CommuneCode::Today(commune.code_today());
        let Some(place) = dataset().named_commune(today) else { continue };
        let result = search().find(place.name);
        assert!(matches!(&result.outcome, QueryOutcome::Exact(hit) if hit.code() == Some(today)));
        let codes: Vec<_> = result.suggestions.iter().map(Hit::code).collect();
        assert_eq!(codes[0], Some(today), "{}", place.name);
        assert!(codes.contains(&Some(CommuneCode::Former(commune.insee))), "{}", commune.name);
        let offers = search().reply(place.name).suggestions;
        let parts = offers.iter().filter(|offer| offer.is_part).count();
        assert_eq!(
            parts,
            dataset().communes_merged_into(commune.code_today()).count(),
            "{}",
            place.name
        );
    }
    let offers = search().reply("rives dervoises").suggestions;
    let former = search().reply("saints-geosmes").suggestions.into_iter();
    let former: Vec<String> =
        former.filter(|offer| offer.is_part).map(|offer| offer.distinction).collect();
    assert_eq!(former, ["52200, l’ancienne commune", "52200, aujourd’hui Saints-Geosmes"]);
    let expected = "52220, commune d’aujourd’hui\u{a0}: Droyes, Longeville-sur-la-Laines, Louze, \
                Puellemontier";
    assert_eq!(
        (offers[0].label.as_str(), offers[0].distinction.as_str()),
        ("Rives Dervoises", expected)
    );
}

#[test]
fn a_postcode_offers_all_its_communes() {
    for commune in dataset().communes.iter() {
        for postcode in &commune.postcodes {
            let result = search().find(&postcode.to_string());
            let sharing: Vec<CommuneCode> = dataset()
                .communes
                .iter()
                .filter(|c| c.postcodes.contains(postcode))
                .map(|c| CommuneCode::Former(c.insee))
                .collect();
            let offered: Vec<CommuneCode> =
                result.suggestions.iter().filter_map(Hit::code).collect();
            assert!(sharing.iter().all(|code| offered.contains(code)), "{postcode}");
        }
    }
}

#[test]
fn what_is_asked_counts_communes_and_agrees() {
    for (query, message) in [
        ("52200", "20\u{a0}communes ont le code postal 52200. Laquelle\u{202f}?"),
        ("chaumon", "4\u{a0}communes portent ce nom ou commencent ainsi. Laquelle\u{202f}?"),
        ("lan", "Plusieurs communes portent ce nom ou commencent ainsi. Laquelle\u{202f}?"),
        ("langrs", "Vouliez-vous dire…\u{202f}?"),
        (
            "52999",
            "Aucune commune de la Haute-Marne n’a le code postal 52999. Écrivez le nom de \
                   la commune.",
        ),
        (
            "Troyes",
            "Troyes est dans l’Aube (10), hors de cette carte, qui est celle de la \
                    Haute-Marne.",
        ),
        ("Paris", "Paris (75) est hors de cette carte, qui est celle de la Haute-Marne."),
        ("10200", "C’est dans l’Aube (10), hors de cette carte, qui est celle de la Haute-Marne."),
        (
            "crèche",
            "C’est noté\u{a0}: «\u{a0}Faire garder mon enfant\u{a0}». Et dans quelle \
                    commune\u{202f}? Écrivez son nom ou son code postal.",
        ),
    ] {
        assert_eq!(search().reply(query).message, message, "{query}");
    }
    assert!(!search().reply("xqzwk 52999").message.contains("Essayez son code postal"));
}

#[test]
fn a_place_around_leads_to_the_nearest_of_the_map() {
    let reply = search().reply("Bar-sur-Aube");
    let choice = reply.choices.first().expect("the nearest");
    assert_eq!(choice.label, "Voir autour de Rizaucourt-Buchey");
    assert_eq!(choice.distinction, "la plus proche de la carte, à 13\u{a0}km");
    assert!(reply.is_outside && reply.accepted.is_none() && !reply.has_no_match);
    assert!(search().reply("Paris").choices.is_empty());
}

#[test]
fn choosing_a_place_outside_tells_of_it() {
    let reply = search().reply("troye");
    let Some(PlaceChoice::Search(words)) = reply.choices.first().map(|offer| offer.choice.clone())
    else {
        panic!("{reply:?}")
    };
    assert_eq!(row(&search().find(&words)), "^ 10 Troyes");
}

#[test]
fn without_the_places_outside_those_of_the_map_are_found_and_no_other_is_made_up() {
    let alone = Search::new(dataset(), names(), None);
    for (query, expected) in [
        ("Langres", "= Langres"),
        ("52200 Langres", "= Langres"),
        ("Montigny-le-Roi", "= Montigny-le-Roi (Val-de-Meuse)"),
        ("10000", "^ 10"),
        ("Troyes (Aube)", "^ 10"),
        ("Troyes", "~ Droyes"),
        ("Neufchâteau", "-"),
    ] {
        assert_eq!(row(&alone.find(query)), expected, "{query}");
    }
    let message = alone.reply("Neufchâteau").message;
    assert!(message.contains("n’ont pas pu être chargées"), "{message}");
}

/// Percentage of (commune, query) pairs whose commune is found first, and among the first three.
fn shares<'a>(family: &str, queries: impl Iterator<Item = (&'a Commune, String)>) -> (f64, f64) {
    let (mut all, mut first, mut three, mut taken, mut lost) = (0, 0, 0, 0, Vec::new());
    for (commune, query) in queries {
        let result = search().find(&query);
        let is_expected = |hit: &Hit| hit.code().is_some_and(|code| code.includes(commune));
        let place = result.suggestions.iter().position(is_expected);
        if let QueryOutcome::Exact(hit) = &result.outcome {
            // With a typo, the query may be the beginning of another name.
            let begins = plain(&place_label(dataset(), hit)).contains(&plain(&query));
            assert!(is_expected(hit) || begins, "{query} takes {}", written(hit));
            taken += 1;
        }
        all += 1;
        first += u32::from(place == Some(0));
        three += u32::from(place.is_some_and(|place| place < 3));
        if place.is_none_or(|place| place > 2) {
            lost.push(format!("{query} ({})", commune.name));
        }
    }
    let share = |n: u32| f64::from(n) * 100.0 / f64::from(all);
    println!(
        "{family:28} {all:6} queries: {:6.2} % first, {:6.2} % in three, {:6.2} % taken; {:?}",
        share(first),
        share(three),
        share(taken),
        &lost[..lost.len().min(5)]
    );
    assert!(all > 0, "{family}: no query");
    (share(first), share(three))
}

fn without_accents(name: &str) -> String {
    let plain = |c: char| match c {
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'É' | 'È' => 'E',
        'à' | 'â' => 'a',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'û' | 'ü' | 'ù' => 'u',
        'ç' => 'c',
        other => other,
    };
    name.chars().map(plain).collect::<String>().replace('œ', "oe")
}

#[test]
fn exact_and_folded_names_are_found_first() {
    type Misspell = fn(&str) -> String;
    let families: [(&str, Misspell); 9] = [
        ("as printed", str::to_owned),
        ("no accents", without_accents),
        ("capitals", |n| n.to_uppercase()),
        ("small letters", |n| n.to_lowercase()),
        ("spaces for hyphens", |n| n.replace('-', " ")),
        ("all in one word", |n| n.replace(['-', ' ', '\'', '’'], "")),
        ("St and Ste", |n| n.replace("Sainte", "Ste").replace("Saint", "St")),
        ("s/ for sur", |n| n.replace("-sur-", " s/ ").replace("-lès-", " ")),
        ("article dropped", |n| {
            let rest =
                ["Le ", "La ", "Les ", "L'"].iter().find_map(|article| n.strip_prefix(article));
            rest.unwrap_or(n).to_owned()
        }),
    ];
    for (family, misspell) in families {
        let queries = dataset().communes.iter().map(|c| (c, misspell(&c.name)));
        let (first, three) = shares(family, queries);
        assert!(three == 100.0 && first >= 99.5, "{family}: {first} {three}");
    }
}

#[test]
fn one_slip_is_forgiven_and_never_taken_for_another() {
    type Slip = fn(&[char], usize) -> Option<Vec<char>>;
    let families: [(&str, Slip); 4] = [
        ("one letter missing", |name, at| {
            let mut slip = name.to_vec();
            slip.remove(at);
            Some(slip)
        }),
        ("two letters swapped", |name, at| {
            let mut slip = name.to_vec();
            (at + 1 < name.len() && name[at] != name[at + 1]).then(|| slip.swap(at, at + 1))?;
            Some(slip)
        }),
        ("one letter wrong", |name, at| {
            let mut slip = name.to_vec();
            slip[at] = if name[at] == 'e' { 'a' } else { 'e' };
            Some(slip)
        }),
        ("one letter too many", |name, at| {
            let mut slip = name.to_vec();
            slip.insert(at, name[at]);
            Some(slip)
        }),
    ];
    // Twenty thousand queries: one thread per kind.
    std::thread::scope(|scope| {
        for (family, slip) in families {
            scope.spawn(move || {
                let queries = dataset().communes.iter().flat_map(|commune| {
                    let name: Vec<char> = commune.name.to_lowercase().chars().collect();
                    let slips: Vec<_> = (0..name.len()).filter_map(|at| slip(&name, at)).collect();
                    slips.into_iter().map(move |slip| (commune, slip.into_iter().collect()))
                });
                let (_, three) = shares(family, queries);
                assert!(three >= 98.0, "{family}: {three}");
            });
        }
    });
}

#[test]
fn names_are_found_while_they_are_typed() {
    for (query, expected) in [
        ("lan", "Langres"),
        ("rolanp", "Rolampont"),
        ("st diz", "Saint-Dizier"),
        ("colombey les 2", "@Colombey les Deux Églises"),
        ("luzy/marne", "Luzy-sur-Marne"),
        ("joinv", "Joinville"),
    ] {
        let result = search().find(query);
        assert_eq!(result.suggestions.first().map(written).as_deref(), Some(expected), "{query}");
    }
}

#[test]
fn hopeless_queries_find_nothing_and_harm_nothing() {
    for query in ["", "  ", "5", "99999", "520000", "👍", "\u{301}", "-", "xqzwk"] {
        assert_eq!(search().find(query).suggestions, [], "{query}");
    }
    for long in ["saint ", "rue ", "52000 ", "5 2 0 0 0 ", "Langres, ", "/"] {
        assert!(search().find(&long.repeat(9000)).suggestions.len() <= 40);
    }
}

proptest! {
    #[test]
    fn no_text_does_harm(text in "\\PC{0,80}") {
        let _ = search().reply(&text);
    }

    #[test]
    fn no_mixture_of_what_people_write_does_harm(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "52200", "52 2", "00", "Langres", "rue", "de", "la", "l'", "cedex", "9", "(", ")", ",",
            "/", "st", "s/", "Troyes", "Haute-Marne", "Aube", "crèche", "à", "bis", "Paris", "é",
            "Montigny", "le Roi", "bp", "10", "\u{301}", "👍",
        ]), 0..12),
        glue in prop::sample::select(vec!["", " ", "-", ", "]),
    ) {
        let reply = search().reply(&pieces.join(glue));
        prop_assert!(reply.accepted.is_none() || !reply.has_no_match);
    }
}
