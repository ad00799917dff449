//! How far the plan and its axes have come: a bar each, and the words.

use leptos::prelude::*;

use super::super::slot::{rebuilt, said};
use super::shown::Shown;
use crate::store::memo;
use analysis::plan::late::MEANING;
use analysis::plan::progress::{Progress, of_axis, progress};
use analysis::wording::format::{NBSP, typeset};
use analysis::wording::plan as words;
use model::tracking::Status;

/// The bars.
#[component]
pub fn ProgressBars(shown: Shown) -> impl IntoView {
    let Shown { document, tracking, reference, .. } = shown;
    let plan = &document.plan;
    let whole = move || tracking.with(|t| progress(plan.actions(), t, reference.get()));
    let axis = move |number: u8, title: &str| {
        let own = memo(move || tracking.with(|t| of_axis(plan, number, t, reference.get())));
        let words = move || words::progress(&own.get());
        view! {
            <li data-axe=number.to_string()>
                <span>{format!("Axe {number}. {}", typeset(title))}</span>
                {rebuilt(move || bar(&own.get()))}
                {said("span", &[("class", "discret")], words)}
            </li>
        }
    };
    let axes = plan.axes.iter().map(|own| axis(own.number, &own.title.text)).collect_view();
    let summary = move || format!("Au {}{NBSP}: {}.", reference.get(), words::progress(&whole()));
    view! {
        {said("p", &[("class", "phrase"), ("data-resume", ""), ("role", "status")], summary)}
        <ul class="avancement">{axes}</ul>
        <p class="discret">{typeset(MEANING)}</p>
    }
}

/// The shares of each status, as a drawing; the words beside it say the same.
fn bar(progress: &Progress) -> impl IntoView + use<> {
    let total = progress.total().max(1) as f64;
    let order =
        [Status::Done, Status::Underway, Status::Paused, Status::Upcoming, Status::Abandoned];
    let mut x = 0.0;
    let part = |status: Status| {
        let width = 100.0 * progress.count(status) as f64 / total;
        let from = x;
        x += width;
        view! { <rect data-statut=status.code() x=format!("{from}%") width=format!("{width}%") height="12" /> }
    };
    view! { <svg class="jauge" width="100%" height="12" aria-hidden="true">{order.map(part).collect_view()}</svg> }
}
