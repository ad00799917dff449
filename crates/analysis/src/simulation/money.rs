//! The document's aid for new places in crèches, and its condition. The aid may require that the project be part
//! of an agreement (CTG). If the intercommunalité has signed one, the condition can be met; otherwise an
//! agreement must be signed first.

use crate::grid::Cell;
use crate::wording::format::{NBSP, THIN, counted, typeset, unrounded};
use crate::wording::sentence::{agreements_date, territory_name};
use crate::wording::sheet::citation;
use crate::wording::toponym::with_de;
use model::{Commune, ConventionStatus, Dataset, FundingLever, Signatory, Siren, TerritoryId};

/// Aid for some places, in euros.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Money {
    /// Aid for which no agreement is missing.
    pub certain: f64,
    /// Aid that requires an agreement to be signed first.
    pub conditional: f64,
}

impl Money {
    /// The sum of each part.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            certain: self.certain + other.certain,
            conditional: self.conditional + other.conditional,
        }
    }
}

/// The aid for `places` new places in crèches of a territory; `None` if the data give no amount.
#[must_use]
pub fn aid_for_places(dataset: &Dataset, territory: Siren, places: f64) -> Option<Money> {
    let euros = euros_per_place(dataset.aid()?)? * places;
    Some(match missing_agreement(dataset, territory) {
        Some(_) => Money { conditional: euros, ..Money::default() },
        None => Money { certain: euros, ..Money::default() },
    })
}

/// The aid per new place, in euros; `None` if the data give no amount.
#[must_use]
pub fn euros_per_place(aid: &FundingLever) -> Option<f64> {
    aid.euros_per_place.map(|(euros, _)| f64::from(euros))
}

/// The status of the territory's agreement (CTG), if one is required and not signed; else `None`.
fn missing_agreement(dataset: &Dataset, territory: Siren) -> Option<ConventionStatus> {
    dataset.aid()?.condition.as_ref()?;
    let status = dataset.convention(territory).map(|convention| convention.status);
    match status.unwrap_or(ConventionStatus::Absent) {
        ConventionStatus::Signed => None,
        status => Some(status),
    }
}

/// The communes of a territory that have signed an agreement of their own.
fn own_agreements(dataset: &Dataset, territory: Siren) -> Vec<&Commune> {
    let signed = dataset.conventions.iter().filter(|c| c.status == ConventionStatus::Signed);
    let commune = |signatory: Signatory| match signatory {
        Signatory::Commune(insee) => dataset.commune(insee),
        Signatory::Epci(_) => None,
    };
    let communes = signed.filter_map(|convention| commune(convention.signatory));
    communes.filter(|commune| dataset.epci_of(commune) == Some(territory)).collect()
}

/// The missing agreement of a territory: « pas de CTG », « CTG en cours »; empty if none is.
#[must_use]
pub fn missing_agreement_text(dataset: &Dataset, territory: Siren) -> String {
    let Some(status) = missing_agreement(dataset, territory) else { return String::new() };
    let is_newer = dataset.epci_by_siren(territory).is_some_and(|e| !e.merged_from.is_empty());
    let status = match status {
        ConventionStatus::InProgress => "CTG en cours",
        // The document knows only the agreements of the EPCI that were merged into it.
        _ if is_newer => "CTG non donnée pour l’intercommunalité d’aujourd’hui",
        _ => "pas de CTG",
    };
    let towns: Vec<String> =
        own_agreements(dataset, territory).iter().map(|commune| with_de(&commune.name)).collect();
    match towns.is_empty() {
        true => status.to_owned(),
        false => {
            format!("{status}, sauf dans la commune {}, qui a la sienne", towns.join(" et "))
        }
    }
}

/// Amount and purpose of the aid, in French; `None` if the data give no amount.
#[must_use]
pub fn terms_text(aid: &FundingLever) -> Option<String> {
    let (_, year) = aid.euros_per_place?;
    Some(format!(
        "Aide {}{NBSP}: {} par place de crèche créée en {year}, sans les bonifications{THIN}; les places \
         chez une assistante maternelle n’en relèvent pas.",
        aid.acronym,
        euros_text(euros_per_place(aid)?)
    ))
}

