//! What digits mean, alone or beside a name.

use super::MOST_OFFERED;
use super::meaning::{Meaning, one_of, outside_place};
use super::names::Entry;
use super::names::distinct;
use super::outcome::{Hit, Outcome, Shared};
use super::rank::Fit;
use super::recognized::Named;
use model::{CommuneCode, OutsidePlace};
use small_std::sort_by;

impl Meaning<'_> {
    /// Digits alone that are no postcode: the beginning of one, or nothing.
    pub fn by_digits(&self, digits: &str) -> Outcome {
        if digits == self.gazetteer.map_code {
            return Outcome::WholeMap;
        }
        let served = |entry: &&Entry| entry.hit.alias.is_none() && entry.is_served_by(digits);
        let no_such = || Outcome::NoSuchPostcode(digits.to_owned());
        match digits.len() {
            0 | 1 => Outcome::Nothing,
            2..=4 => {
                let ours = self.names.ours().filter(served);
                let mut hits: Vec<Hit> = ours.map(|entry| entry.hit.clone()).collect();
                if hits.is_empty() {
                    return match self.gazetteer.served_by(digits) {
                        Some(departement) if departement.code != self.gazetteer.map_code => {
                            self.outside(Some(departement.code.clone()), vec![], vec![])
                        }
                        _ => no_such(),
                    };
                }
                hits.truncate(MOST_OFFERED);
                one_of(hits, Shared::Postcode(digits.to_owned()))
            }
            _ => no_such(),
        }
    }

    /// A postcode, with the town beside it where there is one.
    pub fn by_postcode(&self, digits: &str, after: usize, named: &Named) -> Outcome {
        let names = self.names;
        let served =
            |rank: &usize| names.entries.get(*rank).is_some_and(|e| e.is_served_by(digits));
        // A town beside its postcode, the one that follows it first, then the last.
        let mut towns: Vec<(&Vec<usize>, usize)> =
            named.towns.iter().zip(named.starts.iter().copied()).rev().collect();
        let follows = |start: &usize| *start >= after;
        if let Some(next) = towns.iter().rposition(|(_, start)| follows(start)) {
            towns.rotate_left(next);
        }
        for (targets, _) in &towns {
            let agreeing: Vec<usize> = targets.iter().copied().filter(served).collect();
            if !agreeing.is_empty() {
                return self.places(&agreeing);
            }
        }
        let all =
            || names.entries.iter().enumerate().filter(|(_, entry)| entry.is_served_by(digits));
        let (ours, outside): (Vec<_>, Vec<_>) = all()
            .filter(|(_, entry)| entry.hit.alias.is_none())
            .partition(|(rank, _)| names.is_ours(*rank));
        let there: Vec<OutsidePlace> =
            outside.iter().filter_map(|(_, entry)| outside_place(&entry.hit)).collect();
        let departement = self.gazetteer.served_by(digits).map(|own| own.code.clone());
        let own = departement.as_deref() == Some(self.gazetteer.map_code.as_str());
        let known = !ours.is_empty() || !there.is_empty();
        let town = named.towns.last().map(|targets| self.names.hits(targets));
        match town {
            Some(hits) if hits.iter().any(|hit| hit.code().is_some()) => {
                let hits: Vec<Hit> = hits.into_iter().filter(|hit| hit.code().is_some()).collect();
                match (own, known) {
                    // That of a firm or of an office (CEDEX), or a slip in the digits.
                    (true, false) => self.named_ours(hits),
                    (true, true) => {
                        let list = self.postcode_list(&ours, there);
                        let mut either = distinct(hits.into_iter().chain(list));
                        either.truncate(MOST_OFFERED);
                        Outcome::DidYouMean(either)
                    }
                    (false, _) => self.outside(departement, there, hits),
                }
            }
            Some(hits) => {
                let places: Vec<OutsidePlace> = hits.iter().filter_map(outside_place).collect();
                let same = |place: &OutsidePlace| Some(&place.departement) == departement.as_ref();
                match places.iter().any(same) {
                    true => {
                        self.outside(None, places.into_iter().filter(|p| same(p)).collect(), vec![])
                    }
                    false if own => {
                        let list = self.postcode_list(&ours, vec![]);
                        let mut either = distinct(hits.into_iter().chain(list));
                        either.truncate(MOST_OFFERED);
                        Outcome::DidYouMean(either)
                    }
                    false => self.outside(departement, there, vec![]),
                }
            }
            None => {
                if !ours.is_empty() {
                    if let Some(outcome) = self.unfinished(digits, named) {
                        return outcome;
                    }
                    let list = self.postcode_list(&ours, there);
                    return one_of(list, Shared::Postcode(digits.to_owned()));
                }
                if !there.is_empty() || (departement.is_some() && !own) {
                    return self.outside(departement, there, vec![]);
                }
                self.by_insee(digits)
            }
        }
    }

    /// A name beside a known postcode, unfinished or with a slip; `None` where it is none of that
    /// postcode's, as a street's or a quarter's.
    fn unfinished(&self, digits: &str, named: &Named) -> Option<Outcome> {
        let ranked = self.typed(named).filter(|_| named.unknown)?.ranked(self.names, Some(digits));
        let begun = ranked.iter().filter(|own| own.slips == 0 && own.fit <= Fit::LaterWords);
        let begun = distinct(begun.map(|own| own.entry.hit.clone()));
        if !begun.is_empty() {
            return Some(one_of(self.names.united(begun), Shared::Name));
        }
        let near = ranked.into_iter().filter(|own| own.fit <= Fit::Beginning);
        let near = distinct(near.into_iter().map(|own| own.entry.hit.clone()));
        (!near.is_empty()).then_some(Outcome::DidYouMean(near))
    }

    /// The communes of a postcode: those where services stand first, then by name; then those
    /// outside that it serves too.
    fn postcode_list(&self, ours: &[(usize, &Entry)], there: Vec<OutsidePlace>) -> Vec<Hit> {
        let mut ours: Vec<&Entry> = ours
            .iter()
            .map(|(_, entry)| *entry)
            .filter(|entry| matches!(entry.hit.code(), Some(CommuneCode::Former(_))))
            .collect();
        sort_by(&mut ours, |a, b| b.services.cmp(&a.services).then_with(|| a.full.cmp(&b.full)));
        let hits = ours.into_iter().map(|entry| entry.hit.clone()).collect();
        self.names.under_today(hits).into_iter().chain(there.into_iter().map(Hit::from)).collect()
    }

    /// Five digits that are no postcode may be the Insee code of a commune.
    fn by_insee(&self, digits: &str) -> Outcome {
        let ours = self.names.ours();
        let own = |hit: &&Hit| {
            hit.alias.is_none()
                && matches!(hit.code(), Some(CommuneCode::Former(code)) if code.as_str() == digits)
        };
        let hits: Vec<Hit> = ours.map(|entry| &entry.hit).filter(own).cloned().collect();
        match hits.is_empty() {
            true => Outcome::NoSuchPostcode(digits.to_owned()),
            false => Outcome::DidYouMean(hits),
        }
    }
}
