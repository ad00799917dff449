//! What was entered, taken away and brought back.

use std::collections::BTreeSet;

use leptos::ev::Event;
use leptos::prelude::*;

use super::super::slot::rebuilt;
use super::exchange::{Exchange, LARGEST, Offer, about, brought};
use super::hand::hand;
use super::keep::{act, known, settle_all};
use super::shown::Shown;
use crate::browser::{clock, files};
use crate::store::Var;
use analysis::export::csv;
use analysis::plan::filter::{Filter, found};
use analysis::plan::report::actions;
use model::read::journal;
use model::tracking::Drafts;
use state::Act;

/// The buttons.
#[component]
pub fn Transfer(shown: Shown) -> impl IntoView {
    let Shown { store, document, tracking, reference, .. } = shown;
    let plan = &document.plan;
    let state = Var::new(Exchange::Told(String::new()));
    let give = move |extension: &str, kind: &str, text: Option<String>| {
        let day = clock::today().map(|day| format!("_{}", day.iso())).unwrap_or_default();
        let name = format!("suivi-schema-services-familles{day}.{extension}");
        let (given, told) = hand(&name, kind, text.as_deref());
        state.set(Exchange::Told(told));
        given
    };
    let whole = move || {
        settle_all(store);
        store.tracker.with_untracked(|t| journal::write(t.journal(), &Drafts::new()).ok())
    };
    let table = move || {
        let all = tracking.with_untracked(|t| {
            found(plan, store.dataset, t, &Filter::default(), reference.get_untracked())
        });
        csv::of_grid(&actions(&all, store.dataset, reference.get_untracked()))
    };
    let bring = move |event: Event| {
        leptos::task::spawn_local(async move {
            let (Some(chosen), Some(known)) = (files::chosen(event, LARGEST).await, known(store))
            else {
                return;
            };
            state.set(store.tracker.with_untracked(|own| brought(chosen, own.journal(), known)));
        });
    };
    let reset = Var::new(false);
    let forget = move |_| {
        reset.set(false);
        // Nothing is forgotten that was not handed over first.
        if give("json", "application/json", whole()) {
            let _nothing_to_refuse = act(store, Act::Reset);
        }
    };
    let told = move || match state.get() {
        Exchange::Told(told) => told,
        Exchange::Offered(_) => String::new(),
    };
    let offer = move || match state.get() {
        Exchange::Told(_) => None,
        Exchange::Offered(offer) => {
            Some(view! { <OfferView shown=shown offer=offer state=state /> })
        }
    };
    view! {
        <details class="outil" data-outil="echanger">
            <summary>"Emporter, rapporter ou effacer la saisie"</summary>
            <p class="emporter">
                <button type="button" data-emporter="suivi" on:click=move |_| { give("json", "application/json", whole()); }>"Toute la saisie (JSON)"</button>
                <button type="button" data-emporter="suivi-csv" on:click=move |_| { give("csv", "text/csv;charset=utf-8", Some(table())); }>"Tableau des actions (CSV)"</button>
            </p>
            <div class="champs">
                <label>
                    "Rapporter un fichier de suivi (JSON)"
                    <input type="file" accept=".json,application/json" data-control="importer"
                        aria-describedby="echange" on:change=bring />
                </label>
            </div>
            <p id="echange" role="status" data-echange prop:textContent=told></p>
            {rebuilt(offer)}
            <p class="jetons">
                <button type="button" data-control="effacer" on:click=move |_| reset.set(true)>"Effacer toute la saisie…"</button>
                {rebuilt(move || reset.get().then(|| view! {
                    <button type="button" data-control="confirmer" on:click=forget>"Télécharger une sauvegarde, puis tout effacer"</button>
                    <button type="button" on:click=move |_| reset.set(false)>"Ne rien effacer"</button>
                }))}
            </p>
        </details>
    }
}

/// What a file would change, to be taken or left subject by subject.
#[component]
fn OfferView(shown: Shown, offer: Offer, state: Var<Exchange>) -> impl IntoView {
    let Offer { journal, news, changes } = offer;
    let subjects: BTreeSet<String> = changes.iter().map(|(of, _)| of.clone()).collect();
    let refused = Var::new(BTreeSet::<String>::new());
    let subject = |own: String| {
        let lines = changes.iter().filter(|(of, _)| *of == own);
        let lines = lines.map(|(_, words)| view! { <li>{words.clone()}</li> }).collect_view();
        let name = own.clone();
        let toggle = move |_| {
            refused.update(|refused| {
                if !refused.remove(&name) {
                    refused.insert(name.clone());
                }
            });
        };
        view! {
            <li>
                <label class="case">
                    <input type="checkbox" prop:checked=true on:change=toggle />
                    <span>{own}</span>
                </label>
                <ul class="puces">{lines}</ul>
            </li>
        }
    };
    let list = subjects.into_iter().map(subject).collect_view();
    let close = move |told: &str| state.set(Exchange::Told(told.to_owned()));
    let take = move |_| {
        let refused = refused.get_untracked();
        let wanted = journal.only(|entry| !refused.contains(&about(entry)));
        close(match act(shown.store, Act::Merge(wanted)) {
            Ok(true) => "Le fichier est fusionné avec la saisie de cet appareil.",
            _ => "Rien n’a changé.",
        });
    };
    view! {
        <div class="changement" role="region" aria-label="Ce que ce fichier change" data-offre>
            <p>{news}</p>
            <ul>{list}</ul>
            <p class="jetons">
                <button type="button" data-control="fusionner" on:click=take>"Fusionner"</button>
                <button type="button" on:click=move |_| close("Fichier laissé de côté, rien n’a changé.")>"Ne pas fusionner"</button>
            </p>
        </div>
    }
}
