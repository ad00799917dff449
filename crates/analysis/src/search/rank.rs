//! Ranks names by how well they match the typed words, tolerating typos.

use std::cmp::Reverse;

use super::edits::{MOST, edits};
use super::names::{IndexEntry, Names, Target, keys, letters};
use super::outcome::FoundPlace;
use model::CommuneCode;
use small_std::sort_by;

/// How a name matches the text, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchKind {
    /// The whole name.
    Whole,
    /// The whole name except for stop words.
    Short,
    /// The beginning of the name.
    Beginning,
    /// One or several whole words after the first.
    LaterWords,
    /// The beginning of a word after the first.
    Later,
}

/// An entry of the index that matches, and how well.
#[derive(Clone, Copy)]
pub struct RankedMatch<'a> {
    pub entry: &'a IndexEntry,
    /// Number of typos between text and name.
    pub typos: usize,
    pub fit: MatchKind,
}

/// Typed words, prepared for comparison.
pub struct NormalizedQuery {
    /// The words concatenated.
    pub full: String,
    short: String,
    /// Set of the letters in `short`, one bit each.
    letters: u32,
}

impl NormalizedQuery {
    /// Prepares words for comparison; `None` if there are none.
    pub fn of<'a>(words: impl Iterator<Item = &'a str> + Clone) -> Option<Self> {
        let (full, short) = keys(words);
        let letters = letters(&short);
        (!full.is_empty()).then_some(Self { full, short, letters })
    }

    /// The matching entries of the map, best first; with `postcode`, only those whose postcode begins with it.
    pub fn ranked<'a>(&self, names: &'a Names, served: Option<&str>) -> Vec<RankedMatch<'a>> {
        let served = |entry: &&IndexEntry| served.is_none_or(|digits| entry.is_served_by(digits));
        let entries = names.entries.iter().take(names.ours).filter(served);
        let mut ranked: Vec<RankedMatch<'a>> =
            entries.filter_map(|entry| self.rank(entry)).collect();
        sort(&mut ranked);
        ranked
    }

    /// The matching entries outside the map: whole names with typos if `allows_typos`, otherwise names or their
    /// beginnings without typos.
    pub fn outside<'a>(&self, names: &'a Names, forgiving: bool) -> Vec<RankedMatch<'a>> {
        let outside = names.entries.iter().skip(names.ours);
        let mut ranked: Vec<RankedMatch<'a>> = match forgiving {
            true => outside.filter_map(|entry| self.whole(entry)).collect(),
            false => outside.filter_map(|entry| self.exact(entry)).collect(),
        };
        sort(&mut ranked);
        ranked
    }

    /// Whether the name matches in full; stop words may be missing or added, but not replaced.
    pub fn is_called(&self, entry: &IndexEntry) -> bool {
        self.full == entry.full || (self.short == entry.short && one_holds(&self.full, &entry.full))
    }

    /// Whether the name begins with the text; stop words may be missing, but not added or replaced.
    pub fn begins(&self, entry: &IndexEntry) -> bool {
        entry.full.len() > self.full.len() && one_holds(&self.full, &entry.full)
    }

    fn exact<'a>(&self, entry: &'a IndexEntry) -> Option<RankedMatch<'a>> {
        let fit = match () {
            () if entry.full == self.full => MatchKind::Whole,
            () if entry.short == self.short => MatchKind::Short,
            () if entry.full.starts_with(&self.full) => MatchKind::Beginning,
            () if entry.short.starts_with(&self.short) => MatchKind::Beginning,
            () => return None,
        };
        Some(RankedMatch { entry, typos: 0, fit })
    }

    fn whole<'a>(&self, entry: &'a IndexEntry) -> Option<RankedMatch<'a>> {
        if self.lacks_letters(entry) || self.short.len().abs_diff(entry.short.len()) > MOST {
            return None;
        }
        let max = allowed(self.short.len());
        let slips = |text: &str, name: &str| edits(text.as_bytes(), name.as_bytes(), max).whole;
        let full = slips(&self.full, &entry.full).map(|slips| (slips, MatchKind::Whole));
        let short = slips(&self.short, &entry.short).map(|slips| (slips, MatchKind::Short));
        let (slips, fit) = full.into_iter().chain(short).min()?;
        Some(RankedMatch { entry, typos: slips, fit })
    }

    /// Quick reject: whether the name lacks more of the typed letters than typos are tolerated. Excludes most
    /// names before the costly comparison.
    fn lacks_letters(&self, entry: &IndexEntry) -> bool {
        (self.letters & !entry.letters).count_ones() as usize > MOST
    }

    /// The entries of the map within two typos of a text of at least five letters.
    pub fn far<'a>(&self, names: &'a Names) -> Vec<RankedMatch<'a>> {
        let distant_match = |entry: &'a IndexEntry| {
            let slips = edits(self.full.as_bytes(), entry.full.as_bytes(), MOST).whole?;
            Some(RankedMatch { entry, typos: slips, fit: MatchKind::Whole })
        };
        let mut ranked: Vec<RankedMatch<'a>> = match self.full.len() {
            0..=4 => Vec::new(),
            _ => names.on_map().filter_map(distant_match).collect(),
        };
        sort(&mut ranked);
        ranked
    }

    /// The département or region within one typo of a long name.
    pub fn area(&self, names: &Names) -> Option<Target> {
        let within_one_typo = |(name, target): &(String, Target)| {
            let typos = edits(self.full.as_bytes(), name.as_bytes(), 1).whole;
            typos.filter(|_| self.full.len() > 9).map(|_| *target)
        };
        names.areas.iter().find_map(within_one_typo)
    }

    fn rank<'a>(&self, entry: &'a IndexEntry) -> Option<RankedMatch<'a>> {
        if self.lacks_letters(entry) {
            return None;
        }
        let text = self.full.as_bytes();
        let length = text.len();
        let compare = |text: &str, name: &str, kind: MatchKind| {
            let edits = edits(text.as_bytes(), name.as_bytes(), allowed(text.len()));
            let beginning = edits.prefix.filter(|typos| *typos == 0 || text.len() > 4);
            let whole = edits.whole.map(|typos| (typos, kind));
            whole.into_iter().chain(beginning.map(|typos| (typos, MatchKind::Beginning))).min()
        };
        let inner_match = || {
            let slips = usize::from(length > 4);
            let name = entry.full.as_bytes();
            let rests = entry.later.iter().filter_map(|start| Some((*start, name.get(*start..)?)));
            let matches = rests.filter_map(|(start, rest)| {
                let slips = edits(text, rest, slips).prefix?;
                let end = start + length;
                let ends_at_word = end == name.len() || entry.later.contains(&end);
                Some((
                    slips,
                    if slips == 0 && ends_at_word {
                        MatchKind::LaterWords
                    } else {
                        MatchKind::Later
                    },
                ))
            });
            matches.min()
        };
        let full = compare(&self.full, &entry.full, MatchKind::Whole);
        let short = compare(&self.short, &entry.short, MatchKind::Short);
        let (slips, fit) = full.into_iter().chain(short).chain(inner_match()).min()?;
        Some(RankedMatch { entry, typos: slips, fit })
    }
}

