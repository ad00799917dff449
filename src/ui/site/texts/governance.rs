//! Gouvernance: the committees, their meetings, the funding levers, what is owed and when.

use super::{Text, bullets, page, paragraph, place};
use crate::ui::site::elements::{chapter, link, table};
use analysis::wording::format::{sentence_case, typeset};
use analysis::wording::meetings::{amount, members, timetable};
use dom::{Element, html};
use model::{Committee, Duty, Governance, Lever, Passage, SourceWords};
use state::View;

/// The file of all meetings beside the page (see `analysis::export::ical::calendar`).
pub const MEETINGS_FILE: &str = "reunions.ics";

/// The page. `document` is what it is taken from, `root` leads to the map's page.
#[must_use]
pub fn governance(governance: &Governance, document: &SourceWords, root: &str) -> Text {
    let calendar = link(MEETINGS_FILE, "Ajouter toutes les réunions à un agenda (iCalendar)");
    let source = sentence_case(&document.subject);
    page(
        "page-gouvernance",
        "Gouvernance",
        "Qui conduit le schéma, quand ses comités se réunissent, avec quels financements et \
         quels bilans.",
    )
    .child(
        chapter("tableau", "duree", "Durée")
            .child(
                html("p")
                    .child(quoted(&governance.duration))
                    .child(place(&governance.duration.source)),
            )
            .child(further(root)),
    )
    .child(
        chapter("tableau", "comites", "Les comités").child(
            html("div")
                .class("comites")
                .children(governance.committees.iter().map(|own| committee(own, document))),
        ),
    )
    .child(
        chapter("tableau", "reunions", "Les réunions")
            .child(paragraph(&format!("{source} donne le mois de chaque réunion, pas le jour.")))
            .child(table(&timetable(governance), "reunions", root))
            .child(html("p").class("mene").child(calendar)),
    )
    .child(
        chapter("tableau", "leviers", "Leviers de financement")
            .child(bullets(governance.levers.iter().map(lever))),
    )
    .child(
        chapter("tableau", "evaluation", "Évaluation")
            .child(bullets(governance.duties.iter().map(duty))),
    )
}

/// The way to the plan itself, which the program shows.
fn further(root: &str) -> Element {
    let plan = link(format!("{root}{}", View::Plan.path()), "le plan d’action");
    html("p").child("Ce que ces comités conduisent\u{a0}: ").child(plan).child(".")
}

/// The document's words as a sentence.
fn quoted(passage: &Passage) -> String {
    typeset(&format!("{}. ", passage.text))
}

fn committee(own: &Committee, document: &SourceWords) -> Element {
    let passage = |passage: &Passage| html("li").child(typeset(&passage.text));
    let fold = |name: &'static str, list: Element| {
        html("details").child(html("summary").child(name)).child(list)
    };
    let contradicted = own.announced != own.listed();
    html("article")
        .class("comite")
        .attr("data-comite", own.id.clone())
        .child(html("h3").child(typeset(&own.name)))
        .child(html("p").child(quoted(&own.introduction)).child(place(&own.introduction.source)))
        .child(html("p").child(quoted(&own.meetings)).child(place(&own.meetings.source)))
        .child(
            html("p")
                .attr("class", contradicted.then_some("anomalie"))
                .child(members(own, document)),
        )
        .child(fold("Rôle", bullets(own.roles.iter().map(passage))))
        .child(fold("Membres", bullets(own.seats.iter().map(|seat| passage(&seat.who)))))
}

fn lever(own: &Lever) -> Element {
    let kind = if own.contract {
        "Contrat. "
    } else if own.additional {
        "En plus du droit commun. "
    } else {
        "Droit commun. "
    };
    html("li")
        .child(kind)
        .child(quoted(&own.about))
        .child(amount(own))
        .child(place(&own.about.source))
}

fn duty(own: &Duty) -> Element {
    let or_silent = |text: &str| if text.is_empty() { "non précisé" } else { text }.to_owned();
    let words = format!("Par : {} ; quand : {}.", or_silent(&own.who), or_silent(&own.when));
    html("li")
        .child(quoted(&own.about))
        .child(html("span").class("discret").child(typeset(&words)))
        .child(place(&own.about.source))
}
