//! The numeric targets of the plan, a card each: target, present state, chart, and where to enter values.

use super::context::PlanContext;
use super::curve::series_drawing;
use super::filters::issue_label;
use super::values::values;
use crate::store::{Derived, memo};
use crate::ui::slot::slot;
use analysis::plan::coverage;
use analysis::plan::filter::Issue;
use analysis::plan::progress::progress;
use analysis::plan::targets::{TrackedTarget, targets};
use analysis::wording::format::{NBSP, sentence_case, typeset};
use analysis::wording::labels::short_citation;
use analysis::wording::plan as words;
use dom::{Element, Node, dynamic, html};
use model::{ActionKey, Source};

/// The targets with their present values.
pub fn target_values(context: PlanContext) -> Derived<Vec<TrackedTarget<'static>>> {
    let PlanContext { document, tracking, reference, .. } = context;
    memo(move || {
        tracking.with(|t| targets(&document.plan, &document.indicators, t, reference.get()))
    })
}

/// All cards, folded; the summary counts the reached ones.
pub fn targets_section(context: PlanContext) -> Element {
    let all = target_values(context);
    let reached = move || {
        all.with(|all| {
            let reached = all.iter().filter(|target| target.is_reached() == Some(true)).count();
            format!("Objectifs chiffrés{NBSP}: {reached} sur {}", all.len())
        })
    };
    // The set of targets depends only on the document, so that cards are not rebuilt when something is entered.
    let cards: Vec<Element> = all.with_untracked(|all| {
        let nth_target =
            |at| memo(move || target_values(context).with(|all: &Vec<_>| all.get(at).cloned()));
        all.iter().enumerate().map(|(at, first)| card(context, at, nth_target(at), first)).collect()
    });
    let list = html("ul")
        .class("cibles")
        .children(cards)
        .children(coverage_card(context))
        .child(actions_card(context));
    html("details")
        .class("outil")
        .attr("data-outil", "cibles")
        .child(html("summary").child(html("span").bind_text(reached)))
        .child(list)
}

fn card(
    context: PlanContext,
    at: usize,
    target: Derived<Option<TrackedTarget<'static>>>,
    first: &TrackedTarget<'static>,
) -> Element {
    let (reference, fold_ready) = (context.reference, context.fold_ready(at));
    let state_text = move || {
        let words =
            |target: &TrackedTarget<'static>| sentence_case(&target.status_text(reference.get()));
        target.with(|target| target.as_ref().map(|target| format!("{}.", words(target))))
    };
    let is_late =
        move || target.with(|target| target.as_ref().is_some_and(|t| t.is_late(reference.get())));
    let reached =
        move || target.with(|target| target.as_ref().is_some_and(|t| t.is_reached() == Some(true)));
    let drawing = move || {
        target.with(|target| {
            let target = target.as_ref()?;
            let series: Vec<_> = target.series.iter().map(|p| (p.day, p.value)).collect();
            series_drawing(&series, Some(target.threshold), &context.document.governance)
        })
    };
    let id = first.entry_id;
    let value_form = slot(move || fold_ready.get().then(|| values(context, id, "cible")));
    let state = html("p").bind_class("alerte", is_late).attr("data-etat-cible", "");
    card_frame(id, first.label, first.target_text())
        .bind_class("atteint", reached)
        .child(state.child(html("span").bind_text(state_text)))
        .child(dynamic(drawing))
        .child(html("p").class("discret").child("Actions ").children(action_links(first.actions)))
        .child(source_note(first.source))
        .child(html("details").child(html("summary").child("Saisir une valeur")).child(value_form))
}

/// The coverage rate of each Epci: links to the map; nothing is entered here.
fn coverage_card(context: PlanContext) -> Option<Element> {
    let coverage = coverage::coverage_goal(context.store.dataset)?;
    let map = html("a").attr("href", "../territoires/").child("Les voir sur la carte");
    let reached = coverage.territories_below == 0;
    Some(
        card_frame("couverture", "Taux de couverture", coverage.target_text)
            .bind_class("atteint", move || reached)
            .child(html("p").child(coverage.status_text))
            .child(html("p").child(map))
            .child(source_note(coverage.source)),
    )
}

/// The card with the progress of all actions.
fn actions_card(context: PlanContext) -> Element {
    let PlanContext { document, tracking, reference, .. } = context;
    let plan = &document.plan;
    let all = plan.actions().count();
    let current = move || tracking.with(|t| progress(plan.actions(), t, reference.get()));
    let words = move || format!("{}.", sentence_case(&words::progress_text(&current())));
    card_frame("actions", "Actions du plan", format!("{all} actions"))
        .bind_class("atteint", move || current().done_of_open().0 == all)
        .child(html("p").bind_text(words))
        .child(source_note(&plan.summary.source))
}

/// The common start of all cards.
fn card_frame(id: &'static str, title: &str, aim: String) -> Element {
    html("li")
        .class("outil cible")
        .attr("data-cible", id)
        .child(html("h4").child(typeset(title)))
        .child(html("p").class("but").child(aim))
}

fn action_links(keys: &[ActionKey]) -> Vec<Node> {
    let link = |(at, key): (usize, &ActionKey)| {
        let comma = (at > 0).then_some(Node::from(", "));
        let href = format!("?action={key}#action-{key}");
        [comma.into(), html("a").attr("href", href).child(key.to_string()).into()]
    };
    keys.iter().enumerate().flat_map(link).collect()
}

/// The actions that have an issue; `total` is the number of actions of the plan.
pub fn issue_item(issue: Issue, keys: &[ActionKey], total: usize) -> Element {
    let about = format!("{} ({}){NBSP}: ", sentence_case(issue_label(issue)), keys.len());
    let actions = match keys.len() {
        0 => vec!["aucune".into()],
        n if n == total => {
            let list = format!("?manque={}", issue.code());
            vec![html("a").attr("href", list).child("toutes").into()]
        }
        _ => action_links(keys),
    };
    html("li").child(about).children(actions)
}

fn source_note(source: &'static Source) -> Element {
    html("p").class("origine").child(short_citation(source))
}
