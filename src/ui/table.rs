//! The table of the indicator: the figures of the map, sortable.

use super::common::sortable_header;
use super::map::drawing::{choropleth_class, css_class};
use crate::store::{Store, memo};
use analysis::scene::style::Style;
use analysis::statistics::chart::Chart;
use analysis::statistics::evolution::evolution;
use analysis::statistics::figure_status::{aggregated_sum, figure_status};
use analysis::statistics::ranking::{self, rank};
use analysis::statistics::table::{Column, row_order};
use analysis::wording::format::{self, NBSP};
use analysis::wording::labels::class_range_text;
use analysis::wording::sentence::{dates_text, merged_values_note, territory_name};
use dom::{Element, Node, dynamic, html};
use model::IndicatorKind;
use state::Intent;
use state::link::{self, territory_path};

pub fn table(store: Store) -> Element {
    html("section")
        .class("tableau")
        .attr("id", "tableau")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "tableau-titre")
        .child(dynamic(move || table_content(store.with_shown_dataset())))
}

/// Title, definition and rows for the shown dataset.
fn table_content(store: Store) -> Node {
    let sort = memo(move || store.state.with(|state| state.sort));
    // A memo, so that another indicator with the same order moves no row.
    let order = memo(move || {
        let order = store.current_indicator().map(|i| row_order(store.dataset, i, sort.get()));
        order.unwrap_or_default()
    });
    let row_elements = move || order.get().into_iter().map(|i| row(store, i)).collect::<Vec<_>>();
    let title = move || {
        let indicator = store.current_indicator()?;
        Some(format!("{}, {}", indicator.label, dates_text(store.dataset, indicator)))
    };
    let definition = move || {
        let indicator = store.current_indicator()?;
        let evolution = evolution(store.dataset, indicator).unwrap_or_default();
        let complete = indicator.zero_reason.as_deref().unwrap_or_default();
        let rank_note = match indicator.kind {
            IndicatorKind::Status => String::new(),
            _ => format!("Rang{NBSP}: {}.", ranking::order_text(indicator)),
        };
        let united = merged_values_note(store.dataset, indicator);
        let parts = [indicator.definition.as_str(), complete, &united, &evolution, &rank_note];
        let sentences: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Some(format::typeset(&sentences.join(" ")))
    };
    // The unit is given once, in the header.
    let value_header = move || match store.current_indicator().map(|i| (i.kind, &i.unit)) {
        None | Some((IndicatorKind::Status, _)) => "Valeur".to_owned(),
        Some((_, unit)) => format!("Valeur ({})", format::unit_name(unit)),
    };
    let header_row = html("tr")
        .child(header(store, Column::Name, || "Intercommunalité".to_owned()))
        .child(header(store, Column::Value, value_header))
        .child(html("th").attr("scope", "col").child("Rang"));
    let body = html("tbody").child(dynamic(row_elements)).child(dynamic(move || sum_row(store)));
    let table = html("table")
        .attr("data-table", "epci")
        .attr("aria-labelledby", "tableau-titre")
        .child(html("thead").child(header_row))
        .child(body);
    Node::Fragment(vec![
        html("h2").attr("id", "tableau-titre").bind_text(title).into(),
        html("p").class("definition").bind_text(definition).into(),
        html("div").class("defile").child(table).into(),
    ])
}

/// The figures that the document gives only as a sum.
fn sum_row(store: Store) -> Option<Element> {
    let indicator = store.current_indicator()?;
    let (count, sum) = aggregated_sum(store.dataset, indicator)?;
    let name = format!("Les {count} autres, ensemble");
    let value = html("td")
        .child(html("span").class("pastille ensemble"))
        .child(format::number(indicator, sum.value));
    let row = html("tr")
        .attr("data-somme", true)
        .child(html("th").attr("scope", "row").child(name))
        .child(value);
    Some(row.child(html("td").child("–")))
}

/// The header of a sortable column.
fn header(store: Store, column: Column, words: impl Fn() -> String + Send + 'static) -> Element {
    let descending = move || {
        let sort = store.state.with(|state| state.sort);
        (sort.column == column).then_some(sort.descending)
    };
    sortable_header(words, descending, move || store.dispatch(Intent::SortBy(column)))
}

/// The row of a territory.
fn row(store: Store, index: usize) -> Option<Element> {
    let territory = store.dataset.territories.get(index)?;
    let siren = territory.siren();
    let value = move || {
        let indicator = store.current_indicator()?;
        Some(figure_status(indicator, territory).cell_text(|f| format::number(indicator, f.value)))
    };
    let style = move || {
        let indicator = store.current_indicator()?;
        let style =
            |chart: &_| Style::for_territory(store.dataset, indicator, chart, territory, None);
        Some(store.chart.with(style))
    };
    let class = move || choropleth_class(style()?);
    // Only classes have a swatch; other states are given in words.
    let swatch = move || match style() {
        Some(style) if choropleth_class(style).is_some() => css_class("pastille", style),
        _ => "pastille".to_owned(),
    };
    let limits = move || match (store.chart.get(), class()) {
        (Chart::Choropleth(classes), Some(class)) => {
            store.current_indicator().map(|i| class_range_text(&classes, class, &i.unit))
        }
        _ => None,
    };
    let position = move || {
        let rank = store.current_indicator().and_then(|i| rank(store.dataset, i, &territory.id));
        rank.map_or_else(|| "–".to_owned(), |rank| rank.position.to_string())
    };
    let is_selected = move || siren.is_some() && store.state.with(|state| state.selected == siren);
    let name = html("th").attr("scope", "row").attr("translate", "no");
    let name = match siren {
        Some(siren) => name.child(
            html("a")
                .attr("href", link::relative_url(store.root, &territory_path(siren)))
                .bind_attr("aria-current", move || is_selected().then_some("true"))
                .child(territory.name.as_str()),
        ),
        None => name.child(territory_name(store.dataset, territory)),
    };
    let swatch = html("span")
        .bind_attr("class", swatch)
        .bind_attr("data-class", class)
        .bind_attr("title", limits);
    let value = html("td")
        .bind_attr("data-value", move || {
            Some(store.current_indicator()?.latest_figure(&territory.id)?.value)
        })
        .child(swatch)
        .child(html("span").bind_text(value));
    let row = html("tr")
        .attr("id", siren.map(|s| format!("ligne-{s}")))
        .attr("data-epci", siren.map(|s| s.to_string()))
        .bind_class("choisi", is_selected)
        .child(name)
        .child(value);
    Some(row.child(html("td").bind_text(position)))
}
