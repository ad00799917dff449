//! What the document's help for new places in crèches comes to, and on which condition.
//!
//! The lever may ask that the project be part of an agreement (CTG): where the intercommunalité has
//! signed one, that can be; elsewhere an agreement has to be signed first.

use crate::grid::Cell;
use crate::wording::format::{NBSP, THIN, counted, printed, typeset};
use crate::wording::sentence::{agreements_on, name_of};
use crate::wording::sheet::origin;
use crate::wording::toponym::of;
use model::{Commune, ConventionStatus, Dataset, Lever, Signatory, Siren, TerritoryId};

/// The help for some places, in euros.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Money {
    /// Where nothing is in the way.
    pub certain: f64,
    /// Where an agreement is missing.
    pub conditional: f64,
}

impl Money {
    /// The sum, term by term.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            certain: self.certain + other.certain,
            conditional: self.conditional + other.conditional,
        }
    }
}

/// The help for `places` new places in crèches of `territory`; `None` where the data gives none.
#[must_use]
pub fn help(dataset: &Dataset, territory: Siren, places: f64) -> Option<Money> {
    let euros = per_place(dataset.aid()?)? * places;
    Some(match lacking(dataset, territory) {
        Some(_) => Money { conditional: euros, ..Money::default() },
        None => Money { certain: euros, ..Money::default() },
    })
}

/// The help for one new place, in euros.
#[must_use]
pub fn per_place(aid: &Lever) -> Option<f64> {
    aid.euros_per_place.map(|(euros, _)| f64::from(euros))
}

/// Where the agreement of `territory` stands, if it is needed and not signed.
fn lacking(dataset: &Dataset, territory: Siren) -> Option<ConventionStatus> {
    dataset.aid()?.condition.as_ref()?;
    let status = dataset.convention(territory).map(|convention| convention.status);
    match status.unwrap_or(ConventionStatus::Absent) {
        ConventionStatus::Signed => None,
        status => Some(status),
    }
}

/// The communes of `territory` that have signed an agreement of their own.
fn own_agreements(dataset: &Dataset, territory: Siren) -> Vec<&Commune> {
    let signed = dataset.conventions.iter().filter(|c| c.status == ConventionStatus::Signed);
    let commune = |signatory: Signatory| match signatory {
        Signatory::Commune(insee) => dataset.commune(insee),
        Signatory::Epci(_) => None,
    };
    let communes = signed.filter_map(|convention| commune(convention.signatory));
    communes.filter(|commune| dataset.epci_of(commune) == Some(territory)).collect()
}

/// What is missing for the help in `territory`: « pas de CTG », « CTG en cours »; empty where
/// nothing is.
#[must_use]
pub fn missing(dataset: &Dataset, territory: Siren) -> String {
    let Some(status) = lacking(dataset, territory) else { return String::new() };
    let is_newer =
        dataset.epci_of_any_decoupage(territory).is_some_and(|own| !own.united_from.is_empty());
    let state = match status {
        ConventionStatus::InProgress => "CTG en cours",
        // The agreements are those of the EPCI that it unites.
        _ if is_newer => "CTG non donnée pour l’intercommunalité d’aujourd’hui",
        _ => "pas de CTG",
    };
    let towns: Vec<String> =
        own_agreements(dataset, territory).iter().map(|commune| of(&commune.name)).collect();
    match towns.is_empty() {
        true => state.to_owned(),
        false => format!("{state}, sauf dans la commune {}, qui a la sienne", towns.join(" et ")),
    }
}

/// What the aid pays, and for what; nothing where no amount is given.
#[must_use]
pub fn terms(aid: &Lever) -> Option<String> {
    let (_, year) = aid.euros_per_place?;
    Some(format!(
        "Aide {}{NBSP}: {} par place de crèche créée en {year}, sans les bonifications{THIN}; les places \
         chez une assistante maternelle n’en relèvent pas.",
        aid.acronym,
        euros(per_place(aid)?)
    ))
}

