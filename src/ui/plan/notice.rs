//! What stands in the way of keeping what is entered, and taking back what was entered last.

use leptos::prelude::*;

use super::super::slot::rebuilt;
use super::keep;
use crate::browser::save;
use crate::store::{Store, memo};
use analysis::wording::format::typeset;
use analysis::wording::plan as words;
use model::tracking::Entry;
use state::{Act, Document, Keeping};

/// What stands in the way of keeping what is entered.
#[component]
pub fn KeepingNotice(store: Store, document: &'static Document) -> impl IntoView {
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
        // Nothing to take back is no mistake: the button is then disabled.
        let _nothing = keep::act(store, Act::Undo);
    };
    // Entered on this device, even before the page was opened.
    let last = memo(move || {
        let device = store.device.get()?;
        store.tracker.with(|tracker| {
            let change = tracker.journal().last_of(device)?;
            let about = match &change.entry {
                Entry::Action(key, _) => format!("{key}, "),
                Entry::Value { .. } => String::new(),
            };
            Some(format!("{about}{}", words::field(&change.entry, &document.plan)))
        })
    });
    let named = move || match last.get() {
        Some(last) => format!("Annuler la dernière saisie ({last})"),
        None => "Annuler la dernière saisie".to_owned(),
    };
    view! {
        <div class="anomalie garde" role="alert" data-garde>{rebuilt(notice)}</div>
        <p>
            <button type="button" data-control="annuler" disabled=move || last.get().is_none()
                on:click=undo prop:textContent=named></button>
        </p>
    }
}
