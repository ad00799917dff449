//! What a query means, from the names in it and the words around them.

use std::cell::OnceCell;

use super::MOST_OFFERED;
use super::names::{Names, distinct};
use super::outcome::{Choice, Hit, Outcome, Outside, SearchResult, Shared};
use super::query::Query;
use super::rank::{Fit, Ranked, Typed};
use super::recognized::Named;
use model::{Gazetteer, OutsidePlace};
use small_std::sort_by;

/// How many of the best answers are looked at.
const ENOUGH: usize = 4 * MOST_OFFERED;

/// Interprets a query against the known names.
pub struct Meaning<'a> {
    /// The names on the map.
    pub names: &'a Names,
    /// Names of départements, everyday names of communes.
    pub gazetteer: &'a Gazetteer,
    /// What was typed, taken apart.
    pub query: &'a Query,
    /// The words first compared with all names, and how these answer.
    pub compared: OnceCell<(String, Vec<Ranked<'a>>)>,
}

impl<'a> Meaning<'a> {
    /// How the names of the map answer what is typed. It is asked several times in a row.
    pub fn ranked(&self, typed: &Typed) -> Vec<Ranked<'a>> {
        let compare = || typed.ranked(self.names, None);
        let (full, ranked) = self.compared.get_or_init(|| (typed.full.clone(), compare()));
        if *full == typed.full { ranked.clone() } else { compare() }
    }

    /// What the query comes to.
    pub fn found(&self) -> SearchResult {
        if let Some(digits) = &self.query.digits {
            let outcome = self.by_digits(digits);
            let suggestions = offered(&outcome);
            return SearchResult { outcome, suggestions, need: None };
        }
        let named = Named::of(self.query, self.names, self.gazetteer);
        let outcome = match &self.query.postcode {
            Some((digits, after)) => self.by_postcode(digits, *after, &named),
            None => self.or_a_slip(self.by_words(&named), &named),
        };
        let mut suggestions = offered(&outcome);
        let outside = matches!(outcome, Outcome::Outside(_));
        let whole = matches!(outcome, Outcome::Several(_, Shared::Postcode(_)));
        if let Some(typed) = self.typed(&named).filter(|_| !whole) {
            let ranked = match &self.query.postcode {
                Some((digits, _)) => typed.ranked(self.names, Some(digits)),
                None => self.ranked(&typed),
            };
            let ranked = ranked.into_iter().filter(|own| !outside || own.slips == 0);
            let ranked = ranked.take(ENOUGH);
            let more = self.names.with_former(ranked.map(|own| own.entry.hit.clone()).collect());
            suggestions = distinct(suggestions.into_iter().chain(more));
            suggestions.truncate(MOST_OFFERED);
        }
        // « crèche disponible »: the remaining words name no place, so only the need counts.
        let outcome = match (outcome, named.need) {
            (Outcome::Nothing, Some(need)) => Outcome::NeedWord(need),
            (outcome, _) => outcome,
        };
        let need = named.need.filter(|_| !matches!(outcome, Outcome::NeedWord(_)));
        SearchResult { outcome, suggestions, need }
    }

    fn by_words(&self, named: &Named) -> Outcome {
        let typed = self.typed(named);
        if let [targets] = named.towns.as_slice() {
            return self.by_town(targets, named, typed.as_ref());
        }
        if !named.towns.is_empty() {
            return self.between(named);
        }
        if !named.unknown {
            if let Some(need) = named.need {
                return Outcome::NeedWord(need);
            }
            if let Some(code) = self.elsewhere(named) {
                return self.outside(Some(code.clone()), vec![], vec![]);
            }
            if named.whole_map {
                return Outcome::WholeMap;
            }
            if !named.streets.is_empty() {
                return Outcome::DidYouMean(self.names.hits(&named.streets));
            }
        }
        if let Some(outcome) = self.area() {
            return outcome;
        }
        let Some(typed) = typed else { return Outcome::Nothing };
        let ranked = self.ranked(&typed);
        let fitting = |fit: fn(Fit) -> bool| {
            let all = ranked.iter().filter(|own| own.slips == 0 && fit(own.fit));
            distinct(all.take(ENOUGH).map(|own| own.entry.hit.clone()))
        };
        let begun = begun(&typed, &ranked);
        let outside = typed.outside(self.names, false).into_iter().take(ENOUGH);
        let outside: Vec<Hit> = outside.map(|own| own.entry.hit.clone()).collect();
        if !begun.is_empty() {
            return self.one_of_ours(begun, outside);
        }
        if !outside.is_empty() {
            let near = ranked.into_iter().filter(|own| own.fit <= Fit::Beginning);
            let near = near.map(|own| own.entry.hit.clone());
            return Outcome::DidYouMean(first(distinct(outside.into_iter().chain(near))));
        }
        // « Sens, dans l’Yonne »: a name that is not known, in a département that is.
        if let Some(code) = self.elsewhere(named) {
            return self.outside(Some(code.clone()), vec![], vec![]);
        }
        let worded = fitting(|fit| fit == Fit::LaterWords);
        if !worded.is_empty() {
            return self.one_of_ours(worded, vec![]);
        }
        let mut near = ranked;
        near.extend(typed.outside(self.names, true));
        if named.all_noise {
            near.retain(|own| own.slips == 0);
        } else if near.is_empty() {
            near = typed.far(self.names);
        }
        sort_by(&mut near, |a, b| (a.slips, a.fit).cmp(&(b.slips, b.fit)));
        // A later word with a slip only where nothing answers from its beginning.
        if near.iter().any(|own| own.fit <= Fit::Beginning) {
            near.retain(|own| own.fit <= Fit::Beginning);
        }
        let near = near.into_iter().take(ENOUGH).map(|own| own.entry.hit.clone());
        let near = self.names.united(distinct(near));
        let near = if near.is_empty() { self.word_by_word(named) } else { near };
        if near.is_empty() { Outcome::Nothing } else { Outcome::DidYouMean(first(near)) }
    }

    /// The entries' places, told to be outside where all are.
    pub fn places(&self, targets: &[usize]) -> Outcome {
        let hits = self.names.hits(targets);
        let ours: Vec<Hit> = hits.iter().filter(|hit| hit.code().is_some()).cloned().collect();
        match ours.is_empty() {
            true => self.outside(None, hits.iter().filter_map(outside_place).collect(), vec![]),
            false => self.named_ours(ours),
        }
    }

    /// Places of the map that all bear the name typed.
    pub fn named_ours(&self, hits: Vec<Hit>) -> Outcome {
        one_of(self.names.united(hits), Shared::Name)
    }

    /// Places of the map that begin so, before those outside that do.
    pub fn one_of_ours(&self, ours: Vec<Hit>, outside: Vec<Hit>) -> Outcome {
        let all = self.names.united(ours).into_iter().chain(outside);
        one_of(first(distinct(all)), Shared::Name)
    }

    /// The first département that is named and is not the map's.
    pub fn elsewhere<'n>(&self, named: &'n Named) -> Option<&'n String> {
        named.departements.iter().find(|code| **code != self.gazetteer.map_code)
    }

    pub fn outside(
        &self,
        departement: Option<String>,
        mut places: Vec<OutsidePlace>,
        instead: Vec<Hit>,
    ) -> Outcome {
        places.truncate(MOST_OFFERED);
        let same = |place: &OutsidePlace| {
            Some(&place.departement) == places.first().map(|p| &p.departement)
        };
        let departement = departement
            .filter(|code| places.iter().all(|place| place.departement == *code))
            .or_else(|| {
                places.first().filter(|_| places.iter().all(same)).map(|p| p.departement.clone())
            });
        Outcome::Outside(Outside { departement, places, instead })
    }

    /// The words that may be of a name, as they are compared.
    pub fn typed(&self, named: &Named) -> Option<Typed> {
        let words = named.core.iter().filter_map(|rank| self.query.words.get(*rank));
        Typed::of(words.map(|word| word.text.as_str()))
    }
}

