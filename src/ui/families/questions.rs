//! What the family looks for and how old the child is.

use super::super::header::pressed;
use crate::store::{Store, memo};
use analysis::wording::family_words::{age, need};
use dom::{Element, Node, dynamic, event, html, svg};
use model::{AgeBand, Need};
use state::Intent;

/// The needs, as links that work without the program, and what answers the chosen one.
pub fn needs(store: Store) -> Node {
    let chosen = memo(move || store.view.with(|state| state.need));
    let choice = move |own: Need| {
        let picture = svg("svg")
            .class("dessin")
            .attr("viewBox", "0 0 24 24")
            .attr("aria-hidden", "true")
            .child(svg("path").attr("d", drawing(own)));
        let link = html("a")
            .attr("href", format!("?besoin={}#services", own.code()))
            .attr("data-besoin", own.code())
            .bind_attr("aria-current", move || (chosen.get() == Some(own)).then_some("true"))
            .child(picture)
            .child(html("span").child(need(own)));
        html("li").child(link)
    };
    let any = move || {
        chosen.get().map(|_| {
            html("button")
                .attr("type", "button")
                .class("sobre")
                .on(event::CLICK, move |_| store.dispatch(Intent::SetNeed(None)))
                .child("Voir tous les services")
        })
    };
    let list = html("ul").class("besoins").children(Need::ALL.map(choice));
    Node::Fragment(vec![list.into(), dynamic(any)])
}

/// The ages: narrows the answer to what receives the child.
pub fn ages(store: Store) -> Element {
    let chosen = memo(move || store.view.with(|state| state.age));
    let choice = move |own: AgeBand| {
        let choose = move |_| {
            let next = (chosen.get_untracked() != Some(own)).then_some(own);
            store.dispatch(Intent::SetAge(next));
        };
        html("button")
            .attr("type", "button")
            .attr("data-age", own.code())
            .bind_attr("aria-pressed", move || pressed(chosen.get() == Some(own)))
            .on(event::CLICK, choose)
            .child(age(own))
    };
    html("fieldset")
        .class("ages")
        .child(html("legend").child("Âge de l’enfant (si vous voulez)"))
        .children(AgeBand::ALL.map(choice))
}

/// The pictogram of a need, drawn by lines in a box of 24.
fn drawing(need: Need) -> &'static str {
    match need {
        // A cradle.
        Need::Childcare => {
            "M3 8a9 8 0 0 0 18 0zM12 8a7 6 0 0 1 9 0M6 19c3 2 9 2 12 0M7 15l-1 4M17 15l1 4"
        }
        // Two people side by side.
        Need::OtherParents => {
            "M8 10a3 3 0 1 1 0-6 3 3 0 0 1 0 6zM16 10a3 3 0 1 1 0-6 3 3 0 0 1 0 6zM2 20c0-9 12-9 12 0M15 14c4-2 7 1 7 6"
        }
        // An open book.
        Need::School => "M12 6c-3-2-6-2-9-1v13c3-1 6-1 9 1 3-2 6-2 9-1V5c-3-1-6-1-9 1zM12 6v13",
        // Two houses, one road each.
        Need::Separation => "M2 11l4-4 4 4v5H2zM14 11l4-4 4 4v5h-8zM12 4v3M12 10v3M12 16v4",
        // A word that is heard.
        Need::Advice => "M3 5h18v11H11l-5 4v-4H3zM8 9h8M8 12h5",
    }
}
