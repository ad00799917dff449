//! Communes are found by what people really type: every name, every usual misspelling.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use carte_services_familles::compute::search::{Index, Matched};
use carte_services_familles::data::{Bundle, load};
use carte_services_familles::domain::{Commune, Dataset};

fn dataset() -> Dataset {
    load(&Bundle::GEODATA).expect("the bundled data is valid")
}

/// Shares found first and in the first three, in percent, over (commune, query) pairs.
fn shares<'a>(
    index: &Index,
    family: &str,
    queries: impl Iterator<Item = (&'a Commune, String)>,
) -> (f64, f64) {
    let (mut all, mut first, mut three, mut lost) = (0_u32, 0_u32, 0_u32, Vec::new());
    for (commune, query) in queries {
        let place = index.find(&query).iter().position(|hit| hit.insee == commune.insee);
        all += 1;
        first += u32::from(place == Some(0));
        three += u32::from(place.is_some_and(|place| place < 3));
        if place.is_none_or(|place| place > 2) {
            lost.push(format!("{query} ({})", commune.name));
        }
    }
    let share = |n: u32| f64::from(n) * 100.0 / f64::from(all);
    println!(
        "{family:28} {all:6} queries: {:6.2} % first, {:6.2} % in three; {:?}",
        share(first),
        share(three),
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
    let dataset = dataset();
    let index = Index::new(&dataset);
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
        let queries = dataset.communes.iter().map(|c| (c, misspell(&c.name)));
        let (first, three) = shares(&index, family, queries);
        assert!(three == 100.0 && first >= 99.5, "{family}: {first} {three}");
    }
}

#[test]
fn one_slip_is_forgiven() {
    let dataset = dataset();
    let index = Index::new(&dataset);
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
    for (family, slip) in families {
        let queries = dataset.communes.iter().flat_map(|commune| {
            let name: Vec<char> = commune.name.to_lowercase().chars().collect();
            let slips = (0..name.len()).filter_map(|at| slip(&name, at)).collect::<Vec<_>>();
            slips.into_iter().map(move |slip| (commune, slip.into_iter().collect::<String>()))
        });
        let (_, three) = shares(&index, family, queries);
        assert!(three >= 98.0, "{family}: {three}");
    }
}

#[test]
fn names_of_today_offer_all_that_they_join() {
    let dataset = dataset();
    let index = Index::new(&dataset);
    for commune in &dataset.communes {
        let Some(today) = &commune.today else { continue };
        let hits = index.find(&today.name);
        let found = hits.iter().find(|hit| hit.insee == commune.insee);
        assert!(found.is_some(), "{} → {}", today.name, commune.name);
    }
    let hits = index.find("le montsaugeonnais");
    assert_eq!(hits[0].matched, Matched::NameOfToday);
}

#[test]
fn a_postcode_offers_all_its_communes() {
    let dataset = dataset();
    let index = Index::new(&dataset);
    for commune in &dataset.communes {
        for postcode in &commune.postcodes {
            let hits = index.find(&postcode.to_string());
            let sharing = dataset.communes.iter().filter(|c| c.postcodes.contains(postcode));
            assert_eq!(hits.len(), sharing.count(), "{postcode}");
            let both = index.find(&format!("{postcode} {}", commune.name));
            assert_eq!(both.first().map(|hit| hit.insee), Some(commune.insee), "{postcode}");
        }
    }
}

#[test]
fn names_are_found_while_they_are_typed() {
    let dataset = dataset();
    let index = Index::new(&dataset);
    for (typed, expected) in [
        ("lan", "Langres"),
        ("rolanp", "Rolampont"),
        ("st diz", "Saint-Dizier"),
        ("colombey les 2", "Colombey-les-Deux-Églises"),
        ("luzy/marne", "Luzy-sur-Marne"),
        ("joinv", "Joinville"),
    ] {
        let first = index.find(typed).first().and_then(|hit| dataset.commune(hit.insee));
        assert_eq!(first.map(|c| c.name.as_str()), Some(expected), "{typed}");
    }
}

#[test]
fn hopeless_queries_find_nothing_and_harm_nothing() {
    let dataset = dataset();
    let index = Index::new(&dataset);
    for query in ["", "  ", "5", "99999", "520000", "👍", "\u{301}", "-", "xqzwk"] {
        assert_eq!(index.find(query), [], "{query}");
    }
    assert!(index.find(&"saint ".repeat(9000)).len() <= 8);
}
