//! What a person supposes.

use model::Siren;

/// Places of a micro-crèche: its legal largest size, and the size that issue 4 counts in.
pub const MICRO_CRECHE: u32 = 10;

/// The longest name of a scenario, in characters.
pub const LONGEST_NAME: usize = 60;

/// The largest number that a change may hold: more than the département's children of one year.
pub const LARGEST: u32 = 2000;

/// The default places of a childminder. Our assumption: the document gives only the largest
/// number, four children each (in a MAM, line 621). Shown, and free to change from 1 to 4.
const PLACES_PER_CHILDMINDER: u32 = 3;

/// What changes in one intercommunalité.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// New micro-crèches of ten places.
    pub micro_creches: u32,
    /// Places added in multi-accueils.
    pub places: u32,
    /// Childminders added, each with the places that the scenario supposes.
    pub childminders: u32,
    /// Children under three, more or fewer.
    pub children: i32,
}

impl Change {
    /// New places in crèches, which the PPICC helps to pay.
    #[must_use]
    pub fn collective(self) -> u32 {
        self.micro_creches * MICRO_CRECHE + self.places
    }
}

/// A target and what is done to reach it.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    name: String,
    /// The rate aimed at, in percent: above 0, at most 200.
    pub target: f64,
    /// The places that each new childminder offers, 1 to 4.
    pub per_childminder: u32,
    changes: Vec<(Siren, Change)>,
}

impl Scenario {
    /// A scenario without a name that changes nothing yet.
    #[must_use]
    pub fn aiming_at(target: f64) -> Self {
        Self {
            name: String::new(),
            target,
            per_childminder: PLACES_PER_CHILDMINDER,
            changes: Vec::new(),
        }
    }

    /// Its name; may be empty.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Names it. Semicolons become commas, which keeps its text form readable; what is longer
    /// than [`LONGEST_NAME`] is cut.
    pub fn rename(&mut self, name: &str) {
        let plain = name.chars().map(|c| if c == ';' { ',' } else { c });
        let cut: String = plain.filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
        self.name = cut.trim().to_owned();
    }

    /// The changes of each EPCI, sorted by Siren.
    #[must_use]
    pub fn changes(&self) -> &[(Siren, Change)] {
        &self.changes
    }

    /// What changes in one intercommunalité; nothing by default.
    #[must_use]
    pub fn change(&self, siren: Siren) -> Change {
        self.changes.iter().find(|(s, _)| *s == siren).map_or_else(Change::default, |(_, c)| *c)
    }

    /// Sets what changes in one intercommunalité, within bounds; it stays listed even when
    /// nothing does.
    pub fn set(&mut self, siren: Siren, change: Change) {
        let bounded = Change {
            micro_creches: change.micro_creches.min(LARGEST),
            places: change.places.min(LARGEST),
            childminders: change.childminders.min(LARGEST),
            children: change.children.clamp(-(LARGEST as i32), LARGEST as i32),
        };
        match self.changes.iter_mut().find(|(s, _)| *s == siren) {
            Some((_, own)) => *own = bounded,
            None => {
                let place = self.changes.partition_point(|(s, _)| *s < siren);
                self.changes.insert(place, (siren, bounded));
            }
        }
    }

    /// Takes an intercommunalité out of the scenario.
    pub fn leave(&mut self, siren: Siren) {
        self.changes.retain(|(s, _)| *s != siren);
    }
}
