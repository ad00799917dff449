//! All names that a search knows, ready to be compared.

use super::fold;
use super::outcome::{Choice, Hit};
use super::vocabulary;
use model::{CommuneCode, Dataset, Gazetteer, InseeCode, Need, OutsidePlace, Postcode};
use small_std::sort_by;

/// One name of one place.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The place, as it is found by this name.
    pub hit: Hit,
    /// The words in a row, without separators.
    pub full: String,
    /// The same without small words.
    pub short: String,
    /// The set of letters in `full`, a bit each: rules most names out before they are compared.
    pub letters: u32,
    /// Where in `full` the words after the first begin.
    pub later: Vec<usize>,
    /// Postcodes of the commune; none for other places.
    pub postcodes: Vec<Postcode>,
    /// How many services stand there: the nearest to importance that the document knows.
    pub services: usize,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A place, by the rank of its entry.
    Place(usize),
    /// A département, by its rank.
    Departement(usize),
    /// The region that the département belongs to.
    Region,
    /// A word for something that families look for.
    Need(Need),
}

/// The index of all that a search can find by name.
#[derive(Clone, Debug)]
pub struct Names {
    /// Those of places: first those of the map, then those outside.
    pub entries: Vec<Entry>,
    /// How many are of the map.
    pub ours: usize,
    /// The départements and the map's region.
    pub areas: Vec<(String, Target)>,
    /// Each name written as in [`Entry::full`] or [`Entry::short`], sorted.
    keys: Vec<(String, Target)>,
    /// The former communes that are another today, alone or with others: theirs, then that one.
    today: Vec<(InseeCode, InseeCode)>,
}

impl Names {
    /// The names of the dataset's communes and what else the gazetteer knows.
    pub fn new(dataset: &Dataset, gazetteer: &Gazetteer, outside: &[OutsidePlace]) -> Self {
        let mut entries = Vec::new();
        for commune in dataset.communes.iter() {
            let own = CommuneCode::Former(commune.insee);
            entries.push(Entry::new(&commune.name, own.into(), commune.postcodes.clone()));
        }
        let mut codes: Vec<InseeCode> = dataset
            .communes
            .iter()
            .filter_map(|commune| Some(commune.today.as_ref()?.insee))
            .collect();
        codes.dedup();
        let mut today: Vec<(InseeCode, InseeCode)> = Vec::new();
        for code in codes {
            let named = dataset.named_commune(CommuneCode::Today(code));
            let Some(named) = named.filter(|_| !today.iter().any(|(_, own)| *own == code)) else {
                continue;
            };
            let postcodes = named.seat.postcodes.clone();
            entries.push(Entry::new(named.name, named.code.into(), postcodes));
            today.extend(dataset.united_in(code).map(|former| (former.insee, code)));
        }
        for other in &gazetteer.names {
            let Some(commune) = dataset.commune(other.insee) else { continue };
            let place = Choice::Commune(CommuneCode::Former(other.insee));
            let hit = Hit { place, alias: Some(other.name.clone()) };
            entries.push(Entry::new(&other.name, hit, commune.postcodes.clone()));
        }
        for entry in &mut entries {
            let Some(code) = entry.hit.code() else { continue };
            let mut sites = dataset
                .services
                .iter()
                .map(|service| service.communes.iter().filter_map(|insee| dataset.commune(*insee)));
            entry.services =
                sites.by_ref().filter_map(|mut all| all.find(|c| code.covers(c))).count();
        }
        let ours = entries.len();
        let around = outside
            .iter()
            .map(|place| Entry::new(&place.name, place.clone().into(), place.postcodes.clone()));
        entries.extend(around);
        let mut keys = Vec::new();
        for (rank, entry) in entries.iter().enumerate() {
            keys.push((entry.full.clone(), Target::Place(rank)));
            if entry.short != entry.full {
                keys.push((entry.short.clone(), Target::Place(rank)));
            }
        }
        let departements = gazetteer.departements.iter().enumerate();
        let departements = departements.map(|(rank, d)| (key(&d.name), Target::Departement(rank)));
        let regions = gazetteer.regions.iter().map(|name| (key(name), Target::Region));
        let areas: Vec<(String, Target)> = departements.chain(regions).collect();
        keys.extend(areas.iter().cloned());
        keys.extend(vocabulary::needs().map(|(need, name)| (key(name), Target::Need(need))));
        sort_by(&mut keys, |a, b| a.0.cmp(&b.0));
        Self { entries, ours, areas, keys, today }
    }

    /// What is called exactly `key`.
    pub fn called(&self, key: &str) -> impl Iterator<Item = Target> {
        let start = self.keys.partition_point(|(own, _)| own.as_str() < key);
        let same = self.keys.iter().skip(start).take_while(move |(own, _)| own == key);
        same.map(|(_, target)| *target)
    }