/// Both sums in a sentence each, with whose agreement is missing; nothing where nothing is given.
#[must_use]
pub fn sentences(dataset: &Dataset, parts: &[(Siren, Money)]) -> Vec<String> {
    let Some(aid) = dataset.aid() else { return Vec::new() };
    let all = parts.iter().fold(Money::default(), |all, (_, own)| all.plus(*own));
    if all == Money::default() {
        return Vec::new();
    }
    let place = origin(&aid.about.source);
    let Some(condition) = &aid.condition else {
        return vec![format!("Aide {}{NBSP}: {} ({place}).", aid.acronym, euros(all.certain))];
    };
    let mut told = vec![format!(
        "Aide {}, que {} donne «{NBSP}{}{NBSP}» ({place}){NBSP}: {} là où \
         l’intercommunalité a signé une CTG {}.",
        aid.acronym,
        aid.about.source.publication.words.subject,
        typeset(&condition.about.text),
        euros(all.certain),
        agreements_on(dataset),
    )];
    let lacking = parts.iter().filter(|(_, money)| money.conditional > 0.0);
    let whose: Vec<String> = lacking
        .filter_map(|(siren, money)| {
            let territory = dataset.territory(&TerritoryId::Epci(*siren))?;
            let name = name_of(dataset, territory);
            Some(format!("{name}, {} ({})", euros(money.conditional), missing(dataset, *siren)))
        })
        .collect();
    if !whose.is_empty() {
        told.push(format!(
            "{} de plus seulement si une CTG y est signée d’abord{NBSP}: {}. Il en manque une dans {}.",
            euros(all.conditional),
            whose.join(&format!("{THIN}; ")),
            counted(whose.len(), "intercommunalité"),
        ));
    }
    told
}

/// The heads of both sums.
#[must_use]
pub fn heads(dataset: &Dataset) -> [String; 2] {
    let aid = dataset.aid().map(|aid| aid.acronym.as_str()).unwrap_or_default();
    [format!("Aide {aid}, CTG signée (€)"), format!("Aide {aid}, si une CTG est signée (€)")]
}

/// Both sums; `why` is what the second waits for.
#[must_use]
pub fn cells(money: Option<Money>, why: &str) -> [Cell; 2] {
    let Some(money) = money else { return [(); 2].map(|()| Cell::words("non donné")) };
    let cell = |amount: f64| Cell::number(amount, printed(amount));
    let note = if money.conditional > 0.0 { why } else { "" };
    [cell(money.certain), cell(money.conditional).with_note(note)]
}

/// The head of both sums in one cell.
#[must_use]
pub fn head(dataset: &Dataset) -> String {
    format!("Aide {} (€)", dataset.aid().map(|aid| aid.acronym.as_str()).unwrap_or_default())
}

/// Both sums in one cell.
#[must_use]
pub fn cell(money: Option<Money>) -> Cell {
    let Some(money) = money else { return Cell::words("non donné") };
    let note = match money.conditional > 0.0 {
        true => format!("{} de plus si une CTG est signée", euros(money.conditional)),
        false => String::new(),
    };
    Cell::number(money.certain, printed(money.certain)).with_note(note)
}

/// « 103 400 € ».
#[must_use]
pub fn euros(amount: f64) -> String {
    format!("{}{NBSP}€", printed(amount))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::simulation::minimal::plan;

    #[test]
    fn the_minimal_plan_is_told_in_two_sums() {
        let dataset = fixtures::dataset();
        let plan = plan(dataset, 60.0);
        let parts = plan.money_parts();
        assert_eq!(plan.money, Some(Money { certain: 103_400.0, conditional: 244_400.0 }));
        let of = |name: &str| {
            let named = |siren: &Siren| {
                dataset.territory(&TerritoryId::Epci(*siren)).unwrap().name.contains(name)
            };
            let (siren, money) = parts.iter().find(|(siren, _)| named(siren)).unwrap();
            (money.conditional, missing(dataset, *siren))
        };
        assert_eq!(of("Bourmont"), (169_200.0, "pas de CTG".to_owned()));
        assert_eq!(of("Trois Forêts"), (65_800.0, "CTG en cours".to_owned()));
        let (euros, why) = of("Joinville");
        assert_eq!(euros, 9_400.0);
        assert_eq!(why, "pas de CTG, sauf dans la commune de Joinville, qui a la sienne");
        let told = sentences(dataset, &parts).join(" ");
        for needed in [
            "103\u{202f}400\u{a0}€ là où",
            "244\u{202f}400\u{a0}€ de plus seulement si",
            "dès lors que le projet est intégré dans une convention CTG",
            "au 31/12/2015",
            "lignes 1500 à 1503",
            "dans 3\u{a0}intercommunalités",
        ] {
            assert!(told.contains(needed), "{needed}: {told}");
        }
    }

    #[test]
    fn the_condition_is_data() {
        let mut dataset = fixtures::dataset().clone();
        if let Some(aid) =
            Arc::make_mut(&mut dataset.details).get_mut().and_then(|own| own.aid.as_mut())
        {
            aid.condition = None;
        }
        let money = plan(&dataset, 60.0).money;
        assert_eq!(money, Some(Money { certain: 347_800.0, conditional: 0.0 }));
    }
}
