//! The table of the indicator: the same figures as the map, sortable.

use leptos::prelude::*;

use super::common::{Later, SortHead};
use crate::compute::chart::Chart;
use crate::compute::evolution::evolution;
use crate::compute::format;
use crate::compute::ranking::rank;
use crate::compute::sentence::{name_of, on};
use crate::compute::standing::{Standing, count_within, standing, sum_of_others};
use crate::compute::table::{Column, order};
use crate::compute::wording::class_limits;
use crate::state::link::page_of;
use crate::state::{Intent, Store};

/// The table beside the map.
#[component]
pub fn Table(store: Store) -> impl IntoView {
    let sort = Memo::new(move |_| store.view.with(|state| state.sort));
    // A memo, so that another indicator in the same order changes figures but moves no row.
    let order = Memo::new(move |_| {
        let order = store.current_indicator().map(|i| order(store.dataset, i, sort.get()));
        order.unwrap_or_default()
    });
    let rows = move || {
        let row = |index| view! { <Row store=store index=index /> };
        order.get().into_iter().map(row).collect_view()
    };
    let sum = move || {
        let indicator = store.current_indicator()?;
        let sum = sum_of_others(indicator)?;
        let name = format!("Les {} autres, ensemble", count_within(store.dataset, indicator));
        Some(view! {
            <tr data-somme>
                <th scope="row">{name}</th>
                <td><span class="pastille ensemble"></span>{format::figure(indicator, sum.value)}</td>
                <td>"–"</td>
            </tr>
        })
    };
    let sum = move || Later(sum());
    let title = move || {
        store.current_indicator().map(|indicator| {
            let date =
                store.dataset.epci().find_map(|e| indicator.latest(&e.id)).map(|f| on(f.date));
            format!("{}, {}", indicator.label, date.unwrap_or_default())
        })
    };
    let definition = move || {
        let indicator = store.current_indicator()?;
        let evolution = evolution(store.dataset, indicator).unwrap_or_default();
        Some(format!("{} {evolution}", format::typeset(&indicator.definition)))
    };
    view! {
        <section class="tableau" id="tableau" tabindex="-1" aria-labelledby="tableau-titre">
            <h2 id="tableau-titre">{title}</h2>
            <p class="definition">{definition}</p>
            <div class="defile">
                <table data-table="epci" aria-labelledby="tableau-titre">
                    <thead>
                        <tr>
                            <Heading store=store column=Column::Name words="Intercommunalité" />
                            <Heading store=store column=Column::Value words="Valeur" />
                            <th scope="col">"Rang"</th>
                        </tr>
                    </thead>
                    <tbody>
                        {rows}
                        {sum}
                    </tbody>
                </table>
            </div>
        </section>
    }
}

/// A sortable column's header.
#[component]
fn Heading(store: Store, column: Column, words: &'static str) -> impl IntoView {
    let descending = move || {
        let sort = store.view.with(|state| state.sort);
        (sort.column == column).then_some(sort.descending)
    };
    let press = move || store.dispatch(Intent::SortBy(column));
    view! { <SortHead words=words.to_owned() descending=descending press=press /> }
}

/// One territory.
#[component]
fn Row(store: Store, index: usize) -> impl IntoView {
    let territory = store.dataset.territories.get(index)?;
    let siren = territory.siren();
    let figure =
        move || store.current_indicator().and_then(|i| Some((i, i.latest(&territory.id)?)));
    let value = move || {
        let indicator = store.current_indicator()?;
        Some(match standing(indicator, territory) {
            Standing::Own(figure) => format::figure(indicator, figure.value),
            Standing::Within(_) => "dans la somme".to_owned(),
            Standing::Silent => "non donné".to_owned(),
        })
    };
    let class =
        move || figure().and_then(|(i, _)| store.chart.with(|c| c.class_of(i, &territory.id)));
    let limits = move || match (store.chart.get(), class()) {
        (Chart::Choropleth(classes), Some(class)) => {
            store.current_indicator().map(|i| class_limits(&classes, class, &i.unit))
        }
        _ => None,
    };
    let position = move || {
        let rank = store.current_indicator().and_then(|i| rank(store.dataset, i, &territory.id));
        rank.map_or_else(|| "–".to_owned(), |rank| rank.position.to_string())
    };
    let chosen = move || siren.is_some() && store.view.with(|state| state.selected == siren);
    let link = siren.map(|siren| {
        let current = move || chosen().then_some("true");
        view! {
            <a href=page_of(siren) aria-current=current>
                {territory.name.as_str()}
            </a>
        }
    });
    let bare = siren.is_none().then(|| name_of(store.dataset, territory));
    Some(view! {
        <tr id=siren.map(|s| format!("ligne-{s}")) data-epci=siren.map(|s| s.to_string()) class:choisi=chosen>
            <th scope="row">{link} {bare}</th>
            <td data-value=move || figure().map(|(_, f)| f.value.to_string())>
                <span class="pastille" data-class=class title=limits></span>
                {value}
            </td>
            <td>{position}</td>
        </tr>
    })
}
