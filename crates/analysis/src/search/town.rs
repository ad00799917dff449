//! Interprets queries that contain names of towns.

use super::interpret::{QueryInterpreter, limit_offers, name_or_prefix_hits, outside_place};
use super::names::{IndexEntry, dedup_places};
use super::outcome::{Hit, QueryOutcome};
use super::rank::NormalizedQuery;
use super::recognized::RecognizedNames;
use model::{CommuneCode, OutsidePlace};

impl QueryInterpreter<'_> {
    /// The outcome for one town, considering the words around it.
    pub fn by_town(
        &self,
        entries: &[usize],
        recognized: &RecognizedNames,
        query: Option<&NormalizedQuery>,
    ) -> QueryOutcome {
        let hits = self.names.hits(entries);
        let (on_map, outside): (Vec<Hit>, Vec<Hit>) =
            hits.into_iter().partition(|hit| hit.code().is_some());
        let outside: Vec<OutsidePlace> = outside.iter().filter_map(outside_place).collect();
        if let Some(code) = self.other_departement(recognized) {
            let mut places: Vec<OutsidePlace> =
                outside.iter().filter(|place| place.departement == *code).cloned().collect();
            // « Joinville (Val-de-Marne) » means Joinville-le-Pont.
            if places.is_empty() {
                let names = entries.iter().filter_map(|index| self.names.entries.get(*index));
                let names: Vec<&str> = names.map(|entry| entry.full.as_str()).collect();
                let has_name_prefix =
                    |entry: &&IndexEntry| names.iter().any(|name| entry.full.starts_with(name));
                let outside_places =
                    self.names.entries.iter().skip(self.names.on_map_count).filter(has_name_prefix);
                let outside_places = outside_places.filter_map(|entry| outside_place(&entry.hit));
                places.extend(outside_places.filter(|place| place.departement == *code));
            }
            if !places.is_empty() || !on_map.is_empty() {
                let instead =
                    if places.is_empty() { self.names.merge_duplicates(on_map) } else { vec![] };
                return self.outside_map(Some(code.clone()), places, instead);
            }
        }
        if recognized.has_unknown_words
            && let Some(query) = query
        {
            let ranked = self.ranked_matches(query);
            let matches = name_or_prefix_hits(query, &ranked);
            let outside = query.rank_outside(self.names, false);
            if !matches.is_empty() {
                let outside = outside.iter().map(|candidate| candidate.entry.hit.clone()).collect();
                return self.same_prefix_outcome(matches, outside);
            }
            if !on_map.is_empty() {
                let similar = ranked.into_iter().map(|candidate| candidate.entry.hit.clone());
                let outside = outside.into_iter().map(|candidate| candidate.entry.hit.clone());
                let all =
                    self.names.merge_duplicates(on_map).into_iter().chain(similar).chain(outside);
                return QueryOutcome::DidYouMean(limit_offers(dedup_places(all)));
            }
        }
        if on_map.is_empty() {
            return self.outside_map(None, outside, vec![]);
        }
        self.same_name_outcome(on_map)
    }

    /// The outcome for several towns: the smaller one if one contains the other, otherwise a question.
    pub fn by_several_towns(&self, recognized: &RecognizedNames) -> QueryOutcome {
        let all: Vec<Hit> = recognized
            .towns
            .iter()
            .flat_map(|entries| self.names.merge_duplicates(self.names.hits(entries)))
            .collect();
        let all = dedup_places(all);
        let contains = |outer: &Hit, inner: &Hit| match (outer.code(), inner.code()) {
            (Some(CommuneCode::Today(_)), Some(CommuneCode::Former(_))) => {
                self.names.is_successor_hit(outer, inner)
            }
            _ => false,
        };
        let innermost: Vec<Hit> =
            all.iter().filter(|outer| !all.iter().any(|i| contains(outer, i))).cloned().collect();
        match innermost.as_slice() {
            [one] if one.code().is_some() && !recognized.has_unknown_words => {
                QueryOutcome::Exact(one.clone())
            }
            _ if innermost.iter().all(|hit| hit.code().is_none()) => {
                self.outside_map(None, innermost.iter().filter_map(outside_place).collect(), vec![])
            }
            _ => QueryOutcome::DidYouMean(limit_offers(innermost)),
        }
    }
}
