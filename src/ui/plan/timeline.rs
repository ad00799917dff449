//! The actions as a timeline over the years of the schéma, and as a table.

use leptos::prelude::*;

use super::super::slot::rebuilt;
use super::context::PlanContext;
use crate::ui::common::DataTable;
use analysis::plan::filter::TrackedAction;
use analysis::plan::late::{due_day, timing};
use analysis::plan::report::screen_table;
use analysis::plan::timeline::{percent_along, period_text, timeline_bar, year_starts};
use analysis::wording::format::{NBSP, typeset};
use analysis::wording::plan as words;
use model::{Axis, Day, Governance};

/// Height of a bar's row, in CSS pixels.
const ROW_HEIGHT: f64 = 20.0;

/// The timeline; its text says all that the bars show.
pub fn timeline(context: PlanContext) -> AnyView {
    let PlanContext { document, matching, reference, .. } = context;
    let governance = &document.governance;
    let axes = move || {
        let day = reference.get();
        let axis = |axis: &'static Axis| {
            let rows = matching.with(|all| -> Vec<_> {
                let is_in_axis = |matching_action: &&TrackedAction<'static>| {
                    matching_action.axis.number == axis.number
                };
                all.iter().filter(is_in_axis).map(|m| timeline_row(governance, m, day)).collect()
            });
            (!rows.is_empty()).then(|| {
                view! {
                    <h4>{format!("Axe {}. {}", axis.number, typeset(&axis.title.text))}</h4>
                    {year_labels(governance)}
                    <ul class="frise">{rows}</ul>
                }
            })
        };
        document.plan.axes.iter().filter_map(axis).collect_view()
    };
    let caption = move || {
        let day = reference.get();
        let place = if day > governance.end || day < governance.start {
            ", hors du temps du schéma"
        } else {
            ""
        };
        format!("Trait vertical{NBSP}: le {day}{place}. Bord en pointillé{NBSP}: début non donné.")
    };
    view! {
        <p class="discret" prop:textContent=caption></p>
        <div data-frise>{rebuilt(axes)}</div>
    }
    .into_any()
}

/// The years, above their start.
fn year_labels(governance: &Governance) -> impl IntoView + use<> {
    let year = |(year, at): (u16, f64)| view! { <text x=format!("{at}%") y="14">{year}</text> };
    let years = year_starts(governance).into_iter().map(year).collect_view();
    view! { <svg class="annees" height="18" aria-hidden="true">{years}</svg> }
}

fn timeline_row(
    governance: &Governance,
    matching_action: &TrackedAction<'static>,
    reference: Day,
) -> impl IntoView + use<> {
    let (axis, action, record) =
        (matching_action.axis, matching_action.action, &matching_action.record);
    let key = action.key;
    let timing = timing(axis, record, reference);
    let late_text =
        timing.is_late().then(|| words::timing_parts(timing, due_day(axis, record), reference));
    let late_text = late_text.flatten();
    let span = timeline_bar(governance, matching_action);
    let reference_percent = percent_along(governance, reference);
    let percent = |at: f64| format!("{at:.2}%");
    let line_at = |class: &'static str, at: f64| {
        let x = percent(at);
        view! { <line class=class x1=x.clone() x2=x y1="0" y2=ROW_HEIGHT /> }
    };
    let ticks =
        year_starts(governance).into_iter().map(|(_, at)| line_at("annee", at)).collect_view();
    // A late bar is extended to the reference date.
    let overrun = (timing.is_late() && reference_percent > span.end_percent).then(|| {
        let (from, width) =
            (percent(span.end_percent), percent(reference_percent - span.end_percent));
        view! { <rect class="depasse" x=from width=width y="8" height="4" /> }
    });
    let open_start = (!span.has_start).then(|| line_at("ouvert", span.start_percent));
    view! {
        <li data-action=key.to_string()>
            <p>
                <a href=format!("?action={key}#action-{key}")>
                    {format!("{key} {}", typeset(&action.title.text))}
                </a>
                <span class="etat">
                    <span class="puce" data-statut=record.status.code()>
                        {words::status_symbol(record.status)} " "
                        <span class="mots">{words::status_label(record.status)}</span>
                    </span>
                    <span>{period_text(matching_action)}</span>
                    {late_text.map(|[brief, _]| view! { <span class="alerte"><span class="mots">{brief}</span></span> })}
                </span>
            </p>
            <svg class="jauge" height=ROW_HEIGHT aria-hidden="true">
                {ticks}
                <rect data-statut=record.status.code() x=percent(span.start_percent)
                    width=percent(span.end_percent - span.start_percent) y="3" height=ROW_HEIGHT - 6.0 />
                {open_start}
                {overrun}
                {line_at("reference", reference_percent)}
            </svg>
        </li>
    }
}

/// The matching actions as a table; `None` without any.
pub fn actions_table(context: PlanContext) -> Option<AnyView> {
    if context.matching.with(Vec::is_empty) {
        return None;
    }
    let (dataset, day) = (context.store.dataset, context.reference.get());
    let grid = context.matching.with(|all| screen_table(all, dataset, day));
    Some(view! { <DataTable grid=grid id="actions" /> }.into_any())
}
