//! The sides of a comparison: nothing yet, a version, a day, or the plan on the reference date.

use leptos::prelude::*;

use super::super::slot::{embedded, rebuilt};
use super::date_field::why_refused;
use super::shown::Shown;
use crate::store::{Derived, Var, memo};
use crate::ui::header::pressed;
use model::Day;
use model::tracking::{Tracking, Version};

/// One side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Side {
    /// Before anything was entered.
    Start,
    /// A version, by its rank.
    Version(usize),
    /// On a day.
    Day(Day),
    /// On the reference date.
    Now,
}

const DAY: &str = "date";

impl Side {
    fn code(self) -> String {
        match self {
            Self::Start => "debut".to_owned(),
            Self::Version(rank) => rank.to_string(),
            Self::Day(_) => DAY.to_owned(),
            Self::Now => "maintenant".to_owned(),
        }
    }

    /// Reads what was chosen; a day begins as `day`.
    fn parse(code: &str, day: Day) -> Option<Self> {
        match code {
            "debut" => Some(Self::Start),
            DAY => Some(Self::Day(day)),
            "maintenant" => Some(Self::Now),
            rank => rank.parse().ok().map(Self::Version),
        }
    }
}

/// The versions kept.
pub fn kept(shown: Shown) -> Derived<Vec<Version>> {
    memo(move || shown.plan.journal(|journal| journal.versions().to_vec()))
}

impl Side {
    /// The plan then, and the day it is seen on; `None` for a version that is no more.
    pub fn state(self, shown: Shown, versions: Derived<Vec<Version>>) -> Option<(Tracking, Day)> {
        let Shown { plan, tracking, reference, .. } = shown;
        match self {
            Self::Start => Some((Tracking::default(), reference.get())),
            Self::Now => Some((tracking.get(), reference.get())),
            Self::Day(day) => Some((plan.journal(|journal| journal.tracking_at(day)), day)),
            Self::Version(rank) => versions.with(|all| {
                all.get(rank).map(|version| (version.tracking.clone(), version.reference))
            }),
        }
    }

    /// What it is called.
    pub fn name(self, versions: &[Version], reference: Day) -> String {
        match self {
            Self::Start => "le plan sans saisie".to_owned(),
            Self::Now => format!("le {reference}"),
            Self::Day(day) => format!("le {day}"),
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
    shown: Shown,
    label: &'static str,
    control: &'static str,
    versions: Derived<Vec<Version>>,
    side: Var<Side>,
) -> impl IntoView {
    let option = move |own: Side, words: String| {
        let chosen = move || side.get().code() == own.code();
        view! { <option value=own.code() prop:selected=chosen>{words}</option> }
    };
    let options = move || {
        let all = versions.get();
        let options = all.iter().enumerate().map(|(rank, v)| option(Side::Version(rank), named(v)));
        options.collect_view()
    };
    let (start, now) = (shown.document.governance.start, shown.reference);
    let refused = Var::new(None);
    let choose = move |event| {
        if let Some(own) = Side::parse(&event_target_value(&event), start) {
            refused.set(None);
            side.set(own);
        }
    };
    let date = move |event| match shown.bounds().fact(&event_target_value(&event)) {
        Ok(day) => {
            refused.set(None);
            side.set(Side::Day(day));
        }
        Err(refusal) => refused.set(Some(refusal)),
    };
    let dated = memo(move || matches!(side.get(), Side::Day(_)));
    let day = move || match side.get() {
        Side::Day(day) => day.iso(),
        _ => start.iso(),
    };
    let about = format!("refus-{control}");
    let told = about.clone();
    let now_words = move || format!("La date de référence ({})", now.get());
    view! {
        <div class="saisie">
            <label>
                {label}
                <select data-control=control on:change=choose>
                    {option(Side::Start, "Le plan sans saisie".to_owned())}
                    {rebuilt(options)}
                    <option value=DAY prop:selected=move || dated.get()>"Une date…"</option>
                    <option value="maintenant" prop:selected=move || side.get() == Side::Now
                        prop:textContent=now_words></option>
                </select>
            </label>
            <label class:cache=move || !dated.get()>
                "Quelle date"
                <input type="date" data-control=format!("{control}-date") aria-describedby=told
                    aria-invalid=move || pressed(refused.with(Option::is_some))
                    prop:value=day on:change=date />
            </label>
            {embedded(why_refused(about, move || refused.get()))}
        </div>
    }
}
