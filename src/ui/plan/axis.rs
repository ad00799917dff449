//! What the document says of a whole axis, in its detailed sheet and where the annex differs.

use leptos::prelude::*;

use super::shown::Shown;
use super::values::Values;
use analysis::wording::format::{NBSP, typeset};
use analysis::wording::labels::place;
use model::{Axis, Passage};

/// The axis' sheet, folded.
#[component]
pub fn AxisSheet(shown: Shown, axis: &'static Axis) -> impl IntoView {
    let annex = axis.annex_calendar.iter().map(|words| {
        view! { <li>"Annexe\u{a0}: " {passage(words)}</li> }
    });
    let indicators = axis.indicators.iter().map(|indicator| passage(&indicator.label));
    let added = axis.annex_indicators.iter().map(|label| {
        view! { <li>"Dans l’annexe seule\u{a0}: " {passage(label)}</li> }
    });
    // Those of no objectif have no action to be entered under.
    let own = axis.indicators.iter().filter(|indicator| indicator.objective.is_none());
    let own =
        own.map(|indicator| view! { <Values shown=shown id=indicator.id.as_str() place="axe" /> });
    view! {
        <details data-axe-fiche=axis.number.to_string()>
            <summary>{format!("Axe {}{NBSP}: calendrier, partenaires, moyens, indicateurs", axis.number)}</summary>
            <h4>"Calendrier"</h4>
            <ul class="puces"><li>{passage(&axis.calendar.words)}</li> {annex.collect_view()}</ul>
            <h4>"Partenaires"</h4>
            <p>{axis.partners.join(", ")} "."</p>
            <h4>"Moyens"</h4>
            {means(axis)}
            <h4>"Indicateurs"</h4>
            <ul class="puces">
                {indicators.map(|words| view! { <li>{words}</li> }).collect_view()}
                {added.collect_view()}
            </ul>
            {own.collect_view()}
            {reworded(axis)}
        </details>
    }
}

/// What each partner brings.
pub fn means(axis: &'static Axis) -> impl IntoView {
    let item = axis.means.iter().map(|means| {
        let words = format!("{}{NBSP}: {}.", means.partner, typeset(&means.what.join(" ; ")));
        view! { <li>{words} " " <span class="origine">{place(&means.source)}</span></li> }
    });
    view! { <ul class="puces">{item.collect_view()}</ul> }
}

/// Titles and indicators that the document words in two ways; those of actions stand with them.
fn reworded(axis: &'static Axis) -> Option<impl IntoView> {
    let stated = axis.objectives.iter().filter_map(|objective| {
        let stated = objective.stated.as_ref()?;
        let about = format!("Objectif {}, dans la liste des objectifs{NBSP}: ", objective.number);
        Some(view! { <li>{about} {passage(stated)}</li> })
    });
    let labels = axis.differences.iter().filter(|difference| {
        axis.indicators.iter().any(|indicator| indicator.id == difference.key)
    });
    let labels = labels.map(|difference| {
        let about = format!("«\u{a0}{}\u{a0}», dans l’annexe{NBSP}: ", difference.sheet);
        view! { <li>{typeset(&about)} {passage(&difference.annex)}</li> }
    });
    let lines: Vec<_> =
        stated.map(IntoAny::into_any).chain(labels.map(IntoAny::into_any)).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <h4>"Écrits autrement ailleurs dans le document"</h4>
            <ul class="puces">{lines}</ul>
        }
    })
}

/// The document's words and their place.
fn passage(words: &'static Passage) -> impl IntoView {
    view! { {typeset(&words.text)} " " <span class="origine">{place(&words.source)}</span> }
}
