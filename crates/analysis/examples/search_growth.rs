//! Benchmark: times a keystroke in the commune field with 437 and with 35,000 communes, and the places outside:
//! `cargo run --release -p analysis --example search_growth`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use analysis::search::Search;
use model::read::outside_places;
use model::{Communes, Dataset};

const QUERIES: [&str; 9] = [
    "saint-dizier",
    "rolampnt",
    "colombey les 2 eglises",
    "52200 langres",
    "chateauvilain",
    "le montsaugeonnais",
    "troyes",
    "12 rue de langres 52000 chaumont",
    "djion",
];

fn main() {
    let real = fixtures::dataset();
    measure("437 communes", real);
    measure("35,000 communes", &grown(real, 35_000));
}

/// Repeats the communes up to `size`, under names combined from two of them.
fn grown(real: &Dataset, size: usize) -> Dataset {
    let mut communes = real.communes.to_vec();
    let count = real.communes.len();
    for number in count..size {
        let mut commune = real.communes[number % count].clone();
        let other = &real.communes[(number * 7 + number / count) % count].name;
        let cut =
            other.char_indices().nth(2 + number / count % 4).map_or(other.len(), |(at, _)| at);
        commune.name = format!("{}{}", &other[..cut], commune.name.to_lowercase());
        communes.push(commune);
    }
    Dataset { communes: Communes::complete(communes), ..real.clone() }
}

fn measure(title: &str, dataset: &Dataset) {
    let start = Instant::now();
    let text = fixtures::geodata_text("lieux-exterieurs.csv");
    let outside = outside_places(&text).expect("the published file is valid");
    let names = &dataset.details.get().expect("all is read").gazetteer;
    let search = Search::new(dataset, names, Some(&outside));
    let built = start.elapsed();
    let mut times: Vec<Duration> = Vec::new();
    for query in QUERIES {
        for (end, letter) in query.char_indices() {
            let start = Instant::now();
            black_box(search.reply(black_box(&query[..end + letter.len_utf8()])));
            times.push(start.elapsed());
        }
    }
    times.sort();
    let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
    println!(
        "{title}: built in {built:?}; a keystroke takes {median:?} (median), {worst:?} (worst)"
    );
}
