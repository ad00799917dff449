//! How far the plan and its axes have come: a bar each, and the words.

use super::shown::Shown;
use crate::store::memo;
use analysis::plan::late::MEANING;
use analysis::plan::progress::{Progress, of_axis, progress};
use analysis::wording::format::{NBSP, typeset};
use analysis::wording::plan as words;
use dom::{Element, dynamic, html, svg};
use model::Axis;
use model::tracking::Status;

/// The words of the whole, a bar for each axis, and what its parts mean.
pub fn progress_bars(shown: Shown) -> [Element; 3] {
    let Shown { document, tracking, reference, .. } = shown;
    let plan = &document.plan;
    let whole = move || tracking.with(|t| progress(plan.actions(), t, reference.get()));
    let summary = move || format!("Au {}{NBSP}: {}.", reference.get(), words::progress(&whole()));
    let axes = plan.axes.iter().map(|axis| of(shown, axis));
    [
        html("p").class("phrase").attr("data-resume", "").attr("role", "status").bind_text(summary),
        html("ul").class("avancement").children(axes),
        html("p").class("discret").child(typeset(MEANING)),
    ]
}

fn of(shown: Shown, axis: &'static Axis) -> Element {
    let Shown { document, tracking, reference, .. } = shown;
    let number = axis.number;
    let own = memo(move || tracking.with(|t| of_axis(&document.plan, number, t, reference.get())));
    let words = move || own.with(words::progress);
    html("li")
        .attr("data-axe", number.to_string())
        .child(html("span").child(format!("Axe {number}. {}", typeset(&axis.title.text))))
        .child(dynamic(move || own.with(bar)))
        .child(html("span").class("discret").bind_text(words))
}

/// The shares of each status, as a drawing; the words beside it say the same.
fn bar(progress: &Progress) -> Element {
    let total = progress.total().max(1) as f64;
    let order =
        [Status::Done, Status::Underway, Status::Paused, Status::Upcoming, Status::Abandoned];
    let mut x = 0.0;
    let part = |status: Status| {
        let width = 100.0 * progress.count(status) as f64 / total;
        let from = x;
        x += width;
        svg("rect")
            .attr("data-statut", status.code())
            .attr("x", format!("{from}%"))
            .attr("width", format!("{width}%"))
            .attr("height", "12")
    };
    svg("svg")
        .class("jauge")
        .attr("width", "100%")
        .attr("height", "12")
        .attr("aria-hidden", "true")
        .children(order.map(part))
}
