//! Notices: messages about what could not be done as asked.

use super::MAX_SHORTLIST;
use analysis::simulation::ScenarioError;

/// A failure that the person is told about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A URL parameter has an invalid value; its default is used.
    UnknownValue {
        /// Name of the URL parameter.
        parameter: &'static str,
        /// Its value.
        value: String,
    },
    /// The shortlist in the URL names an unknown service.
    UnknownInShortlist,
    /// The shortlist is full.
    ShortlistFull,
    /// The scenario in the URL is invalid.
    Scenario(ScenarioError),
    /// A chunk of the program could not be fetched.
    ChunkUnavailable,
    /// Fetched data break a rule; the text names file, record and rule.
    FaultyData(String),
    /// The outlines could not be fetched.
    OutlinesUnavailable,
    /// The chunk that renders the table, the legend and the sentences could not be fetched.
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
                truncated(value)
            ),
            Self::UnknownInShortlist => "Un service de votre liste n’est pas connu ici. Les autres y \
                restent."
                .to_owned(),
            Self::ShortlistFull => format!(
                "Votre liste est pleine\u{a0}: elle tient {MAX_SHORTLIST} services. Retirez-en un pour en \
                 ajouter un autre."
            ),
            Self::Scenario(error) => error.sentence(),
            Self::ChunkUnavailable => "Cette partie de la page n’a pas pu être chargée. Vérifiez \
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

/// The value, cut to fit into a sentence.
fn truncated(value: &str) -> String {
    const MAX_CHARS: usize = 40;
    let mut text: String = value.chars().take(MAX_CHARS).collect();
    if text.len() < value.len() {
        text.push('…');
    }
    text
}
