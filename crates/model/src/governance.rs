//! Governance of the plan: its committees, funding, duration and reporting duties.

use super::{Day, Passage};

/// The content of `gouvernance.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Governance {
    /// The committees that steer the plan (`instances`).
    pub committees: Vec<Committee>,
    /// The aids and contracts that fund the plan.
    pub levers: Vec<FundingLever>,
    /// The first day of the schéma.
    pub start: Day,
    /// Last day of the plan's period.
    pub end: Day,
    /// The document's wording of its duration.
    pub duration: Passage,
    /// The reports that are due, by whom and when.
    pub duties: Vec<Duty>,
}

/// A committee that steers the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committee {
    /// Slug in `gouvernance.json`.
    pub id: String,
    /// Its name, as printed.
    pub name: String,
    /// The document's presentation of it.
    pub introduction: Passage,
    /// Its missions, one sentence each.
    pub roles: Vec<Passage>,
    /// The list of its members.
    pub seats: Vec<Seat>,
    /// The number of members that the document announces; may differ from the list.
    pub announced_members: u32,
    /// When it meets, in the document's words.
    pub meetings: Passage,
    /// The months of its meetings, 1 to 12, ascending; empty if the document gives none.
    pub months: Vec<u8>,
}

impl Committee {
    /// The number of members in the list.
    #[must_use]
    pub fn listed_members(&self) -> u32 {
        self.seats.iter().map(|seat| seat.count).sum()
    }
}

/// A line of the list of members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The member, with the lines that list it.
    pub member: Passage,
    /// How many members this line counts for.
    pub count: u32,
}

/// An aid or a contract that funds services, as the document describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundingLever {
    /// Its full name.
    pub name: String,
    /// Its acronym, « PPICC »; empty if it has none.
    pub acronym: String,
    /// The document's description.
    pub description: Passage,
    /// Whether it is a contract rather than an aid.
    pub is_contract: bool,
    /// Whether only départements with a schéma get it, on top of the ordinary aids.
    pub is_additional: bool,
    /// Euros per place and the year of that amount, if the document gives them.
    pub euros_per_place: Option<(u32, u16)>,
    /// The condition for receiving it, if the document names one.
    pub condition: Option<Condition>,
}

/// The condition that the project be part of an agreement (CTG).
/// [`Dataset::conventions`](crate::Dataset::conventions) lists the signatories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The document's own sentence, as printed.
    pub text: Passage,
}

/// A report that somebody must deliver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Who must deliver it; empty if the document does not say.
    pub responsible: String,
    /// When it is due; empty if the document does not say.
    pub due: String,
    /// The document's own sentence, as printed.
    pub text: Passage,
}
