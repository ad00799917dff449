//! Geolocation: asks the device for its position, and words the messages about it.

use super::{Effect, Home};
use analysis::nearby::around::Origin;
use analysis::nearby::position::{Position, PositionError, nearest_commune};
use analysis::wording::toponym::with_de;
use model::Dataset;

/// State of the request for the device's position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locating {
    /// No request, or the last one succeeded.
    #[default]
    Idle,
    /// Waiting for the device.
    Waiting,
    /// The device gave no position.
    Failed(LocateError),
    /// The position is too imprecise or outside the map.
    Unusable(PositionError),
    /// The outlines, needed to find the territory of the position, could not be loaded.
    WithoutOutlines,
}

/// Why the device gave no position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocateError {
    /// The person, or the embedding page, denied permission.
    Denied,
    /// The device has no position, or timed out.
    Unavailable,
}

/// An event of the request.
#[derive(Clone, Debug, PartialEq)]
pub enum LocateEvent {
    /// The person pressed the button.
    Requested,
    /// Answers [`Effect::AskDevice`]: a position, or why there is none.
    Answered(Result<Position, LocateError>),
    /// Answers [`Effect::FindTerritory`]; `None` if the outlines could not be loaded.
    Placed(Option<Result<Origin, PositionError>>),
}

impl Locating {
    /// Applies an event and returns the effects.
    pub(crate) fn update(&mut self, event: LocateEvent) -> Vec<Effect> {
        match event {
            LocateEvent::Requested => {
                *self = Self::Waiting;
                return vec![Effect::AskDevice];
            }
            LocateEvent::Answered(Ok(position)) => return vec![Effect::FindTerritory(position)],
            LocateEvent::Answered(Err(error)) => *self = Self::Failed(error),
            LocateEvent::Placed(None) => *self = Self::WithoutOutlines,
            LocateEvent::Placed(Some(Err(error))) => *self = Self::Unusable(error),
            // The page stores the origin as the home.
            LocateEvent::Placed(Some(Ok(_))) => *self = Self::Idle,
        }
        Vec::new()
    }

    /// The message beside the button; `home` is where the family lives.
    #[must_use]
    pub fn message(self, home: Option<Home>, dataset: &Dataset) -> Option<String> {
        let message = match self {
            Self::Idle => {
                let Home::DevicePosition(origin) = home? else { return None };
                let commune = nearest_commune(dataset, origin.point)?;
                return Some(format!(
                    "Votre position, près {}. Elle reste sur votre appareil, dans cet onglet, et ne va ni dans \
                     l’adresse de la page, ni dans le lien à partager.",
                    with_de(&commune.name)
                ));
            }
            Self::Waiting => "Recherche de votre position…",
            Self::Failed(LocateError::Denied) => {
                "Pas de souci\u{a0}: votre position reste à vous. Écrivez votre commune ci-dessus."
            }
            Self::Failed(LocateError::Unavailable) => {
                "Votre appareil ne trouve pas sa position. Écrivez votre commune ci-dessus."
            }
            Self::WithoutOutlines => {
                "Les contours de la carte n’ont pas pu être chargés\u{a0}: elle ne sait pas où vous êtes. \
                 Vérifiez votre connexion, ou écrivez votre commune ci-dessus."
            }
            Self::Unusable(PositionError::Imprecise) => {
                "Votre appareil ne connaît sa position qu’à plusieurs kilomètres près. Écrivez votre \
                 commune ci-dessus, ce sera plus juste."
            }
            Self::Unusable(PositionError::Outside) => {
                return Some(format!(
                    "Vous êtes hors {}, que cette carte ne dépasse pas. Écrivez ci-dessus une commune du \
                     département, ou voyez monenfant.fr pour ailleurs.",
                    dataset.metadata.departement.genitive
                ));
            }
        };
        Some(message.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use analysis::nearby::position;
    use geometry::LonLat;

    /// The message after these events, and the last effect.
    fn after_events(events: &[LocateEvent], home: Option<Home>) -> (String, Option<Effect>) {
        let mut locating = Locating::default();
        let mut effects = Vec::new();
        for event in events {
            effects = locating.update(event.clone());
        }
        (locating.message(home, fixtures::dataset()).unwrap_or_default(), effects.pop())
    }

    fn origin() -> Origin {
        position::origin_from_text(fixtures::dataset(), "5100000,48100000,200035954")
            .expect("a place")
    }

    #[test]
    fn located_position_becomes_the_home() {
        let position = Position { point: LonLat { lon: 5.1, lat: 48.1 }, accuracy_km: 0.1 };
        let mut events = vec![LocateEvent::Requested];
        let (message, effect) = after_events(&events, None);
        assert_eq!(message, "Recherche de votre position…");
        assert_eq!(effect, Some(Effect::AskDevice));
        events.push(LocateEvent::Answered(Ok(position)));
        let (message, effect) = after_events(&events, None);
        assert_eq!(message, "Recherche de votre position…", "until it is placed");
        assert_eq!(effect, Some(Effect::FindTerritory(position)));
        events.push(LocateEvent::Placed(Some(Ok(origin()))));
        let home = Home::DevicePosition(origin());
        let (message, effect) = after_events(&events, Some(home));
        assert!(
            message.starts_with("Votre position, près ") && message.contains("onglet"),
            "{message}"
        );
        assert_eq!(effect, None, "the page does the rest");
    }

    #[test]
    fn each_failure_advises_to_type_a_commune() {
        for (event, expected) in [
            (LocateEvent::Answered(Err(LocateError::Denied)), "reste à vous"),
            (LocateEvent::Answered(Err(LocateError::Unavailable)), "ne trouve pas sa position"),
            (LocateEvent::Placed(None), "Les contours de la carte"),
            (
                LocateEvent::Placed(Some(Err(PositionError::Imprecise))),
                "à plusieurs kilomètres près",
            ),
            (LocateEvent::Placed(Some(Err(PositionError::Outside))), "Vous êtes hors de"),
        ] {
            let (message, effect) = after_events(&[LocateEvent::Requested, event.clone()], None);
            assert!(
                message.contains(expected) && message.contains("ci-dessus"),
                "{event:?}: {message}"
            );
            assert_eq!(effect, None, "{event:?}");
        }
        assert_eq!(after_events(&[], None).0, "");
    }
}
