//! The actions under their axes and objectifs, each opening on its sheet.

use std::collections::BTreeSet;

use super::axis::axis_sheet;
use super::sheet::sheet;
use super::shown::Shown;
use crate::store::{Derived, memo};
use crate::ui::header::pressed;
use crate::ui::slot::slot;
use analysis::plan::late::{due, timing};
use analysis::plan::progress::of_objective;
use analysis::wording::format::{NBSP, typeset};
use analysis::wording::plan as words;
use dom::{Element, Node, dynamic, event, html};
use model::{Action, ActionKey, Axis, Objective};
use state::{Form, Intent};

/// The actions in the list: those that match the filter, and the open one, so that it does not vanish while it
/// is edited.
type Listed = Derived<BTreeSet<ActionKey>>;

/// All axes, one part of the page each.
pub fn action_list(shown: Shown) -> Vec<Node> {
    let Shown { document, found, form, view, .. } = shown;
    let listed = memo(move || -> BTreeSet<ActionKey> {
        if form.get() != Form::List {
            return BTreeSet::new();
        }
        let open = view.with(|view| view.action);
        found.with(|all| all.iter().map(|found| found.action.key).chain(open).collect())
    });
    document.plan.axes.iter().map(|axis| axis_part(shown, axis, listed)).collect()
}

/// One axis and its actions; nothing where none is listed.
fn axis_part(shown: Shown, axis: &'static Axis, listed: Listed) -> Node {
    let any = memo(move || {
        let mut own = axis.objectives.iter().flat_map(|o| &o.actions);
        listed.with(|listed| own.any(|action| listed.contains(&action.key)))
    });
    dynamic(move || {
        any.get().then(|| {
            let title = format!("Axe {}. {}", axis.number, typeset(&axis.title.text));
            let objectives = axis.objectives.iter();
            html("div")
                .class("axe")
                .child(html("h3").child(title))
                .child(axis_sheet(shown, axis))
                .children(objectives.map(|own| objective_part(shown, axis, own, listed)))
        })
    })
}

/// One objectif and its actions; nothing where none is listed.
fn objective_part(
    shown: Shown,
    axis: &'static Axis,
    objective: &'static Objective,
    listed: Listed,
) -> Node {
    let any = memo(move || {
        let mut own = objective.actions.iter();
        listed.with(|listed| own.any(|action| listed.contains(&action.key)))
    });
    let progress = move || {
        let (plan, day) = (&shown.document.plan, shown.reference.get());
        let number = (axis.number, objective.number);
        words::progress(&shown.tracking.with(|t| of_objective(plan, number, t, day)))
    };
    dynamic(move || {
        any.get().then(|| {
            let title = typeset(&objective.title.text);
            let actions = objective.actions.iter().map(|action| {
                let is_listed = memo(move || listed.with(|listed| listed.contains(&action.key)));
                dynamic(move || is_listed.get().then(|| line(shown, axis, objective, action)))
            });
            vec![
                html("h4").child(format!("Objectif {}. {title}", objective.number)),
                html("p").class("discret").bind_text(progress),
                html("ul").class("actions").children(actions),
            ]
        })
    })
}

/// The action's line, and its sheet when it is the open one.
fn line(
    shown: Shown,
    axis: &'static Axis,
    objective: &'static Objective,
    action: &'static Action,
) -> Element {
    let Shown { store, tracking, reference, view, .. } = shown;
    let key = action.key;
    let record = memo(move || tracking.with(|tracking| tracking.record(key)));
    let is_open = memo(move || view.with(|view| view.action == Some(key)));
    let status = memo(move || record.with(|record| record.status));
    let is_late = move || record.with(|record| timing(axis, record, reference.get()).is_late());
    let told = memo(move || {
        let day = reference.get();
        record.with(|own| words::timing_in_brief(timing(axis, own, day), due(axis, own), day))
    });
    let brief = move || told.with(|told| told.as_ref().map(|[brief, _]| brief.clone()));
    let rest = move || told.with(|told| told.as_ref().map(|[_, rest]| rest.clone()));
    let lead = move || {
        record.with(|record| match record.lead.as_str() {
            "" => String::new(),
            lead => format!("pilote{NBSP}: {lead}"),
        })
    };
    let press =
        move |_| store.dispatch(Intent::OpenAction((!is_open.get_untracked()).then_some(key)));
    let title = html("button")
        .attr("type", "button")
        .class("intitule")
        .attr("id", format!("action-{key}"))
        .bind_attr("aria-expanded", move || pressed(is_open.get()))
        .on(event::CLICK, press)
        .child(html("span").class("numero").child(key.to_string()))
        .child(html("span").child(typeset(&action.title.text)));
    let status_chip = html("span")
        .class("puce")
        .bind_attr("data-statut", move || status.get().code())
        .child(html("span").bind_text(move || words::sign(status.get())))
        .child(" ")
        .child(html("span").class("mots").bind_text(move || words::status(status.get())));
    let timing = html("span")
        .class("delai")
        .bind_class("alerte", is_late)
        .child(html("span").class("mots").bind_text(brief))
        .child(html("span").class("mots reste-delai").bind_text(rest));
    let standing = html("p")
        .class("etat")
        .child(status_chip)
        .child(timing)
        .child(html("span").class("mots discret").bind_text(lead));
    html("li")
        .class("action")
        .attr("data-action", key.to_string())
        .bind_attr("data-statut", move || status.get().code())
        .child(title)
        .child(standing)
        .child(slot(move || is_open.get().then(|| sheet(shown, axis, objective, action, record))))
}
