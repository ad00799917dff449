//! Interprets a query, from the names it contains and the words around them.

use std::cell::OnceCell;

use super::MAX_OFFERED;
use super::names::{NameIndex, dedup_places};
use super::outcome::{AmbiguityCause, FoundPlace, Hit, OutsideMatch, QueryOutcome, SearchResult};
use super::query::Query;
use super::rank::{MatchKind, NormalizedQuery, RankedMatch};
use super::recognized::RecognizedNames;
use model::{Gazetteer, OutsidePlace};
use small_std::sort_by;

/// Maximum number of ranked results; more than are offered, since a place may have several names.
const MAX_RANKED: usize = 4 * MAX_OFFERED;

/// Interprets a query against the known names.
pub struct QueryInterpreter<'a> {
    pub names: &'a NameIndex,
    /// The names of départements and everyday names of communes.
    pub gazetteer: &'a Gazetteer,
    pub query: &'a Query,
    /// The last words compared with all names, and the result; a cache of one entry.
    pub rank_cache: OnceCell<(String, Vec<RankedMatch<'a>>)>,
}

impl<'a> QueryInterpreter<'a> {
    /// Ranks the names of the map for the typed words; cached, since it is called several times in a row.
    pub fn ranked_matches(&self, query: &NormalizedQuery) -> Vec<RankedMatch<'a>> {
        let compare = || query.rank_on_map(self.names, None);
        let (full, ranked) = self.rank_cache.get_or_init(|| (query.full.clone(), compare()));
        if *full == query.full { ranked.clone() } else { compare() }
    }

    pub fn interpret(&self) -> SearchResult {
        if let Some(digits) = &self.query.digits {
            let outcome = self.by_digits(digits);
            let suggestions = offered_places(&outcome);
            return SearchResult { outcome, suggestions, need: None };
        }
        let recognized = RecognizedNames::from_query(self.query, self.names, self.gazetteer);
        let outcome = match &self.query.postcode {
            Some((digits, after)) => self.by_postcode(digits, *after, &recognized),
            None => self.or_mistyped_name(self.by_words(&recognized), &recognized),
        };
        let mut suggestions = offered_places(&outcome);
        let is_outside = matches!(outcome, QueryOutcome::Outside(_));
        let lists_postcode =
            matches!(outcome, QueryOutcome::Several(_, AmbiguityCause::Postcode(_)));
        if let Some(query) = self.name_query(&recognized).filter(|_| !lists_postcode) {
            let ranked = match &self.query.postcode {
                Some((digits, _)) => query.rank_on_map(self.names, Some(digits)),
                None => self.ranked_matches(&query),
            };
            let ranked = ranked.into_iter().filter(|candidate| !is_outside || candidate.typos == 0);
            let ranked = ranked.take(MAX_RANKED);
            let ranked_hits =
                self.names.expand_merged(ranked.map(|c| c.entry.hit.clone()).collect());
            suggestions = dedup_places(suggestions.into_iter().chain(ranked_hits));
            suggestions.truncate(MAX_OFFERED);
        }
        // « crèche disponible »: the remaining words name no place, so only the need counts.
        let outcome = match (outcome, recognized.need) {
            (QueryOutcome::Nothing, Some(need)) => QueryOutcome::NeedWord(need),
            (outcome, _) => outcome,
        };
        let need = recognized.need.filter(|_| !matches!(outcome, QueryOutcome::NeedWord(_)));
        SearchResult { outcome, suggestions, need }
    }

    fn by_words(&self, recognized: &RecognizedNames) -> QueryOutcome {
        let query = self.name_query(recognized);
        if let [entries] = recognized.towns.as_slice() {
            return self.by_town(entries, recognized, query.as_ref());
        }
        if !recognized.towns.is_empty() {
            return self.by_several_towns(recognized);
        }
        if !recognized.has_unknown_words {
            if let Some(need) = recognized.need {
                return QueryOutcome::NeedWord(need);
            }
            if let Some(code) = self.other_departement(recognized) {
                return self.outside_map(Some(code.clone()), vec![], vec![]);
            }
            if recognized.names_whole_map {
                return QueryOutcome::WholeMap;
            }
            if !recognized.streets.is_empty() {
                return QueryOutcome::DidYouMean(self.names.hits(&recognized.streets));
            }
        }
        if let Some(outcome) = self.mistyped_area() {
            return outcome;
        }
        let Some(query) = query else { return QueryOutcome::Nothing };
        let ranked = self.ranked_matches(&query);
        let exact_matches = |accepts: fn(MatchKind) -> bool| {
            let all = ranked.iter().filter(|c| c.typos == 0 && accepts(c.kind));
            dedup_places(all.take(MAX_RANKED).map(|candidate| candidate.entry.hit.clone()))
        };
        let matches = name_or_prefix_hits(&query, &ranked);
        let outside = query.rank_outside(self.names, false).into_iter().take(MAX_RANKED);
        let outside: Vec<Hit> = outside.map(|candidate| candidate.entry.hit.clone()).collect();
        if !matches.is_empty() {
            return self.same_prefix_outcome(matches, outside);
        }
        if !outside.is_empty() {
            let hits = ranked.into_iter().filter(|c| c.kind <= MatchKind::Beginning);
            let hits = hits.map(|candidate| candidate.entry.hit.clone());
            return QueryOutcome::DidYouMean(limit_offers(dedup_places(
                outside.into_iter().chain(hits),
            )));
        }
        // « Sens, dans l’Yonne »: an unknown name in a known département.
        if let Some(code) = self.other_departement(recognized) {
            return self.outside_map(Some(code.clone()), vec![], vec![]);
        }
        let word_matches = exact_matches(|kind| kind == MatchKind::InnerWords);
        if !word_matches.is_empty() {
            return self.same_prefix_outcome(word_matches, vec![]);
        }
        let mut candidates = ranked;
        candidates.extend(query.rank_outside(self.names, true));
        if recognized.is_all_noise {
            candidates.retain(|candidate| candidate.typos == 0);
        } else if candidates.is_empty() {
            candidates = query.last_resort_matches(self.names);
        }
        sort_by(&mut candidates, |a, b| (a.typos, a.kind).cmp(&(b.typos, b.kind)));
        // Matches with a typo in a later word are dropped if any name matches from its beginning.
        if candidates.iter().any(|candidate| candidate.kind <= MatchKind::Beginning) {
            candidates.retain(|candidate| candidate.kind <= MatchKind::Beginning);
        }
        let hits = candidates.into_iter().take(MAX_RANKED).map(|c| c.entry.hit.clone());
        let hits = self.names.merge_duplicates(dedup_places(hits));
        let hits = if hits.is_empty() { self.match_single_words(recognized) } else { hits };
        if hits.is_empty() {
            QueryOutcome::Nothing
        } else {
            QueryOutcome::DidYouMean(limit_offers(hits))
        }
    }

    /// The outcome for these entries: outside if all of them are.
    pub fn outcome_for_entries(&self, entries: &[usize]) -> QueryOutcome {
        let hits = self.names.hits(entries);
        let on_map: Vec<Hit> = hits.iter().filter(|hit| hit.code().is_some()).cloned().collect();
        match on_map.is_empty() {
            true => self.outside_map(None, hits.iter().filter_map(outside_place).collect(), vec![]),
            false => self.same_name_outcome(on_map),
        }
    }

    /// The outcome for places of the map that all have the typed name.
    pub fn same_name_outcome(&self, hits: Vec<Hit>) -> QueryOutcome {
        accept_or_ask(self.names.merge_duplicates(hits), AmbiguityCause::Name)
    }

    /// The outcome for places whose name begins with the text: those of the map, then those outside.
    pub fn same_prefix_outcome(&self, on_map: Vec<Hit>, outside: Vec<Hit>) -> QueryOutcome {
        let all = self.names.merge_duplicates(on_map).into_iter().chain(outside);
        accept_or_ask(limit_offers(dedup_places(all)), AmbiguityCause::Name)
    }

    /// The first département named in the query other than the map's.
    pub fn other_departement<'n>(&self, recognized: &'n RecognizedNames) -> Option<&'n String> {
        recognized.departements.iter().find(|code| **code != self.gazetteer.map_departement_code)
    }

    pub fn outside_map(
        &self,
        departement: Option<String>,
        mut places: Vec<OutsidePlace>,
        alternatives: Vec<Hit>,
    ) -> QueryOutcome {
        places.truncate(MAX_OFFERED);
        let is_same =
            |p: &OutsidePlace| Some(&p.departement) == places.first().map(|p| &p.departement);
        let departement = departement
            .filter(|code| places.iter().all(|place| place.departement == *code))
            .or_else(|| {
                places.first().filter(|_| places.iter().all(is_same)).map(|p| p.departement.clone())
            });
        QueryOutcome::Outside(OutsideMatch { departement, places, alternatives })
    }

    /// The words that may belong to a name, prepared for comparison.
    pub fn name_query(&self, recognized: &RecognizedNames) -> Option<NormalizedQuery> {
        let words = recognized.name_words.iter().filter_map(|index| self.query.words.get(*index));
        NormalizedQuery::from_words(words.map(|word| word.text.as_str()))
    }
}

