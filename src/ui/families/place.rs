//! Where the family lives: one field that offers communes as one types, or the device.

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;

use super::super::element::{Element, html, varying};
use super::super::sheets::{Find, Sheets};
use super::combobox::SAID;
use super::device::device;
use super::outside::Outside;
use crate::browser::page;
use crate::store::{Chunk, Derived, Store, Var, effect, memo};
use analysis::search::{Chosen, Offer, Reply};
use model::{CommuneCode, Need};
use state::{Event, Home, Intent};

/// How much of the window is left below the field for what it offers or tells, in CSS pixels.
const ROOM: f64 = 240.0;

/// What is typed, what that comes to, and what was asked or told of it.
#[derive(Clone, Copy)]
pub struct Place {
    /// Where the answer is.
    pub store: Store,
    /// The search comes with them.
    pub sheets: Chunk<Sheets>,
    /// The places outside.
    pub outside: Outside,
    /// What the field holds.
    pub typed: Var<String>,
    /// Nothing once a commune is chosen, or the field is left.
    pub sought: Var<Option<Sought>>,
    /// What is sought comes to; nothing before the search is there.
    pub reply: Derived<Option<Reply>>,
    /// What is asked or told since Enter could not take a commune.
    pub told: Var<Option<Reply>>,
    /// The rank of the offer that Enter takes.
    pub active: Var<Option<usize>>,
}

/// What communes are offered for.
#[derive(Clone)]
pub struct Sought {
    /// What is typed.
    pub words: String,
    /// Whether Enter or the button was pressed.
    pub entered: bool,
}

/// The field, what it offers, what is said of that, and the device.
pub fn place(store: Store, sheets: Chunk<Sheets>) -> Element {
    let (sought, outside) = (Var::new(None), Outside::new());
    let place = Place {
        store,
        sheets,
        outside,
        typed: Var::new(String::new()),
        sought,
        reply: replies(store, sheets, outside, sought),
        told: Var::new(None),
        active: Var::new(None),
    };
    place.follow_home();
    place.act_once_known();
    let label = html("label").attr("for", "commune").child("Votre commune ou code postal");
    let find = html("button")
        .attr("type", "button")
        .attr("data-control", "chercher")
        .on(ev::click, move |_| place.enter())
        .child("Chercher");
    let field = html("div").class("champ").child(place.field()).child(place.list());
    html("div")
        .class("lieu")
        .child(label)
        .child(html("div").class("lieu-champ").child(field).child(find))
        .child(html("p").attr("id", SAID).attr("role", "status").says(move || place.said()))
        .child(varying(move || place.choices()))
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
                self.told.set(None);
            }
        });
    }

    /// Does what Enter asked for, once it is known what the text comes to. A commune of the map that
    /// is named without a doubt needs no file of the places outside.
    fn act_once_known(self) {
        effect(move || {
            let entered = self.sought.with(|own| own.as_ref().is_some_and(|own| own.entered));
            let settled = self.outside.attempts() > 0;
            let Some(reply) = self.reply.get().filter(|_| entered) else { return };
            match reply.takes {
                Some(code) => self.live_in(code, reply.need),
                None if settled => self.tell(reply),
                None => {}
            }
        });
    }

    fn live_in(self, code: CommuneCode, need: Option<Need>) {
        let named = self.store.dataset.named_commune(code);
        self.typed.set(named.map(|named| named.name.to_owned()).unwrap_or_default());
        self.sought.set(None);
        self.told.set(None);
        if need.is_some() {
            self.store.dispatch(Intent::Seek(need));
        }
        self.store.dispatch(Event::Followed(Intent::LiveAt(Some(Home::Commune(code)))));
    }

    /// Asks or tells, and leaves the focus and the text where they are.
    fn tell(self, reply: Reply) {
        if reply.need.is_some() {
            self.store.dispatch(Intent::Seek(reply.need));
        }
        if reply.need.is_some() && reply.choices.is_empty() {
            // What is typed next is a place, and takes the need's place.
            page::select("commune");
        }
        self.sought.set(None);
        self.told.set(Some(reply));
        page::make_room_below("commune", ROOM);
    }

    /// Does what choosing an offer does.
    pub fn take(self, offer: &Offer) {
        match &offer.chosen {
            Chosen::Commune(code) => self.live_in(*code, None),
            Chosen::Typed(words) => {
                self.seek(words.clone());
                self.enter();
            }
        }
    }

    /// Takes the offer of this rank.
    pub fn take_offer(self, rank: usize) {
        if let Some(offer) = self.offers(|offers| offers.get(rank).cloned()) {
            self.take(&offer);
        }
    }

    /// Looks for what is typed.
    pub fn seek(self, words: String) {
        self.outside.ask();
        page::make_room_below("commune", ROOM);
        self.told.set(None);
        self.sought.set(Some(Sought { words: words.clone(), entered: false }));
        self.active.set(None);
        self.typed.set(words);
    }

    /// What Enter and the button do with what is typed.
    fn enter(self) {
        let words = self.typed.get_untracked();
        if words.trim().is_empty() {
            page::focus("commune");
            return;
        }
        self.outside.retry();
        self.sheets.retry();
        self.told.set(None);
        self.sought.set(Some(Sought { words, entered: true }));
    }

    /// What `go` makes of the offers, as they are now.
    fn offers<R>(self, go: impl FnOnce(&[Offer]) -> R) -> R {
        self.reply.with_untracked(|reply| go(reply.as_ref().map_or(&[], |own| &own.offers)))
    }

    /// How many places are offered.
    pub fn count(self) -> usize {
        self.reply.with(|reply| reply.as_ref().map_or(0, |reply| reply.offers.len()))
    }

    /// What a key does.
    pub fn press(self, event: &KeyboardEvent) {
        let count = self.offers(<[Offer]>::len);
        let now = self.active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" if count > 0 => {
                self.active.set(Some(now.map_or(0, |rank| (rank + 1) % count)));
            }
            "ArrowUp" if count > 0 => {
                self.active.set(Some((now.map_or(count, |rank| rank + count) - 1) % count));
            }
            "Enter" => match now {
                Some(rank) if rank < count => self.take_offer(rank),
                _ => self.enter(),
            },
            "Escape" => self.sought.set(None),
            _ => return,
        }
        event.prevent_default();
    }
}

/// What is sought comes to. The search comes with the sheets, for which the first touch of the page
/// has asked: what is typed earlier is answered once it is there, and again once the places outside
/// are known.
fn replies(
    store: Store,
    sheets: Chunk<Sheets>,
    outside: Outside,
    sought: Var<Option<Sought>>,
) -> Derived<Option<Reply>> {
    let search = StoredValue::new(None::<(u32, Option<Find>)>);
    effect(move || {
        let missed = sought.with(Option::is_some);
        if let Some(error) = sheets.failure().filter(|_| missed) {
            store.dispatch(Event::Failed(error.notice()));
        }
    });
    memo(move || {
        let words = sought.with(|sought| Some(sought.as_ref()?.words.clone()))?;
        let (sheets, attempts) = (sheets.get()?, outside.attempts());
        search.try_update_value(|search| {
            if search.as_ref().is_none_or(|(after, _)| *after != attempts) {
                let find = outside.with(|text| (sheets.search)(store.dataset, text));
                *search = Some((attempts, find));
            }
            let find = search.as_ref().and_then(|(_, find)| find.as_ref());
            find.map(|find| find(&words))
        })?
    })
}
