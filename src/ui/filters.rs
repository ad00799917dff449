//! The filter of the pins: a checkbox per category, which is also the legend of the pins.

use crate::store::{Store, memo};
use analysis::scene::pins::{category_counts, hidden_categories_text, marker_path};
use analysis::statistics::chart::Chart;
use analysis::wording::format::NBSP;
use analysis::wording::labels::{category_name, category_words};
use dom::{Element, dynamic, event, html, svg};
use model::Category;
use state::{Intent, ServiceFilter, ViewState};

/// Label of the buttons that show all categories.
const SHOW_ALL: &str = "Tout afficher";

const FILTER_TITLE: &str = "Services sur la carte";

/// Says what the map's filter hides and offers to show all; empty when it hides nothing relevant. Placed on the
/// map, where the pins are missing.
pub fn hidden_notice(store: Store) -> Element {
    let count = memo(move || {
        let categories = store.state.with(ViewState::matching_categories);
        categories.categories().count() - store.pinned_categories.get().categories().count()
    });
    let has_answer = memo(move || store.answer.with(Option::is_some));
    let message = move || {
        let count = count.get();
        let words = move || hidden_categories_text(count, has_answer.get());
        let show_all = move |_| show_services(store, ServiceFilter::ALL);
        (count > 0).then(|| {
            html("div").child(html("p").bind_text(words)).child(
                html("button")
                    .attr("type", "button")
                    .attr("data-control", "tout-afficher")
                    .on(event::CLICK, show_all)
                    .child(SHOW_ALL),
            )
        })
    };
    html("div").class("masques").attr("role", "status").child(dynamic(message))
}

/// The checkboxes, folded: they are many, and usually all are wanted.
pub fn filters(store: Store) -> Element {
    let boxes = category_counts(store.dataset)
        .map(|(category, count)| category_box(store, category, count));
    let toggle_all = move |_| {
        let all = store.filter.get_untracked() == ServiceFilter::ALL;
        show_services(store, if all { ServiceFilter::NONE } else { ServiceFilter::ALL });
    };
    let words = move || {
        if store.filter.get() == ServiceFilter::ALL { "Tout masquer" } else { SHOW_ALL }
    };
    let is_disabled =
        move || store.state.with(|state| state.matching_categories() == ServiceFilter::NONE);
    let boxes = html("fieldset")
        .class("filtres")
        .child(html("legend").class("hors-ecran").child(FILTER_TITLE))
        .children(boxes)
        .child(
            html("button")
                .attr("type", "button")
                .class("sobre")
                .on(event::CLICK, toggle_all)
                .bind_text(words),
        );
    html("details")
        .class("calques")
        .bind_class("cache", is_disabled)
        .child(html("summary").child(FILTER_TITLE))
        .child(boxes)
}

/// Shows the pins of these categories. All of them is the default and not set explicitly, except on a map of
/// circles.
fn show_services(store: Store, filter: ServiceFilter) {
    let over_counts = store.chart.with_untracked(Chart::has_circles);
    let explicit = over_counts || filter != ServiceFilter::ALL;
    store.dispatch(Intent::ShowServices(explicit.then_some(filter)));
}

fn category_box(store: Store, category: Category, count: usize) -> Element {
    let is_shown = move || store.filter.get().contains(category);
    // Takes the state of the checkbox instead of toggling: it may have been checked before hydration.
    let choose = move |event| {
        let filter = store.filter.get_untracked();
        show_services(store, filter.with(category, event::is_checked(&event)));
    };
    let checkbox = html("input")
        .attr("type", "checkbox")
        .attr("name", "services")
        .attr("value", category.code())
        .attr("checked", true)
        .bind_prop("checked", is_shown)
        .on(event::CHANGE, choose);
    let words = format!("{}{NBSP}:{NBSP}{count}", category_name(category));
    // A category that does not match the need has no pins, whatever its checkbox says.
    let is_disabled =
        move || store.state.with(|state| !state.matching_categories().contains(category));
    html("label")
        .class("case")
        .bind_class("cache", is_disabled)
        .child(checkbox)
        .child(marker(category))
        .child(html("span").child(words))
}

/// The shape and letter of a category, as on the map.
fn marker(category: Category) -> Element {
    svg("svg")
        .class("pictogramme")
        .attr("viewBox", "-12 -12 24 24")
        .attr("aria-hidden", "true")
        .attr("data-category", category.code())
        .attr("translate", "no")
        .child(svg("path").attr("d", marker_path(category)))
        .child(svg("text").attr("y", "4").child(category_words(category).letter))
}

/// The pictogram of a category, to be understood without words: strokes of width 2 in a box of 24.
pub fn pictogram(category: Category) -> Element {
    svg("svg")
        .class("dessin")
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .child(svg("path").attr("d", pictogram_path(category)))
}

fn pictogram_path(category: Category) -> &'static str {
    match category {
        // Building blocks
        Category::Eaje => "M3 13h8v8H3zM13 13h8v8h-8zM8 3h8v8H8z",
        // House with a heart
        Category::Mam => {
            "M3 11l9-8 9 8v10H3zM12 18c-3-2-4-3.5-3.3-5 .8-1.5 2.6-1.2 3.3.3.7-1.5 2.5-1.8 3.3-.3.7 1.5-.3 3-3.3 5z"
        }
        // Adult and child
        Category::Ram => {
            "M8 9a3 3 0 1 1 0-6 3 3 0 0 1 0 6zM3 21v-4a5 5 0 0 1 9.5-2M17.5 14.5a2 2 0 1 1 0-4 2 2 0 0 1 0 4zM13.5 21c0-5 8-5 8 0"
        }
        // Adult and child under a roof
        Category::Laep => {
            "M2 10l10-8 10 8M9 13a2.2 2.2 0 1 1 0-4.4A2.2 2.2 0 0 1 9 13zM4.5 21c0-6 9-6 9 0M17 16.3a1.6 1.6 0 1 1 0-3.2 1.6 1.6 0 0 1 0 3.2zM15.5 19.5c2-1 4 0 4 1.5"
        }
        // Three people
        Category::Reaap => {
            "M12 11a3 3 0 1 1 0-6 3 3 0 0 1 0 6zM6 20c0-7.5 12-7.5 12 0M4.5 11.5a2 2 0 1 1 1.5-3.4M19.5 11.5a2 2 0 1 0-1.5-3.4M1.5 17.5c0-2 .8-3 2.3-3.3M22.5 17.5c0-2-.8-3-2.3-3.3"
        }
        // Pencil
        Category::Clas => "M3 21l1-5L16 4l4 4L8 20zM13.5 6.5l4 4",
        // Two speech bubbles
        Category::Mediation => "M3 4h12v8H9l-3 3v-3H3zM19 9h2v8h-2v3l-3-3H10",
        // Open door
        Category::EspaceRencontre => "M5 21V3h9v18M14 6h5v15M2 21h20M10.5 12h.01",
        // Large house
        Category::CentreSocial => "M3 21V10l9-7 9 7v11zM10 21v-5h4v5M8 12h.01M12 12h.01M16 12h.01",
        // Lifebuoy
        Category::Circonscription => {
            "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM5.6 5.6l3.6 3.6M14.8 14.8l3.6 3.6M18.4 5.6l-3.6 3.6M9.2 14.8l-3.6 3.6"
        }
    }
}
