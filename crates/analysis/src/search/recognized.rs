//! Recognises the names in a query and classifies the other words.

use super::names::{NameIndex, NameTarget};
use super::query::{Query, Word};
use super::rank::is_subsequence;
use super::vocabulary::{
    is_article, is_joiner, is_leading_preposition, is_noise, is_number_suffix, is_street_word,
};
use model::{Gazetteer, Need};
use small_std::sort_by;

/// The names found in a query: `towns` and `streets` are indices of entries, the others of words.
#[derive(Debug, Default)]
pub struct RecognizedNames {
    /// For each town, in the order of the text, the entries with its name; without those that a street is named
    /// after.
    pub towns: Vec<Vec<usize>>,
    /// The index of the first word of each town.
    pub town_starts: Vec<usize>,
    /// Entries of places that a street is named after.
    pub streets: Vec<usize>,
    /// Codes of the départements named.
    pub departements: Vec<String>,
    /// Whether the map's region or département is named.
    pub names_whole_map: bool,
    /// The need, if a word names one.
    pub need: Option<Need>,
    /// Indices of the words that may belong to a name.
    pub name_words: Vec<usize>,
    /// Whether all words are noise, which does not tell which place is meant.
    pub is_all_noise: bool,
    /// Whether some words belong to no known name.
    pub has_unknown_words: bool,
}

/// Recognises the names in a query.
pub struct NameRecognizer<'a> {
    pub names: &'a NameIndex,
    /// The names of départements and everyday names of communes.
    pub gazetteer: &'a Gazetteer,
    pub query: &'a Query,
}

impl RecognizedNames {
    /// Recognises the names in `query`.
    pub fn from_query(query: &Query, names: &NameIndex, gazetteer: &Gazetteer) -> Self {
        NameRecognizer { names, gazetteer, query }.recognize()
    }
}

impl NameRecognizer<'_> {
    fn recognize(&self) -> RecognizedNames {
        let words = &self.query.words;
        let mut spans = self.spans();
        // Longest first; later ones that overlap an accepted one are dropped.
        sort_by(&mut spans, |a, b| b.letters.cmp(&a.letters).then(a.start.cmp(&b.start)));
        let mut accepted: Vec<NameSpan> = Vec::new();
        for span in spans {
            if !accepted.iter().any(|other| span.start < other.end && other.start < span.end) {
                accepted.push(span);
            }
        }
        sort_by(&mut accepted, |a, b| a.start.cmp(&b.start));
        let is_place = |target: &NameTarget| matches!(target, NameTarget::Place(_));
        let town_count = accepted.iter().filter(|span| span.targets.iter().any(is_place)).count();
        let mut recognized = RecognizedNames::default();
        let mut covered = vec![false; words.len()];
        for span in &accepted {
            for flag in covered.iter_mut().take(span.end).skip(span.start) {
                *flag = true;
            }
        }
        for span in &accepted {
            let places: Vec<usize> = span
                .targets
                .iter()
                .filter_map(|target| match target {
                    NameTarget::Place(index) => Some(*index),
                    _ => None,
                })
                .collect();
            let departement = span.targets.iter().find_map(|target| match target {
                NameTarget::Departement(index) => self.gazetteer.departements.get(*index),
                _ => None,
            });
            let is_street_name = self.names_a_street(span);
            if departement.is_some() && places.is_empty() && self.is_part_of_a_name(span, &covered)
            {
                for flag in covered.iter_mut().take(span.end).skip(span.start) {
                    *flag = false;
                }
                continue;
            }
            match departement {
                // Paris is a town and a département: beside another town, it is the département.
                Some(departement) if places.is_empty() || town_count > 1 => {
                    if !is_street_name {
                        recognized.names_whole_map |=
                            departement.code == self.gazetteer.map_departement_code;
                        recognized.departements.push(departement.code.clone());
                    }
                    continue;
                }
                _ => {}
            }
            let need = span.targets.iter().find_map(|target| match target {
                NameTarget::Need(need) => Some(*need),
                _ => None,
            });
            // « garde » means childcare rather than La Garde in the Var.
            let is_on_map = places.iter().any(|index| self.names.is_on_map(*index));
            if !places.is_empty() && (is_on_map || need.is_none()) {
                if is_street_name {
                    recognized.streets.extend(places);
                } else {
                    recognized.town_starts.push(span.start);
                    recognized.towns.push(places);
                    recognized.name_words.extend(span.start..span.end);
                }
                continue;
            }
            recognized.names_whole_map |=
                span.targets.contains(&NameTarget::Region) && !is_street_name;
            // Excludes « rue de l’École ».
            let distance = words.get(span.start).and_then(|word| word.street_distance);
            recognized.need = recognized.need.or(need.filter(|_| distance.is_none_or(|d| d == 0)));
        }
        for (index, word) in words.iter().enumerate() {
            if covered.get(index) == Some(&true) || word.street_distance.is_some() {
                continue;
            }
            if let Some(number) = &word.number {
                let departement = self.gazetteer.departement(number);
                // The département in « Chaumont 52 », but not in « 52 rue de Chaumont ».
                let is_house_number =
                    words.get(index + 1).is_some_and(|next| next.street_distance.is_some());
                let after_town =
                    !is_house_number && recognized.town_starts.iter().any(|start| *start < index);
                if let Some(departement) = departement.filter(|departement| {
                    after_town || departement.code == self.gazetteer.map_departement_code
                }) {
                    recognized.names_whole_map |=
                        departement.code == self.gazetteer.map_departement_code;
                    recognized.departements.push(departement.code.clone());
                    continue;
                }
                if number.len() == 1 && !recognized.name_words.is_empty() {
                    recognized.name_words.push(index); // « Colombey les 2 »
                }
                continue;
            }
            let before = index.checked_sub(1).and_then(|index| words.get(index));
            let follows_number = before.is_some_and(|previous| previous.number.is_some());
            // « à côté de Brethenay » is a direction, « Mandres-la-Côte » a name.
            let is_in_name = before.is_some_and(|previous| is_article(&previous.text))
                && recognized.town_starts.iter().any(|start| *start < index);
            let is_ignored = is_noise(&word.text) && !is_in_name;
            if is_ignored || word.text == "/" || (follows_number && is_number_suffix(&word.text)) {
                continue;
            }
            recognized.name_words.push(index);
            let is_loose_joiner =
                is_joiner(&word.text) && !word.is_slash && !recognized.towns.is_empty();
            recognized.has_unknown_words |= !word.is_stop_word() || is_loose_joiner;
        }
        recognized.name_words.sort_unstable();
        self.trim_leading_words(&mut recognized);
        recognized
    }

    /// Removes leading prepositions; if no word is left, keeps all.
    fn trim_leading_words(&self, recognized: &mut RecognizedNames) {
        let words = &self.query.words;
        let word_text = |index: &usize| words.get(*index).map_or("", |word| word.text.as_str());
        let town_starts = recognized.town_starts.clone();
        while recognized.name_words.first().is_some_and(|index| {
            is_leading_preposition(word_text(index)) && !town_starts.contains(index)
        }) && recognized.name_words.len() > 1
        {
            recognized.name_words.remove(0);
        }
        let recognizes_nothing = recognized.towns.is_empty()
            && recognized.need.is_none()
            && recognized.departements.is_empty()
            && !recognized.names_whole_map;
        if recognized.name_words.is_empty() && recognizes_nothing && recognized.streets.is_empty() {
            recognized.name_words = (0..words.len()).collect();
            recognized.is_all_noise = true;
            recognized.has_unknown_words = !words.is_empty();
        }
    }
}

