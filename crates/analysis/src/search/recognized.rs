//! The names in a query, and what the other words say.

use super::names::{Names, Target};
use super::query::{Query, Word};
use super::rank::one_holds;
use super::vocabulary::{is_after_number, is_article, is_joining, is_leading, is_noise, is_street};
use model::{Gazetteer, Need};
use small_std::sort_by;

/// What the words of a query name.
#[derive(Debug, Default)]
pub struct Named {
    /// Places, in the order of the text, without those that a street is named after.
    pub towns: Vec<Vec<usize>>,
    /// The rank of the first word of each.
    pub starts: Vec<usize>,
    /// Places that a street is named after.
    pub streets: Vec<usize>,
    /// Codes of départements that are named.
    pub departements: Vec<String>,
    /// Whether the map's region or département is named.
    pub whole_map: bool,
    /// What the family looks for, if a word says so.
    pub need: Option<Need>,
    /// Ranks of the words that may be of a name.
    pub core: Vec<usize>,
    /// Whether all words say nothing of which place is meant.
    pub all_noise: bool,
    /// Whether some of them are of no known name.
    pub unknown: bool,
}

/// A query before the names that are known.
pub struct Reading<'a> {
    /// The names on the map.
    pub names: &'a Names,
    /// Names of départements, everyday names of communes.
    pub gazetteer: &'a Gazetteer,
    /// What was typed, taken apart.
    pub query: &'a Query,
}

impl Named {
    /// The names in `query`.
    pub fn of(query: &Query, names: &Names, gazetteer: &Gazetteer) -> Self {
        Reading { names, gazetteer, query }.named()
    }
}

impl Reading<'_> {
    /// Finds the names in the words.
    fn named(&self) -> Named {
        let words = &self.query.words;
        let mut spans = self.spans();
        // Longest first; none overlaps another.
        sort_by(&mut spans, |a, b| b.letters.cmp(&a.letters).then(a.start.cmp(&b.start)));
        let mut taken: Vec<Span> = Vec::new();
        for span in spans {
            if !taken.iter().any(|own| span.start < own.end && own.start < span.end) {
                taken.push(span);
            }
        }
        sort_by(&mut taken, |a, b| a.start.cmp(&b.start));
        let is_place = |target: &Target| matches!(target, Target::Place(_));
        let towns = taken.iter().filter(|span| span.targets.iter().any(is_place)).count();
        let mut named = Named::default();
        let mut covered = vec![false; words.len()];
        for span in &taken {
            for own in covered.iter_mut().take(span.end).skip(span.start) {
                *own = true;
            }
        }
        for span in &taken {
            let places: Vec<usize> = span
                .targets
                .iter()
                .filter_map(|target| match target {
                    Target::Place(rank) => Some(*rank),
                    _ => None,
                })
                .collect();
            let departement = span.targets.iter().find_map(|target| match target {
                Target::Departement(rank) => self.gazetteer.departements.get(*rank),
                _ => None,
            });
            let of_street = self.names_a_street(span);
            if departement.is_some() && places.is_empty() && self.is_part_of_a_name(span, &covered)
            {
                for own in covered.iter_mut().take(span.end).skip(span.start) {
                    *own = false;
                }
                continue;
            }
            match departement {
                // Paris is a town and a département: beside another town, it says where that is.
                Some(own) if places.is_empty() || towns > 1 => {
                    if !of_street {
                        named.whole_map |= own.code == self.gazetteer.map_code;
                        named.departements.push(own.code.clone());
                    }
                    continue;
                }
                _ => {}
            }
            let need = span.targets.iter().find_map(|target| match target {
                Target::Need(need) => Some(*need),
                _ => None,
            });
            // « garde » is a need before it is La Garde, in the Var.
            let of_map = places.iter().any(|rank| self.names.is_ours(*rank));
            if !places.is_empty() && (of_map || need.is_none()) {
                if of_street {
                    named.streets.extend(places);
                } else {
                    named.starts.push(span.start);
                    named.towns.push(places);
                    named.core.extend(span.start..span.end);
                }
                continue;
            }
            named.whole_map |= span.targets.contains(&Target::Region) && !of_street;
            // Not « rue de l’École ».
            let in_street = words.get(span.start).and_then(|word| word.street);
            named.need = named.need.or(need.filter(|_| in_street.is_none_or(|behind| behind == 0)));
        }
        for (rank, word) in words.iter().enumerate() {
            if covered.get(rank) == Some(&true) || word.street.is_some() {
                continue;
            }
            if let Some(number) = &word.number {
                let own = self.gazetteer.departement(number);
                // « Chaumont 52 », not « 52 rue de Chaumont ».
                let of_house = words.get(rank + 1).is_some_and(|next| next.street.is_some());
                let after_town = !of_house && named.starts.iter().any(|start| *start < rank);
                if let Some(own) =
                    own.filter(|own| after_town || own.code == self.gazetteer.map_code)
                {
                    named.whole_map |= own.code == self.gazetteer.map_code;
                    named.departements.push(own.code.clone());
                    continue;
                }
                if number.len() == 1 && !named.core.is_empty() {
                    named.core.push(rank); // « Colombey les 2 »
                }
                continue;
            }
            let before = rank.checked_sub(1).and_then(|rank| words.get(rank));
            let numbered = before.is_some_and(|own| own.number.is_some());
            // « à côté de Brethenay » says where, « Mandres-la-Côte » is a name.
            let named_so = before.is_some_and(|own| is_article(&own.text))
                && named.starts.iter().any(|start| *start < rank);
            let noise = is_noise(&word.text) && !named_so;
            if noise || word.text == "/" || (numbered && is_after_number(&word.text)) {
                continue;
            }
            named.core.push(rank);
            let joins = is_joining(&word.text) && !word.slash && !named.towns.is_empty();
            named.unknown |= !word.is_small() || joins;
        }
        named.core.sort_unstable();
        self.trim(&mut named);
        named
    }

    /// Drops what leads to a name, and takes all words where none is left.
    fn trim(&self, named: &mut Named) {
        let words = &self.query.words;
        let text = |rank: &usize| words.get(*rank).map_or("", |word| word.text.as_str());
        let starts = named.starts.clone();
        while named
            .core
            .first()
            .is_some_and(|rank| is_leading(text(rank)) && !starts.contains(rank))
            && named.core.len() > 1
        {
            named.core.remove(0);
        }
        let nothing = named.towns.is_empty()
            && named.need.is_none()
            && named.departements.is_empty()
            && !named.whole_map;
        if named.core.is_empty() && nothing && named.streets.is_empty() {
            named.core = (0..words.len()).collect();
            named.all_noise = true;
            named.unknown = !words.is_empty();
        }
    }
}

