//! Where the family lives: one field that offers communes as one types, or the device.

use std::sync::Mutex;

use super::super::sheets::{Find, Sheets};
use super::device::device;
use crate::browser::effects;
use crate::store::{Chunk, Derived, Store, Var, effect, memo};
use analysis::search::Reply;
use dom::event::{self, KeyboardEvent};
use dom::{Element, dynamic, html};
use state::{Event, SEARCH_FIELD_ID, SearchContext, SearchEvent, SearchField};

/// Id of the status line that describes the field (`aria-describedby`).
pub const SAID: &str = "commune-dit";

/// The search field for a commune, with the reply to what is typed.
#[derive(Clone, Copy)]
pub struct Place {
    /// Holds the answer and the notices.
    pub store: Store,
    /// The search comes with them.
    pub sheets: Chunk<Sheets>,
    /// What is sought comes to; nothing before the search is there.
    pub reply: Derived<Option<Reply>>,
    /// The reply that is shown with its choices. A memo of its own, so that the choice buttons are not rebuilt
    /// while the person clicks one.
    pub told: Derived<Option<Reply>>,
    /// The text of the field. A memo of its own: setting `value` again would lose the selection.
    pub typed: Derived<String>,
    field: Var<SearchField>,
}

/// The field, what it offers, what is said of that, and the device.
pub fn place(store: Store, sheets: Chunk<Sheets>) -> Element {
    let field = Var::new(SearchField::default());
    let words =
        memo(move || field.with(|field| field.query.as_ref().map(|query| query.words.clone())));
    let entered =
        memo(move || field.with(|field| field.query.as_ref().is_some_and(|query| query.entered)));
    let outside_settled = memo(move || field.with(|field| field.outside.is_settled()));
    let reply = replies(store, sheets, field, words);
    let told = memo(move || field.with(|field| field.feedback.clone()));
    let typed = memo(move || field.with(|field| field.typed.clone()));
    let place = Place { store, sheets, field, reply, told, typed };
    place.follow_home();
    // Does what Enter asked for, once it is known what the text comes to.
    effect(move || {
        place.reply.track();
        outside_settled.track();
        if entered.get() {
            place.dispatch(SearchEvent::ReplyChanged);
        }
    });
    let label = html("label").attr("for", SEARCH_FIELD_ID).child("Votre commune ou code postal");
    let find = html("button")
        .attr("type", "button")
        .attr("data-control", "chercher")
        .on(event::CLICK, move |_| place.dispatch(SearchEvent::ButtonPressed))
        .child("Chercher");
    let field = html("div").class("champ").child(place.field()).child(place.list());
    html("div")
        .class("lieu")
        .child(label)
        .child(html("div").class("lieu-champ").child(field).child(find))
        .child(html("p").attr("id", SAID).attr("role", "status").bind_text(move || place.said()))
        .child(dynamic(move || place.choices()))
        .children(device(store))
}

impl Place {
    /// The one way to change the field: applies an event, then does what follows.
    pub fn dispatch(self, event: SearchEvent) {
        let Self { store, sheets, .. } = self;
        // The field may leave the page with the focus in it, or before a file has come.
        if self.field.is_gone() {
            return;
        }
        let effects = self.reply.with_untracked(|reply| {
            let context = SearchContext { reply: reply.as_ref(), dataset: store.dataset };
            self.field.update(|field| field.update(event, &context))
        });
        for effect in effects.unwrap_or_default() {
            effects::run_search(
                effect,
                move |event| store.dispatch(event),
                move || sheets.retry(),
                move |event| self.dispatch(event),
            );
        }
    }

    /// What `go` makes of the field; its reader follows it from now on.
    pub fn with<R>(self, go: impl FnOnce(&SearchField) -> R) -> R {
        self.field.with(go)
    }

    /// The field follows the state: a shared link, Back, a position.
    fn follow_home(self) {
        let home = memo(move || self.store.state.with(|state| state.home));
        effect(move || {
            if home.get().is_some() {
                let commune = self.store.answer.with_untracked(|answer| answer.as_ref()?.home);
                let name = commune.map(|commune| commune.name.to_owned()).unwrap_or_default();
                self.dispatch(SearchEvent::HomeSet(name));
            }
        });
    }

    /// How many places are offered.
    pub fn count(self) -> usize {
        self.reply.with(|reply| reply.as_ref().map_or(0, |reply| reply.offers.len()))
    }

    /// What a key does.
    pub fn press(self, event: &KeyboardEvent) {
        let offers =
            self.reply.with_untracked(|r| r.as_ref().is_some_and(|r| !r.offers.is_empty()));
        self.dispatch(match event.key().as_str() {
            "ArrowDown" if offers => SearchEvent::NextOffer,
            "ArrowUp" if offers => SearchEvent::PreviousOffer,
            "Enter" => SearchEvent::EnterPressed,
            "Escape" => SearchEvent::EscapePressed,
            _ => return,
        });
        event.prevent_default();
    }
}

/// The reply to the text of the field. `None` until the search chunk is loaded; computed again once the places
/// outside the map are loaded.
fn replies(
    store: Store,
    sheets: Chunk<Sheets>,
    field: Var<SearchField>,
    words: Derived<Option<String>>,
) -> Derived<Option<Reply>> {
    // Made without the places outside, and again once they are there.
    let has_outside = memo(move || field.with(|field| field.outside.loaded().is_some()));
    let search = Mutex::new(None::<(bool, Option<Find>)>);
    effect(move || {
        let missed = words.with(Option::is_some);
        if let Some(error) = sheets.failure().filter(|_| missed) {
            store.dispatch(Event::Failed(error.notice()));
        }
    });
    memo(move || {
        let (words, sheets, has_outside) = (words.get()?, sheets.get()?, has_outside.get());
        let mut search = search.lock().ok()?;
        if search.as_ref().is_none_or(|(had_outside, _)| *had_outside != has_outside) {
            let outside = field.with_untracked(|field| field.outside.loaded().cloned());
            *search = Some((has_outside, (sheets.search)(store.dataset, outside.as_deref())));
        }
        let (_, find) = search.as_ref()?;
        find.as_ref().map(|find| find(&words))
    })
}