/// Maximum number of typos in a text of this many letters.
fn allowed(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=7 => 1,
        _ => MOST,
    }
}

/// Sorts best first; equal matches by the number of services.
fn sort(ranked: &mut Vec<RankedMatch<'_>>) {
    sort_by(ranked, |a, b| {
        let place_order = |candidate: &RankedMatch<'_>| match (
            &candidate.entry.hit.place,
            &candidate.entry.hit.alias,
        ) {
            (FoundPlace::Commune(CommuneCode::Former(_)), None) => 0,
            (FoundPlace::Commune(_), None) => 1,
            (_, Some(_)) => 2,
            (FoundPlace::Outside(_), None) => 3,
        };
        let sort_key =
            |m: &RankedMatch<'_>| (m.typos, m.fit, place_order(m), Reverse(m.entry.services));
        let name_length = |m: &RankedMatch<'_>| m.entry.full.len();
        sort_key(a)
            .cmp(&sort_key(b))
            .then_with(|| name_length(a).cmp(&name_length(b)))
            .then_with(|| a.entry.full.cmp(&b.entry.full))
    });
}

/// Whether one text results from the other by leaving letters out.
pub fn one_holds(one: &str, other: &str) -> bool {
    let (long, short) = if one.len() < other.len() { (other, one) } else { (one, other) };
    let mut letters = long.bytes();
    short.bytes().all(|letter| letters.any(|candidate| candidate == letter))
}
