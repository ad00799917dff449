//! The sides of a comparison: nothing yet, a version, or the plan as it stands.

use leptos::prelude::*;

use super::super::element::rebuilt;
use super::shown::Shown;
use crate::domain::Day;
use crate::domain::tracking::{Tracking, Version};
use crate::state::{Derived, Var, memo};

/// One side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Side {
    /// Before anything was entered.
    Start,
    /// A version, by its rank.
    Version(usize),
    /// As it stands.
    Now,
}

impl Side {
    fn code(self) -> String {
        match self {
            Self::Start => "debut".to_owned(),
            Self::Version(rank) => rank.to_string(),
            Self::Now => "maintenant".to_owned(),
        }
    }

    fn parse(code: &str) -> Option<Self> {
        match code {
            "debut" => Some(Self::Start),
            "maintenant" => Some(Self::Now),
            rank => rank.parse().ok().map(Self::Version),
        }
    }
}

/// The versions kept.
pub fn versions(shown: Shown) -> Derived<Vec<Version>> {
    memo(move || shown.store.tracker.with(|t| t.journal().versions().to_vec()))
}

impl Side {
    /// What was known then, and the reference date; `None` for a version that is no more.
    pub fn state(self, shown: Shown, versions: Derived<Vec<Version>>) -> Option<(Tracking, Day)> {
        let Shown { tracking, reference, .. } = shown;
        match self {
            Self::Start => Some((Tracking::default(), reference.get())),
            Self::Now => Some((tracking.get(), reference.get())),
            Self::Version(rank) => versions.with(|all| {
                all.get(rank).map(|version| (version.tracking.clone(), version.reference))
            }),
        }
    }

    /// What it is called.
    pub fn name(self, versions: &[Version]) -> String {
        match self {
            Self::Start => "le document seul".to_owned(),
            Self::Now => "maintenant".to_owned(),
            Self::Version(rank) => versions.get(rank).map(named).unwrap_or_default(),
        }
    }
}

fn named(version: &Version) -> String {
    format!("{} (au {})", version.name, version.reference)
}

/// A choice among them.
#[component]
pub fn Choice(
    label: &'static str,
    control: &'static str,
    versions: Derived<Vec<Version>>,
    side: Var<Side>,
) -> impl IntoView {
    let option = move |own: Side, words: String| {
        view! { <option value=own.code() prop:selected=move || side.get() == own>{words}</option> }
    };
    let kept = move || {
        let all = versions.get();
        let options = all.iter().enumerate().map(|(rank, v)| option(Side::Version(rank), named(v)));
        options.collect_view()
    };
    let choose = move |event| {
        if let Some(own) = Side::parse(&event_target_value(&event)) {
            side.set(own);
        }
    };
    view! {
        <label>
            {label}
            <select data-control=control on:change=choose>
                {option(Side::Start, "Le document seul".to_owned())}
                {rebuilt(kept)}
                {option(Side::Now, "Maintenant".to_owned())}
            </select>
        </label>
    }
}
