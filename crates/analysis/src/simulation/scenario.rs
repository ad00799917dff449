//! Scenarios: assumptions that a person can change.

use model::Siren;

/// Places of a micro-crèche: the legal maximum when the document was written.
pub const MICRO_CRECHE_PLACES: u32 = 10;

/// Maximum length of a scenario's name, in characters.
pub const MAX_NAME_CHARS: usize = 60;

/// Maximum of each number in an adjustment; more than the département's children of one year.
pub const MAX_ADJUSTMENT: u32 = 2000;

/// Default number of places per new childminder, from 1 to 4. Our assumption: the document gives only the
/// maximum, four children each (in a MAM, line 621).
const DEFAULT_PLACES_PER_CHILDMINDER: u32 = 3;

/// The assumptions for one intercommunalité.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Adjustment {
    /// New micro-crèches of ten places.
    pub micro_creches: u32,
    /// New places in multi-accueils.
    pub places: u32,
    /// New childminders, each with [`Scenario::places_per_childminder`] places.
    pub childminders: u32,
    /// Change in the number of children under three.
    pub children: i32,
}

impl Adjustment {
    /// New crèche places, which the PPICC subsidises.
    #[must_use]
    pub fn creche_places(self) -> u32 {
        self.micro_creches * MICRO_CRECHE_PLACES + self.places
    }
}

/// A scenario: a target and the changes to reach it.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    name: String,
    /// Target rate in percent: above 0, at most 200.
    pub target: f64,
    /// Places per new childminder, 1 to 4.
    pub places_per_childminder: u32,
    adjustments: Vec<(Siren, Adjustment)>,
}

impl Scenario {
    /// A scenario without name and changes.
    #[must_use]
    pub fn with_target(target: f64) -> Self {
        Self {
            name: String::new(),
            target,
            places_per_childminder: DEFAULT_PLACES_PER_CHILDMINDER,
            adjustments: Vec::new(),
        }
    }

    /// The name; empty if there is none.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Sets the name, cut at [`MAX_NAME_CHARS`]. Semicolons become commas, since they separate the parts of the
    /// text form.
    pub fn rename(&mut self, name: &str) {
        let plain = name.chars().map(|c| if c == ';' { ',' } else { c });
        let cut: String = plain.filter(|c| !c.is_control()).take(MAX_NAME_CHARS).collect();
        self.name = cut.trim().to_owned();
    }

    /// The adjustments by EPCI, sorted by Siren.
    #[must_use]
    pub fn adjustments(&self) -> &[(Siren, Adjustment)] {
        &self.adjustments
    }

    /// The adjustment of one intercommunalité; the default (no change) if it is not listed.
    #[must_use]
    pub fn adjustment(&self, siren: Siren) -> Adjustment {
        self.adjustments
            .iter()
            .find(|(s, _)| *s == siren)
            .map_or_else(Adjustment::default, |(_, c)| *c)
    }

    /// Sets the adjustment of one intercommunalité, limited to the permitted range. It stays in the list even if
    /// nothing changes.
    pub fn set_adjustment(&mut self, siren: Siren, adjustment: Adjustment) {
        let bounded = Adjustment {
            micro_creches: adjustment.micro_creches.min(MAX_ADJUSTMENT),
            places: adjustment.places.min(MAX_ADJUSTMENT),
            childminders: adjustment.childminders.min(MAX_ADJUSTMENT),
            children: adjustment.children.clamp(-(MAX_ADJUSTMENT as i32), MAX_ADJUSTMENT as i32),
        };
        match self.adjustments.iter_mut().find(|(s, _)| *s == siren) {
            Some((_, existing)) => *existing = bounded,
            None => {
                let place = self.adjustments.partition_point(|(s, _)| *s < siren);
                self.adjustments.insert(place, (siren, bounded));
            }
        }
    }

    /// Removes an intercommunalité from the scenario.
    pub fn remove(&mut self, siren: Siren) {
        self.adjustments.retain(|(s, _)| *s != siren);
    }
}
