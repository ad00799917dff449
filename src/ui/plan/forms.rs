//! How the plan is laid out: as a list, a table, along the years, as the yearly report.

use leptos::prelude::*;

use super::reference::ReferenceField;
use super::shown::{Shown, look};
use state::{Form, announcement};

/// The buttons.
#[component]
pub fn Forms(shown: Shown) -> impl IntoView {
    let Shown { store, document, form, .. } = shown;
    let button = move |own: Form| {
        let pressed = move || if form.get() == own { "true" } else { "false" };
        view! {
            <button type="button" data-forme=own.code() aria-pressed=pressed
                on:click=move |_| look(store, |plan| plan.form = own)>
                {announcement::form(own)}
            </button>
        }
    };
    view! {
        <div class="formes">
            <div class="jetons" role="group" aria-label="Présentation du plan">
                {Form::ALL.map(button).collect_view()}
            </div>
            <ReferenceField store=store document=document />
        </div>
    }
}
