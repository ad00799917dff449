//! Gouvernance: committees, meetings, funding levers, deadlines.

use super::{Text, bullets, page, paragraph, source_note};
use crate::ui::site::elements::{chapter, link, table};
use analysis::wording::committees::{amount_text, member_count_text, timetable};
use analysis::wording::format::{sentence_case, typeset};
use dom::{Element, html};
use model::{Committee, Duty, FundingLever, Governance, Passage, SourceWords};
use state::View;

/// Name of the calendar file of all meetings, beside the page (see `analysis::export::ical::calendar`).
pub const MEETINGS_FILE: &str = "reunions.ics";

/// The page. `root` is the relative path to the map's page.
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
                    .child(source_note(&governance.duration.source)),
            )
            .child(plan_link(root)),
    )
    .child(
        chapter("tableau", "comites", "Les comités").child(
            html("div")
                .class("comites")
                .children(governance.committees.iter().map(|each| committee(each, document))),
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

/// The link to the plan's page, which needs the program.
fn plan_link(root: &str) -> Element {
    let plan = link(format!("{root}{}", View::Plan.path()), "le plan d’action");
    html("p").child("Ce que ces comités conduisent\u{a0}: ").child(plan).child(".")
}

/// The passage of the document as a sentence.
fn quoted(passage: &Passage) -> String {
    typeset(&format!("{}. ", passage.text))
}

fn committee(committee: &Committee, document: &SourceWords) -> Element {
    let passage = |passage: &Passage| html("li").child(typeset(&passage.text));
    let fold = |name: &'static str, list: Element| {
        html("details").child(html("summary").child(name)).child(list)
    };
    let has_anomaly = committee.announced_members != committee.listed_members();
    html("article")
        .class("comite")
        .attr("data-comite", committee.id.clone())
        .child(html("h3").child(typeset(&committee.name)))
        .child(
            html("p")
                .child(quoted(&committee.introduction))
                .child(source_note(&committee.introduction.source)),
        )
        .child(
            html("p")
                .child(quoted(&committee.meetings))
                .child(source_note(&committee.meetings.source)),
        )
        .child(
            html("p")
                .attr("class", has_anomaly.then_some("anomalie"))
                .child(member_count_text(committee, document)),
        )
        .child(fold("Rôle", bullets(committee.roles.iter().map(passage))))
        .child(fold("Membres", bullets(committee.seats.iter().map(|seat| passage(&seat.member)))))
}

fn lever(lever: &FundingLever) -> Element {
    let kind = if lever.is_contract {
        "Contrat. "
    } else if lever.is_additional {
        "En plus du droit commun. "
    } else {
        "Droit commun. "
    };
    html("li")
        .child(kind)
        .child(quoted(&lever.description))
        .child(amount_text(lever))
        .child(source_note(&lever.description.source))
}

fn duty(duty: &Duty) -> Element {
    let or_unknown = |text: &str| if text.is_empty() { "non précisé" } else { text }.to_owned();
    let words =
        format!("Par : {} ; quand : {}.", or_unknown(&duty.responsible), or_unknown(&duty.due));
    html("li")
        .child(quoted(&duty.text))
        .child(html("span").class("discret").child(typeset(&words)))
        .child(source_note(&duty.text.source))
}
