//! The need of the family and the age of the child.

use super::super::header::aria_bool;
use crate::store::{Store, memo};
use analysis::wording::family_words::{age_label, need_label};
use dom::{Element, Node, dynamic, event, html, svg};
use model::{AgeBand, Need};
use state::Intent;

/// The needs, as links that work without the program, and a button to see all services.
pub fn needs(store: Store) -> Node {
    let current = memo(move || store.state.with(|state| state.need));
    let choice = move |option: Need| {
        let picture = svg("svg")
            .class("dessin")
            .attr("viewBox", "0 0 24 24")
            .attr("aria-hidden", "true")
            .child(svg("path").attr("d", pictogram_path(option)));
        let link = html("a")
            .attr("href", format!("?besoin={}#services", option.code()))
            .attr("data-besoin", option.code())
            .bind_attr("aria-current", move || (current.get() == Some(option)).then_some("true"))
            .child(picture)
            .child(html("span").child(need_label(option)));
        html("li").child(link)
    };
    let show_all = move || {
        current.get().map(|_| {
            html("button")
                .attr("type", "button")
                .class("sobre")
                .on(event::CLICK, move |_| store.dispatch(Intent::SetNeed(None)))
                .child("Voir tous les services")
        })
    };
    let list = html("ul").class("besoins").children(Need::ALL.map(choice));
    Node::Fragment(vec![list.into(), dynamic(show_all)])
}

/// The age bands; the answer is limited to services for the chosen one.
pub fn ages(store: Store) -> Element {
    let current = memo(move || store.state.with(|state| state.age));
    let choice = move |band: AgeBand| {
        let choose = move |_| {
            let next = (current.get_untracked() != Some(band)).then_some(band);
            store.dispatch(Intent::SetAge(next));
        };
        html("button")
            .attr("type", "button")
            .attr("data-age", band.code())
            .bind_attr("aria-pressed", move || aria_bool(current.get() == Some(band)))
            .on(event::CLICK, choose)
            .child(age_label(band))
    };
    html("fieldset")
        .class("ages")
        .child(html("legend").child("Âge de l’enfant (si vous voulez)"))
        .children(AgeBand::ALL.map(choice))
}

/// Path of a need's pictogram: strokes of width 2 in a box of 24, as those of the services
/// (`src/ui/filters.rs`).
fn pictogram_path(need: Need) -> &'static str {
    match need {
        // Pram
        Need::Childcare => {
            "M12 4v8H4a8 8 0 0 1 8-8zM4 12h16a6 6 0 0 1-6 6h-4a6 6 0 0 1-6-6zM20 12c0-3 1-4 2.5-4M8 21h.01M16 21h.01"
        }
        // Two people
        Need::OtherParents => {
            "M8 11a3 3 0 1 1 0-6 3 3 0 0 1 0 6zM2 20c0-7 12-7 12 0M16 10.5a2.5 2.5 0 1 0-2-4M16.5 14c3.5 0 5.5 2 5.5 6"
        }
        // Open book
        Need::School => "M12 6c-3-2-6-2-9-1v13c3-1 6-1 9 1 3-2 6-2 9-1V5c-3-1-6-1-9 1zM12 6v13",
        // Two houses joined by a line
        Need::Separation => "M2 12l4-4 4 4v7H2zM14 12l4-4 4 4v7h-8zM12 4v2M12 10v2M12 16v2",
        // Question mark
        Need::Advice => {
            "M3 4h18v13h-9l-5 4v-4H3zM9.5 8.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .7-1 1.4M12 14.5h.01"
        }
    }
}
