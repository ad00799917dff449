//! Scenarios: assumptions that a person can change.

use model::Siren;

/// Places of a micro-crèche: the legal maximum when the document was written.
pub const MICRO_CRECHE: u32 = 10;

/// Maximum length of a scenario's name, in characters.
pub const LONGEST_NAME: usize = 60;

/// Maximum of each number in an adjustment; more than the département's children of one year.
pub const LARGEST: u32 = 2000;

/// Default number of places per new childminder, from 1 to 4. Our assumption: the document gives only the
/// maximum, four children each (in a MAM, line 621).
const PLACES_PER_CHILDMINDER: u32 = 3;

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
    pub fn collective(self) -> u32 {
        self.micro_creches * MICRO_CRECHE + self.places
    }
}

/// A scenario: a target and the changes to reach it.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    name: String,
    /// Target rate in percent: above 0, at most 200.
    pub target: f64,
    /// Places per new childminder, 1 to 4.
    pub per_childminder: u32,
    changes: Vec<(Siren, Adjustment)>,
}

impl Scenario {
    /// A scenario without name and changes.
    #[must_use]
    pub fn aiming_at(target: f64) -> Self {
        Self {
            name: String::new(),
            target,
            per_childminder: PLACES_PER_CHILDMINDER,
            changes: Vec::new(),
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
        let cut: String = plain.filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
        self.name = cut.trim().to_owned();
    }

    /// The adjustments by EPCI, sorted by Siren.
    #[must_use]
    pub fn changes(&self) -> &[(Siren, Adjustment)] {
        &self.changes
    }

    /// The adjustment of one intercommunalité; the default (no change) if it is not listed.
    #[must_use]
    pub fn change(&self, siren: Siren) -> Adjustment {
        self.changes.iter().find(|(s, _)| *s == siren).map_or_else(Adjustment::default, |(_, c)| *c)
    }

    /// Sets the adjustment of one intercommunalité, limited to the permitted range. It stays in the list even if
    /// nothing changes.
    pub fn set(&mut self, siren: Siren, change: Adjustment) {
        let bounded = Adjustment {
            micro_creches: change.micro_creches.min(LARGEST),
            places: change.places.min(LARGEST),
            childminders: change.childminders.min(LARGEST),
            children: change.children.clamp(-(LARGEST as i32), LARGEST as i32),
        };
        match self.changes.iter_mut().find(|(s, _)| *s == siren) {
            Some((_, existing)) => *existing = bounded,
            None => {
                let place = self.changes.partition_point(|(s, _)| *s < siren);
                self.changes.insert(place, (siren, bounded));
            }
        }
    }

    /// Removes an intercommunalité from the scenario.
    pub fn leave(&mut self, siren: Siren) {
        self.changes.retain(|(s, _)| *s != siren);
    }
}
