//! Passing the answer on: by voice, by link or on paper.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::aloud::Aloud;
use crate::browser::share::{Shared, print, share, site};
use crate::store::{Store, Var};
use analysis::wording::labels::SITE;
use state::codec;

/// The buttons, and what came of sharing.
#[component]
pub fn TakeAway(store: Store) -> impl IntoView {
    let shared = Var::new(None::<Shared>);
    // Not the address bar's: in another page it is that of an embed, and may not follow.
    let address =
        move || format!("{}{}", site(), store.view.with(|s| codec::write(&s.passed_on())));
    let pass_on = move |_| {
        let address = untrack(address);
        spawn_local(async move {
            shared.set(Some(share(SITE, &address).await));
        });
    };
    let said = move || match shared.get() {
        None | Some(Shared::Sheet) => String::new(),
        Some(Shared::Copied) => "Le lien est copié. Collez-le dans un message.".to_owned(),
        Some(Shared::Refused) => format!("Copiez ce lien\u{a0}: {}", address()),
    };
    let here =
        store.answer.with_untracked(|own| own.as_ref().is_some_and(|own| own.home.is_none()));
    let without_place = here.then(|| {
        view! {
            <p class="discret">
                "Le lien partagé ne dit pas où vous êtes\u{a0}: la personne qui l’ouvre devra indiquer sa \
                commune."
            </p>
        }
    });
    view! {
        <div class="emporter">
            <Aloud store=store />
            <button type="button" data-control="partager" on:click=pass_on>"Partager le lien"</button>
            <button type="button" data-control="imprimer" on:click=|_| print()>"Imprimer"</button>
            {without_place}
            <p role="status" prop:textContent=said></p>
        </div>
    }
}
