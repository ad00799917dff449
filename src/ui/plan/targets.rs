//! The figures that the plan aims at, a card each: the aim, where things stand, a drawing, and
//! where to enter more.

use super::curve::series_drawing;
use super::filters::lack_words;
use super::shown::Shown;
use super::values::values;
use crate::store::{Derived, memo};
use crate::ui::slot::slot;
use analysis::plan::coverage;
use analysis::plan::filter::Lack;
use analysis::plan::progress::progress;
use analysis::plan::targets::{Target, targets};
use analysis::wording::format::{NBSP, sentence_case, typeset};
use analysis::wording::labels::place;
use analysis::wording::plan as words;
use dom::{Element, Node, dynamic, html};
use model::{ActionKey, Source};

/// The targets as they stand.
pub fn standing(shown: Shown) -> Derived<Vec<Target<'static>>> {
    let Shown { document, tracking, reference, .. } = shown;
    memo(move || tracking.with(|t| targets(&document.plan, &document.figures, t, reference.get())))
}

/// All cards, folded under how many are reached.
pub fn targets_section(shown: Shown) -> Element {
    let all = standing(shown);
    let reached = move || {
        all.with(|all| {
            let reached = all.iter().filter(|own| own.reached() == Some(true)).count();
            format!("Objectifs chiffrés{NBSP}: {reached} sur {}", all.len())
        })
    };
    // Which targets there are depends on the document alone: each card outlives what is entered.
    let cards: Vec<Element> = all.with_untracked(|all| {
        let own = |at| memo(move || standing(shown).with(|all: &Vec<_>| all.get(at).cloned()));
        all.iter().enumerate().map(|(at, first)| card(shown, at, own(at), first)).collect()
    });
    let list = html("ul")
        .class("cibles")
        .children(cards)
        .children(coverage_card(shown))
        .child(actions_card(shown));
    html("details")
        .class("outil")
        .attr("data-outil", "cibles")
        .child(html("summary").child(html("span").bind_text(reached)))
        .child(list)
}

fn card(
    shown: Shown,
    at: usize,
    now: Derived<Option<Target<'static>>>,
    first: &Target<'static>,
) -> Element {
    let (reference, unfolds) = (shown.reference, shown.unfolds(at));
    let standing = move || {
        let words = |own: &Target<'static>| sentence_case(&own.standing(reference.get()));
        now.with(|own| own.as_ref().map(|own| format!("{}.", words(own))))
    };
    let late = move || now.with(|own| own.as_ref().is_some_and(|own| own.is_late(reference.get())));
    let reached = move || now.with(|own| own.as_ref().is_some_and(|t| t.reached() == Some(true)));
    let drawing = move || {
        now.with(|own| {
            let own = own.as_ref()?;
            let series: Vec<_> = own.series.iter().map(|point| (point.day, point.value)).collect();
            series_drawing(&series, Some(own.wanted), &shown.document.governance)
        })
    };
    let id = first.entered;
    let more = slot(move || unfolds.get().then(|| values(shown, id, "cible")));
    let state = html("p").bind_class("alerte", late).attr("data-etat-cible", "");
    frame(id, first.label, first.aim())
        .bind_class("atteint", reached)
        .child(state.child(html("span").bind_text(standing)))
        .child(dynamic(drawing))
        .child(html("p").class("discret").child("Actions ").children(links(first.actions)))
        .child(origin(first.source))
        .child(html("details").child(html("summary").child("Saisir une valeur")).child(more))
}

/// The coverage of each EPCI: the map says which; nothing is entered here.
fn coverage_card(shown: Shown) -> Option<Element> {
    let standing = coverage::standing(shown.store.dataset)?;
    let map = html("a").attr("href", "../territoires/").child("Les voir sur la carte");
    let reached = standing.under == 0;
    Some(
        frame("couverture", "Taux de couverture", standing.aim)
            .bind_class("atteint", move || reached)
            .child(html("p").child(standing.now))
            .child(html("p").child(map))
            .child(origin(standing.source)),
    )
}

/// The actions themselves.
fn actions_card(shown: Shown) -> Element {
    let Shown { document, tracking, reference, .. } = shown;
    let plan = &document.plan;
    let all = plan.actions().count();
    let now = move || tracking.with(|t| progress(plan.actions(), t, reference.get()));
    let words = move || format!("{}.", sentence_case(&words::progress(&now())));
    frame("actions", "Actions du plan", format!("{all} actions"))
        .bind_class("atteint", move || now().done().0 == all)
        .child(html("p").bind_text(words))
        .child(origin(&plan.summary.source))
}

/// What all cards begin with.
fn frame(id: &'static str, title: &str, aim: String) -> Element {
    html("li")
        .class("outil cible")
        .attr("data-cible", id)
        .child(html("h4").child(typeset(title)))
        .child(html("p").class("but").child(aim))
}

/// Links to actions.
fn links(keys: &[ActionKey]) -> Vec<Node> {
    let link = |(at, key): (usize, &ActionKey)| {
        let comma = (at > 0).then_some(Node::from(", "));
        let href = format!("?action={key}#action-{key}");
        [comma.into(), html("a").attr("href", href).child(key.to_string()).into()]
    };
    keys.iter().enumerate().flat_map(link).collect()
}

/// Which of the plan's `total` actions lack something.
pub fn lacked(lack: Lack, keys: &[ActionKey], total: usize) -> Element {
    let about = format!("{} ({}){NBSP}: ", sentence_case(lack_words(lack)), keys.len());
    let which = match keys.len() {
        0 => vec!["aucune".into()],
        n if n == total => {
            let list = format!("?manque={}", lack.code());
            vec![html("a").attr("href", list).child("toutes").into()]
        }
        _ => links(keys),
    };
    html("li").child(about).children(which)
}

fn origin(source: &'static Source) -> Element {
    html("p").class("origine").child(place(source))
}
