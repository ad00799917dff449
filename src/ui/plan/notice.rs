//! What stands in the way of keeping what is entered, and taking back what was entered last.

use leptos::prelude::*;

use super::super::element::rebuilt;
use super::keep;
use crate::browser::save;
use crate::compute::format::typeset;
use crate::state::{Act, Keeping, Store};

/// What stands in the way of keeping what is entered.
#[component]
pub fn KeepingNotice(store: Store) -> impl IntoView {
    let notice = move || {
        let keeping = store.keeping.get();
        let sentence = keeping.sentence()?;
        let forgotten = keeping == Keeping::Forgotten;
        let stored = match keeping {
            Keeping::Unreadable { text, .. } => Some(text),
            _ => None,
        };
        let take = stored.map(|text| {
            view! {
                <button type="button" data-control="illisible" on:click=move |_| {
                    let _refused = save::text("suivi_illisible.json", "application/json", &text);
                }>
                    "Télécharger ce qui était enregistré"
                </button>
                <button type="button" data-control="repartir" on:click=move |_| keep::set_aside(store)>
                    "Le mettre de côté et repartir de zéro"
                </button>
            }
        });
        let choose = forgotten.then(|| {
            view! {
                <button type="button" data-control="effacer-ici" on:click=move |_| keep::forget_here(store)>
                    "Effacer ici aussi"
                </button>
                <button type="button" data-control="garder-ici" on:click=move |_| keep::keep_after_all(store)>
                    "Le garder et l’enregistrer à nouveau"
                </button>
            }
        });
        Some(view! {
            <p>{typeset(&sentence)}</p>
            <p class="jetons">{take} {choose}</p>
        })
    };
    let undo = move |_| {
        keep::act(store, Act::Undo);
    };
    view! {
        <div class="anomalie garde" role="alert" data-garde>{rebuilt(notice)}</div>
        <p>
            <button type="button" data-control="annuler" disabled=move || store.tracker.with(|t| !t.can_undo()) on:click=undo>
                "Annuler la dernière saisie"
            </button>
        </p>
    }
}
