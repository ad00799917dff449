//! The day that lateness and progress are counted from.

use leptos::ev::FocusEvent;
use leptos::prelude::*;

use super::documents::reference;
use super::shown::look;
use super::text_field::Refused;
use crate::browser::typing::is_incomplete;
use crate::store::{PlanStore, Store, Var, effect, memo};
use crate::ui::header::pressed;
use analysis::plan::refusal::Refusal;
use model::Day;
use state::plan::Document;

/// Its field. What is no such day stays in it, is told, and changes nothing.
#[component]
pub fn ReferenceField(store: Store, document: &'static Document) -> impl IntoView {
    let read = memo(move || reference(store, document));
    let typed = Var::new(None);
    let set = move |event| {
        let text = event_target_value(&event);
        match PlanStore::of(store).bounds(document).reference(&text) {
            Ok(day) => {
                typed.set(None);
                look(store, |plan| plan.reference = Some(day));
            }
            Err(refusal) => typed.set(Some(refusal)),
        }
    };
    let left = move |event: FocusEvent| {
        if is_incomplete(&event.into()) {
            typed.set(Some(Refusal::NoDay));
        }
    };
    // Another day, as from a link, is in the field in the place of what was refused.
    effect(move || {
        read.track();
        typed.set(None);
    });
    let why = move || typed.get().or_else(|| read.get().1);
    let today = memo(move || PlanStore::of(store).bounds(document).today);
    view! {
        <div class="saisie">
            <label class="date-reference">
                "Date de référence"
                <input type="date" data-control="reference" aria-describedby="refus-reference"
                    max=move || today.get().iso()
                    aria-invalid=move || pressed(why().is_some())
                    prop:value=move || Day::iso(read.get().0) on:change=set on:blur=left />
            </label>
            <Refused id="refus-reference".to_owned() why=why />
        </div>
    }
}
