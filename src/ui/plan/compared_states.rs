//! The states that can be compared: the start, a version, a day, or the reference date.

use leptos::prelude::*;

use super::super::slot::{embedded, rebuilt};
use super::context::PlanContext;
use super::date_field::error_text;
use crate::store::{Derived, Var, memo};
use crate::ui::header::aria_bool;
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
    Reference,
}

const DAY_CODE: &str = "date";

impl ComparedState {
    fn code(self) -> String {
        match self {
            Self::Start => "debut".to_owned(),
            Self::Version(index) => index.to_string(),
            Self::Day(_) => DAY_CODE.to_owned(),
            Self::Reference => "maintenant".to_owned(),
        }
    }

    /// Parses the value of the select; a newly chosen day starts as `day`.
    fn parse(code: &str, day: Day) -> Option<Self> {
        match code {
            "debut" => Some(Self::Start),
            DAY_CODE => Some(Self::Day(day)),
            "maintenant" => Some(Self::Reference),
            index => index.parse().ok().map(Self::Version),
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
            Self::Reference => Some((tracking.get(), reference.get())),
            Self::Day(day) => Some((plan.journal(|journal| journal.tracking_at(day)), day)),
            Self::Version(index) => versions.with(|all| {
                all.get(index).map(|version| (version.tracking.clone(), version.reference))
            }),
        }
    }

    /// Its name in texts, with its date.
    pub fn name(self, versions: &[Snapshot], reference: Day) -> String {
        match self {
            Self::Start => "le plan sans saisie".to_owned(),
            Self::Reference => format!("le {reference}"),
            Self::Day(day) => format!("le {day}"),
            Self::Version(index) => versions.get(index).map(named).unwrap_or_default(),
        }
    }
}

fn named(version: &Snapshot) -> String {
    format!("{} (au {})", version.name, version.reference)
}

/// A select of these states.
#[component]
pub fn StateSelect(
    context: PlanContext,
    label: &'static str,
    control: &'static str,
    versions: Derived<Vec<Snapshot>>,
    selection: Var<ComparedState>,
) -> impl IntoView {
    let option = move |candidate: ComparedState, words: String| {
        let selected = move || selection.get().code() == candidate.code();
        view! { <option value=candidate.code() prop:selected=selected>{words}</option> }
    };
    let options = move || {
        let all = versions.get();
        let options =
            all.iter().enumerate().map(|(rank, v)| option(ComparedState::Version(rank), named(v)));
        options.collect_view()
    };
    let (start, reference) = (context.document.governance.start, context.reference);
    let error = Var::new(None);
    let choose_state = move |event| {
        if let Some(choice) = ComparedState::parse(&event_target_value(&event), start) {
            error.set(None);
            selection.set(choice);
        }
    };
    let choose_date =
        move |event| match context.date_limits().parse_entry_day(&event_target_value(&event)) {
            Ok(day) => {
                error.set(None);
                selection.set(ComparedState::Day(day));
            }
            Err(refusal) => error.set(Some(refusal)),
        };
    let is_dated = memo(move || matches!(selection.get(), ComparedState::Day(_)));
    let day = move || match selection.get() {
        ComparedState::Day(day) => day.iso(),
        _ => start.iso(),
    };
    let error_id = format!("refus-{control}");
    let described_by = error_id.clone();
    let now_words = move || format!("La date de référence ({})", reference.get());
    view! {
        <div class="saisie">
            <label>
                {label}
                <select data-control=control on:change=choose_state>
                    {option(ComparedState::Start, "Le plan sans saisie".to_owned())}
                    {rebuilt(options)}
                    <option value=DAY_CODE prop:selected=move || is_dated.get()>"Une date…"</option>
                    <option value="maintenant" prop:selected=move || selection.get() == ComparedState::Reference
                        prop:textContent=now_words></option>
                </select>
            </label>
            <label class:cache=move || !is_dated.get()>
                "Quelle date"
                <input type="date" data-control=format!("{control}-date") aria-describedby=described_by
                    aria-invalid=move || aria_bool(error.with(Option::is_some))
                    prop:value=day on:change=choose_date />
            </label>
            {embedded(error_text(error_id, move || error.get()))}
        </div>
    }
}