/// Maximum number of words of a name.
const MAX_NAME_WORDS: usize = 9;

/// A known name in the query.
#[derive(Debug)]
pub struct NameSpan {
    /// Index of its first word.
    pub start: usize,
    /// Index of the word after its last.
    pub end: usize,
    /// Its number of letters.
    pub letters: usize,
    /// Everything that has this name.
    pub targets: Vec<NameTarget>,
}

impl NameRecognizer<'_> {
    /// All known names in the query, including overlapping ones.
    pub fn spans(&self) -> Vec<NameSpan> {
        let words = &self.query.words;
        let mut spans = Vec::new();
        for start in 0..words.len() {
            let mut key = String::new();
            let mut short = String::new();
            for end in start + 1..=words.len().min(start + MAX_NAME_WORDS) {
                let Some((word, first)) = words.get(end - 1).zip(words.get(start)) else { break };
                if word.segment != first.segment {
                    break;
                }
                key.push_str(&word.text);
                if !word.is_stop_word() {
                    short.push_str(&word.text);
                }
                let is_single_word = end == start + 1;
                if is_single_word
                    && (word.is_stop_word() || is_noise(&word.text) || is_street_word(&word.text))
                {
                    continue;
                }
                let mut targets: Vec<NameTarget> = self.names.with_key(&key).collect();
                // Stop words may be missing or added inside a name, but at its ends they belong to the sentence.
                if targets.is_empty()
                    && short != key
                    && !first.is_stop_word()
                    && !word.is_stop_word()
                {
                    let is_same_name = |target: &NameTarget| match target {
                        NameTarget::Place(index) => {
                            let entry = self.names.entries.get(*index);
                            entry.is_some_and(|entry| is_subsequence(&key, &entry.full))
                        }
                        _ => true,
                    };
                    targets.extend(self.names.with_key(&short).filter(is_same_name));
                }
                if !targets.is_empty() {
                    spans.push(NameSpan { start, end, letters: key.len(), targets });
                }
            }
        }
        spans
    }

    /// Whether a département's name is here its river's, in an unknown name: the Aube of « Ubepierre-sur-Aube »,
    /// the Meuse of « Bourmnt entre Meuse et Mouzon ».
    pub fn is_part_of_a_name(&self, span: &NameSpan, covered: &[bool]) -> bool {
        let words = &self.query.words;
        let before = span.start.checked_sub(1).and_then(|index| Some((index, words.get(index)?)));
        let follows_joiner = before
            .is_some_and(|(index, word)| index > 0 && is_joiner(&word.text) && !word.is_slash);
        let segment = words.get(span.start).map(|word| word.segment);
        let continues_name = words.get(span.end).is_some_and(|next| {
            let is_unclaimed = covered.get(span.end) == Some(&false) && next.number.is_none();
            Some(next.segment) == segment && is_unclaimed && !is_noise(&next.text)
        });
        follows_joiner || continues_name
    }

    /// Whether a name is that of a street: « rue de Langres », but not « Grande Rue, Langres ».
    pub fn names_a_street(&self, span: &NameSpan) -> bool {
        let words = &self.query.words;
        let Some(distance) = words.get(span.start).and_then(|word| word.street_distance) else {
            return false;
        };
        if distance == 0 {
            return false;
        }
        let between = words.get(span.start - distance + 1..span.start).unwrap_or_default();
        // The article of « la Marne » is part of the span.
        let starts_with_article = words.get(span.start).is_some_and(Word::is_stop_word);
        between.iter().all(Word::is_stop_word) && (!between.is_empty() || starts_with_article)
    }
}
