//! The plan's page: the document's plan and what was entered since.

use super::context::{PlanContext, set_view};
use super::filters::{plan_filters, reference_field, reset_button};
use super::import_export::import_export_tools;
use super::list::action_list;
use super::persistence::{persistence_notice, undo};
use super::progress::{lateness_note, progress_line};
use super::report::report;
use super::targets::targets_section;
use super::timeline::{actions_table, timeline};
use super::versions::versions;
use super::{FOLD_TASKS, PlanChunk};
use crate::browser::page::print;
use crate::store::{PlanStore, Store, effect, memo};
use crate::ui::header::aria_bool;
use crate::ui::slot::slot;
use analysis::wording::format::{sentence_case, typeset};
use dom::{Element, Node, dynamic, event, html, lazy, svg};
use state::plan::PlanEvent;
use state::{PlanLayout, Remote};

/// The page, once the published files are loaded; otherwise fetches them.
pub fn page(store: Store, chunk: PlanChunk) -> Option<Element> {
    let document = chunk.document.or_else(|| {
        let plan = PlanStore::get_or_init(store);
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
    let context = PlanContext::new(store, chunk, document);
    Some(
        html("section")
            .class("plan")
            .attr("id", "plan")
            .attr("tabindex", "-1")
            .attr("aria-labelledby", "plan-titre")
            .child(html("h2").attr("id", "plan-titre").child(title))
            .child(html("p").class("definition").child(definition))
            .child(persistence_notice(context))
            .child(form_buttons(context))
            .children(sections(context)),
    )
}

/// The message shown if the published files could not be loaded.
pub fn load_error(store: Store) -> Option<Element> {
    let plan = PlanStore::get_or_init(store);
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

/// The buttons for the layouts: list, table, timeline, yearly report.
fn form_buttons(context: PlanContext) -> Element {
    let PlanContext { store, form, .. } = context;
    let button = move |choice: PlanLayout| {
        html("button")
            .attr("type", "button")
            .attr("data-forme", choice.code())
            .bind_attr("aria-pressed", move || aria_bool(form.get() == choice))
            .on(event::CLICK, move |_| set_view(store, |plan| plan.layout = choice))
            .child(choice.label())
    };
    let buttons = html("div")
        .class("jetons")
        .attr("role", "group")
        .attr("aria-label", "Présentation du plan")
        .children(PlanLayout::ALL.map(button));
    html("div").class("formes").child(buttons).child(undo(context)).child(reference_field(context))
}

/// The parts of the page, or the report in their place. Each part is drawn and hydrated on its own.
fn sections(context: PlanContext) -> Vec<Node> {
    let PlanContext { form, .. } = context;
    let shows_report = memo(move || form.get() == PlanLayout::Report);
    // Absent while the report is shown.
    let part = |draw: fn(PlanContext) -> Vec<Node>| {
        dynamic(move || if shows_report.get() { Vec::new() } else { draw(context) })
    };
    let other_form = move || match form.get() {
        PlanLayout::List => Some(lateness_note().into()),
        PlanLayout::Table => Some(slot(move || actions_table(context))),
        PlanLayout::Timeline => Some(slot(move || Some(timeline(context)))),
        PlanLayout::Report => Some(slot(move || Some(report(context)))),
    };
    let mut sections = vec![
        part(|context| progress_line(context).map(Node::from).into()),
        part(|context| vec![targets_section(context).into()]),
        part(|context| vec![heading().into(), plan_filters(context).into(), count(context).into()]),
    ];
    sections.push(lazy(move || action_list(context)));
    sections.push(dynamic(other_form));
    sections.push(part(|context| {
        let [first, last] = [0, FOLD_TASKS - 1].map(|index| context.fold_ready(index));
        let versions = slot(move || last.get().then(|| versions(context)));
        let import_export_tools = slot(move || first.get().then(|| import_export_tools(context)));
        vec![
            tool_fold("versions", "Versions\u{a0}: garder, comparer", versions),
            tool_fold("echanger", "Emporter, rapporter ou effacer la saisie", import_export_tools),
        ]
    }));
    sections
}

fn heading() -> Element {
    html("h3").class("hors-ecran").attr("id", "actions-titre").child("Les actions")
}

/// The number of matching actions, and the button that resets the filter.
fn count(context: PlanContext) -> Element {
    let all = context.document.plan.actions().count();
    let sentence = move || match context.matching.with(Vec::len) {
        0 => "Aucune action ne correspond à ces critères.".to_owned(),
        n if n == all => format!("Les {all} actions du plan."),
        1 => format!("1 action sur {all}."),
        n => format!("{n} actions sur {all}."),
    };
    let has_no_match = move || context.matching.with(Vec::is_empty);
    let words = html("p").attr("role", "status").attr("data-compte", "").bind_text(sentence);
    // A magnifying glass with a minus sign
    let icon_path = "M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16 16l5 5M8.5 11h5";
    let drawing =
        svg("svg").class("dessin").attr("viewBox", "0 0 24 24").attr("aria-hidden", "true");
    html("div")
        .class("compte")
        .bind_class("vide", has_no_match)
        .child(drawing.child(svg("path").attr("d", icon_path)))
        .child(words)
        .child(reset_button(context))
        .child(
            html("button")
                .attr("type", "button")
                .attr("data-control", "imprimer-plan")
                .on(event::CLICK, |_| print())
                .child("Imprimer"),
        )
}

/// A fold with a tool for all entries.
fn tool_fold(name: &'static str, title: &'static str, contents: Node) -> Node {
    html("details")
        .class("outil")
        .attr("data-outil", name)
        .child(html("summary").child(title))
        .child(contents)
        .into()
}
