//! Who steers the plan, with what money, until when, and what they owe.

use super::{Day, Passage};

/// The committees, the funding levers, the duration and the duties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Governance {
    /// The committees that steer the plan (`instances`).
    pub committees: Vec<Committee>,
    /// What funds the plan, contracts included.
    pub levers: Vec<Lever>,
    /// The first day of the schéma.
    pub start: Day,
    /// Last day of the plan's period.
    pub end: Day,
    /// What the document says of its duration.
    pub duration: Passage,
    /// Who owes which report, and when.
    pub duties: Vec<Duty>,
}

/// A committee, as the document sets it up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committee {
    /// Slug in `gouvernance.json`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How the document presents it.
    pub introduction: Passage,
    /// Its missions, a sentence each.
    pub roles: Vec<Passage>,
    /// Who sits in it, as listed.
    pub seats: Vec<Seat>,
    /// How many members the document announces.
    pub announced: u32,
    /// When it meets, in the document's words.
    pub meetings: Passage,
    /// The months of its meetings, 1 to 12, ascending.
    pub months: Vec<u8>,
}

impl Committee {
    /// How many members the list has.
    #[must_use]
    pub fn listed(&self) -> u32 {
        self.seats.iter().map(|seat| seat.count).sum()
    }
}

/// A line of the list of members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Who, and where the document lists them.
    pub who: Passage,
    /// For how many members the line counts.
    pub count: u32,
}

/// An aid that funds services, as the document describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lever {
    /// In full, as the document prints it.
    pub name: String,
    /// Its short name, « PPICC »; empty where there is none.
    pub acronym: String,
    /// What the document says of it.
    pub about: Passage,
    /// Whether it is a contract rather than money.
    pub contract: bool,
    /// Whether it comes on top of common law, for départements with a schéma.
    pub additional: bool,
    /// Its amount in euros per place and that amount's year, where the document gives them.
    pub euros_per_place: Option<(u32, u16)>,
    /// What it is given for only; `None` where the document names no condition.
    pub condition: Option<Condition>,
}

/// The condition that the project be part of an agreement (CTG). `Dataset::conventions` tells who
/// has signed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The document's own sentence, as printed.
    pub about: Passage,
}

/// A report that is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// By whom; empty where the document does not say.
    pub who: String,
    /// When; empty where the document does not say.
    pub when: String,
    /// The document's own sentence, as printed.
    pub about: Passage,
}
