//! Names in a row of words.

use super::names::Target;
use super::query::Word;
use super::rank::one_holds;
use super::recognized::Reading;
use super::vocabulary::{is_joining, is_noise, is_street};

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
    /// What is called so.
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
