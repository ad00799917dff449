//! Fuzzy matches: names with a typo, or names that share one word.

use super::meaning::{Meaning, first, offered};
use super::names::Target;
use super::names::distinct;
use super::outcome::{Hit, Outcome};
use super::rank::{Fit, Typed};
use super::recognized::Named;

impl Meaning<'_> {
    /// Prefers a name of the map that all words together match with one typing error over what a part of them
    /// would mean.
    pub fn or_a_slip(&self, outcome: Outcome, recognized: &Named) -> Outcome {
        let words = self.query.words.iter().filter(|word| word.street.is_none());
        let words = words.map(|word| word.text.as_str());
        let Some(query) = Typed::of(words).filter(|_| recognized.unknown) else { return outcome };
        let others = match &outcome {
            Outcome::Exact(_) | Outcome::Several(..) | Outcome::NeedWord(_) | Outcome::WholeMap => {
                return outcome;
            }
            Outcome::Nothing | Outcome::NoSuchPostcode(_) => Vec::new(),
            Outcome::DidYouMean(_) | Outcome::Outside(_) => offered(&outcome),
        };
        let ranked = self.ranked(&query);
        let near = ranked.into_iter().filter(|candidate| {
            candidate.fit <= Fit::Short
                && (candidate.slips < 2 || !matches!(outcome, Outcome::DidYouMean(_)))
        });
        let near = self.names.united(distinct(near.map(|candidate| candidate.entry.hit.clone())));
        if near.is_empty() {
            return outcome;
        }
        Outcome::DidYouMean(first(distinct(near.into_iter().chain(others))))
    }

    /// A département or the map's region, typed with a typo.
    pub fn area(&self) -> Option<Outcome> {
        let words = self.query.words.iter().map(|word| word.text.as_str());
        match Typed::of(words)?.area(self.names)? {
            Target::Departement(rank) => {
                let code = &self.gazetteer.departements.get(rank)?.code;
                let is_ours = *code == self.gazetteer.map_code;
                Some(if is_ours {
                    Outcome::WholeMap
                } else {
                    self.outside(Some(code.clone()), vec![], vec![])
                })
            }
            _ => Some(Outcome::WholeMap),
        }
    }

    /// The names that begin with one of the words, if all words together match nothing.
    pub fn word_by_word(&self, recognized: &Named) -> Vec<Hit> {
        let words = recognized.core.iter().filter_map(|rank| self.query.words.get(*rank));
        let words = words.filter(|word| word.text.len() > 3 && !recognized.all_noise);
        let hits = words.flat_map(|word| {
            let query = Typed::of(std::iter::once(word.text.as_str()));
            let ranked = query.map(|query| query.ranked(self.names, None)).unwrap_or_default();
            let matches = ranked
                .into_iter()
                .filter(|candidate| candidate.slips == 0 && candidate.fit <= Fit::Beginning);
            matches.map(|candidate| candidate.entry.hit.clone()).collect::<Vec<_>>()
        });
        self.names.united(distinct(hits))
    }
}
