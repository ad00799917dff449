//! Where the family lives: a search field with suggestions, or the position of the device.

use std::sync::Mutex;

use super::super::sheets::{SearchFn, SheetViews};
use super::device::device_location;
use crate::browser::effects;
use crate::store::{Chunk, Derived, Store, Var, effect, memo};
use analysis::search::Reply;
use dom::event::{self, KeyboardEvent};
use dom::{Element, dynamic, html};
use state::{Event, SEARCH_FIELD_ID, SearchContext, SearchEvent, SearchField};

/// Id of the status line that describes the field (`aria-describedby`).
pub const STATUS_ID: &str = "commune-dit";

/// The search field for a commune, with the reply to what is typed.
#[derive(Clone, Copy)]
pub struct PlaceField {
    /// Holds the answer and receives notices.
    pub store: Store,
    /// The chunk that contains the search.
    pub sheets: Chunk<SheetViews>,
    /// The reply to the text of the field; `None` until the search is loaded.
    pub reply: Derived<Option<Reply>>,
    /// The reply that is shown with its choices. A memo of its own, so that the choice buttons are not rebuilt
    /// while the person clicks one.
    pub feedback: Derived<Option<Reply>>,
    /// The text of the field. A memo of its own: setting `value` again would lose the selection.
    pub text: Derived<String>,
    field: Var<SearchField>,
}

/// The field, its suggestions, its status line, and the button for the device's position.
pub fn place_search(store: Store, sheets: Chunk<SheetViews>) -> Element {
    let field = Var::new(SearchField::default());
    let query = memo(move || field.with(|f| f.query.as_ref().map(|q| q.text.clone())));
    let entered = memo(move || field.with(|f| f.query.as_ref().is_some_and(|q| q.is_submitted)));
    let outside_settled = memo(move || field.with(|field| field.outside_file.is_settled()));
    let reply = replies(store, sheets, field, query);
    let feedback = memo(move || field.with(|field| field.feedback.clone()));
    let text = memo(move || field.with(|field| field.text.clone()));
    let place_field = PlaceField { store, sheets, field, reply, feedback, text };
    place_field.follow_home();
    // Acts on Enter once the search has replied.
    effect(move || {
        place_field.reply.track();
        outside_settled.track();
        if entered.get() {
            place_field.dispatch(SearchEvent::ReplyChanged);
        }
    });
    let label = html("label").attr("for", SEARCH_FIELD_ID).child("Votre commune ou code postal");
    let find_button = html("button")
        .attr("type", "button")
        .attr("data-control", "chercher")
        .on(event::CLICK, move |_| place_field.dispatch(SearchEvent::ButtonPressed))
        .child("Chercher");
    let field = html("div").class("champ").child(place_field.input()).child(place_field.list());
    html("div")
        .class("lieu")
        .child(label)
        .child(html("div").class("lieu-champ").child(field).child(find_button))
        .child(
            html("p")
                .attr("id", STATUS_ID)
                .attr("role", "status")
                .bind_text(move || place_field.status_text()),
        )
        .child(dynamic(move || place_field.choices()))
        .children(device_location(store))
}

impl PlaceField {
    /// The only way to change the field: applies an event, then runs its effects.
    pub fn dispatch(self, event: SearchEvent) {
        let Self { store, sheets, .. } = self;
        // An event may arrive after the field has left the page: a blur, or a fetched file.
        if self.field.is_disposed() {
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

    /// Applies `read` to the state of the field; tracked.
    pub fn with<R>(self, read: impl FnOnce(&SearchField) -> R) -> R {
        self.field.with(read)
    }

    /// Updates the field when the home changes elsewhere: by a shared link, Back, or a position.
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

    pub fn suggestion_count(self) -> usize {
        self.reply.with(|reply| reply.as_ref().map_or(0, |reply| reply.suggestions.len()))
    }

    /// Handles the keys of the combobox: arrows, Enter, Escape.
    pub fn press(self, event: &KeyboardEvent) {
        let has_suggestions =
            self.reply.with_untracked(|r| r.as_ref().is_some_and(|r| !r.suggestions.is_empty()));
        self.dispatch(match event.key().as_str() {
            "ArrowDown" if has_suggestions => SearchEvent::NextOffer,
            "ArrowUp" if has_suggestions => SearchEvent::PreviousOffer,
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
    sheets: Chunk<SheetViews>,
    field: Var<SearchField>,
    query: Derived<Option<String>>,
) -> Derived<Option<Reply>> {
    // The search is built without the places outside, and again once they are loaded.
    let has_outside = memo(move || field.with(|field| field.outside_file.loaded().is_some()));
    let search = Mutex::new(None::<(bool, Option<SearchFn>)>);
    effect(move || {
        let is_needed = query.with(Option::is_some);
        if let Some(error) = sheets.failure().filter(|_| is_needed) {
            store.dispatch(Event::Notify(error.notice()));
        }
    });
    memo(move || {
        let (query, sheets, has_outside) =
            (query.get()?, sheets.get_or_request()?, has_outside.get());
        let mut search = search.lock().ok()?;
        if search.as_ref().is_none_or(|(had_outside, _)| *had_outside != has_outside) {
            let outside = field.with_untracked(|field| field.outside_file.loaded().cloned());
            *search = Some((has_outside, (sheets.search)(store.dataset, outside.as_deref())));
        }
        let (_, find) = search.as_ref()?;
        find.as_ref().map(|find| find(&query))
    })
}
