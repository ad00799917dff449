//! The text form of a scenario, for the URL: `v1;cible=60;assmat=3;nom=…;200068666:micro=1,places=12`. It is
//! readable, and versioned so that later versions can still read it.

use super::number_input::parse_target;
use super::{Adjustment, MAX_ADJUSTMENT, MAX_NAME_CHARS, Scenario};
use model::{Dataset, Siren};
use small_std::to_shortest;

/// The version written; so far the only one.
const FORMAT_VERSION: &str = "v1";

/// Why a text is not a scenario, with the invalid part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScenarioError {
    /// The version is missing or unknown.
    Version,
    /// A territory that is not on the map.
    Territory(String),
    /// An unknown word, or a number that is invalid or out of range.
    InvalidPart(String),
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
            Self::InvalidPart(part) => ("la partie", part),
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
        "{FORMAT_VERSION};cible={};assmat={}",
        to_shortest(scenario.target),
        scenario.places_per_childminder
    );
    if !scenario.name().is_empty() {
        text += ";nom=";
        text += scenario.name();
    }
    for (siren, change) in scenario.adjustments() {
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
    if parts.next() != Some(FORMAT_VERSION) {
        return Err(ScenarioError::Version);
    }
    let mut scenario = Scenario::with_target(0.0);
    for part in parts {
        let invalid_part = || ScenarioError::InvalidPart(part.to_owned());
        match part.split_once('=') {
            Some(("cible", value)) => {
                scenario.target = parse_target(value).map_err(|_| invalid_part())?
            }
            Some(("assmat", value)) => {
                let places = value.parse().ok().filter(|places| (1..=4).contains(places));
                scenario.places_per_childminder = places.ok_or_else(invalid_part)?;
            }
            Some(("nom", value)) if value.chars().count() <= MAX_NAME_CHARS => {
                scenario.rename(value)
            }
            _ => {
                let (territory, changes) = part.split_once(':').ok_or_else(invalid_part)?;
                let siren = Siren::parse(territory)
                    .filter(|siren| dataset.epci_by_siren(*siren).is_some())
                    .ok_or_else(|| ScenarioError::Territory(territory.to_owned()))?;
                scenario.set_adjustment(siren, parse_adjustment(changes).ok_or_else(invalid_part)?);
            }
        }
    }
    let has_target = scenario.target > 0.0;
    has_target.then_some(scenario).ok_or_else(|| ScenarioError::InvalidPart("cible".to_owned()))
}

fn parse_adjustment(text: &str) -> Option<Adjustment> {
    let mut adjustment = Adjustment::default();
    for part in text.split(',').filter(|part| !part.is_empty()) {
        let (key, value) = part.split_once('=')?;
        let count = || value.parse().ok().filter(|count| *count <= MAX_ADJUSTMENT);
        match key {
            "micro" => adjustment.micro_creches = count()?,
            "places" => adjustment.places = count()?,
            "assmat" => adjustment.childminders = count()?,
            "enfants" => {
                let children: i32 = value.parse().ok()?;
                adjustment.children =
                    (children.unsigned_abs() <= MAX_ADJUSTMENT).then_some(children)?;
            }
            _ => return None,
        }
    }
    Some(adjustment)
}
