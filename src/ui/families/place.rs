//! Where the family lives: one field that offers communes as one types, or the device.

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;

use super::super::common::Chunk;
use super::super::element::{Element, html, varying};
use super::super::header::pressed;
use super::super::sheets::{Search, Sheets};
use super::device::device;
use crate::browser::page;
use crate::compute::format::counted;
use crate::compute::search::Hit;
use crate::domain::Commune;
use crate::state::{Derived, Home, Intent, Notice, Store, Var, effect, memo};

/// What communes are offered for.
#[derive(Clone)]
struct Sought {
    words: String,
    /// Whether Enter was pressed before there was an offer to take.
    entered: bool,
}

/// A combobox after the ARIA pattern: the focus stays in the field, the list follows it.
pub fn place(store: Store, sheets: Chunk<Sheets>) -> Element {
    let typed = Var::new(String::new());
    // Nothing once a commune is chosen.
    let sought = Var::new(None::<Sought>);
    let active = Var::new(None::<usize>);
    let offers = offers(store, sheets, sought);
    let choose = move |commune: &Commune| {
        typed.set(commune.name.clone());
        sought.set(None);
        store.dispatch(Intent::LiveAt(Some(Home::Commune(commune.insee))));
    };
    // The field follows the state: a shared link, Back, a position. What was sought before is over.
    let home = memo(move || store.view.with(|state| state.home));
    effect(move || {
        if home.get().is_some() {
            let commune = store.answer.with_untracked(|answer| answer.as_ref()?.home);
            typed.set(commune.map(|commune| commune.name.clone()).unwrap_or_default());
            sought.set(None);
        }
    });
    let take = move |rank: usize| {
        let offer = offers.with_untracked(|offers| offers.get(rank).map(|hit| hit.insee));
        if let Some(commune) = offer.and_then(|insee| store.dataset.commune(insee)) {
            choose(commune);
        }
    };
    effect(move || {
        let entered = sought.with(|sought| sought.as_ref().is_some_and(|sought| sought.entered));
        if entered && offers.with(|offers| !offers.is_empty()) {
            take(0);
        }
    });
    let on_input = move |event| {
        let words = event_target_value(&event);
        sought.set(Some(Sought { words: words.clone(), entered: false }));
        active.set(None);
        typed.set(words);
    };
    let on_key = move |event: KeyboardEvent| {
        let count = offers.with_untracked(Vec::len);
        let now = active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" if count > 0 => active.set(Some(now.map_or(0, |rank| (rank + 1) % count))),
            "ArrowUp" if count > 0 => {
                active.set(Some(now.map_or(count, |r| r + count) - 1).map(|r| r % count))
            }
            "Enter" if count > 0 => {
                take(now.unwrap_or(0));
                page::focus_once_drawn("reponse");
            }
            "Enter" if sheets.get().is_none() => {
                sought.update(|sought| {
                    if let Some(sought) = sought {
                        sought.entered = true;
                    }
                });
                page::focus_once_drawn("reponse");
            }
            "Escape" => sought.set(None),
            _ => return,
        }
        event.prevent_default();
    };
    let open = memo(move || offers.with(|offers| !offers.is_empty()));
    let offer = move |(rank, hit): (usize, Hit)| {
        let commune = store.dataset.commune(hit.insee)?;
        let beside = html("span").class("discret").child(beside(commune));
        let offer = html("li")
            .attr("role", "option")
            .attr("id", format!("commune-{rank}"))
            .attr("data-commune", commune.insee.to_string())
            .bind("aria-selected", move || pressed(active.get() == Some(rank)))
            .on(ev::mousedown, |event| event.prevent_default())
            .on(ev::click, move |_| {
                take(rank);
                page::focus_once_drawn("reponse");
            })
            .child(format!("{} ", commune.name));
        Some(offer.child(beside))
    };
    let list = move || offers.get().into_iter().enumerate().map(offer).collect::<Vec<_>>();
    let said = move || {
        let (count, empty) = (offers.with(Vec::len), typed.with(|typed| typed.trim().len() < 3));
        let chosen = store.answer.with(|a| {
            a.as_ref().is_some_and(|a| a.home.is_some_and(|c| typed.with(|t| *t == c.name)))
        });
        match count {
            0 if empty || chosen || sought.with(Option::is_none) => String::new(),
            0 if !sheets.settled() => String::new(),
            0 if sheets.failed() => "La recherche n’a pas pu être chargée.".to_owned(),
            0 => "Aucune commune de la Haute-Marne ne ressemble à cela. Essayez son code postal."
                .to_owned(),
            _ => format!("{} possibles.", counted(count, "commune")),
        }
    };
    let field = html("input")
        .attr("id", "commune")
        .attr("data-control", "recherche")
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "words")
        .attr("spellcheck", "false")
        .attr("maxlength", "80")
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", "communes")
        .bind("aria-expanded", move || pressed(open.get()))
        .bind("aria-activedescendant", move || active.get().map(|rank| format!("commune-{rank}")))
        .value(move || typed.get())
        .on(ev::input, on_input)
        .on(ev::keydown, on_key)
        .on(ev::focus, |_| page::select("commune"))
        // Not read but changed: the field may leave the page with the focus.
        .on(ev::blur, move |_| {
            sought.update(|sought| sought.take_if(|sought| !sought.entered));
        });
    let list = html("ul")
        .attr("id", "communes")
        .attr("role", "listbox")
        .attr("aria-label", "Communes possibles")
        .toggle("cache", move || !open.get())
        .child(varying(list));
    let label = html("label").attr("for", "commune").child("Votre commune ou code postal");
    html("div")
        .class("lieu")
        .child(label)
        .child(html("div").class("champ").child(field).child(list))
        .child(html("p").class("discret").attr("role", "status").says(said))
        .children(device(store))
}

/// The communes that what is sought may mean. The search comes with the sheets, for which the first
/// touch of the page has asked: what is typed earlier is answered once it is there.
fn offers(store: Store, sheets: Chunk<Sheets>, sought: Var<Option<Sought>>) -> Derived<Vec<Hit>> {
    let search = StoredValue::new(None::<Search>);
    effect(move || {
        if sought.with(Option::is_some) && sheets.failed() {
            store.notify(Notice::PartUnavailable);
        }
    });
    let find = move || {
        let words = sought.with(|sought| Some(sought.as_ref()?.words.clone()))?;
        let sheets = sheets.get()?;
        search.try_update_value(|search| {
            search.get_or_insert_with(|| (sheets.search)(store.dataset))(&words)
        })
    };
    memo(move || find().unwrap_or_default())
}

/// What tells communes apart: postcodes and today's name.
fn beside(commune: &Commune) -> String {
    let postcodes: Vec<String> = commune.postcodes.iter().map(ToString::to_string).collect();
    let today = commune.today.as_ref().filter(|today| today.name != commune.name);
    let today = today.map(|today| format!(", aujourd’hui {}", today.name)).unwrap_or_default();
    format!("{}{today}", postcodes.join(", "))
}
