//! The action plan as the document prints it: axes, objectifs, actions and what goes with them.

use std::fmt;

use super::{Day, IndicatorId, Source};

/// What names an action for ever: its axis and its own number within it, as `1.3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActionKey {
    /// Number of the axis, from 1.
    pub axis: u8,
    /// The document's own number of the action within its axis, from 1.
    pub number: u16,
}

impl ActionKey {
    /// Reads `axis.number`; `None` for anything else, leading zeros included.
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

/// Words of the document and their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// As printed, but for line breaks.
    pub text: String,
    /// The lines that print it.
    pub source: Source,
}

/// The action plan: axes, their objectifs, their actions, and what is aimed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The sentence in which the document says what the plan is for.
    pub purpose: Passage,
    /// What the document says it holds, as « 4 axes, 11 objectifs et 24 actions ».
    pub summary: Passage,
    /// The axes, in the document's order.
    pub axes: Vec<Axis>,
    /// What it aims at in figures for the whole département, in its order. The aim for coverage is
    /// one for each territory, and follows from the threshold.
    pub targets: Vec<PlanTarget>,
}

/// A figure that the plan aims at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanTarget {
    /// What is aimed at: « RAM ».
    pub label: String,
    /// The published indicator that is the target.
    pub target: IndicatorId,
    /// The one that the document measures it with; `None` where it is silent.
    pub known: Option<IndicatorId>,
    /// What values are entered for: an indicator of the plan, or an id of its own.
    pub entered: String,
    /// What the latter counts, in whole numbers: « Nombre de LAEP ».
    pub entered_label: Option<String>,
    /// The actions that pursue it; the first says by when.
    pub actions: Vec<ActionKey>,
}

/// An axis, with all that the document gives for it as a whole: nothing of this is given by action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// Number from 1, as printed.
    pub number: u8,
    /// As the axis's own sheet prints it.
    pub title: Passage,
    /// In the document's order; each groups actions.
    pub objectives: Vec<Objective>,
    /// Organisations that take part, as printed.
    pub partners: Vec<String>,
    /// What each partner brings, in money or in kind.
    pub means: Vec<Means>,
    /// The period of its actions.
    pub calendar: Calendar,
    /// How it will be judged.
    pub indicators: Vec<PlanIndicator>,
    /// How the annex dates it.
    pub annex_calendar: Vec<Passage>,
    /// Indicators that only the annex has.
    pub annex_indicators: Vec<Passage>,
    /// Where the annex words an action or an indicator otherwise.
    pub differences: Vec<Difference>,
}

/// An objectif: a group of actions within an axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objective {
    /// From 1 within the axis.
    pub number: u8,
    /// Its title where its actions are listed.
    pub title: Passage,
    /// Its title in the list of objectifs, where it differs.
    pub stated: Option<Passage>,
    /// In the document's order; their numbers run on through the axis.
    pub actions: Vec<Action>,
}

/// An action of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What names it in addresses and journals, for ever.
    pub key: ActionKey,
    /// As the axis's own sheet prints it, without its number.
    pub title: Passage,
    /// Its place in the annex.
    pub annex: Source,
}

/// What one partner brings to an axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Means {
    /// An organisation, as printed.
    pub partner: String,
    /// Its contributions, a phrase each.
    pub what: Vec<String>,
    /// Where the document says so.
    pub source: Source,
}

/// When an axis is carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// As printed: « 2016 à 2019 ».
    pub words: Passage,
    /// First day, where the document gives one.
    pub start: Option<Day>,
    /// Last day of the period that the words mean.
    pub end: Day,
}

/// An indicator of the plan; the document names it and gives no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanIndicator {
    /// Slug in `plan.json`, such as `axe1-nombre-ram`.
    pub id: String,
    /// What is measured, as printed.
    pub label: Passage,
    /// Whether its values count things, in whole numbers; else they are rates, in percent.
    pub counts: bool,
    /// The objectif that it belongs to, as the annex has it.
    pub objective: Option<u8>,
}

/// Two wordings of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Of what: the key of an action or the id of an indicator.
    pub key: String,
    /// The wording of the axis's own sheet.
    pub sheet: String,
    /// The wording of the annex.
    pub annex: Passage,
}

impl Plan {
    /// Every action with its axis and objectif, in order.
    pub fn actions(&self) -> impl Iterator<Item = (&Axis, &Objective, &Action)> {
        self.axes.iter().flat_map(|axis| {
            let of = move |objective| actions_of(axis, objective);
            axis.objectives.iter().flat_map(of)
        })
    }

    /// One action with its axis and objectif.
    #[must_use]
    pub fn action(&self, key: ActionKey) -> Option<(&Axis, &Objective, &Action)> {
        let axis = self.axes.iter().find(|axis| axis.number == key.axis)?;
        let mut actions = axis.objectives.iter().flat_map(|o| actions_of(axis, o));
        actions.find(|(_, _, action)| action.key == key)
    }

    /// The name of what values can be entered for: an indicator of the plan, or what else one of its
    /// targets is measured by.
    #[must_use]
    pub fn measure(&self, id: &str) -> Option<&str> {
        let listed = self.indicators().find(|(_, indicator)| indicator.id == id);
        let counted =
            || self.targets.iter().find(|target| target.entered == id)?.entered_label.as_deref();
        listed.map(|(_, indicator)| indicator.label.text.as_str()).or_else(counted)
    }

    /// Whether the values of `id` count things, in whole numbers; else they are rates, in percent.
    #[must_use]
    pub fn counts(&self, id: &str) -> bool {
        self.indicators()
            .find(|(_, indicator)| indicator.id == id)
            .is_none_or(|(_, indicator)| indicator.counts)
    }

    /// Every indicator with its axis.
    pub fn indicators(&self) -> impl Iterator<Item = (&Axis, &PlanIndicator)> {
        self.axes.iter().flat_map(|axis| axis.indicators.iter().map(move |i| (axis, i)))
    }
}

fn actions_of<'a>(
    axis: &'a Axis,
    objective: &'a Objective,
) -> impl Iterator<Item = (&'a Axis, &'a Objective, &'a Action)> {
    objective.actions.iter().map(move |action| (axis, objective, action))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_written_one_way() {
        assert_eq!(ActionKey::parse("1.3"), Some(ActionKey { axis: 1, number: 3 }));
        for bad in ["1", "1.", ".3", "01.3", "1.03", "0.1", "1.0", "1.3.1", "+1.3", "300.1", " 1.3"]
        {
            assert_eq!(ActionKey::parse(bad), None, "{bad}");
        }
    }
}
