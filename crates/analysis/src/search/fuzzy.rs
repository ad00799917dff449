//! Fuzzy matches: names with a typo, or names that share one word.

use super::interpret::{QueryInterpreter, limit_offers, offered_places};
use super::names::{NameTarget, dedup_places};
use super::outcome::{Hit, QueryOutcome};
use super::rank::{MatchKind, NormalizedQuery};
use super::recognized::RecognizedNames;

impl QueryInterpreter<'_> {
    /// If all words together resemble a whole name of the map, asks about it before the places of `outcome`, to
    /// which only a part of the words led. Two typos are tolerated; one where `outcome` already asks about
    /// names.
    pub fn or_mistyped_name(
        &self,
        outcome: QueryOutcome,
        recognized: &RecognizedNames,
    ) -> QueryOutcome {
        let words = self.query.words.iter().filter(|word| word.street_distance.is_none());
        let words = words.map(|word| word.text.as_str());
        let Some(query) =
            NormalizedQuery::from_words(words).filter(|_| recognized.has_unknown_words)
        else {
            return outcome;
        };
        let others = match &outcome {
            QueryOutcome::Exact(_)
            | QueryOutcome::Several(..)
            | QueryOutcome::NeedWord(_)
            | QueryOutcome::WholeMap => {
                return outcome;
            }
            QueryOutcome::Nothing | QueryOutcome::NoSuchPostcode(_) => Vec::new(),
            QueryOutcome::DidYouMean(_) | QueryOutcome::Outside(_) => offered_places(&outcome),
        };
        let ranked = self.ranked_matches(&query);
        let candidates = ranked.into_iter().filter(|candidate| {
            candidate.kind <= MatchKind::WithoutStopWords
                && (candidate.typos < 2 || !matches!(outcome, QueryOutcome::DidYouMean(_)))
        });
        let candidates =
            self.names.merge_duplicates(dedup_places(candidates.map(|c| c.entry.hit.clone())));
        if candidates.is_empty() {
            return outcome;
        }
        QueryOutcome::DidYouMean(limit_offers(dedup_places(candidates.into_iter().chain(others))))
    }

    /// A département or the map's region, typed with a typo.
    pub fn mistyped_area(&self) -> Option<QueryOutcome> {
        let words = self.query.words.iter().map(|word| word.text.as_str());
        match NormalizedQuery::from_words(words)?.match_area(self.names)? {
            NameTarget::Departement(index) => {
                let code = &self.gazetteer.departements.get(index)?.code;
                let is_map_departement = *code == self.gazetteer.map_departement_code;
                Some(if is_map_departement {
                    QueryOutcome::WholeMap
                } else {
                    self.outside_map(Some(code.clone()), vec![], vec![])
                })
            }
            _ => Some(QueryOutcome::WholeMap),
        }
    }

    /// The names that begin with one of the words, if all words together match nothing.
    pub fn match_single_words(&self, recognized: &RecognizedNames) -> Vec<Hit> {
        let words = recognized.name_words.iter().filter_map(|index| self.query.words.get(*index));
        let words = words.filter(|word| word.text.len() > 3 && !recognized.is_all_noise);
        let hits = words.flat_map(|word| {
            let query = NormalizedQuery::from_words(std::iter::once(word.text.as_str()));
            let ranked = query.map(|query| query.rank_on_map(self.names, None)).unwrap_or_default();
            let matches =
                ranked.into_iter().filter(|c| c.typos == 0 && c.kind <= MatchKind::Beginning);
            matches.map(|candidate| candidate.entry.hit.clone()).collect::<Vec<_>>()
        });
        self.names.merge_duplicates(dedup_places(hits))
    }
}
