//! The quantities that a scenario can change in an intercommunalité, with their current values.

use super::Adjustment;
use crate::nearby::directory::belongs_to_epci;
use model::{Dataset, EajeKind, Role, Siren, TerritoryId};

/// A quantity that a scenario can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScenarioInput {
    /// New micro-crèches of ten places.
    MicroCreches,
    /// New places in multi-accueils.
    Places,
    /// New childminders.
    Childminders,
    /// Children under three, more or fewer.
    Children,
}

impl ScenarioInput {
    /// All quantities, in the order of their rows.
    pub const ALL: [Self; 4] =
        [Self::MicroCreches, Self::Places, Self::Childminders, Self::Children];

    /// The name in DOM hooks and in a scenario's text form.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::MicroCreches => "micro",
            Self::Places => "places",
            Self::Childminders => "assmat",
            Self::Children => "enfants",
        }
    }

    /// The label in French.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::MicroCreches => "Micro-crèches de 10 places, en plus",
            Self::Places => "Places en multi-accueil, en plus",
            Self::Childminders => "Assistantes maternelles, en plus",
            Self::Children => "Enfants de moins de 3 ans, en plus ou en moins",
        }
    }

    /// The value of this quantity in `adjustment`.
    #[must_use]
    pub fn value_in(self, adjustment: Adjustment) -> i32 {
        let count = match self {
            Self::MicroCreches => adjustment.micro_creches,
            Self::Places => adjustment.places,
            Self::Childminders => adjustment.childminders,
            Self::Children => return adjustment.children,
        };
        i32::try_from(count).unwrap_or(i32::MAX)
    }

    /// Sets this quantity in `adjustment`; for quantities that can only grow, the sign is dropped.
    pub fn set_in(self, adjustment: &mut Adjustment, number: i32) {
        let count = number.unsigned_abs();
        match self {
            Self::MicroCreches => adjustment.micro_creches = count,
            Self::Places => adjustment.places = count,
            Self::Childminders => adjustment.childminders = count,
            Self::Children => adjustment.children = number,
        }
    }

    /// The current value in an intercommunalité, at its latest date; `None` if unknown.
    #[must_use]
    pub fn current_value(self, dataset: &Dataset, siren: Siren) -> Option<f64> {
        let figure = |role| {
            let figure = dataset.indicator_for(role)?.latest_figure(&TerritoryId::Epci(siren))?;
            Some(figure.value)
        };
        let open_of_kind = |kind| {
            let is_of_kind = move |service: &&model::Service| {
                service.eaje_kind == Some(kind) && service.is_open()
            };
            let is_local =
                move |service: &&model::Service| belongs_to_epci(dataset, service, siren);
            dataset.services.iter().filter(is_of_kind).filter(is_local)
        };
        match self {
            Self::MicroCreches => Some(open_of_kind(EajeKind::MicroCreche).count() as f64),
            Self::Places => open_of_kind(EajeKind::MultiAccueil)
                .map(|service| service.places.map(f64::from))
                .sum(),
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
    fn current_values_are_those_of_the_document() {
        let dataset = fixtures::dataset();
        let langres = dataset.epci().find(|e| e.name.contains("Grand Langres"));
        let langres = langres.and_then(Territory::siren).expect("it is there");
        let current_values = ScenarioInput::ALL.map(|input| input.current_value(dataset, langres));
        // Document, § 31 and list of the EAJE: one micro-crèche, one multi-accueil of 40 places.
        assert_eq!(current_values[..2], [Some(1.0), Some(40.0)]);
        let children = dataset.indicator_for(Role::Children).and_then(|indicator| {
            Some(indicator.latest_figure(&TerritoryId::Epci(langres))?.value)
        });
        assert_eq!(current_values[3], children);
    }

    #[test]
    fn a_set_value_is_read_back() {
        for input in ScenarioInput::ALL {
            let mut adjustment = Adjustment::default();
            input.set_in(&mut adjustment, 7);
            assert_eq!(
                ScenarioInput::ALL.map(|input| input.value_in(adjustment)).iter().sum::<i32>(),
                7
            );
            assert_eq!(input.value_in(adjustment), 7);
        }
    }
}
