//! The plan's page: what the document says, what was entered since.

use super::filters::{all_actions, plan_filters, reference_field};
use super::list::action_list;
use super::persistence::{persistence_notice, undo};
use super::progress::{meaning, progress_line};
use super::report::report;
use super::shown::{Shown, look};
use super::targets::targets_section;
use super::timeline::{actions_table, timeline};
use super::transfer::transfer;
use super::versions::versions;
use super::{FOLDS, PlanPart};
use crate::browser::page::print;
use crate::store::{PlanStore, Store, effect, memo};
use crate::ui::header::pressed;
use crate::ui::slot::slot;
use analysis::wording::format::{sentence_case, typeset};
use dom::{Element, Node, dynamic, event, html, lazy, svg};
use state::Form;
use state::Remote;
use state::plan::PlanEvent;

/// The page, once the published files are there; asks for them otherwise.
pub fn page(store: Store, part: PlanPart) -> Option<Element> {
    let document = part.document.or_else(|| {
        let plan = PlanStore::of(store);
        match plan.documents() {
            Remote::Loaded(document) => Some(document),
            Remote::Failed => None,
            Remote::NotAsked | Remote::Loading => {
                effect(move || plan.dispatch(PlanEvent::Shown));
                None
            }
        }
    })?;
    let governance = &document.governance;
    let years = (governance.start.year(), governance.end.year());
    let title = format!("Le plan d’action {}-{}", years.0, years.1);
    let definition = format!(
        "{}. {} ne donne aucun état d’avancement\u{a0}: il n’est connu que s’il est saisi ici. La saisie reste \
         sur cet appareil.",
        typeset(&document.plan.summary.text),
        sentence_case(&store.dataset.document.words.subject)
    );
    let shown = Shown::new(store, part, document);
    Some(
        html("section")
            .class("plan")
            .attr("id", "plan")
            .attr("tabindex", "-1")
            .attr("aria-labelledby", "plan-titre")
            .child(html("h2").attr("id", "plan-titre").child(title))
            .child(html("p").class("definition").child(definition))
            .child(persistence_notice(shown))
            .child(forms(shown))
            .children(parts(shown)),
    )
}

/// What is told where the published files could not be had.
pub fn trouble(store: Store) -> Option<Element> {
    let plan = PlanStore::of(store);
    (plan.documents() == Remote::Failed).then(|| {
        let retry = html("button")
            .attr("type", "button")
            .on(event::CLICK, move |_| plan.dispatch(PlanEvent::Shown))
            .child("Recommencer");
        html("p")
            .attr("role", "status")
            .child("Le suivi du plan n’a pas pu être chargé. Vérifiez votre connexion. ")
            .child(retry)
    })
}

/// How the plan is laid out: as a list, a table, along the years, as the yearly report.
fn forms(shown: Shown) -> Element {
    let Shown { store, form, .. } = shown;
    let button = move |own: Form| {
        html("button")
            .attr("type", "button")
            .attr("data-forme", own.code())
            .bind_attr("aria-pressed", move || pressed(form.get() == own))
            .on(event::CLICK, move |_| look(store, |plan| plan.form = own))
            .child(own.label())
    };
    let buttons = html("div")
        .class("jetons")
        .attr("role", "group")
        .attr("aria-label", "Présentation du plan")
        .children(Form::ALL.map(button));
    html("div").class("formes").child(buttons).child(undo(shown)).child(reference_field(shown))
}

/// Where the plan is read and followed, or the report in its place. Each part is drawn and hydrated by
/// itself.
fn parts(shown: Shown) -> Vec<Node> {
    let Shown { form, .. } = shown;
    let reports = memo(move || form.get() == Form::Report);
    // As long as the plan is followed.
    let part = |draw: fn(Shown) -> Vec<Node>| {
        dynamic(move || if reports.get() { Vec::new() } else { draw(shown) })
    };
    let other_form = move || match form.get() {
        Form::List => Some(meaning().into()),
        Form::Table => Some(slot(move || actions_table(shown))),
        Form::Timeline => Some(slot(move || Some(timeline(shown)))),
        Form::Report => Some(slot(move || Some(report(shown)))),
    };
    let mut parts = vec![
        part(|shown| progress_line(shown).map(Node::from).into()),
        part(|shown| vec![targets_section(shown).into()]),
        part(|shown| vec![heading().into(), plan_filters(shown).into(), count(shown).into()]),
    ];
    parts.push(lazy(move || action_list(shown)));
    parts.push(dynamic(other_form));
    parts.push(part(|shown| {
        let [first, last] = [0, FOLDS - 1].map(|rank| shown.unfolds(rank));
        let versions = slot(move || last.get().then(|| versions(shown)));
        let transfer = slot(move || first.get().then(|| transfer(shown)));
        vec![
            tool("versions", "Versions\u{a0}: garder, comparer", versions),
            tool("echanger", "Emporter, rapporter ou effacer la saisie", transfer),
        ]
    }));
    parts
}

fn heading() -> Element {
    html("h3").class("hors-ecran").attr("id", "actions-titre").child("Les actions")
}

/// How many actions are found, and the way back to all of them.
fn count(shown: Shown) -> Element {
    let all = shown.document.plan.actions().count();
    let count = move || match shown.found.with(Vec::len) {
        0 => "Aucune action ne correspond à ces critères.".to_owned(),
        n if n == all => format!("Les {all} actions du plan."),
        1 => format!("1 action sur {all}."),
        n => format!("{n} actions sur {all}."),
    };
    let none = move || shown.found.with(Vec::is_empty);
    let words = html("p").attr("role", "status").attr("data-compte", "").bind_text(count);
    // A glass that finds nothing.
    let glass = "M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16 16l5 5M8.5 11h5";
    let drawing =
        svg("svg").class("dessin").attr("viewBox", "0 0 24 24").attr("aria-hidden", "true");
    html("div")
        .class("compte")
        .bind_class("vide", none)
        .child(drawing.child(svg("path").attr("d", glass)))
        .child(words)
        .child(all_actions(shown))
        .child(
            html("button")
                .attr("type", "button")
                .attr("data-control", "imprimer-plan")
                .on(event::CLICK, |_| print())
                .child("Imprimer"),
        )
}

/// What is done with all that was entered, folded.
fn tool(name: &'static str, title: &'static str, contents: Node) -> Node {
    html("details")
        .class("outil")
        .attr("data-outil", name)
        .child(html("summary").child(title))
        .child(contents)
        .into()
}
