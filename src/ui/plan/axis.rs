//! What the document says of a whole axis, in its detailed sheet and where the annex differs.

use super::shown::Shown;
use super::values::values;
use crate::ui::slot::slot;
use analysis::wording::format::{NBSP, typeset};
use analysis::wording::labels::place;
use dom::{Element, Node, html};
use model::{Axis, Passage};

/// The axis' sheet, folded.
pub fn axis_sheet(shown: Shown, axis: &'static Axis) -> Element {
    let item = |about: &'static str, words: &'static Passage| {
        html("li").child(about).children(passage(words))
    };
    let annex = axis.annex_calendar.iter().map(|words| item("Annexe\u{a0}: ", words));
    let indicators = axis.indicators.iter().map(|indicator| item("", &indicator.label));
    let added = axis.annex_indicators.iter();
    let added = added.map(|label| item("Dans l’annexe seule\u{a0}: ", label));
    // Those of no objectif have no action to be entered under.
    let own = axis.indicators.iter().filter(|indicator| indicator.objective.is_none());
    let unfolds = shown.unfolds(axis.number.into());
    let own = own
        .map(|indicator| indicator.id.as_str())
        .map(|id| slot(move || unfolds.get().then(|| values(shown, id, "axe"))));
    let summary = format!("Fiche de l’axe {}", axis.number);
    html("details")
        .attr("data-axe-fiche", axis.number.to_string())
        .child(html("summary").child(summary))
        .child(html("h4").child("Calendrier"))
        .child(bullets().child(item("", &axis.calendar.words)).children(annex))
        .child(html("h4").child("Partenaires"))
        .child(html("p").child(format!("{}.", axis.partners.join(", "))))
        .child(html("h4").child("Moyens"))
        .child(means(axis))
        .child(html("h4").child("Indicateurs"))
        .child(bullets().children(indicators).children(added))
        .children(own)
        .children(reworded(shown, axis))
}

/// What each partner brings.
pub fn means(axis: &'static Axis) -> Element {
    bullets().children(axis.means.iter().map(|means| {
        let words = format!("{}{NBSP}: {}. ", means.partner, typeset(&means.what.join(" ; ")));
        html("li").child(words).child(html("span").class("origine").child(place(&means.source)))
    }))
}

/// Titles and indicators that the document words in two ways; those of actions stand with them.
fn reworded(shown: Shown, axis: &'static Axis) -> Vec<Element> {
    let stated = axis.objectives.iter().filter_map(|objective| {
        let stated = objective.stated.as_ref()?;
        let about = format!("Objectif {}, dans la liste des objectifs{NBSP}: ", objective.number);
        Some(html("li").child(about).children(passage(stated)))
    });
    let labels = axis.differences.iter().filter(|difference| {
        axis.indicators.iter().any(|indicator| indicator.id == difference.key)
    });
    let labels = labels.map(|difference| {
        let about = format!("«\u{a0}{}\u{a0}», dans l’annexe{NBSP}: ", difference.sheet);
        html("li").child(typeset(&about)).children(passage(&difference.annex))
    });
    let lines: Vec<Element> = stated.chain(labels).collect();
    if lines.is_empty() {
        return lines;
    }
    let within = &shown.store.dataset.document.words.within;
    let heading = html("h4").child(format!("Écrits autrement ailleurs {within}"));
    vec![heading, bullets().children(lines)]
}

fn bullets() -> Element {
    html("ul").class("puces")
}

/// The document's words and their place.
fn passage(words: &'static Passage) -> [Node; 2] {
    let origin = html("span").class("origine").child(place(&words.source));
    [format!("{} ", typeset(&words.text)).into(), origin.into()]
}