/// The places of the map whose name is or begins with the text, without typos.
pub fn name_or_prefix_hits(query: &NormalizedQuery, ranked: &[RankedMatch<'_>]) -> Vec<Hit> {
    let is_match = |candidate: &&RankedMatch<'_>| {
        let fits_name = match candidate.kind {
            MatchKind::WithoutStopWords => query.is_name_of(candidate.entry),
            MatchKind::Beginning => query.is_beginning_of(candidate.entry),
            _ => true,
        };
        candidate.typos == 0 && candidate.kind <= MatchKind::Beginning && fits_name
    };
    // Limited, so that a single letter does not return every name with it.
    dedup_places(ranked.iter().filter(is_match).take(MAX_RANKED).map(|c| c.entry.hit.clone()))
}

/// Accepts a single place; for several, asks which.
pub fn accept_or_ask(mut hits: Vec<Hit>, cause: AmbiguityCause) -> QueryOutcome {
    match (hits.len(), hits.pop()) {
        (1, Some(Hit { place: FoundPlace::Outside(place), .. })) => {
            QueryOutcome::Outside(OutsideMatch {
                departement: Some(place.departement.clone()),
                places: vec![place],
                alternatives: vec![],
            })
        }
        (1, Some(hit)) => QueryOutcome::Exact(hit),
        (_, Some(last)) => {
            hits.push(last);
            QueryOutcome::Several(hits, cause)
        }
        (_, None) => QueryOutcome::Nothing,
    }
}

/// Keeps the first [`MAX_OFFERED`] places.
pub fn limit_offers(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.truncate(MAX_OFFERED);
    hits
}

/// The place outside the map, if the hit is one.
pub fn outside_place(hit: &Hit) -> Option<OutsidePlace> {
    match &hit.place {
        FoundPlace::Outside(place) => Some(place.clone()),
        FoundPlace::Commune(_) => None,
    }
}

/// The places that an outcome offers as choices.
pub fn offered_places(outcome: &QueryOutcome) -> Vec<Hit> {
    match outcome {
        QueryOutcome::Exact(hit) => vec![hit.clone()],
        QueryOutcome::Several(hits, _) | QueryOutcome::DidYouMean(hits) => hits.clone(),
        QueryOutcome::Outside(outside) => {
            let places = outside.places.iter().cloned().map(Hit::from);
            dedup_places(places.chain(outside.alternatives.iter().cloned()))
        }
        QueryOutcome::Nothing
        | QueryOutcome::NoSuchPostcode(_)
        | QueryOutcome::NeedWord(_)
        | QueryOutcome::WholeMap => vec![],
    }
}
