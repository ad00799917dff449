//! What a scenario can change in an intercommunalité, beside what there was before.

use super::Change;
use crate::nearby::directory::serves;
use model::{Dataset, EajeKind, Role, Siren, TerritoryId};

/// What can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lever {
    /// Micro-crèches of ten places.
    MicroCreches,
    /// Places in multi-accueils.
    Places,
    /// Childminders.
    Childminders,
    /// Children under three.
    Children,
}

impl Lever {
    /// All, in the order of their rows.
    pub const ALL: [Self; 4] =
        [Self::MicroCreches, Self::Places, Self::Childminders, Self::Children];

    /// Its name in the page and in a scenario's text.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::MicroCreches => "micro",
            Self::Places => "places",
            Self::Childminders => "assmat",
            Self::Children => "enfants",
        }
    }

    /// Its words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::MicroCreches => "Micro-crèches de 10 places, en plus",
            Self::Places => "Places en multi-accueil, en plus",
            Self::Childminders => "Assistantes maternelles, en plus",
            Self::Children => "Enfants de moins de 3 ans, en plus ou en moins",
        }
    }

    /// How much of it `change` supposes.
    #[must_use]
    pub fn of(self, change: Change) -> i32 {
        let count = match self {
            Self::MicroCreches => change.micro_creches,
            Self::Places => change.places,
            Self::Childminders => change.childminders,
            Self::Children => return change.children,
        };
        i32::try_from(count).unwrap_or(i32::MAX)
    }

    /// Supposes `number` of it. What only grows takes its size.
    pub fn set(self, change: &mut Change, number: i32) {
        let count = number.unsigned_abs();
        match self {
            Self::MicroCreches => change.micro_creches = count,
            Self::Places => change.places = count,
            Self::Childminders => change.childminders = count,
            Self::Children => change.children = number,
        }
    }

    /// How much of it the data counts in an intercommunalité, at their latest date; `None` where that is
    /// not known.
    #[must_use]
    pub fn before(self, dataset: &Dataset, siren: Siren) -> Option<f64> {
        let figure = |role| {
            let own = dataset.in_role(role)?.latest(&TerritoryId::Epci(siren))?;
            Some(own.value)
        };
        let open = |kind| {
            let of = move |service: &&model::Service| {
                service.eaje_kind == Some(kind) && service.is_open()
            };
            let here = move |service: &&model::Service| serves(dataset, service, siren);
            dataset.services.iter().filter(of).filter(here)
        };
        match self {
            Self::MicroCreches => Some(open(EajeKind::MicroCreche).count() as f64),
            Self::Places => {
                open(EajeKind::MultiAccueil).map(|service| service.places.map(f64::from)).sum()
            }
            Self::Childminders => figure(Role::Childminders),
            Self::Children => figure(Role::Children),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Territory;

    #[test]
    fn what_there_was_is_what_the_document_lists_and_counts() {
        let dataset = fixtures::dataset();
        let langres = dataset.epci().find(|e| e.name.contains("Grand Langres"));
        let langres = langres.and_then(Territory::siren).expect("it is there");
        let before = Lever::ALL.map(|lever| lever.before(dataset, langres));
        // § 31 and the list of the EAJE: one micro-crèche, one multi-accueil of 40 places.
        assert_eq!(before[..2], [Some(1.0), Some(40.0)]);
        let children = dataset
            .in_role(Role::Children)
            .and_then(|own| Some(own.latest(&TerritoryId::Epci(langres))?.value));
        assert_eq!(before[3], children);
    }

    #[test]
    fn what_is_set_is_read_back() {
        for lever in Lever::ALL {
            let mut change = Change::default();
            lever.set(&mut change, 7);
            assert_eq!(Lever::ALL.map(|own| own.of(change)).iter().sum::<i32>(), 7);
            assert_eq!(lever.of(change), 7);
        }
    }
}
