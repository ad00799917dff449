//! The figures of the report: summary, targets, and all measured values.

use leptos::prelude::*;

use super::super::super::slot::{embedded, rebuilt};
use super::super::context::PlanContext;
use super::super::curve::series_drawing;
use super::super::progress::summary_sentence;
use super::super::targets::target_values;
use crate::store::memo;
use analysis::plan::coverage;
use analysis::plan::measures::{IndicatorValues, latest_values};
use analysis::plan::targets::TrackedTarget;
use analysis::wording::format::{NBSP, counted, sentence_case, typeset};
use analysis::wording::labels::short_citation;

/// The report in a few sentences.
#[component]
pub fn ReportSummary(context: PlanContext) -> impl IntoView {
    let all = target_values(context);
    let reached = move || {
        let reached = all.with(|all| all.iter().filter(|t| t.is_reached() == Some(true)).count());
        let total = all.with(Vec::len);
        format!("Objectifs chiffrés atteints{NBSP}: {reached} sur {total}.")
    };
    view! {
        <div class="resume" data-bref>
            {embedded(summary_sentence(context))}
            <p prop:textContent=reached></p>
            <p>{coverage::coverage_goal(context.store.dataset).map(|coverage| coverage.status_text)}</p>
        </div>
    }
}

/// The targets, each with its chart.
#[component]
pub fn TargetList(context: PlanContext) -> impl IntoView {
    let all = target_values(context);
    let item = move |target: &TrackedTarget<'static>| {
        let series: Vec<_> = target.series.iter().map(|point| (point.day, point.value)).collect();
        // A chart needs two points.
        let drawing = (series.len() > 1)
            .then(|| series_drawing(&series, Some(target.threshold), &context.document.governance));
        let day = context.reference.get();
        view! {
            <li class="cible" class:atteint=target.is_reached() == Some(true)>
                <p><strong>{typeset(target.label)}</strong> {format!("{NBSP}: {}", target.target_text())}</p>
                <p>{sentence_case(&target.status_text(day))} ". " <span class="origine">{short_citation(target.source)}</span></p>
                {drawing.flatten().map(embedded)}
            </li>
        }
    };
    view! {
        <section>
            <h4>"Objectifs chiffrés"</h4>
            <ul class="cibles">{rebuilt(move || all.with(|all| all.iter().map(item).collect_view()))}</ul>
        </section>
    }
}

/// The indicators of the plan that have values.
#[component]
pub fn IndicatorList(context: PlanContext) -> impl IntoView {
    let PlanContext { document, tracking, reference, .. } = context;
    let plan = &document.plan;
    let all = memo(move || tracking.with(|t| latest_values(plan, t, reference.get())));
    let sentence = move || {
        let total = plan.indicators().count();
        match all.with(Vec::len) {
            0 => format!("Aucun des {total} indicateurs du plan n’a de valeur saisie."),
            n => format!(
                "{} du plan sur {total}, dernière valeur saisie :",
                counted(n, "indicateur")
            ),
        }
    };
    let item = |measure: &IndicatorValues<'static>| {
        view! { <li>{format!("Axe {}. {}{NBSP}: {}", measure.axis, typeset(measure.label), measure.words())}</li> }
    };
    view! {
        <section data-mesures>
            <h4>"Indicateurs du plan"</h4>
            <p prop:textContent=sentence></p>
            <ul class="puces">{rebuilt(move || all.with(|all| all.iter().map(item).collect_view()))}</ul>
        </section>
    }
}
