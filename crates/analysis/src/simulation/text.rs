//! The text form of a scenario, for the URL: `v1;cible=60;assmat=3;nom=…;200068666:micro=1,places=12`. It is
//! readable, and versioned so that later versions can still read it.

use super::fields::target;
use super::{Adjustment, LARGEST, LONGEST_NAME, Scenario};
use model::{Dataset, Siren};
use small_std::shortest;

/// The version written; so far the only one.
const VERSION: &str = "v1";

/// Why a text is not a scenario, with the invalid part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScenarioError {
    /// The version is missing or unknown.
    Version,
    /// A territory that is not on the map.
    Territory(String),
    /// An unknown word, or a number that is invalid or out of range.
    Part(String),
}

impl ScenarioError {
    /// The error message, in French.
    #[must_use]
    pub fn sentence(&self) -> String {
        let (kind, part) = match self {
            Self::Version => {
                return "Le scénario de l’adresse est d’une version inconnue ici\u{a0}: il n’est pas \
                        repris."
                    .to_owned();
            }
            Self::Territory(part) => ("le territoire", part),
            Self::Part(part) => ("la partie", part),
        };
        let excerpt: String = part.chars().take(30).collect();
        format!(
            "Dans le scénario de l’adresse, {kind} «\u{a0}{excerpt}\u{a0}» n’est pas connu\u{a0}: le scénario \
             n’est pas repris."
        )
    }
}

/// Writes `scenario` as text.
#[must_use]
pub fn write(scenario: &Scenario) -> String {
    let mut text = format!(
        "{VERSION};cible={};assmat={}",
        shortest(scenario.target),
        scenario.per_childminder
    );
    if !scenario.name().is_empty() {
        text += ";nom=";
        text += scenario.name();
    }
    for (siren, change) in scenario.changes() {
        let numbers = [
            ("micro", i64::from(change.micro_creches)),
            ("places", i64::from(change.places)),
            ("assmat", i64::from(change.childminders)),
            ("enfants", i64::from(change.children)),
        ];
        let fields: Vec<String> = numbers
            .iter()
            .filter(|(_, number)| *number != 0)
            .map(|(key, number)| format!("{key}={number}"))
            .collect();
        text += &format!(";{siren}:{}", fields.join(","));
    }
    text
}

/// Parses a scenario.
///
/// # Errors
/// The first invalid part; a scenario is never read in part.
pub fn read(dataset: &Dataset, text: &str) -> Result<Scenario, ScenarioError> {
    let mut parts = text.split(';');
    if parts.next() != Some(VERSION) {
        return Err(ScenarioError::Version);
    }
    let mut scenario = Scenario::aiming_at(0.0);
    for part in parts {
        let wrong = || ScenarioError::Part(part.to_owned());
        match part.split_once('=') {
            Some(("cible", value)) => scenario.target = target(value).map_err(|_| wrong())?,
            Some(("assmat", value)) => {
                let places = value.parse().ok().filter(|places| (1..=4).contains(places));
                scenario.per_childminder = places.ok_or_else(wrong)?;
            }
            Some(("nom", value)) if value.chars().count() <= LONGEST_NAME => scenario.rename(value),
            _ => {
                let (territory, changes) = part.split_once(':').ok_or_else(wrong)?;
                let siren = Siren::parse(territory)
                    .filter(|siren| dataset.epci_of_any_decoupage(*siren).is_some())
                    .ok_or_else(|| ScenarioError::Territory(territory.to_owned()))?;
                scenario.set(siren, change(changes).ok_or_else(wrong)?);
            }
        }
    }
    if scenario.target > 0.0 { Ok(scenario) } else { Err(ScenarioError::Part("cible".to_owned())) }
}

fn change(text: &str) -> Option<Adjustment> {
    let mut change = Adjustment::default();
    for part in text.split(',').filter(|part| !part.is_empty()) {
        let (key, value) = part.split_once('=')?;
        let count = || value.parse().ok().filter(|count| *count <= LARGEST);
        match key {
            "micro" => change.micro_creches = count()?,
            "places" => change.places = count()?,
            "assmat" => change.childminders = count()?,
            "enfants" => {
                let children: i32 = value.parse().ok()?;
                change.children = (children.unsigned_abs() <= LARGEST).then_some(children)?;
            }
            _ => return None,
        }
    }
    Some(change)
}
