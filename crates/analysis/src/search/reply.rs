//! What the field shows and does for a typed text, whatever it came to.

use super::Search;
use super::outcome::{Choice, Hit, Outcome, SearchResult};
use super::words::{beside, label, question, said};
use crate::wording::toponym::of;
use model::{CommuneCode, Need};

/// What the field shows and does for a typed text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// What is offered while it is typed, best first.
    pub offers: Vec<Offer>,
    /// The commune that Enter takes; `None` where it must ask or tell first.
    pub takes: Option<CommuneCode>,
    /// A need that is named, with a place or without.
    pub need: Option<Need>,
    /// Message shown below the field.
    pub said: String,
    /// What there is to choose from then.
    pub choices: Vec<Offer>,
    /// Whether it is known to be outside: others may know more of it.
    pub elsewhere: bool,
    /// Whether nothing is known of it.
    pub refused: bool,
}

/// A place that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Name and postcode, as the list shows them.
    pub label: String,
    /// What tells it apart from others of that name.
    pub beside: String,
    /// What choosing the line does.
    pub chosen: Chosen,
    /// Whether it is offered as a part of the one before.
    pub part: bool,
}

/// What choosing an offer does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// Sets the family's home there.
    Commune(CommuneCode),
    /// As if this had been typed.
    Typed(String),
}

impl Search<'_> {
    /// What the field shows and does for a typed text.
    #[must_use]
    pub fn reply(&self, text: &str) -> Reply {
        let SearchResult { outcome, suggestions, need } = self.find(text);
        let said = said(&outcome, self.gazetteer, self.knows_outside);
        let asked = question(&outcome);
        let need = match outcome {
            Outcome::NeedWord(need) => Some(need),
            _ => need,
        };
        Reply {
            offers: self.offers(&suggestions),
            takes: match &outcome {
                Outcome::Exact(hit) => hit.code(),
                _ => None,
            },
            need,
            said: said.into_iter().chain(asked).collect::<Vec<_>>().join(" "),
            choices: self.choices(&outcome),
            elsewhere: matches!(outcome, Outcome::Outside(_)),
            refused: matches!(outcome, Outcome::Nothing | Outcome::NoSuchPostcode(_)),
        }
    }

    fn choices(&self, outcome: &Outcome) -> Vec<Offer> {
        match outcome {
            Outcome::Several(hits, _) | Outcome::DidYouMean(hits) => self.offers(hits),
            Outcome::Outside(outside) => {
                // The nearest of the map, for a place that is around it.
                let near = outside.places.iter().filter_map(|place| place.nearest);
                let near = near.min_by_key(|(_, kilometres)| *kilometres);
                let near = near.filter(|_| outside.places.len() == 1);
                let near = near.and_then(|(insee, kilometres)| {
                    let code = CommuneCode::Former(insee);
                    let name = self.dataset.named_commune(code)?.name;
                    Some(Offer {
                        label: format!("Voir autour {}", of(name)),
                        beside: format!("la plus proche de la carte, à {kilometres}\u{a0}km"),
                        chosen: Chosen::Commune(code),
                        part: false,
                    })
                });
                near.into_iter().chain(self.offers(&outside.instead)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn offers(&self, hits: &[Hit]) -> Vec<Offer> {
        let mut today = None;
        let offer = |hit: &Hit| {
            let code = hit.code();
            let part = code.zip(today).is_some_and(|(own, whole)| self.names.unites(whole, own));
            if let Some(CommuneCode::Today(_)) = code {
                today = code;
            }
            Offer {
                label: label(self.dataset, hit),
                beside: beside(self.dataset, self.gazetteer, hit),
                chosen: match &hit.place {
                    Choice::Commune(code) => Chosen::Commune(*code),
                    Choice::Outside(place) => {
                        let postcode = place.postcodes.first().map(|own| format!("{own} "));
                        Chosen::Typed(format!("{}{}", postcode.unwrap_or_default(), place.name))
                    }
                },
                part,
            }
        };
        hits.iter().map(offer).collect()
    }
}
