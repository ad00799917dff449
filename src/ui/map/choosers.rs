//! How the map is cut into territories, and of when its values are. It comes with what is read of the
//! figures: an address that asks for either waits for that.

use crate::store::{Store, memo};
use crate::ui::header::pressed;
use analysis::export::iso;
use analysis::statistics::decoupage;
use dom::{Element, dynamic, event, html};
use model::{Date, Decoupage};
use state::Intent;

/// The choosers of the date, where there are several, and of the découpage.
pub fn choosers(store: Store) -> Element {
    html("div").class("coupes").child(dynamic(move || dates(store))).children(decoupages(store))
}

/// The dates of the values; nothing where there is one.
fn dates(store: Store) -> Option<Element> {
    let dataset = store.dataset;
    let decoupage = store.as_shown().dataset.decoupage.clone();
    let dates = store.indicator.with(|id| decoupage::dates(dataset, id.as_str(), &decoupage));
    let [.., latest] = *dates else { return None };
    if dates.len() < 2 {
        return None;
    }
    let option = move |date: Date| {
        let selected = move || store.state.with(|state| state.date.unwrap_or(latest) == date);
        html("option")
            .attr("value", iso(date))
            .bind_prop("selected", selected)
            .child(date.to_string())
    };
    let choose = move |event| {
        let chosen = Date::parse(&event::field_value(&event)).filter(|date| *date != latest);
        store.dispatch(Intent::ShowDate(chosen));
    };
    let select = html("select").attr("data-control", "date").on(event::CHANGE, choose);
    let label = html("label").class("choix").child(html("span").child("Date des valeurs"));
    Some(label.child(select.children(dates.into_iter().rev().map(option))))
}

/// The ways in which the map is cut; nothing where there is one.
fn decoupages(store: Store) -> Option<Element> {
    let dataset = store.dataset;
    let all = &dataset.metadata.decoupages;
    let shown = memo(move || store.state.with(|state| state.shown_decoupage(dataset).clone()));
    let choice = |own: &'static Decoupage| {
        let choose = move |_| {
            let intent =
                store.state.with_untracked(|state| Intent::show_decoupage(dataset, state, &own.id));
            store.dispatch(intent);
        };
        html("button")
            .attr("type", "button")
            .attr("data-decoupage", own.id.as_str().to_owned())
            .bind_attr("aria-pressed", move || pressed(shown.with(|shown| *shown == own.id)))
            .on(event::CLICK, choose)
            .attr("title", own.label.as_str())
            .child(own.short_label.as_str())
    };
    (all.len() > 1).then(|| {
        html("div")
            .class("decoupages")
            .attr("role", "group")
            .attr("aria-label", "Intercommunalités")
            .child(html("span").attr("aria-hidden", "true").child("Intercommunalités"))
            .children(all.iter().map(choice))
    })
}
