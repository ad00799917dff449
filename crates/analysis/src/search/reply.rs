//! Turns the result of a search into what the field shows and does.

use super::Search;
use super::messages::{disambiguation, failure_message, place_label, question};
use super::outcome::{FoundPlace, Hit, QueryOutcome, SearchResult};
use crate::wording::toponym::with_de;
use model::{CommuneCode, Need};

/// The reply of the search field to a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// Suggestions while typing, best first.
    pub suggestions: Vec<Suggestion>,
    /// The commune that Enter takes; `None` if Enter shows a question or a message instead.
    pub accepted: Option<CommuneCode>,
    /// The need named in the text, with or without a place.
    pub need: Option<Need>,
    /// Message shown below the field.
    pub message: String,
    /// The choices shown with the message.
    pub choices: Vec<Suggestion>,
    /// Whether the place is outside the map; other sites may help there.
    pub is_outside: bool,
    /// Whether nothing matches.
    pub has_no_match: bool,
}

/// A place offered for choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Name and postcode.
    pub label: String,
    /// What distinguishes it from places with the same name.
    pub distinction: String,
    /// The effect of choosing it.
    pub choice: PlaceChoice,
    /// Whether it was merged into the commune suggested before it, and is shown as its part.
    pub is_part: bool,
}

/// The effect of choosing a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceChoice {
    /// The commune becomes the family's home.
    Commune(CommuneCode),
    /// This text is searched instead.
    Search(String),
}

impl Search<'_> {
    /// What the search field shows and does for a typed text.
    #[must_use]
    pub fn reply(&self, text: &str) -> Reply {
        let SearchResult { outcome, suggestions, need } = self.find(text);
        let failure = failure_message(&outcome, self.gazetteer, self.knows_outside);
        let question = question(&outcome);
        let need = match outcome {
            QueryOutcome::NeedWord(need) => Some(need),
            _ => need,
        };
        Reply {
            suggestions: self.suggest(&suggestions),
            accepted: match &outcome {
                QueryOutcome::Exact(hit) => hit.code(),
                _ => None,
            },
            need,
            message: failure.into_iter().chain(question).collect::<Vec<_>>().join(" "),
            choices: self.choices(&outcome),
            is_outside: matches!(outcome, QueryOutcome::Outside(_)),
            has_no_match: matches!(
                outcome,
                QueryOutcome::Nothing | QueryOutcome::NoSuchPostcode(_)
            ),
        }
    }

    fn choices(&self, outcome: &QueryOutcome) -> Vec<Suggestion> {
        match outcome {
            QueryOutcome::Several(hits, _) | QueryOutcome::DidYouMean(hits) => self.suggest(hits),
            QueryOutcome::Outside(outside) => {
                // For a place outside, the nearest commune of the map.
                let nearest = outside.places.iter().filter_map(|place| place.nearest);
                let nearest = nearest.min_by_key(|(_, kilometres)| *kilometres);
                let nearest = nearest.filter(|_| outside.places.len() == 1);
                let nearest = nearest.and_then(|(insee, kilometres)| {
                    let code = CommuneCode::Former(insee);
                    let name = self.dataset.named_commune(code)?.name;
                    Some(Suggestion {
                        label: format!("Voir autour {}", with_de(name)),
                        distinction: format!("la plus proche de la carte, à {kilometres}\u{a0}km"),
                        choice: PlaceChoice::Commune(code),
                        is_part: false,
                    })
                });
                nearest.into_iter().chain(self.suggest(&outside.alternatives)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn suggest(&self, hits: &[Hit]) -> Vec<Suggestion> {
        let mut today = None;
        let suggestion = |hit: &Hit| {
            let code = hit.code();
            let is_part =
                code.zip(today).is_some_and(|(old, new)| self.names.is_successor(new, old));
            if let Some(CommuneCode::Today(_)) = code {
                today = code;
            }
            Suggestion {
                label: place_label(self.dataset, hit),
                distinction: disambiguation(self.dataset, self.gazetteer, hit),
                choice: match &hit.place {
                    FoundPlace::Commune(code) => PlaceChoice::Commune(*code),
                    FoundPlace::Outside(place) => {
                        let prefix = place.postcodes.first().map(|code| format!("{code} "));
                        PlaceChoice::Search(format!("{}{}", prefix.unwrap_or_default(), place.name))
                    }
                },
                is_part,
            }
        };
        hits.iter().map(suggestion).collect()
    }
}
