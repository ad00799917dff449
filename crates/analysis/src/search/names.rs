//! The index of all names, prepared for comparison.

use super::outcome::{FoundPlace, Hit};
use super::{normalize, vocabulary};
use model::{CommuneCode, Dataset, Gazetteer, InseeCode, Need, OutsidePlace, Postcode};
use small_std::sort_by;

/// One name of a place.
#[derive(Clone, Debug)]
pub struct IndexEntry {
    /// The place, with this name.
    pub hit: Hit,
    /// Normalised words of the name, concatenated.
    pub full: String,
    /// Like `full`, without stop words; equal to it if all are stop words.
    pub short: String,
    /// Set of the letters in `full`, one bit each; excludes most names before the costly comparison.
    pub letter_set: u32,
    /// Offsets in `full` at which the second and later words begin.
    pub word_starts: Vec<usize>,
    /// Postcodes of a commune; empty for other places.
    pub postcodes: Vec<Postcode>,
    /// Number of services there, which stands for importance, as the document gives no better measure.
    pub service_count: usize,
}

/// What a name denotes: a place, an area or a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameTarget {
    /// A place: index into [`NameIndex::entries`].
    Place(usize),
    /// A département: index into the gazetteer.
    Departement(usize),
    /// The region of the map.
    Region,
    /// A word for a need.
    Need(Need),
}

#[derive(Clone, Debug)]
pub struct NameIndex {
    /// Names of places: those of the map, then those outside.
    pub entries: Vec<IndexEntry>,
    /// Number of entries of the map; they come first.
    pub on_map_count: usize,
    /// Names of the départements and of the map's region.
    pub areas: Vec<(String, NameTarget)>,
    /// All names, normalised as in [`IndexEntry::full`] or [`IndexEntry::short`], sorted for binary search.
    keys: Vec<(String, NameTarget)>,
    /// Pairs of a commune of 2015 and the commune of today it was renamed or merged into.
    mergers: Vec<(InseeCode, InseeCode)>,
}

impl NameIndex {
    /// Indexes the dataset's communes, the gazetteer and the places outside.
    pub fn new(dataset: &Dataset, gazetteer: &Gazetteer, outside: &[OutsidePlace]) -> Self {
        let mut entries = Vec::new();
        for commune in dataset.communes.iter() {
            let code = CommuneCode::Former(commune.insee);
            entries.push(IndexEntry::new(&commune.name, code.into(), commune.postcodes.clone()));
        }
        let mut codes: Vec<InseeCode> =
            dataset.communes.iter().filter_map(|c| Some(c.today.as_ref()?.insee)).collect();
        codes.dedup();
        let mut mergers: Vec<(InseeCode, InseeCode)> = Vec::new();
        for code in codes {
            let commune = dataset.named_commune(CommuneCode::Today(code));
            let Some(commune) = commune.filter(|_| !mergers.iter().any(|(_, o)| *o == code)) else {
                continue;
            };
            let postcodes = commune.seat.postcodes.clone();
            entries.push(IndexEntry::new(commune.name, commune.code.into(), postcodes));
            mergers.extend(dataset.communes_merged_into(code).map(|former| (former.insee, code)));
        }
        for other in &gazetteer.names {
            let Some(commune) = dataset.commune(other.insee) else { continue };
            let place = FoundPlace::Commune(CommuneCode::Former(other.insee));
            let hit = Hit { place, alias: Some(other.name.clone()) };
            entries.push(IndexEntry::new(&other.name, hit, commune.postcodes.clone()));
        }
        for entry in &mut entries {
            let Some(code) = entry.hit.code() else { continue };
            let mut sites = dataset
                .services
                .iter()
                .map(|service| service.communes.iter().filter_map(|insee| dataset.commune(*insee)));
            entry.service_count =
                sites.by_ref().filter_map(|mut all| all.find(|c| code.includes(c))).count();
        }
        let on_map_count = entries.len();
        let outside_entries = outside.iter().map(|place| {
            IndexEntry::new(&place.name, place.clone().into(), place.postcodes.clone())
        });
        entries.extend(outside_entries);
        let mut keys = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            keys.push((entry.full.clone(), NameTarget::Place(index)));
            if entry.short != entry.full {
                keys.push((entry.short.clone(), NameTarget::Place(index)));
            }
        }
        let departements = gazetteer.departements.iter().enumerate();
        let departements =
            departements.map(|(index, d)| (to_key(&d.name), NameTarget::Departement(index)));
        let regions = gazetteer.regions.iter().map(|name| (to_key(name), NameTarget::Region));
        let areas: Vec<(String, NameTarget)> = departements.chain(regions).collect();
        keys.extend(areas.iter().cloned());
        keys.extend(
            vocabulary::need_names().map(|(need, name)| (to_key(name), NameTarget::Need(need))),
        );
        sort_by(&mut keys, |a, b| a.0.cmp(&b.0));
        Self { entries, on_map_count, areas, keys, mergers }
    }

    /// The targets with exactly the normalised name `key`.
    pub fn with_key(&self, key: &str) -> impl Iterator<Item = NameTarget> {
        let start = self.keys.partition_point(|(entry_key, _)| entry_key.as_str() < key);
        let same = self.keys.iter().skip(start).take_while(move |(entry_key, _)| entry_key == key);
        same.map(|(_, target)| *target)
    }

    /// The places of these entries, without duplicates.
    pub fn hits(&self, indices: &[usize]) -> Vec<Hit> {
        let entries = indices.iter().filter_map(|index| self.entries.get(*index));
        dedup_places(entries.map(|entry| entry.hit.clone()))
    }

    /// Drops a former commune if the commune of today that has merged it has the same name and is among the
    /// hits.
    pub fn merge_duplicates(&self, hits: Vec<Hit>) -> Vec<Hit> {
        let current_hits: Vec<&Hit> =
            hits.iter().filter(|hit| matches!(hit.code(), Some(CommuneCode::Today(_)))).collect();
        if current_hits.is_empty() {
            return hits;
        }
        let full_name = |hit: &Hit| {
            let has_place = |e: &&IndexEntry| e.hit.place == hit.place && e.hit.alias.is_none();
            self.entries_on_map().find(has_place).map(|entry| entry.full.as_str())
        };
        let replaces = |merged: &Hit, former: &Hit| {
            self.is_successor_hit(merged, former) && full_name(merged) == full_name(former)
        };
        let is_replaced = |former: &Hit| {
            former.alias.is_none() && current_hits.iter().any(|hit| replaces(hit, former))
        };
        hits.iter().filter(|hit| !is_replaced(hit)).cloned().collect()
    }

    /// Inserts after each commune of today the communes that it has merged.
    pub fn expand_merged(&self, hits: Vec<Hit>) -> Vec<Hit> {
        let former_communes = |hit: &Hit| {
            let former_codes = self.mergers.iter().map(|(code, _)| CommuneCode::Former(*code));
            let today = hit.code();
            let former = former_codes
                .filter(move |code| today.is_some_and(|today| self.is_successor(today, *code)));
            former.map(Hit::from).collect::<Vec<_>>()
        };
        hits.into_iter()
            .flat_map(|hit| {
                let former_hits = former_communes(&hit);
                std::iter::once(hit).chain(former_hits)
            })
            .collect()
    }

    /// Sorts each commune of today before the communes that it has merged.
    pub fn group_by_current(&self, hits: Vec<Hit>) -> Vec<Hit> {
        let successor = |hit: &Hit| {
            let is_former = |(former, _): &&(InseeCode, InseeCode)| {
                hit.code() == Some(CommuneCode::Former(*former))
            };
            self.mergers.iter().find(is_former).map(|(_, new)| Hit::from(CommuneCode::Today(*new)))
        };
        let all = hits.into_iter().flat_map(|hit| match successor(&hit) {
            Some(today) => self.expand_merged(vec![today]),
            None => vec![hit],
        });
        dedup_places(all)
    }

    /// Whether `former` was renamed or merged into `today`.
    pub fn is_successor_hit(&self, today: &Hit, former: &Hit) -> bool {
        today.code().zip(former.code()).is_some_and(|(new, old)| self.is_successor(new, old))
    }

    /// [`NameIndex::is_successor_hit`] for codes.
    pub fn is_successor(&self, today: CommuneCode, former: CommuneCode) -> bool {
        match (today, former) {
            (CommuneCode::Today(new), CommuneCode::Former(old)) => {
                self.mergers.contains(&(old, new))
            }
            _ => false,
        }
    }

    /// The entries of the map.
    pub fn entries_on_map(&self) -> impl Iterator<Item = &IndexEntry> {
        self.entries.iter().take(self.on_map_count)
    }

    /// Whether the entry at this index is on the map.
    pub fn is_on_map(&self, index: usize) -> bool {
        index < self.on_map_count
    }
}

