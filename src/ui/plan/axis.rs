//! An axis in the document: its detailed sheet, and differences with the annex.

use super::context::PlanContext;
use super::values::values;
use crate::ui::slot::slot;
use analysis::wording::format::{NBSP, typeset};
use analysis::wording::labels::short_citation;
use dom::{Element, Node, html};
use model::{Axis, Passage};

/// The sheet of the axis, folded.
pub fn axis_sheet(context: PlanContext, axis: &'static Axis) -> Element {
    let item = |about: &'static str, words: &'static Passage| {
        html("li").child(about).children(cited_passage(words))
    };
    let annex = axis.annex_calendar.iter().map(|words| item("Annexe\u{a0}: ", words));
    let indicators = axis.indicators.iter().map(|indicator| item("", &indicator.label));
    let annex_only = axis.annex_indicators.iter();
    let annex_only = annex_only.map(|label| item("Dans l’annexe seule\u{a0}: ", label));
    // Indicators of an objectif are entered with its actions; the others have their values here.
    let without_objective = axis.indicators.iter().filter(|i| i.objective.is_none());
    let fold_ready = context.fold_ready(axis.number.into());
    let without_objective = without_objective
        .map(|indicator| indicator.id.as_str())
        .map(|id| slot(move || fold_ready.get().then(|| values(context, id, "axe"))));
    let summary = format!("Fiche de l’axe {}", axis.number);
    html("details")
        .attr("data-axe-fiche", axis.number.to_string())
        .child(html("summary").child(summary))
        .child(html("h4").child("Calendrier"))
        .child(bullets().child(item("", &axis.calendar.printed)).children(annex))
        .child(html("h4").child("Partenaires"))
        .child(html("p").child(format!("{}.", axis.partners.join(", "))))
        .child(html("h4").child("Moyens"))
        .child(partner_means(axis))
        .child(html("h4").child("Indicateurs"))
        .child(bullets().children(indicators).children(annex_only))
        .children(without_objective)
        .children(annex_differences(context, axis))
}

/// The contribution of each partner.
pub fn partner_means(axis: &'static Axis) -> Element {
    bullets().children(axis.means.iter().map(|means| {
        let words =
            format!("{}{NBSP}: {}. ", means.partner, typeset(&means.contributions.join(" ; ")));
        let origin = html("span").class("origine").child(short_citation(&means.source));
        html("li").child(words).child(origin)
    }))
}

/// Titles and indicators that the annex words differently. Those of actions are shown with the actions.
fn annex_differences(context: PlanContext, axis: &'static Axis) -> Vec<Element> {
    let stated = axis.objectives.iter().filter_map(|objective| {
        let stated = objective.listed_title.as_ref()?;
        let about = format!("Objectif {}, dans la liste des objectifs{NBSP}: ", objective.number);
        Some(html("li").child(about).children(cited_passage(stated)))
    });
    let labels = axis.differences.iter().filter(|difference| {
        axis.indicators.iter().any(|indicator| indicator.id == difference.key)
    });
    let labels = labels.map(|difference| {
        let about = format!("«\u{a0}{}\u{a0}», dans l’annexe{NBSP}: ", difference.sheet);
        html("li").child(typeset(&about)).children(cited_passage(&difference.annex))
    });
    let lines: Vec<Element> = stated.chain(labels).collect();
    if lines.is_empty() {
        return lines;
    }
    let within = &context.store.dataset.document.words.locative;
    let heading = html("h4").child(format!("Écrits autrement ailleurs {within}"));
    vec![heading, bullets().children(lines)]
}

fn bullets() -> Element {
    html("ul").class("puces")
}

/// The text and its place in the document.
fn cited_passage(words: &'static Passage) -> [Node; 2] {
    let origin = html("span").class("origine").child(short_citation(&words.source));
    [format!("{} ", typeset(&words.text)).into(), origin.into()]
}
