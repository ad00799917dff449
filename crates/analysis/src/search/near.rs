//! What is near what was typed: a name but for a slip, or one of its words.

use super::meaning::{Meaning, first, offered};
use super::names::Target;
use super::names::distinct;
use super::outcome::{Hit, Outcome};
use super::rank::{Fit, Typed};
use super::recognized::Named;

impl Meaning<'_> {
    /// Prefers a name of the map that all words together match with one typing error over what a part of them
    /// would mean.
    pub fn or_a_slip(&self, outcome: Outcome, named: &Named) -> Outcome {
        let words = self.query.words.iter().filter(|word| word.street.is_none());
        let words = words.map(|word| word.text.as_str());
        let Some(typed) = Typed::of(words).filter(|_| named.unknown) else { return outcome };
        let others = match &outcome {
            Outcome::Exact(_) | Outcome::Several(..) | Outcome::NeedWord(_) | Outcome::WholeMap => {
                return outcome;
            }
            Outcome::Nothing | Outcome::NoSuchPostcode(_) => Vec::new(),
            Outcome::DidYouMean(_) | Outcome::Outside(_) => offered(&outcome),
        };
        let ranked = self.ranked(&typed);
        let near = ranked.into_iter().filter(|own| {
            own.fit <= Fit::Short && (own.slips < 2 || !matches!(outcome, Outcome::DidYouMean(_)))
        });
        let near = self.names.united(distinct(near.map(|own| own.entry.hit.clone())));
        if near.is_empty() {
            return outcome;
        }
        Outcome::DidYouMean(first(distinct(near.into_iter().chain(others))))
    }

    /// A département or the map's region, typed with a slip.
    pub fn area(&self) -> Option<Outcome> {
        let words = self.query.words.iter().map(|word| word.text.as_str());
        match Typed::of(words)?.area(self.names)? {
            Target::Departement(rank) => {
                let code = &self.gazetteer.departements.get(rank)?.code;
                let own = *code == self.gazetteer.map_code;
                Some(if own {
                    Outcome::WholeMap
                } else {
                    self.outside(Some(code.clone()), vec![], vec![])
                })
            }
            _ => Some(Outcome::WholeMap),
        }
    }

    /// What one of the words begins, where all together are nothing.
    pub fn word_by_word(&self, named: &Named) -> Vec<Hit> {
        let words = named.core.iter().filter_map(|rank| self.query.words.get(*rank));
        let words = words.filter(|word| word.text.len() > 3 && !named.all_noise);
        let begun = words.flat_map(|word| {
            let typed = Typed::of(std::iter::once(word.text.as_str()));
            let ranked = typed.map(|typed| typed.ranked(self.names, None)).unwrap_or_default();
            let begun =
                ranked.into_iter().filter(|own| own.slips == 0 && own.fit <= Fit::Beginning);
            begun.map(|own| own.entry.hit.clone()).collect::<Vec<_>>()
        });
        self.names.united(distinct(begun))
    }
}
