//! Looks up numbers by indicator and territory; the latest date unless one is given.

use crate::data::{Data, Value};
use crate::document::Lines;

pub const DEPARTEMENT: &str = "departement";
const FRANCE: &str = "france";
const OTHER_TERRITORIES: &str = "autres-territoires";

/// The Epci that the document's lists name beside the rest of the département: Saint-Dizier, Der et Blaise;
/// Chaumont; Grand Langres; Bassin de Joinville.
pub const MAIN_EPCI: [&str; 4] = ["200044170", "245200456", "200035954", "200044253"];

impl Data {
    pub fn has_indicator(&self, id: &str) -> bool {
        self.indicators.contains_key(id)
    }

    pub fn has_value(&self, id: &str, territory: &str) -> bool {
        self.value(id, territory).is_some()
    }

    pub fn value(&self, id: &str, territory: &str) -> Option<&Value> {
        self.values(id)
            .iter()
            .filter(|value| value.territoire == territory)
            .max_by_key(|value| &value.date)
    }

    pub fn number(&self, id: &str, territory: &str) -> Option<f64> {
        self.value(id, territory).map(|value| value.valeur)
    }

    /// The number at a date, given as a year or a day.
    pub fn number_at(&self, id: &str, territory: &str, date: &str) -> Option<f64> {
        self.values(id)
            .iter()
            .find(|value| value.territoire == territory && value.date.starts_with(date))
            .map(|value| value.valeur)
    }

    pub fn values(&self, id: &str) -> &[Value] {
        &self.indicators.get(id).unwrap_or_else(|| panic!("no indicator {id}")).valeurs
    }

    /// Changes the latest number of the indicator for the territory.
    pub fn alter(&mut self, id: &str, territory: &str, change: impl Fn(f64) -> f64) {
        let date = self.value(id, territory).expect("a value").date.clone();
        let indicator = self.indicators.get_mut(id).expect("an indicator");
        for value in &mut indicator.valeurs {
            if value.territoire == territory && value.date == date {
                value.valeur = change(value.valeur);
            }
        }
    }

    /// The lines cited for the latest number.
    pub fn lines(&self, id: &str, territory: &str) -> Lines {
        self.value(id, territory).expect("a value").lignes
    }

    /// Siren numbers of all Epci.
    pub fn epci(&self) -> impl Iterator<Item = &str> {
        self.values("taux_couverture")
            .iter()
            .map(|value| value.territoire.as_str())
            .filter(|territory| is_siren(territory))
    }

    pub fn has_convention(&self, epci: &str) -> bool {
        self.conventions.iter().any(|c| c.signataire == epci && c.statut == "signee")
    }

    /// The ways in which an indicator divides the département: all Epci, the four main ones and the rest, or
    /// groups.
    pub fn partitions(&self, id: &str) -> Vec<Vec<&str>> {
        let mut territories: Vec<_> = self
            .values(id)
            .iter()
            .map(|value| value.territoire.as_str())
            .filter(|territory| ![DEPARTEMENT, FRANCE].contains(territory))
            .collect();
        territories.sort_unstable();
        territories.dedup();
        let groups: Vec<_> = select(&territories, |t| t.starts_with("groupe-"));
        let epci: Vec<_> = select(&territories, |t| is_siren(t) || t == "hors-epci");
        let main: Vec<_> =
            select(&territories, |t| MAIN_EPCI.contains(&t) || t == OTHER_TERRITORIES);
        let mut partitions = Vec::new();
        if !groups.is_empty() {
            partitions.push(groups);
        }
        if epci.len() > MAIN_EPCI.len() {
            partitions.push(epci);
        }
        if main.contains(&OTHER_TERRITORIES) {
            partitions.push(main);
        }
        partitions
    }

    pub fn sum(&self, id: &str, territories: &[&str]) -> f64 {
        territories.iter().map(|territory| self.number(id, territory).expect("a value")).sum()
    }

    /// The total: the département's number, else the national norm, else the sum of its parts.
    pub fn total(&self, id: &str) -> f64 {
        let printed = self.number(id, DEPARTEMENT);
        printed.or_else(|| self.number(id, FRANCE)).unwrap_or_else(|| {
            let parts = self.partitions(id);
            self.sum(id, parts.first().expect("a whole or its parts"))
        })
    }
}

fn is_siren(territory: &str) -> bool {
    territory.len() == 9 && territory.bytes().all(|b| b.is_ascii_digit())
}

fn select<'a>(territories: &[&'a str], keep: impl Fn(&str) -> bool) -> Vec<&'a str> {
    territories.iter().copied().filter(|t| keep(t)).collect()
}
