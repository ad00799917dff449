//! Interprets digits, alone or with a name.

use super::MAX_OFFERED;
use super::interpret::{QueryInterpreter, accept_or_ask, outside_place};
use super::names::{IndexEntry, dedup_places};
use super::outcome::{AmbiguityCause, Hit, QueryOutcome};
use super::rank::MatchKind;
use super::recognized::RecognizedNames;
use model::{CommuneCode, OutsidePlace};
use small_std::sort_by;

impl QueryInterpreter<'_> {
    /// Digits that are not a complete postcode: the beginning of one, or invalid.
    pub fn by_digits(&self, digits: &str) -> QueryOutcome {
        if digits == self.gazetteer.map_departement_code {
            return QueryOutcome::WholeMap;
        }
        let has_prefix = |e: &&IndexEntry| e.hit.alias.is_none() && e.has_postcode(digits);
        let unknown_postcode = || QueryOutcome::NoSuchPostcode(digits.to_owned());
        match digits.len() {
            0 | 1 => QueryOutcome::Nothing,
            2..=4 => {
                let entries_on_map = self.names.entries_on_map().filter(has_prefix);
                let mut hits: Vec<Hit> = entries_on_map.map(|entry| entry.hit.clone()).collect();
                if hits.is_empty() {
                    return match self.gazetteer.departement_of_postcode(digits) {
                        Some(departement)
                            if departement.code != self.gazetteer.map_departement_code =>
                        {
                            self.outside_map(Some(departement.code.clone()), vec![], vec![])
                        }
                        _ => unknown_postcode(),
                    };
                }
                hits.truncate(MAX_OFFERED);
                accept_or_ask(hits, AmbiguityCause::Postcode(digits.to_owned()))
            }
            _ => unknown_postcode(),
        }
    }

    /// A postcode, with the name of a town if there is one.
    pub fn by_postcode(
        &self,
        digits: &str,
        word_after: usize,
        recognized: &RecognizedNames,
    ) -> QueryOutcome {
        let names = self.names;
        let has_prefix =
            |index: &usize| names.entries.get(*index).is_some_and(|e| e.has_postcode(digits));
        // The town that belongs to a postcode is the one after it, or else the last one before.
        let mut towns: Vec<(&Vec<usize>, usize)> =
            recognized.towns.iter().zip(recognized.town_starts.iter().copied()).rev().collect();
        let follows = |start: &usize| *start >= word_after;
        if let Some(next) = towns.iter().rposition(|(_, start)| follows(start)) {
            towns.rotate_left(next);
        }
        for (entries, _) in &towns {
            let matching_entries: Vec<usize> = entries.iter().copied().filter(has_prefix).collect();
            if !matching_entries.is_empty() {
                return self.outcome_for_entries(&matching_entries);
            }
        }
        let entries_with_prefix =
            || names.entries.iter().enumerate().filter(|(_, entry)| entry.has_postcode(digits));
        let (on_map, outside): (Vec<_>, Vec<_>) = entries_with_prefix()
            .filter(|(_, entry)| entry.hit.alias.is_none())
            .partition(|(index, _)| names.is_on_map(*index));
        let outside_places: Vec<OutsidePlace> =
            outside.iter().filter_map(|(_, entry)| outside_place(&entry.hit)).collect();
        let departement = self.gazetteer.departement_of_postcode(digits).map(|d| d.code.clone());
        let is_map_departement =
            departement.as_deref() == Some(self.gazetteer.map_departement_code.as_str());
        let has_places = !on_map.is_empty() || !outside_places.is_empty();
        let town = recognized.towns.last().map(|entries| self.names.hits(entries));
        match town {
            Some(hits) if hits.iter().any(|hit| hit.code().is_some()) => {
                let hits: Vec<Hit> = hits.into_iter().filter(|hit| hit.code().is_some()).collect();
                match (is_map_departement, has_places) {
                    // A postcode of a firm or office (CEDEX), or one with a typo.
                    (true, false) => self.same_name_outcome(hits),
                    (true, true) => {
                        let postcode_hits = self.postcode_list(&on_map, outside_places);
                        let mut choices = dedup_places(hits.into_iter().chain(postcode_hits));
                        choices.truncate(MAX_OFFERED);
                        QueryOutcome::DidYouMean(choices)
                    }
                    (false, _) => self.outside_map(departement, outside_places, hits),
                }
            }
            Some(hits) => {
                let places: Vec<OutsidePlace> = hits.iter().filter_map(outside_place).collect();
                let is_same = |p: &OutsidePlace| Some(&p.departement) == departement.as_ref();
                match places.iter().any(is_same) {
                    true => self.outside_map(
                        None,
                        places.into_iter().filter(|p| is_same(p)).collect(),
                        vec![],
                    ),
                    false if is_map_departement => {
                        let postcode_hits = self.postcode_list(&on_map, vec![]);
                        let mut choices = dedup_places(hits.into_iter().chain(postcode_hits));
                        choices.truncate(MAX_OFFERED);
                        QueryOutcome::DidYouMean(choices)
                    }
                    false => self.outside_map(departement, outside_places, vec![]),
                }
            }
            None => {
                if !on_map.is_empty() {
                    if let Some(outcome) = self.by_partial_name(digits, recognized) {
                        return outcome;
                    }
                    let all_hits = self.postcode_list(&on_map, outside_places);
                    return accept_or_ask(all_hits, AmbiguityCause::Postcode(digits.to_owned()));
                }
                if !outside_places.is_empty() || (departement.is_some() && !is_map_departement) {
                    return self.outside_map(departement, outside_places, vec![]);
                }
                self.by_insee_code(digits)
            }
        }
    }

    /// An incomplete or mistyped name with a known postcode; `None` if no name of that postcode matches, as with
    /// a street or a quarter.
    fn by_partial_name(&self, digits: &str, recognized: &RecognizedNames) -> Option<QueryOutcome> {
        let ranked = self
            .name_query(recognized)
            .filter(|_| recognized.has_unknown_words)?
            .rank_on_map(self.names, Some(digits));
        let matches = ranked.iter().filter(|c| c.typos == 0 && c.kind <= MatchKind::InnerWords);
        let matches = dedup_places(matches.map(|candidate| candidate.entry.hit.clone()));
        if !matches.is_empty() {
            return Some(accept_or_ask(self.names.merge_duplicates(matches), AmbiguityCause::Name));
        }
        let hits = ranked.into_iter().filter(|candidate| candidate.kind <= MatchKind::Beginning);
        let hits = dedup_places(hits.into_iter().map(|candidate| candidate.entry.hit.clone()));
        (!hits.is_empty()).then_some(QueryOutcome::DidYouMean(hits))
    }

    /// The communes of a postcode: those with the most services first, then by name; then those outside the map.
    fn postcode_list(
        &self,
        entries: &[(usize, &IndexEntry)],
        outside_places: Vec<OutsidePlace>,
    ) -> Vec<Hit> {
        let mut entries: Vec<&IndexEntry> = entries
            .iter()
            .map(|(_, entry)| *entry)
            .filter(|entry| matches!(entry.hit.code(), Some(CommuneCode::Former(_))))
            .collect();
        sort_by(&mut entries, |a, b| {
            b.service_count.cmp(&a.service_count).then_with(|| a.full.cmp(&b.full))
        });
        let hits = entries.into_iter().map(|entry| entry.hit.clone()).collect();
        self.names
            .group_by_current(hits)
            .into_iter()
            .chain(outside_places.into_iter().map(Hit::from))
            .collect()
    }

    /// Five digits that are not a postcode may be an Insee code.
    fn by_insee_code(&self, digits: &str) -> QueryOutcome {
        let entries = self.names.entries_on_map();
        let has_code = |hit: &&Hit| {
            hit.alias.is_none()
                && matches!(hit.code(), Some(CommuneCode::Former(code)) if code.as_str() == digits)
        };
        let hits: Vec<Hit> = entries.map(|entry| &entry.hit).filter(has_code).cloned().collect();
        match hits.is_empty() {
            true => QueryOutcome::NoSuchPostcode(digits.to_owned()),
            false => QueryOutcome::DidYouMean(hits),
        }
    }
}
