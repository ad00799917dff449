//! Ranks names by how well they match the typed words, tolerating typos.

use std::cmp::Reverse;

use super::edit_distance::{MAX_TYPOS, edit_distance};
use super::names::{IndexEntry, NameIndex, NameTarget, letter_set, name_keys};
use super::outcome::FoundPlace;
use model::CommuneCode;
use small_std::sort_by;

/// How a name matches the text, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchKind {
    /// The whole name.
    Whole,
    /// The whole name except for stop words.
    WithoutStopWords,
    /// The beginning of the name.
    Beginning,
    /// One or several whole words after the first.
    InnerWords,
    /// The beginning of a word after the first.
    InnerPrefix,
}

/// An entry of the index that matches, and how well.
#[derive(Clone, Copy)]
pub struct RankedMatch<'a> {
    pub entry: &'a IndexEntry,
    /// Number of typos between text and name.
    pub typos: usize,
    pub kind: MatchKind,
}

/// Typed words, prepared for comparison.
pub struct NormalizedQuery {
    /// The words concatenated.
    pub full: String,
    short: String,
    /// Set of the letters in `short`, one bit each.
    letter_set: u32,
}

impl NormalizedQuery {
    /// Prepares words for comparison; `None` if there are none.
    pub fn from_words<'a>(words: impl Iterator<Item = &'a str> + Clone) -> Option<Self> {
        let (full, short) = name_keys(words);
        let letter_set = letter_set(&short);
        (!full.is_empty()).then_some(Self { full, short, letter_set })
    }

    /// The matching entries of the map, best first; with `postcode`, only those whose postcode begins with it.
    pub fn rank_on_map<'a>(
        &self,
        names: &'a NameIndex,
        postcode: Option<&str>,
    ) -> Vec<RankedMatch<'a>> {
        let has_postcode = |entry: &&IndexEntry| postcode.is_none_or(|d| entry.has_postcode(d));
        let entries = names.entries.iter().take(names.on_map_count).filter(has_postcode);
        let mut ranked: Vec<RankedMatch<'a>> =
            entries.filter_map(|entry| self.match_entry(entry)).collect();
        sort_matches(&mut ranked);
        ranked
    }

    /// The matching entries outside the map: whole names with typos if `with_typos`, otherwise names or their
    /// beginnings without typos.
    pub fn rank_outside<'a>(&self, names: &'a NameIndex, with_typos: bool) -> Vec<RankedMatch<'a>> {
        let outside = names.entries.iter().skip(names.on_map_count);
        let mut ranked: Vec<RankedMatch<'a>> = match with_typos {
            true => outside.filter_map(|entry| self.match_whole_name(entry)).collect(),
            false => outside.filter_map(|entry| self.match_exact(entry)).collect(),
        };
        sort_matches(&mut ranked);
        ranked
    }

    /// Whether the name matches in full; stop words may be missing or added, but not replaced.
    pub fn is_name_of(&self, entry: &IndexEntry) -> bool {
        self.full == entry.full
            || (self.short == entry.short && is_subsequence(&self.full, &entry.full))
    }

    /// Whether the name begins with the text; stop words may be missing, but not added or replaced.
    pub fn is_beginning_of(&self, entry: &IndexEntry) -> bool {
        entry.full.len() > self.full.len() && is_subsequence(&self.full, &entry.full)
    }

    fn match_exact<'a>(&self, entry: &'a IndexEntry) -> Option<RankedMatch<'a>> {
        let kind = match () {
            () if entry.full == self.full => MatchKind::Whole,
            () if entry.short == self.short => MatchKind::WithoutStopWords,
            () if entry.full.starts_with(&self.full) => MatchKind::Beginning,
            () if entry.short.starts_with(&self.short) => MatchKind::Beginning,
            () => return None,
        };
        Some(RankedMatch { entry, typos: 0, kind })
    }

    fn match_whole_name<'a>(&self, entry: &'a IndexEntry) -> Option<RankedMatch<'a>> {
        if self.lacks_letters(entry) || self.short.len().abs_diff(entry.short.len()) > MAX_TYPOS {
            return None;
        }
        let max = max_typos(self.short.len());
        let distance = |text: &str, name: &str| {
            edit_distance(text.as_bytes(), name.as_bytes(), max).to_whole_name
        };
        let full = distance(&self.full, &entry.full).map(|typos| (typos, MatchKind::Whole));
        let short = distance(&self.short, &entry.short).map(|t| (t, MatchKind::WithoutStopWords));
        let (typos, kind) = full.into_iter().chain(short).min()?;
        Some(RankedMatch { entry, typos, kind })
    }

    /// Quick reject: whether the name lacks more of the typed letters than typos are tolerated. Excludes most
    /// names before the costly comparison.
    fn lacks_letters(&self, entry: &IndexEntry) -> bool {
        (self.letter_set & !entry.letter_set).count_ones() as usize > MAX_TYPOS
    }

    /// The entries of the map within two typos of a text of at least five letters, whatever its length allows
    /// otherwise: for a text that matches nothing.
    pub fn last_resort_matches<'a>(&self, names: &'a NameIndex) -> Vec<RankedMatch<'a>> {
        let distant_match = |entry: &'a IndexEntry| {
            let typos = edit_distance(self.full.as_bytes(), entry.full.as_bytes(), MAX_TYPOS)
                .to_whole_name?;
            Some(RankedMatch { entry, typos, kind: MatchKind::Whole })
        };
        let mut ranked: Vec<RankedMatch<'a>> = match self.full.len() {
            0..=4 => Vec::new(),
            _ => names.entries_on_map().filter_map(distant_match).collect(),
        };
        sort_matches(&mut ranked);
        ranked
    }

    /// The département or region within one typo of a long name.
    pub fn match_area(&self, names: &NameIndex) -> Option<NameTarget> {
        let within_one_typo = |(name, target): &(String, NameTarget)| {
            let typos = edit_distance(self.full.as_bytes(), name.as_bytes(), 1).to_whole_name;
            typos.filter(|_| self.full.len() > 9).map(|_| *target)
        };
        names.areas.iter().find_map(within_one_typo)
    }

    fn match_entry<'a>(&self, entry: &'a IndexEntry) -> Option<RankedMatch<'a>> {
        if self.lacks_letters(entry) {
            return None;
        }
        let text = self.full.as_bytes();
        let length = text.len();
        let compare = |text: &str, name: &str, kind: MatchKind| {
            let distance = edit_distance(text.as_bytes(), name.as_bytes(), max_typos(text.len()));
            let beginning = distance.to_prefix.filter(|typos| *typos == 0 || text.len() > 4);
            let whole = distance.to_whole_name.map(|typos| (typos, kind));
            whole.into_iter().chain(beginning.map(|typos| (typos, MatchKind::Beginning))).min()
        };
        let inner_match = || {
            let max = usize::from(length > 4);
            let name = entry.full.as_bytes();
            let rests = entry.word_starts.iter().filter_map(|s| Some((*s, name.get(*s..)?)));
            let matches = rests.filter_map(|(start, rest)| {
                let typos = edit_distance(text, rest, max).to_prefix?;
                let end = start + length;
                let ends_at_word = end == name.len() || entry.word_starts.contains(&end);
                Some((
                    typos,
                    if typos == 0 && ends_at_word {
                        MatchKind::InnerWords
                    } else {
                        MatchKind::InnerPrefix
                    },
                ))
            });
            matches.min()
        };
        let full = compare(&self.full, &entry.full, MatchKind::Whole);
        let short = compare(&self.short, &entry.short, MatchKind::WithoutStopWords);
        let (typos, kind) = full.into_iter().chain(short).chain(inner_match()).min()?;
        Some(RankedMatch { entry, typos, kind })
    }
}

/// Maximum number of typos in a text of this many letters: the shorter a text, the more names are as close to
/// it. [`NormalizedQuery::last_resort_matches`] allows more when nothing else matches.
fn max_typos(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=7 => 1,
        _ => MAX_TYPOS,
    }
}

/// Sorts best first; equal matches by the number of services.
fn sort_matches(ranked: &mut Vec<RankedMatch<'_>>) {
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
            |m: &RankedMatch<'_>| (m.typos, m.kind, place_order(m), Reverse(m.entry.service_count));
        let name_length = |m: &RankedMatch<'_>| m.entry.full.len();
        sort_key(a)
            .cmp(&sort_key(b))
            .then_with(|| name_length(a).cmp(&name_length(b)))
            .then_with(|| a.entry.full.cmp(&b.entry.full))
    });
}

/// Whether one text results from the other by leaving letters out.
pub fn is_subsequence(one: &str, other: &str) -> bool {
    let (long, short) = if one.len() < other.len() { (other, one) } else { (one, other) };
    let mut letters = long.bytes();
    short.bytes().all(|letter| letters.any(|candidate| candidate == letter))
}
