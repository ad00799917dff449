//! What stands in the way of keeping what is entered, and taking back what was entered last.

use leptos::prelude::*;

use super::super::slot::{rebuilt, said};
use super::shown::Shown;
use crate::store::memo;
use analysis::wording::format::typeset;
use analysis::wording::plan as words;
use model::tracking::Entry;
use state::plan::{Persistence, PlanEvent, Takeaway};

/// What stands in the way of keeping what is entered.
#[component]
pub fn PersistenceNotice(shown: Shown) -> impl IntoView {
    let Shown { plan, document, .. } = shown;
    let notice = move || {
        let (sentence, forgotten, unreadable) = plan.persistence(|own| {
            let forgotten = *own == Persistence::Forgotten;
            Some((own.sentence()?, forgotten, matches!(own, Persistence::Unreadable { .. })))
        })?;
        let take = unreadable.then(|| {
            view! {
                <button type="button" data-control="illisible"
                    on:click=move |_| plan.dispatch(PlanEvent::Take(Takeaway::Unreadable))>
                    "Télécharger ce qui était enregistré"
                </button>
                <button type="button" data-control="repartir" on:click=move |_| plan.dispatch(PlanEvent::SetAside)>
                    "Le mettre de côté et repartir de zéro"
                </button>
            }
        });
        let choose = forgotten.then(|| {
            view! {
                <button type="button" data-control="effacer-ici" on:click=move |_| plan.dispatch(PlanEvent::ForgetHere)>
                    "Effacer ici aussi"
                </button>
                <button type="button" data-control="garder-ici" on:click=move |_| plan.dispatch(PlanEvent::KeepHere)>
                    "Le garder et l’enregistrer à nouveau"
                </button>
            }
        });
        Some(view! {
            <p>{typeset(&sentence)}</p>
            <p class="jetons">{take} {choose}</p>
        })
    };
    let last = memo(move || {
        plan.last_entered(|entry| {
            let about = match entry {
                Entry::Action(key, _) => format!("{key}, "),
                Entry::Value { .. } => String::new(),
            };
            format!("{about}{}", words::field(entry, &document.plan))
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
                on:click=move |_| plan.dispatch(PlanEvent::Undo)>{said("span", &[], named)}</button>
        </p>
    }
}
