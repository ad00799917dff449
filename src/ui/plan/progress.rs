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

/// A bar for each axis under its title, and what counts as late.
pub fn progress_bars(shown: Shown) -> [Element; 2] {
    let axes = shown.document.plan.axes.iter().map(|axis| {
        let title = format!("Axe {}. {}", axis.number, typeset(&axis.title.text));
        of(shown, axis, title, words::progress)
    });
    [html("ul").class("avancement").children(axes), meaning()]
}

/// The words of the whole and, on a line, a bar for each axis.
pub fn progress_line(shown: Shown) -> [Element; 2] {
    let axes = shown.document.plan.axes.iter().map(|axis| {
        of(shown, axis, format!("Axe {}", axis.number), |own| {
            let (done, of) = own.done();
            format!("{done}{NBSP}sur{NBSP}{of}")
        })
    });
    let bars = html("ul").class("avancement bref");
    [summary(shown), bars.children(axes)]
}

/// What counts as late.
pub fn meaning() -> Element {
    html("p").class("discret alerte").child(typeset(MEANING))
}

/// How far the whole has come, in a sentence.
pub fn summary(shown: Shown) -> Element {
    let Shown { document, tracking, reference, .. } = shown;
    let whole = move || tracking.with(|t| progress(document.plan.actions(), t, reference.get()));
    let words = move || format!("Au {}{NBSP}: {}.", reference.get(), words::progress(&whole()));
    html("p").class("phrase").attr("data-resume", "").attr("role", "status").bind_text(words)
}

fn of(shown: Shown, axis: &'static Axis, title: String, words: fn(&Progress) -> String) -> Element {
    let Shown { document, tracking, reference, .. } = shown;
    let number = axis.number;
    let own = memo(move || tracking.with(|t| of_axis(&document.plan, number, t, reference.get())));
    html("li")
        .attr("data-axe", number.to_string())
        .child(html("span").child(title))
        .child(dynamic(move || own.with(bar)))
        .child(html("span").class("discret").bind_text(move || own.with(words)))
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