    /// The places of the entries with these ranks, each once.
    pub fn hits(&self, targets: &[usize]) -> Vec<Hit> {
        let entries = targets.iter().filter_map(|rank| self.entries.get(*rank));
        distinct(entries.map(|entry| entry.hit.clone()))
    }

    /// A commune of today that bears the same name as one of those that it unites stands for it.
    pub fn united(&self, hits: Vec<Hit>) -> Vec<Hit> {
        let today: Vec<&Hit> =
            hits.iter().filter(|hit| matches!(hit.code(), Some(CommuneCode::Today(_)))).collect();
        if today.is_empty() {
            return hits;
        }
        let name = |hit: &Hit| {
            let own = |entry: &&Entry| entry.hit.place == hit.place && entry.hit.alias.is_none();
            self.ours().find(own).map(|entry| entry.full.as_str())
        };
        let stands = |whole: &Hit, own: &Hit| self.covers(whole, own) && name(whole) == name(own);
        let stood_for = |own: &Hit| own.alias.is_none() && today.iter().any(|hit| stands(hit, own));
        hits.iter().filter(|own| !stood_for(own)).cloned().collect()
    }

    /// Each commune of today followed by those that it unites.
    pub fn with_former(&self, hits: Vec<Hit>) -> Vec<Hit> {
        let former = |hit: &Hit| {
            let parts = self.today.iter().map(|(part, _)| CommuneCode::Former(*part));
            let whole = hit.code();
            let own = parts.filter(move |part| whole.is_some_and(|own| self.unites(own, *part)));
            own.map(Hit::from).collect::<Vec<_>>()
        };
        hits.into_iter()
            .flat_map(|hit| {
                let parts = former(&hit);
                std::iter::once(hit).chain(parts)
            })
            .collect()
    }

    /// The same communes, with each commune of today before those that it unites.
    pub fn under_today(&self, hits: Vec<Hit>) -> Vec<Hit> {
        let whole = |hit: &Hit| {
            let own = |(part, _): &&(InseeCode, InseeCode)| {
                hit.code() == Some(CommuneCode::Former(*part))
            };
            self.today.iter().find(own).map(|(_, whole)| Hit::from(CommuneCode::Today(*whole)))
        };
        let all = hits.into_iter().flat_map(|hit| match whole(&hit) {
            Some(today) => self.with_former(vec![today]),
            None => vec![hit],
        });
        distinct(all)
    }

    /// Whether a commune of today is what a former one has become, alone or with others.
    pub fn covers(&self, today: &Hit, former: &Hit) -> bool {
        today.code().zip(former.code()).is_some_and(|(whole, part)| self.unites(whole, part))
    }

    /// The same, of their codes.
    pub fn unites(&self, today: CommuneCode, former: CommuneCode) -> bool {
        match (today, former) {
            (CommuneCode::Today(whole), CommuneCode::Former(part)) => {
                self.today.contains(&(part, whole))
            }
            _ => false,
        }
    }

    /// The names of the map's places.
    pub fn ours(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().take(self.ours)
    }

    /// Whether an entry is of the map.
    pub fn is_ours(&self, rank: usize) -> bool {
        rank < self.ours
    }
}

impl Entry {
    fn new(name: &str, hit: Hit, postcodes: Vec<Postcode>) -> Self {
        let words: Vec<String> =
            fold::words(&fold::tokens(name)).into_iter().map(|(_, word)| word).collect();
        let (full, short) = keys(words.iter().map(String::as_str));
        let mut later = Vec::new();
        let mut at = 0;
        for word in &words {
            later.push(at);
            at += word.len();
        }
        later.retain(|start| *start > 0);
        let letters = letters(&full);
        Self { hit, full, short, letters, later, postcodes, services: 0 }
    }

    /// Whether one of its postcodes begins with `digits`.
    pub fn is_served_by(&self, digits: &str) -> bool {
        self.postcodes.iter().any(|postcode| postcode.begins_with(digits))
    }
}

/// Which letters a text has, a bit for each.
pub fn letters(text: &str) -> u32 {
    let bit = |letter: u8| if letter.is_ascii_lowercase() { 1 << (letter - b'a') } else { 0 };
    text.bytes().fold(0, |letters, letter| letters | bit(letter))
}

fn key(name: &str) -> String {
    fold::words(&fold::tokens(name)).into_iter().map(|(_, word)| word).collect()
}

/// The words in a row, and the same without small words unless nothing is left.
pub fn keys<'a>(words: impl Iterator<Item = &'a str> + Clone) -> (String, String) {
    let full: String = words.clone().collect();
    let short: String = words.filter(|word| !fold::is_small(word)).collect();
    let short = if short.is_empty() { full.clone() } else { short };
    (full, short)
}

/// Each place once, by the first name that found it.
pub fn distinct(hits: impl IntoIterator<Item = Hit>) -> Vec<Hit> {
    let mut kept: Vec<Hit> = Vec::new();
    for hit in hits {
        if !kept.iter().any(|own| own.place == hit.place) {
            kept.push(hit);
        }
    }
    kept
}