/// The most words of which a name is sought.
const LONGEST_NAME: usize = 9;

/// A name in a query.
#[derive(Debug)]
pub struct Span {
    /// The rank of its first word.
    pub start: usize,
    /// The rank of the word after it.
    pub end: usize,
    /// How many letters it has.
    pub letters: usize,
    /// The places that share the name.
    pub targets: Vec<Target>,
}

impl Reading<'_> {
    /// All names in the words, overlapping.
    pub fn spans(&self) -> Vec<Span> {
        let words = &self.query.words;
        let mut spans = Vec::new();
        for start in 0..words.len() {
            let mut key = String::new();
            let mut short = String::new();
            for end in start + 1..=words.len().min(start + LONGEST_NAME) {
                let Some((word, first)) = words.get(end - 1).zip(words.get(start)) else { break };
                if word.part != first.part {
                    break;
                }
                key.push_str(&word.text);
                if !word.is_small() {
                    short.push_str(&word.text);
                }
                let alone = end == start + 1;
                if alone && (word.is_small() || is_noise(&word.text) || is_street(&word.text)) {
                    continue;
                }
                let mut targets: Vec<Target> = self.names.called(&key).collect();
                // Small words left out or put in, but not at the ends: they are of the sentence.
                if targets.is_empty() && short != key && !first.is_small() && !word.is_small() {
                    let same = |target: &Target| match target {
                        Target::Place(rank) => {
                            let entry = self.names.entries.get(*rank);
                            entry.is_some_and(|entry| one_holds(&key, &entry.full))
                        }
                        _ => true,
                    };
                    targets.extend(self.names.called(&short).filter(same));
                }
                if !targets.is_empty() {
                    spans.push(Span { start, end, letters: key.len(), targets });
                }
            }
        }
        spans
    }

    /// Whether the name of a département is that of its river, in a name that is not known: the Aube
    /// of « Ubepierre-sur-Aube », the Meuse of « Bourmnt entre Meuse et Mouzon ».
    pub fn is_part_of_a_name(&self, span: &Span, covered: &[bool]) -> bool {
        let words = &self.query.words;
        let before = span.start.checked_sub(1).and_then(|rank| Some((rank, words.get(rank)?)));
        let joined =
            before.is_some_and(|(rank, word)| rank > 0 && is_joining(&word.text) && !word.slash);
        let part = words.get(span.start).map(|word| word.part);
        let goes_on = words.get(span.end).is_some_and(|next| {
            let free = covered.get(span.end) == Some(&false) && next.number.is_none();
            Some(next.part) == part && free && !is_noise(&next.text)
        });
        joined || goes_on
    }

    /// Whether a name is that of a street: « rue de Langres », not « Grande Rue, Langres ».
    pub fn names_a_street(&self, span: &Span) -> bool {
        let words = &self.query.words;
        let Some(behind) = words.get(span.start).and_then(|word| word.street) else { return false };
        if behind == 0 {
            return false;
        }
        let between = words.get(span.start - behind + 1..span.start).unwrap_or_default();
        // A name with its article, as « la Marne », takes the link into the span.
        let own_article = words.get(span.start).is_some_and(Word::is_small);
        between.iter().all(Word::is_small) && (!between.is_empty() || own_article)
    }
}
