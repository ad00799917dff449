//! Turns the result of a search into what the field shows and does.

use super::Search;
use super::messages::{disambiguation, failure_message, label, question};
use super::outcome::{FoundPlace, Hit, QueryOutcome, SearchResult};
use crate::wording::toponym::with_de;
use model::{CommuneCode, Need};

/// The reply of the search field to a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// Suggestions while typing, best first.
    pub offers: Vec<Suggestion>,
    /// The commune that Enter takes; `None` if Enter shows a question or a message instead.
    pub accepted: Option<CommuneCode>,
    /// The need named in the text, with or without a place.
    pub need: Option<Need>,
    /// Message shown below the field.
    pub message: String,
    /// The choices shown with the message.
    pub choices: Vec<Suggestion>,
    /// Whether the place is outside the map; other sites may help there.
    pub elsewhere: bool,
    /// Whether nothing matches.
    pub refused: bool,
}

/// A place offered for choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Name and postcode.
    pub label: String,
    /// What distinguishes it from places with the same name.
    pub beside: String,
    /// The effect of choosing it.
    pub chosen: Chosen,
    /// Whether it was merged into the commune suggested before it, and is shown as its part.
    pub part: bool,
}

/// The effect of choosing a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// The commune becomes the family's home.
    Commune(CommuneCode),
    /// This text is searched instead.
    Typed(String),
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
            offers: self.offers(&suggestions),
            accepted: match &outcome {
                QueryOutcome::Exact(hit) => hit.code(),
                _ => None,
            },
            need,
            message: failure.into_iter().chain(question).collect::<Vec<_>>().join(" "),
            choices: self.choices(&outcome),
            elsewhere: matches!(outcome, QueryOutcome::Outside(_)),
            refused: matches!(outcome, QueryOutcome::Nothing | QueryOutcome::NoSuchPostcode(_)),
        }
    }

    fn choices(&self, outcome: &QueryOutcome) -> Vec<Suggestion> {
        match outcome {
            QueryOutcome::Several(hits, _) | QueryOutcome::DidYouMean(hits) => self.offers(hits),
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
                        beside: format!("la plus proche de la carte, à {kilometres}\u{a0}km"),
                        chosen: Chosen::Commune(code),
                        part: false,
                    })
                });
                nearest.into_iter().chain(self.offers(&outside.instead)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn offers(&self, hits: &[Hit]) -> Vec<Suggestion> {
        let mut today = None;
        let suggestion = |hit: &Hit| {
            let code = hit.code();
            let part = code.zip(today).is_some_and(|(part, new)| self.names.unites(new, part));
            if let Some(CommuneCode::Today(_)) = code {
                today = code;
            }
            Suggestion {
                label: label(self.dataset, hit),
                beside: disambiguation(self.dataset, self.gazetteer, hit),
                chosen: match &hit.place {
                    FoundPlace::Commune(code) => Chosen::Commune(*code),
                    FoundPlace::Outside(place) => {
                        let postcode =
                            place.postcodes.first().map(|postcode| format!("{postcode} "));
                        Chosen::Typed(format!("{}{}", postcode.unwrap_or_default(), place.name))
                    }
                },
                part,
            }
        };
        hits.iter().map(suggestion).collect()
    }
}