impl IndexEntry {
    fn new(name: &str, hit: Hit, postcodes: Vec<Postcode>) -> Self {
        let words: Vec<String> =
            normalize::expand_words(&normalize::tokens(name)).into_iter().map(|(_, w)| w).collect();
        let (full, short) = name_keys(words.iter().map(String::as_str));
        let mut word_starts = Vec::new();
        let mut offset = 0;
        for word in &words {
            word_starts.push(offset);
            offset += word.len();
        }
        word_starts.retain(|start| *start > 0);
        let letter_set = letter_set(&full);
        Self { hit, full, short, letter_set, word_starts, postcodes, service_count: 0 }
    }

    /// Whether a postcode of the commune begins with `digits`.
    pub fn has_postcode(&self, digits: &str) -> bool {
        self.postcodes.iter().any(|postcode| postcode.starts_with(digits))
    }
}

/// The set of letters in a text, one bit each.
pub fn letter_set(text: &str) -> u32 {
    let bit = |letter: u8| if letter.is_ascii_lowercase() { 1 << (letter - b'a') } else { 0 };
    text.bytes().fold(0, |letters, letter| letters | bit(letter))
}

fn to_key(name: &str) -> String {
    normalize::expand_words(&normalize::tokens(name)).into_iter().map(|(_, word)| word).collect()
}

/// The words concatenated, with and without stop words; if all are stop words, both are the same.
pub fn name_keys<'a>(words: impl Iterator<Item = &'a str> + Clone) -> (String, String) {
    let full: String = words.clone().collect();
    let short: String = words.filter(|word| !normalize::is_stop_word(word)).collect();
    let short = if short.is_empty() { full.clone() } else { short };
    (full, short)
}

/// Removes duplicates of the same place, keeping the first.
pub fn dedup_places(hits: impl IntoIterator<Item = Hit>) -> Vec<Hit> {
    let mut unique: Vec<Hit> = Vec::new();
    for hit in hits {
        if !unique.iter().any(|other| other.place == hit.place) {
            unique.push(hit);
        }
    }
    unique
}
