//! The states that can be compared: the start, a version, a day, or the reference date.

use leptos::prelude::*;

use super::super::slot::{embedded, rebuilt};
use super::context::PlanContext;
use super::date_field::why_refused;
use crate::store::{Derived, Var, memo};
use crate::ui::header::pressed;
use model::Day;
use model::tracking::{Snapshot, Tracking};

/// One of the compared states.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ComparedState {
    /// Before any entry.
    Start,
    /// A saved version, by index.
    Version(usize),
    /// The state on this day.
    Day(Day),
    /// The state on the reference date.
    Now,
}

const DAY: &str = "date";

impl ComparedState {
    fn code(self) -> String {
        match self {
            Self::Start => "debut".to_owned(),
            Self::Version(rank) => rank.to_string(),
            Self::Day(_) => DAY.to_owned(),
            Self::Now => "maintenant".to_owned(),
        }
    }

    /// Parses the value of the select; a newly chosen day starts as `day`.
    fn parse(code: &str, day: Day) -> Option<Self> {
        match code {
            "debut" => Some(Self::Start),
            DAY => Some(Self::Day(day)),
            "maintenant" => Some(Self::Now),
            rank => rank.parse().ok().map(Self::Version),
        }
    }
}

pub fn saved_versions(context: PlanContext) -> Derived<Vec<Snapshot>> {
    memo(move || context.plan.journal(|journal| journal.versions().to_vec()))
}

impl ComparedState {
    /// The state of the plan and its date; `None` if the version no longer exists.
    pub fn state(
        self,
        context: PlanContext,
        versions: Derived<Vec<Snapshot>>,
    ) -> Option<(Tracking, Day)> {
        let PlanContext { plan, tracking, reference, .. } = context;
        match self {
            Self::Start => Some((Tracking::default(), reference.get())),
            Self::Now => Some((tracking.get(), reference.get())),
            Self::Day(day) => Some((plan.journal(|journal| journal.tracking_at(day)), day)),
            Self::Version(rank) => versions.with(|all| {
                all.get(rank).map(|version| (version.tracking.clone(), version.reference))
            }),
        }
    }

    /// Its name in texts, with its date.
    pub fn name(self, versions: &[Snapshot], reference: Day) -> String {
        match self {
            Self::Start => "le plan sans saisie".to_owned(),
            Self::Now => format!("le {reference}"),
            Self::Day(day) => format!("le {day}"),
            Self::Version(rank) => versions.get(rank).map(named).unwrap_or_default(),
        }
    }
}

fn named(version: &Snapshot) -> String {
    format!("{} (au {})", version.name, version.reference)
}

/// A select of these states.
#[component]
pub fn Choice(
    context: PlanContext,
    label: &'static str,
    control: &'static str,
    versions: Derived<Vec<Snapshot>>,
    side: Var<ComparedState>,
) -> impl IntoView {
    let option = move |candidate: ComparedState, words: String| {
        let selected = move || side.get().code() == candidate.code();
        view! { <option value=candidate.code() prop:selected=selected>{words}</option> }
    };
    let options = move || {
        let all = versions.get();
        let options =
            all.iter().enumerate().map(|(rank, v)| option(ComparedState::Version(rank), named(v)));
        options.collect_view()
    };
    let (start, now) = (context.document.governance.start, context.reference);
    let refused = Var::new(None);
    let choose = move |event| {
        if let Some(choice) = ComparedState::parse(&event_target_value(&event), start) {
            refused.set(None);
            side.set(choice);
        }
    };
    let date = move |event| match context.bounds().fact(&event_target_value(&event)) {
        Ok(day) => {
            refused.set(None);
            side.set(ComparedState::Day(day));
        }
        Err(refusal) => refused.set(Some(refusal)),
    };
    let is_dated = memo(move || matches!(side.get(), ComparedState::Day(_)));
    let day = move || match side.get() {
        ComparedState::Day(day) => day.iso(),
        _ => start.iso(),
    };
    let about = format!("refus-{control}");
    let refusal_id = about.clone();
    let now_words = move || format!("La date de référence ({})", now.get());
    view! {
        <div class="saisie">
            <label>
                {label}
                <select data-control=control on:change=choose>
                    {option(ComparedState::Start, "Le plan sans saisie".to_owned())}
                    {rebuilt(options)}
                    <option value=DAY prop:selected=move || is_dated.get()>"Une date…"</option>
                    <option value="maintenant" prop:selected=move || side.get() == ComparedState::Now
                        prop:textContent=now_words></option>
                </select>
            </label>
            <label class:cache=move || !is_dated.get()>
                "Quelle date"
                <input type="date" data-control=format!("{control}-date") aria-describedby=refusal_id
                    aria-invalid=move || pressed(refused.with(Option::is_some))
                    prop:value=day on:change=date />
            </label>
            {embedded(why_refused(about, move || refused.get()))}
        </div>
    }
}
