//! Interprets queries that contain names of towns.

use super::meaning::{QueryInterpreter, begun, first, outside_place};
use super::names::IndexEntry;
use super::names::distinct;
use super::outcome::{Hit, QueryOutcome};
use super::rank::NormalizedQuery;
use super::recognized::RecognizedNames;
use model::{CommuneCode, OutsidePlace};

impl QueryInterpreter<'_> {
    /// The outcome for one town, considering the words around it.
    pub fn by_town(
        &self,
        targets: &[usize],
        recognized: &RecognizedNames,
        query: Option<&NormalizedQuery>,
    ) -> QueryOutcome {
        let hits = self.names.hits(targets);
        let (ours, outside): (Vec<Hit>, Vec<Hit>) =
            hits.into_iter().partition(|hit| hit.code().is_some());
        let outside: Vec<OutsidePlace> = outside.iter().filter_map(outside_place).collect();
        if let Some(code) = self.elsewhere(recognized) {
            let mut places: Vec<OutsidePlace> =
                outside.iter().filter(|place| place.departement == *code).cloned().collect();
            // « Joinville (Val-de-Marne) » means Joinville-le-Pont.
            if places.is_empty() {
                let names = targets.iter().filter_map(|rank| self.names.entries.get(*rank));
                let names: Vec<&str> = names.map(|entry| entry.full.as_str()).collect();
                let begins =
                    |entry: &&IndexEntry| names.iter().any(|name| entry.full.starts_with(name));
                let around = self.names.entries.iter().skip(self.names.ours).filter(begins);
                let around = around.filter_map(|entry| outside_place(&entry.hit));
                places.extend(around.filter(|place| place.departement == *code));
            }
            if !places.is_empty() || !ours.is_empty() {
                let instead =
                    if places.is_empty() { self.names.merge_duplicates(ours) } else { vec![] };
                return self.outside(Some(code.clone()), places, instead);
            }
        }
        if recognized.unknown
            && let Some(query) = query
        {
            let ranked = self.ranked(query);
            let matches = begun(query, &ranked);
            let around = query.outside(self.names, false);
            if !matches.is_empty() {
                let around = around.iter().map(|candidate| candidate.entry.hit.clone()).collect();
                return self.one_of_ours(matches, around);
            }
            if !ours.is_empty() {
                let near = ranked.into_iter().map(|candidate| candidate.entry.hit.clone());
                let around = around.into_iter().map(|candidate| candidate.entry.hit.clone());
                let all = self.names.merge_duplicates(ours).into_iter().chain(near).chain(around);
                return QueryOutcome::DidYouMean(first(distinct(all)));
            }
        }
        if ours.is_empty() {
            return self.outside(None, outside, vec![]);
        }
        self.named_ours(ours)
    }

    /// The outcome for several towns: the smaller one if one contains the other, otherwise a question.
    pub fn between(&self, recognized: &RecognizedNames) -> QueryOutcome {
        let all: Vec<Hit> = recognized
            .towns
            .iter()
            .flat_map(|targets| self.names.merge_duplicates(self.names.hits(targets)))
            .collect();
        let all = distinct(all);
        let holds = |whole: &Hit, part: &Hit| match (whole.code(), part.code()) {
            (Some(CommuneCode::Today(_)), Some(CommuneCode::Former(_))) => {
                self.names.covers(whole, part)
            }
            _ => false,
        };
        let narrow: Vec<Hit> = all
            .iter()
            .filter(|whole| !all.iter().any(|part| holds(whole, part)))
            .cloned()
            .collect();
        match narrow.as_slice() {
            [one] if one.code().is_some() && !recognized.unknown => {
                QueryOutcome::Exact(one.clone())
            }
            _ if narrow.iter().all(|hit| hit.code().is_none()) => {
                self.outside(None, narrow.iter().filter_map(outside_place).collect(), vec![])
            }
            _ => QueryOutcome::DidYouMean(first(narrow)),
        }
    }
}
