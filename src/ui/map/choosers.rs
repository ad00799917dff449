//! The choosers of découpage and date. They are in the chunk of the figures: a URL that sets either waits for
//! it.

use crate::store::{Store, memo};
use crate::ui::header::aria_bool;
use analysis::export::iso_date;
use analysis::statistics::decoupage;
use dom::{Element, dynamic, event, html};
use model::{Decoupage, PartialDate};
use state::Intent;

/// The chooser of the date, if there are several, and that of the découpage.
pub fn figure_choosers(store: Store) -> Element {
    html("div").class("coupes").child(dynamic(move || dates(store))).children(decoupages(store))
}

/// The dates of the values; `None` if there is only one.
fn dates(store: Store) -> Option<Element> {
    let dataset = store.dataset;
    let decoupage = store.with_shown_dataset().dataset.decoupage.clone();
    let dates = store.indicator.with(|id| decoupage::dates(dataset, id.as_str(), &decoupage));
    let [.., latest] = *dates else { return None };
    if dates.len() < 2 {
        return None;
    }
    let option = move |date: PartialDate| {
        let selected = move || store.state.with(|state| state.date.unwrap_or(latest) == date);
        html("option")
            .attr("value", iso_date(date))
            .bind_prop("selected", selected)
            .child(date.to_string())
    };
    let choose = move |event| {
        let date = PartialDate::parse(&event::field_value(&event)).filter(|date| *date != latest);
        store.dispatch(Intent::ShowDate(date));
    };
    let select = html("select").attr("data-control", "date").on(event::CHANGE, choose);
    let label = html("label").class("choix").child(html("span").child("Date des valeurs"));
    Some(label.child(select.children(dates.into_iter().rev().map(option))))
}

/// The découpages; `None` if there is only one.
fn decoupages(store: Store) -> Option<Element> {
    let dataset = store.dataset;
    let all = &dataset.metadata.decoupages;
    let current = memo(move || store.state.with(|state| state.shown_decoupage(dataset).clone()));
    let choice = |decoupage: &'static Decoupage| {
        let choose = move |_| {
            let intent =
                store.state.with_untracked(|s| Intent::show_decoupage(dataset, s, &decoupage.id));
            store.dispatch(intent);
        };
        html("button")
            .attr("type", "button")
            .attr("data-decoupage", decoupage.id.as_str().to_owned())
            .bind_attr("aria-pressed", move || aria_bool(current.with(|c| *c == decoupage.id)))
            .on(event::CLICK, choose)
            .attr("title", decoupage.label.as_str())
            .child(decoupage.short_label.as_str())
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
