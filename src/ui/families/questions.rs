//! What the family looks for and how old the child is.

use super::super::header::pressed;
use crate::store::{Store, memo};
use analysis::wording::family_words::{age, need};
use dom::{Element, Node, dynamic, event, html, svg};
use model::{AgeBand, Need};
use state::Intent;

/// The needs, as links that work without the program, and what answers the chosen one.
pub fn needs(store: Store) -> Node {
    let chosen = memo(move || store.state.with(|state| state.need));
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
    let chosen = memo(move || store.state.with(|state| state.age));
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

/// The pictogram of a need, drawn by lines of 2 in a box of 24, as those of the services are
/// (`src/ui/filters.rs`).
fn drawing(need: Need) -> &'static str {
    match need {
        // A pram.
        Need::Childcare => {
            "M12 4v8H4a8 8 0 0 1 8-8zM4 12h16a6 6 0 0 1-6 6h-4a6 6 0 0 1-6-6zM20 12c0-3 1-4 2.5-4M8 21h.01M16 21h.01"
        }
        // Two people side by side.
        Need::OtherParents => {
            "M8 11a3 3 0 1 1 0-6 3 3 0 0 1 0 6zM2 20c0-7 12-7 12 0M16 10.5a2.5 2.5 0 1 0-2-4M16.5 14c3.5 0 5.5 2 5.5 6"
        }
        // An open book.
        Need::School => "M12 6c-3-2-6-2-9-1v13c3-1 6-1 9 1 3-2 6-2 9-1V5c-3-1-6-1-9 1zM12 6v13",
        // Two houses, and a line between them.
        Need::Separation => "M2 12l4-4 4 4v7H2zM14 12l4-4 4 4v7h-8zM12 4v2M12 10v2M12 16v2",
        // A question.
        Need::Advice => {
            "M3 4h18v13h-9l-5 4v-4H3zM9.5 8.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .7-1 1.4M12 14.5h.01"
        }
    }
}