/// A sentence for each of the two sums, with the territories whose agreement is missing; empty without aid.
#[must_use]
pub fn aid_sentences(dataset: &Dataset, parts: &[(Siren, Money)]) -> Vec<String> {
    let Some(aid) = dataset.aid() else { return Vec::new() };
    let total = parts.iter().fold(Money::default(), |all, (_, money)| all.plus(*money));
    if total == Money::default() {
        return Vec::new();
    }
    let place = citation(&aid.description.source);
    let Some(condition) = &aid.condition else {
        let euros = euros_text(total.certain);
        return vec![format!("Aide {}{NBSP}: {euros} ({place}).", aid.acronym)];
    };
    let mut sentences = vec![format!(
        "Aide {}, que {} donne «{NBSP}{}{NBSP}» ({place}){NBSP}: {} là où \
         l’intercommunalité a signé une CTG {}.",
        aid.acronym,
        aid.description.source.publication.words.subject,
        typeset(&condition.text.text),
        euros_text(total.certain),
        agreements_date(dataset),
    )];
    let conditional_parts = parts.iter().filter(|(_, money)| money.conditional > 0.0);
    let territories: Vec<String> = conditional_parts
        .filter_map(|(siren, money)| {
            let territory = dataset.territory(&TerritoryId::Epci(*siren))?;
            let name = territory_name(dataset, territory);
            let reason = missing_agreement_text(dataset, *siren);
            Some(format!("{name}, {} ({reason})", euros_text(money.conditional)))
        })
        .collect();
    if !territories.is_empty() {
        sentences.push(format!(
            "{} de plus seulement si une CTG y est signée d’abord{NBSP}: {}. Il en manque une dans {}.",
            euros_text(total.conditional),
            territories.join(&format!("{THIN}; ")),
            counted(territories.len(), "intercommunalité"),
        ));
    }
    sentences
}

/// Column headings of the two sums.
#[must_use]
pub fn aid_headers(dataset: &Dataset) -> [String; 2] {
    let aid = dataset.aid().map(|aid| aid.acronym.as_str()).unwrap_or_default();
    [format!("Aide {aid}, CTG signée (€)"), format!("Aide {aid}, si une CTG est signée (€)")]
}

/// Cells of the two sums; `reason` says what the second one requires.
#[must_use]
pub fn aid_cells(money: Option<Money>, reason: &str) -> [Cell; 2] {
    let Some(money) = money else { return [(); 2].map(|()| Cell::text("non donné")) };
    let cell = |amount: f64| Cell::number(amount, unrounded(amount));
    let note = if money.conditional > 0.0 { reason } else { "" };
    [cell(money.certain), cell(money.conditional).with_note(note)]
}

/// Column heading for both sums in one cell.
#[must_use]
pub fn aid_header(dataset: &Dataset) -> String {
    format!("Aide {} (€)", dataset.aid().map(|aid| aid.acronym.as_str()).unwrap_or_default())
}

/// Both sums in one cell.
#[must_use]
pub fn aid_cell(money: Option<Money>) -> Cell {
    let Some(money) = money else { return Cell::text("non donné") };
    let note = match money.conditional > 0.0 {
        true => format!("{} de plus si une CTG est signée", euros_text(money.conditional)),
        false => String::new(),
    };
    Cell::number(money.certain, unrounded(money.certain)).with_note(note)
}

/// An amount in euros: « 103 400 € ».
#[must_use]
pub fn euros_text(amount: f64) -> String {
    format!("{}{NBSP}€", unrounded(amount))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::simulation::minimal_plan::minimal_plan;

    #[test]
    fn aid_is_split_in_certain_and_conditional() {
        let dataset = fixtures::dataset();
        let plan = minimal_plan(dataset, 60.0);
        let parts = plan.money_by_epci();
        assert_eq!(plan.money, Some(Money { certain: 103_400.0, conditional: 244_400.0 }));
        let condition_of = |name: &str| {
            let has_name = |siren: &Siren| {
                dataset.territory(&TerritoryId::Epci(*siren)).unwrap().name.contains(name)
            };
            let (siren, money) = parts.iter().find(|(siren, _)| has_name(siren)).unwrap();
            (money.conditional, missing_agreement_text(dataset, *siren))
        };
        assert_eq!(condition_of("Bourmont"), (169_200.0, "pas de CTG".to_owned()));
        assert_eq!(condition_of("Trois Forêts"), (65_800.0, "CTG en cours".to_owned()));
        let (euros, reason) = condition_of("Joinville");
        assert_eq!(euros, 9_400.0);
        assert_eq!(reason, "pas de CTG, sauf dans la commune de Joinville, qui a la sienne");
        let text = aid_sentences(dataset, &parts).join(" ");
        for needed in [
            "103\u{202f}400\u{a0}€ là où",
            "244\u{202f}400\u{a0}€ de plus seulement si",
            "dès lors que le projet est intégré dans une convention CTG",
            "au 31/12/2015",
            "lignes 1500 à 1503",
            "dans 3\u{a0}intercommunalités",
        ] {
            assert!(text.contains(needed), "{needed}: {text}");
        }
    }

    #[test]
    fn without_condition_all_aid_is_certain() {
        let mut dataset = fixtures::dataset().clone();
        if let Some(aid) =
            Arc::make_mut(&mut dataset.details).get_mut().and_then(|details| details.aid.as_mut())
        {
            aid.condition = None;
        }
        let money = minimal_plan(&dataset, 60.0).money;
        assert_eq!(money, Some(Money { certain: 347_800.0, conditional: 0.0 }));
    }
}
