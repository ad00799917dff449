//! What could not be done as asked, as the person reads it.

use super::SHORTLIST_MAX;
use analysis::simulation::ScenarioError;

/// Something that could not be done as asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// `parameter` has a value that means nothing here; its default is shown.
    UnknownValue {
        /// Name of the URL parameter.
        parameter: &'static str,
        /// What stood there, decoded.
        value: String,
    },
    /// The shortlist names a service that is not known here.
    UnknownInList,
    /// The shortlist holds as many services as it can.
    ShortlistFull,
    /// The scenario of the URL cannot be read.
    Scenario(ScenarioError),
    /// A part of the program could not be fetched.
    PartUnavailable,
    /// Data that were fetched break a rule: which file, record and rule.
    FaultyData(String),
    /// The outlines could not be fetched.
    OutlinesUnavailable,
    /// What writes the table, the legend and the sentences could not be fetched.
    FiguresUnavailable,
}

impl Notice {
    /// The notice as a French sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::UnknownValue { parameter, value } => format!(
                "Dans l’adresse de la page, «\u{a0}{parameter}={}\u{a0}» n’est pas connu ici\u{a0}: la valeur \
                 habituelle est affichée.",
                shortened(value)
            ),
            Self::UnknownInList => "Un service de votre liste n’est pas connu ici. Les autres y \
                restent."
                .to_owned(),
            Self::ShortlistFull => format!(
                "Votre liste est pleine\u{a0}: elle tient {SHORTLIST_MAX} services. Retirez-en un pour en \
                 ajouter un autre."
            ),
            Self::Scenario(error) => error.sentence(),
            Self::PartUnavailable => "Cette partie de la page n’a pas pu être chargée. Vérifiez \
                votre connexion, puis recommencez."
                .to_owned(),
            Self::FaultyData(fault) => {
                format!("Les données de cette page sont fautives\u{a0}: {fault}.")
            }
            Self::OutlinesUnavailable => "Les contours n’ont pas pu être chargés. La carte des \
                intercommunalités reste complète. Vérifiez votre connexion, puis recommencez."
                .to_owned(),
            Self::FiguresUnavailable => "Le tableau, la légende et la phrase n’ont pas pu suivre la \
                carte\u{a0}: ils restent tels qu’à l’ouverture de la page. Vérifiez votre connexion, puis \
                recommencez."
                .to_owned(),
        }
    }
}

/// A value that fits in a sentence.
fn shortened(value: &str) -> String {
    const LONGEST: usize = 40;
    let mut text: String = value.chars().take(LONGEST).collect();
    if text.len() < value.len() {
        text.push('…');
    }
    text
}
