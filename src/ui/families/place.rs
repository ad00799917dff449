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
use crate::domain::{Commune, CommuneCode};
use crate::state::{Derived, Home, Intent, Notice, Store, Var, effect, memo};

/// A combobox after the ARIA pattern: the focus stays in the field, the list follows it.
#[derive(Clone, Copy)]
struct Place {
    store: Store,
    /// The search comes with them.
    sheets: Chunk<Sheets>,
    /// What the field holds.
    typed: Var<String>,
    /// Nothing once a commune is chosen.
    sought: Var<Option<Sought>>,
    offers: Derived<Vec<Hit>>,
    /// The rank of the offer that Enter takes.
    active: Var<Option<usize>>,
}

/// What communes are offered for.
#[derive(Clone)]
struct Sought {
    words: String,
    /// Whether Enter was pressed before there was an offer to take.
    entered: bool,
}

/// The field, what it offers, what is said of that, and the device.
pub fn place(store: Store, sheets: Chunk<Sheets>) -> Element {
    let sought = Var::new(None);
    let place = Place {
        store,
        sheets,
        typed: Var::new(String::new()),
        sought,
        offers: offers(store, sheets, sought),
        active: Var::new(None),
    };
    place.follow_home();
    place.take_once_offered();
    let label = html("label").attr("for", "commune").child("Votre commune ou code postal");
    html("div")
        .class("lieu")
        .child(label)
        .child(html("div").class("champ").child(place.field()).child(place.list()))
        .child(html("p").class("discret").attr("role", "status").says(move || place.said()))
        .children(device(store))
}

impl Place {
    /// The field follows the state: a shared link, Back, a position. What was sought before is over.
    fn follow_home(self) {
        let home = memo(move || self.store.view.with(|state| state.home));
        effect(move || {
            if home.get().is_some() {
                let commune = self.store.answer.with_untracked(|answer| answer.as_ref()?.home);
                self.typed.set(commune.map(|commune| commune.name.to_owned()).unwrap_or_default());
                self.sought.set(None);
            }
        });
    }

    /// Takes the first offer once there is one, if Enter was pressed before.
    fn take_once_offered(self) {
        effect(move || {
            let entered = self.sought.with(|own| own.as_ref().is_some_and(|own| own.entered));
            if entered && self.offers.with(|offers| !offers.is_empty()) {
                self.take(0);
            }
        });
    }

    fn take(self, rank: usize) {
        let offer = self.offers.with_untracked(|offers| offers.get(rank).map(|hit| hit.insee));
        if let Some(commune) = offer.and_then(|insee| self.store.dataset.commune(insee)) {
            self.typed.set(commune.name.clone());
            self.sought.set(None);
            self.store
                .dispatch(Intent::LiveAt(Some(Home::Commune(CommuneCode::Former(commune.insee)))));
        }
    }

    fn seek(self, words: String) {
        self.sought.set(Some(Sought { words: words.clone(), entered: false }));
        self.active.set(None);
        self.typed.set(words);
    }

    fn press(self, event: &KeyboardEvent) {
        let count = self.offers.with_untracked(Vec::len);
        let now = self.active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" if count > 0 => {
                self.active.set(Some(now.map_or(0, |rank| (rank + 1) % count)));
            }
            "ArrowUp" if count > 0 => {
                self.active.set(Some((now.map_or(count, |rank| rank + count) - 1) % count));
            }
            "Enter" if count > 0 => {
                self.take(now.unwrap_or(0));
                page::focus_once_drawn("reponse");
            }
            "Enter" if self.sheets.get().is_none() => {
                self.sought.update(|sought| {
                    if let Some(sought) = sought {
                        sought.entered = true;
                    }
                });
                page::focus_once_drawn("reponse");
            }
            "Escape" => self.sought.set(None),
            _ => return,
        }
        event.prevent_default();
    }

    fn field(self) -> Element {
        html("input")
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
            .bind("aria-expanded", move || pressed(self.offers.with(|offers| !offers.is_empty())))
            .bind("aria-activedescendant", move || {
                self.active.get().map(|rank| format!("commune-{rank}"))
            })
            .value(move || self.typed.get())
            .on(ev::input, move |event| self.seek(event_target_value(&event)))
            .on(ev::keydown, move |event| self.press(&event))
            .on(ev::focus, |_| page::select("commune"))
            // Not read but changed: the field may leave the page with the focus.
            .on(ev::blur, move |_| {
                self.sought.update(|sought| sought.take_if(|sought| !sought.entered));
            })
    }

    fn list(self) -> Element {
        let list = move || {
            let offers = self.offers.get().into_iter().enumerate();
            offers.filter_map(|(rank, hit)| self.offer(rank, &hit)).collect::<Vec<_>>()
        };
        html("ul")
            .attr("id", "communes")
            .attr("role", "listbox")
            .attr("aria-label", "Communes possibles")
            .toggle("cache", move || self.offers.with(Vec::is_empty))
            .child(varying(list))
    }

    fn offer(self, rank: usize, hit: &Hit) -> Option<Element> {
        let commune = self.store.dataset.commune(hit.insee)?;
        let offer = html("li")
            .attr("role", "option")
            .attr("id", format!("commune-{rank}"))
            .attr("data-commune", commune.insee.to_string())
            .bind("aria-selected", move || pressed(self.active.get() == Some(rank)))
            .on(ev::mousedown, |event| event.prevent_default())
            .on(ev::click, move |_| {
                self.take(rank);
                page::focus_once_drawn("reponse");
            })
            .child(format!("{} ", commune.name));
        Some(offer.child(html("span").class("discret").child(beside(commune))))
    }

    /// How many are offered, or why none is.
    fn said(self) -> String {
        let chosen = self.store.answer.with(|answer| {
            let home = answer.as_ref().and_then(|answer| answer.home);
            home.is_some_and(|home| self.typed.with(|typed| *typed == home.name))
        });
        let short = self.typed.with(|typed| typed.trim().len() < 3);
        let waits = short || chosen || self.sought.with(Option::is_none) || !self.sheets.settled();
        match self.offers.with(Vec::len) {
            0 if waits => String::new(),
            0 if self.sheets.failed() => "La recherche n’a pas pu être chargée.".to_owned(),
            0 => "Aucune commune de la Haute-Marne ne ressemble à cela. Essayez son code postal."
                .to_owned(),
            count => format!("{}.", counted(count, "commune possible")),
        }
    }
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
