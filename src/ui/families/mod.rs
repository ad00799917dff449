//! The finder for families: need, age, place, and the answer.

mod combobox;
mod device;
mod place_field;
mod questions;

use self::place_field::place_search;
use self::questions::{ages, needs};
use super::sheet_slots::{answer, shortlist};
use super::sheets::SheetViews;
use crate::store::{Chunk, Store, memo};
use analysis::wording::family_words::{age_label, need_label};
use dom::{Element, html};

/// The questions to the family.
pub fn finder(store: Store, sheets: Chunk<SheetViews>) -> Element {
    // The questions fold once answered, leaving the screen to the answer.
    let answered = memo(move || store.answer.with(Option::is_some));
    let question = move || {
        if !answered.get() {
            return "Que cherchez-vous, et où\u{a0}?".to_owned();
        }
        let (current_need, age_band) = store.state.with(|state| (state.need, state.age));
        let age_text = age_band.map_or("tout âge", age_label);
        let parts = [current_need.map(need_label), Some(age_text), Some("modifier la recherche")];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let questions = html("details")
        .class("questions")
        .bind_attr("open", move || !answered.get())
        .child(html("summary").bind_text(question))
        .child(needs(store))
        .child(place_search(store, sheets))
        .child(ages(store));
    // Visually, the question serves as title.
    let heading = html("h2").attr("id", "famille-titre").class("hors-ecran");
    let heading = heading.child("Trouver un service près de chez vous");
    // In a narrow window the map is below the list.
    let to_map = html("a").class("vers-carte").attr("href", "#carte").child("Voir la carte");
    html("section")
        .class("famille")
        .attr("id", "question")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "famille-titre")
        .child(heading)
        .child(questions)
        .child(to_map)
        .child(answer(store, sheets))
        .child(shortlist(store, sheets))
}
