//! The figures of the report: in brief, against their targets, and all that was measured.

use leptos::prelude::*;

use super::super::super::slot::{embedded, rebuilt};
use super::super::curve::series_drawing;
use super::super::progress::summary;
use super::super::shown::Shown;
use super::super::targets::standing;
use crate::store::memo;
use analysis::plan::coverage;
use analysis::plan::measures::{Measured, measured};
use analysis::plan::targets::Target;
use analysis::wording::format::{NBSP, counted, sentence_case, typeset};
use analysis::wording::labels::place;

/// The report in a few sentences.
#[component]
pub fn Brief(shown: Shown) -> impl IntoView {
    let all = standing(shown);
    let reached = move || {
        let reached = all.with(|all| all.iter().filter(|t| t.reached() == Some(true)).count());
        let of = all.with(Vec::len);
        format!("Objectifs chiffrés atteints{NBSP}: {reached} sur {of}.")
    };
    view! {
        <div class="resume" data-bref>
            {embedded(summary(shown))}
            <p prop:textContent=reached></p>
            <p>{coverage::standing(shown.store.dataset).map(|own| own.now)}</p>
        </div>
    }
}

/// The targets, each with its drawing.
#[component]
pub fn Figures(shown: Shown) -> impl IntoView {
    let all = standing(shown);
    let item = move |own: &Target<'static>| {
        let series: Vec<_> = own.series.iter().map(|point| (point.day, point.value)).collect();
        // One point shows no course that the words do not tell.
        let drawing = (series.len() > 1)
            .then(|| series_drawing(&series, Some(own.wanted), &shown.document.governance));
        let day = shown.reference.get();
        view! {
            <li class="cible" class:atteint=own.reached() == Some(true)>
                <p><strong>{typeset(own.label)}</strong> {format!("{NBSP}: {}", own.aim())}</p>
                <p>{sentence_case(&own.standing(day))} ". " <span class="origine">{place(own.source)}</span></p>
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

/// The indicators of the plan that have a value.
#[component]
pub fn Measures(shown: Shown) -> impl IntoView {
    let Shown { document, tracking, reference, .. } = shown;
    let plan = &document.plan;
    let all = memo(move || tracking.with(|t| measured(plan, t, reference.get())));
    let said = move || {
        let of = plan.indicators().count();
        match all.with(Vec::len) {
            0 => format!("Aucun des {of} indicateurs du plan n’a de valeur saisie."),
            n => format!("{} du plan sur {of}, dernière valeur saisie :", counted(n, "indicateur")),
        }
    };
    let item = |own: &Measured<'static>| {
        view! { <li>{format!("Axe {}. {}{NBSP}: {}", own.axis, typeset(own.label), own.words())}</li> }
    };
    view! {
        <section data-mesures>
            <h4>"Indicateurs du plan"</h4>
            <p prop:textContent=said></p>
            <ul class="puces">{rebuilt(move || all.with(|all| all.iter().map(item).collect_view()))}</ul>
        </section>
    }
}