/// The places of the map that are called so, or begin so, without a slip.
pub fn begun(typed: &Typed, ranked: &[Ranked<'_>]) -> Vec<Hit> {
    let fits = |own: &&Ranked<'_>| {
        let called = match own.fit {
            Fit::Short => typed.is_called(own.entry),
            Fit::Beginning => typed.begins(own.entry),
            _ => true,
        };
        own.slips == 0 && own.fit <= Fit::Beginning && called
    };
    // More than are offered, since a place may have several names; not all that begin with a letter.
    distinct(ranked.iter().filter(fits).take(ENOUGH).map(|own| own.entry.hit.clone()))
}

/// One place is taken, of several it is asked which.
pub fn one_of(mut hits: Vec<Hit>, shared: Shared) -> Outcome {
    match (hits.len(), hits.pop()) {
        (1, Some(Hit { place: Choice::Outside(place), .. })) => Outcome::Outside(Outside {
            departement: Some(place.departement.clone()),
            places: vec![place],
            instead: vec![],
        }),
        (1, Some(hit)) => Outcome::Exact(hit),
        (_, Some(last)) => {
            hits.push(last);
            Outcome::Several(hits, shared)
        }
        (_, None) => Outcome::Nothing,
    }
}

/// As many as are offered.
pub fn first(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.truncate(MOST_OFFERED);
    hits
}

/// The place, where it is outside.
pub fn outside_place(hit: &Hit) -> Option<OutsidePlace> {
    match &hit.place {
        Choice::Outside(place) => Some(place.clone()),
        Choice::Commune(_) => None,
    }
}

/// What an outcome offers to choose from.
pub fn offered(outcome: &Outcome) -> Vec<Hit> {
    match outcome {
        Outcome::Exact(hit) => vec![hit.clone()],
        Outcome::Several(hits, _) | Outcome::DidYouMean(hits) => hits.clone(),
        Outcome::Outside(outside) => {
            let places = outside.places.iter().cloned().map(Hit::from);
            distinct(places.chain(outside.instead.iter().cloned()))
        }
        Outcome::Nothing
        | Outcome::NoSuchPostcode(_)
        | Outcome::NeedWord(_)
        | Outcome::WholeMap => vec![],
    }
}
