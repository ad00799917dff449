//! The action plan as the document prints it: axes, objectifs and actions.

use std::fmt;

use super::{Day, IndicatorId, Source};

/// Permanent id of an action: its axis and its number within the axis, as `1.3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActionKey {
    /// Number of the axis, from 1.
    pub axis: u8,
    /// Number of the action within its axis, from 1, as printed.
    pub number: u16,
}

impl ActionKey {
    /// Parses `axis.number`; `None` for anything else, including leading zeros.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (axis, number) = text.split_once('.')?;
        let key = Self { axis: axis.parse().ok()?, number: number.parse().ok()? };
        (key.axis > 0 && key.number > 0 && key.to_string() == text).then_some(key)
    }
}

impl fmt::Display for ActionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.axis, self.number)
    }
}

/// A text of the document with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The text as printed, line breaks removed.
    pub text: String,
    /// The lines that contain it.
    pub source: Source,
}

/// The action plan: axes, objectifs, actions and targets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The document's sentence about the purpose of the plan.
    pub purpose: Passage,
    /// The document's summary: « 4 axes, 11 objectifs et 24 actions ».
    pub summary: Passage,
    /// The axes, in the document's order.
    pub axes: Vec<Axis>,
    /// Targets in figures for the whole département, in the document's order. The target for coverage applies to
    /// each territory and follows from the threshold.
    pub targets: Vec<PlanTarget>,
}

/// A target in figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanTarget {
    /// What is counted: « RAM ».
    pub label: String,
    /// The published indicator that contains the target value.
    pub target_indicator: IndicatorId,
    /// The published indicator that contains the initial value; `None` if the document gives none.
    pub initial_indicator: Option<IndicatorId>,
    /// Id under which people enter values: an indicator of the plan, or an id of the target's own.
    pub entry_id: String,
    /// Label of those values if the id is the target's own, in whole numbers: « Nombre de LAEP ».
    pub entry_label: Option<String>,
    /// The actions that pursue the target; the first one's period is the target's deadline.
    pub actions: Vec<ActionKey>,
}

/// An axis. Partners, means, calendar and indicators are given by axis, never by action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// Number from 1, as printed.
    pub number: u8,
    /// Its title, as printed.
    pub title: Passage,
    /// In the document's order; each groups actions.
    pub objectives: Vec<Objective>,
    /// Partner organisations, as printed.
    pub partners: Vec<String>,
    /// The contribution of each partner, in money or in kind.
    pub means: Vec<Means>,
    /// The period of its actions.
    pub calendar: Calendar,
    /// The indicators that measure its success.
    pub indicators: Vec<PlanIndicator>,
    /// Its dates in the annex.
    pub annex_calendar: Vec<Passage>,
    /// Indicators that only the annex has.
    pub annex_indicators: Vec<Passage>,
    /// Actions and indicators that the annex words differently.
    pub differences: Vec<WordingVariant>,
}

/// An objectif: a group of actions within an axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objective {
    /// Number within the axis, from 1.
    pub number: u8,
    /// Its title above the list of its actions.
    pub title: Passage,
    /// Its title in the list of objectifs, if that differs.
    pub listed_title: Option<Passage>,
    /// In the document's order; their numbers run on through the axis.
    pub actions: Vec<Action>,
}

/// An action of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Permanent id in URLs and journals.
    pub key: ActionKey,
    /// Its title, as printed.
    pub title: Passage,
    /// Its lines in the annex.
    pub annex: Source,
}

/// The contribution of one partner to an axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Means {
    /// An organisation, as printed.
    pub partner: String,
    /// Its contributions, one phrase each.
    pub contributions: Vec<String>,
    /// The lines that list them.
    pub source: Source,
}

/// The period of an axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// As printed: « 2016 à 2019 ».
    pub printed: Passage,
    /// First day, if the document gives one.
    pub start: Option<Day>,
    /// Last day of the period.
    pub end: Day,
}

/// An indicator of the plan. The document names it without values; people enter them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanIndicator {
    /// Slug in `plan.json`, such as `axe1-nombre-ram`.
    pub id: String,
    /// Its label, as printed.
    pub label: Passage,
    /// Whether its values are whole counts rather than percentages.
    pub is_count: bool,
    /// The number of its objectif, according to the annex.
    pub objective: Option<u8>,
}

/// Two wordings of the same action or indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordingVariant {
    /// Key of the action or id of the indicator.
    pub key: String,
    /// The wording on the sheet of the axis.
    pub sheet: String,
    /// The wording in the annex.
    pub annex: Passage,
}

impl Plan {
    /// All actions with their axis and objectif, in order.
    pub fn actions(&self) -> impl Iterator<Item = (&Axis, &Objective, &Action)> {
        self.axes.iter().flat_map(|axis| {
            let with_parents = move |objective| actions_with_parents(axis, objective);
            axis.objectives.iter().flat_map(with_parents)
        })
    }

    /// One action with its axis and objectif.
    #[must_use]
    pub fn action(&self, key: ActionKey) -> Option<(&Axis, &Objective, &Action)> {
        let axis = self.axes.iter().find(|axis| axis.number == key.axis)?;
        let mut actions = axis.objectives.iter().flat_map(|o| actions_with_parents(axis, o));
        actions.find(|(_, _, action)| action.key == key)
    }

    /// The label of the values entered under `id`, which is an indicator of the plan or a target's own id;
    /// `None` if unknown.
    #[must_use]
    pub fn entry_label(&self, id: &str) -> Option<&str> {
        let plan_indicator = self.indicators().find(|(_, indicator)| indicator.id == id);
        let target_label =
            || self.targets.iter().find(|target| target.entry_id == id)?.entry_label.as_deref();
        plan_indicator.map(|(_, indicator)| indicator.label.text.as_str()).or_else(target_label)
    }

    /// Whether the values entered under `id` are whole counts rather than percentages.
    #[must_use]
    pub fn is_count(&self, id: &str) -> bool {
        self.indicators().find(|(_, i)| i.id == id).is_none_or(|(_, indicator)| indicator.is_count)
    }

    /// All indicators of the plan with their axis.
    pub fn indicators(&self) -> impl Iterator<Item = (&Axis, &PlanIndicator)> {
        self.axes.iter().flat_map(|axis| axis.indicators.iter().map(move |i| (axis, i)))
    }
}

fn actions_with_parents<'a>(
    axis: &'a Axis,
    objective: &'a Objective,
) -> impl Iterator<Item = (&'a Axis, &'a Objective, &'a Action)> {
    objective.actions.iter().map(move |action| (axis, objective, action))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_one_spelling() {
        assert_eq!(ActionKey::parse("1.3"), Some(ActionKey { axis: 1, number: 3 }));
        for bad in ["1", "1.", ".3", "01.3", "1.03", "0.1", "1.0", "1.3.1", "+1.3", "300.1", " 1.3"]
        {
            assert_eq!(ActionKey::parse(bad), None, "{bad}");
        }
    }
}
