//! Progress of the plan and of its axes: a bar each, and text.

use super::context::PlanContext;
use crate::store::memo;
use analysis::plan::late::LATE_MEANING;
use analysis::plan::progress::{Progress, axis_progress, progress};
use analysis::wording::format::{NBSP, typeset};
use analysis::wording::plan as words;
use dom::{Element, dynamic, html, svg};
use model::Axis;
use model::tracking::Status;

/// A bar for each axis below its title, and the explanation of what counts as late.
pub fn progress_bars(context: PlanContext) -> [Element; 2] {
    let axes = context.document.plan.axes.iter().map(|axis| {
        let title = format!("Axe {}. {}", axis.number, typeset(&axis.title.text));
        axis_item(context, axis, title, words::progress_text)
    });
    [html("ul").class("avancement").children(axes), lateness_note()]
}

/// The overall sentence and, on one line, a bar for each axis.
pub fn progress_line(context: PlanContext) -> [Element; 2] {
    let axes = context.document.plan.axes.iter().map(|axis| {
        axis_item(context, axis, format!("Axe {}", axis.number), |progress| {
            let (done, total) = progress.done_of_open();
            format!("{done}{NBSP}sur{NBSP}{total}")
        })
    });
    let bars = html("ul").class("avancement bref");
    [summary_sentence(context), bars.children(axes)]
}

/// Explains what counts as late.
pub fn lateness_note() -> Element {
    html("p").class("discret alerte").child(typeset(LATE_MEANING))
}

/// The progress of the whole plan, in a sentence.
pub fn summary_sentence(context: PlanContext) -> Element {
    let PlanContext { document, tracking, reference, .. } = context;
    let overall = move || tracking.with(|t| progress(document.plan.actions(), t, reference.get()));
    let words =
        move || format!("Au {}{NBSP}: {}.", reference.get(), words::progress_text(&overall()));
    html("p").class("phrase").attr("data-resume", "").attr("role", "status").bind_text(words)
}

fn axis_item(
    context: PlanContext,
    axis: &'static Axis,
    title: String,
    words: fn(&Progress) -> String,
) -> Element {
    let PlanContext { document, tracking, reference, .. } = context;
    let number = axis.number;
    let axis_progress =
        memo(move || tracking.with(|t| axis_progress(&document.plan, number, t, reference.get())));
    html("li")
        .attr("data-axe", number.to_string())
        .child(html("span").child(title))
        .child(dynamic(move || axis_progress.with(progress_bar)))
        .child(html("span").class("discret").bind_text(move || axis_progress.with(words)))
}

/// The share of each status as a bar; adjacent text says the same.
fn progress_bar(progress: &Progress) -> Element {
    let total = progress.total().max(1) as f64;
    let statuses =
        [Status::Done, Status::Underway, Status::Paused, Status::Upcoming, Status::Abandoned];
    let mut x = 0.0;
    let segment = |status: Status| {
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
        .children(statuses.map(segment))
}
