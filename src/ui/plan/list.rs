//! The list of actions by axis and objectif; each opens its sheet.

use std::collections::BTreeSet;

use super::axis::axis_sheet;
use super::context::PlanContext;
use super::sheet::sheet;
use crate::store::{Derived, memo};
use crate::ui::header::aria_bool;
use crate::ui::slot::slot;
use analysis::plan::late::{due_day, timing};
use analysis::plan::progress::objective_progress;
use analysis::wording::format::{NBSP, typeset};
use analysis::wording::plan as words;
use dom::{Element, Node, dynamic, event, html};
use model::{Action, ActionKey, Axis, Objective};
use state::{Intent, PlanLayout};

/// The actions in the list: those that match the filter, and the open one, so that it does not vanish while it
/// is edited.
type ListedActions = Derived<BTreeSet<ActionKey>>;

/// All axes, each a part of the page.
pub fn action_list(context: PlanContext) -> Vec<Node> {
    let PlanContext { document, matching, form, view, .. } = context;
    let keys = memo(move || -> BTreeSet<ActionKey> {
        if form.get() != PlanLayout::List {
            return BTreeSet::new();
        }
        let open = view.with(|view| view.action);
        matching.with(|all| all.iter().map(|m| m.action.key).chain(open).collect())
    });
    document.plan.axes.iter().map(|axis| axis_section(context, axis, keys)).collect()
}

/// An axis with its actions; empty if none is listed.
fn axis_section(context: PlanContext, axis: &'static Axis, keys: ListedActions) -> Node {
    let has_listed = memo(move || {
        let mut actions = axis.objectives.iter().flat_map(|o| &o.actions);
        keys.with(|keys| actions.any(|action| keys.contains(&action.key)))
    });
    dynamic(move || {
        has_listed.get().then(|| {
            let title = format!("Axe {}. {}", axis.number, typeset(&axis.title.text));
            let objectives = axis.objectives.iter();
            html("div")
                .class("axe")
                .child(html("h3").child(title))
                .child(axis_sheet(context, axis))
                .children(objectives.map(|o| objective_section(context, axis, o, keys)))
        })
    })
}

/// An objectif with its actions; empty if none is listed.
fn objective_section(
    context: PlanContext,
    axis: &'static Axis,
    objective: &'static Objective,
    keys: ListedActions,
) -> Node {
    let has_listed = memo(move || {
        let mut actions = objective.actions.iter();
        keys.with(|keys| actions.any(|action| keys.contains(&action.key)))
    });
    let progress = move || {
        let (plan, day) = (&context.document.plan, context.reference.get());
        let number = (axis.number, objective.number);
        words::progress_text(&context.tracking.with(|t| objective_progress(plan, number, t, day)))
    };
    dynamic(move || {
        has_listed.get().then(|| {
            let title = typeset(&objective.title.text);
            let actions = objective.actions.iter().map(|action| {
                let listed = memo(move || keys.with(|keys| keys.contains(&action.key)));
                dynamic(move || listed.get().then(|| action_item(context, axis, objective, action)))
            });
            vec![
                html("h4").child(format!("Objectif {}. {title}", objective.number)),
                html("p").class("discret").bind_text(progress),
                html("ul").class("actions").children(actions),
            ]
        })
    })
}

/// The line of an action, with its sheet if it is open.
fn action_item(
    context: PlanContext,
    axis: &'static Axis,
    objective: &'static Objective,
    action: &'static Action,
) -> Element {
    let PlanContext { store, tracking, reference, view, .. } = context;
    let key = action.key;
    let record = memo(move || tracking.with(|tracking| tracking.action_state(key)));
    let is_open = memo(move || view.with(|view| view.action == Some(key)));
    let status = memo(move || record.with(|record| record.status));
    let is_late = move || record.with(|record| timing(axis, record, reference.get()).is_late());
    let timing_text = memo(move || {
        let day = reference.get();
        record.with(|r| words::timing_parts(timing(axis, r, day), due_day(axis, r), day))
    });
    let short_timing = move || timing_text.with(|t| t.as_ref().map(|[brief, _]| brief.clone()));
    let timing_rest = move || timing_text.with(|t| t.as_ref().map(|[_, rest]| rest.clone()));
    let lead = move || {
        record.with(|record| match record.lead.as_str() {
            "" => String::new(),
            lead => format!("pilote{NBSP}: {lead}"),
        })
    };
    let toggle =
        move |_| store.dispatch(Intent::OpenAction((!is_open.get_untracked()).then_some(key)));
    let title = html("button")
        .attr("type", "button")
        .class("intitule")
        .attr("id", format!("action-{key}"))
        .bind_attr("aria-expanded", move || aria_bool(is_open.get()))
        .on(event::CLICK, toggle)
        .child(html("span").class("numero").child(key.to_string()))
        .child(html("span").child(typeset(&action.title.text)));
    let status_chip = html("span")
        .class("puce")
        .bind_attr("data-statut", move || status.get().code())
        .child(html("span").bind_text(move || words::status_symbol(status.get())))
        .child(" ")
        .child(html("span").class("mots").bind_text(move || words::status_label(status.get())));
    let timing = html("span")
        .class("delai")
        .bind_class("alerte", is_late)
        .child(html("span").class("mots").bind_text(short_timing))
        .child(html("span").class("mots reste-delai").bind_text(timing_rest));
    let status_line = html("p")
        .class("etat")
        .child(status_chip)
        .child(timing)
        .child(html("span").class("mots discret").bind_text(lead));
    html("li")
        .class("action")
        .attr("data-action", key.to_string())
        .bind_attr("data-statut", move || status.get().code())
        .child(title)
        .child(status_line)
        .child(slot(move || is_open.get().then(|| sheet(context, axis, objective, action, record))))
}
