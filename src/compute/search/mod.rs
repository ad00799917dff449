//! Finding a commune by what a person types: name of 2015 or of today, postcode, slips forgiven.

mod edits;
mod fold;

pub use fold::tokens;

use std::cmp::Reverse;

use edits::edits;

use crate::domain::{Dataset, InseeCode};
use crate::light::sort_by;

/// The most communes offered, but for a whole postcode.
const MOST_OFFERED: usize = 8;
/// The longest query that is read, in characters.
const LONGEST: usize = 80;

/// A commune that a query finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The commune.
    pub insee: InseeCode,
    /// By what it was found.
    pub matched: Matched,
}

/// By what a commune was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matched {
    /// Its name of 2015.
    Name,
    /// The name of what it has become.
    NameOfToday,
    /// Its postcode.
    Postcode,
}

/// One name of one commune, ready to be compared.
#[derive(Clone, Debug)]
struct Entry {
    insee: InseeCode,
    matched: Matched,
    /// The words in a row, without separators.
    full: String,
    /// The same without small words.
    short: String,
    /// Where in `full` the words after the first begin.
    later: Vec<usize>,
    postcodes: Vec<String>,
    /// How many services stand there: the nearest to importance that the document knows.
    services: usize,
}

/// All names, built once.
#[derive(Clone, Debug)]
pub struct Index(Vec<Entry>);

impl Index {
    /// The names of the dataset's communes.
    #[must_use]
    pub fn new(dataset: &Dataset) -> Self {
        let mut entries = Vec::new();
        for commune in &dataset.communes {
            let here = dataset.services.iter().filter(|s| s.communes.contains(&commune.insee));
            let services = here.count();
            let postcodes: Vec<String> =
                commune.postcodes.iter().map(ToString::to_string).collect();
            let mut add = |name: &str, matched| {
                let words = fold::words(&fold::tokens(name));
                let (full, short) = keys(&words);
                let mut later = Vec::new();
                let mut at = 0;
                for word in &words {
                    later.push(at);
                    at += word.len();
                }
                later.remove(0);
                let postcodes = postcodes.clone();
                let insee = commune.insee;
                entries.push(Entry { insee, matched, full, short, later, postcodes, services });
            };
            add(&commune.name, Matched::Name);
            if let Some(today) = &commune.today {
                add(&today.name, Matched::NameOfToday);
            }
        }
        Self(entries)
    }

    /// The communes that `query` may mean, best first; none for an empty or hopeless one.
    #[must_use]
    pub fn find(&self, query: &str) -> Vec<Hit> {
        let query: String = query.chars().take(LONGEST).collect();
        let (digits, names): (Vec<String>, Vec<String>) =
            fold::tokens(&query).into_iter().partition(|t| t.len() > 1 && is_number(t));
        let postcode = digits.first().map(String::as_str);
        let words = fold::words(&names);
        if words.is_empty() {
            return postcode.map(|postcode| self.by_postcode(postcode)).unwrap_or_default();
        }
        let (full, short) = keys(&words);
        let typed = Typed { full: full.as_bytes(), short: short.as_bytes() };
        let inside = |entry: &&Entry| postcode.is_none_or(|p| entry.has_postcode(p));
        let ranked = self.0.iter().filter(inside);
        let mut ranked: Vec<(Rank, &Entry)> =
            ranked.filter_map(|entry| Some((typed.rank(entry)?, entry))).collect();
        sort_by(&mut ranked, |(a, x), (b, y)| {
            let tie =
                |e: &Entry| (e.matched == Matched::NameOfToday, Reverse(e.services), e.full.len());
            a.cmp(b).then_with(|| tie(x).cmp(&tie(y))).then_with(|| x.full.cmp(&y.full))
        });
        let mut hits: Vec<Hit> = Vec::new();
        for (_, entry) in ranked {
            if hits.len() < MOST_OFFERED && !hits.iter().any(|hit| hit.insee == entry.insee) {
                hits.push(Hit { insee: entry.insee, matched: entry.matched });
            }
        }
        hits
    }

    fn by_postcode(&self, postcode: &str) -> Vec<Hit> {
        let own = |entry: &&Entry| entry.matched == Matched::Name && entry.has_postcode(postcode);
        let mut entries: Vec<&Entry> = self.0.iter().filter(own).collect();
        sort_by(&mut entries, |a, b| {
            (Reverse(a.services), &a.full).cmp(&(Reverse(b.services), &b.full))
        });
        let most = if postcode.len() == 5 { usize::MAX } else { MOST_OFFERED };
        let hit = |entry: &Entry| Hit { insee: entry.insee, matched: Matched::Postcode };
        entries.into_iter().take(most).map(hit).collect()
    }
}

impl Entry {
    fn has_postcode(&self, beginning: &str) -> bool {
        self.postcodes.iter().any(|postcode| postcode.starts_with(beginning))
    }
}

/// How well a name answers: slips first, then whole name, whole but for small words, beginning,
/// later word.
type Rank = (usize, u8);

/// What is typed, ready to be compared.
struct Typed<'a> {
    full: &'a [u8],
    short: &'a [u8],
}

impl Typed<'_> {
    fn rank(&self, entry: &Entry) -> Option<Rank> {
        let length = self.full.len();
        let most = match length {
            0..=2 => 0,
            3..=7 => 1,
            _ => 2,
        };
        let compare = |typed: &[u8], name: &str, kind: u8| {
            let edits = edits(typed, name.as_bytes(), most);
            let beginning = edits.prefix.filter(|slips| *slips == 0 || length > 4);
            let whole = edits.whole.map(|slips| (slips, kind));
            whole.into_iter().chain(beginning.map(|slips| (slips, 2))).min()
        };
        let later = || {
            let slips = usize::from(length > 4);
            let rests = entry.later.iter().filter_map(|start| entry.full.as_bytes().get(*start..));
            rests.filter_map(|rest| edits(self.full, rest, slips).prefix).map(|s| (s, 3)).min()
        };
        let full = compare(self.full, &entry.full, 0);
        full.into_iter().chain(compare(self.short, &entry.short, 1)).chain(later()).min()
    }
}

/// The words in a row, and the same without small words unless nothing is left.
fn keys(words: &[String]) -> (String, String) {
    let short: String =
        words.iter().filter(|word| !fold::is_small(word)).map(String::as_str).collect();
    let full = words.concat();
    let short = if short.is_empty() { full.clone() } else { short };
    (full, short)
}

fn is_number(token: &str) -> bool {
    token.bytes().all(|b| b.is_ascii_digit())
}
