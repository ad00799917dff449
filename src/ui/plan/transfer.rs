//! What was entered, taken away and brought back.

use std::collections::BTreeSet;

use leptos::ev::Event;
use leptos::prelude::*;

use super::super::element::rebuilt;
use super::hand::hand;
use super::keep::{act, known};
use super::shown::Shown;
use crate::browser::{clock, files};
use crate::compute::export::csv;
use crate::compute::follow::filter::{Filter, found};
use crate::compute::follow::report::actions;
use crate::compute::follow::words;
use crate::compute::format::counted;
use crate::data::journal;
use crate::domain::tracking::{Entry, Journal};
use crate::state::{Act, Var};

/// The largest file that is read, in bytes.
const LARGEST: f64 = 20e6;

/// A file that was read and is not merged yet.
#[derive(Clone, PartialEq)]
struct Offer {
    journal: Journal,
    /// What it would change: of what, and in words.
    changes: Vec<(String, String)>,
}

/// The buttons.
#[component]
pub fn Transfer(shown: Shown) -> impl IntoView {
    let Shown { store, document, tracking, reference, .. } = shown;
    let plan = &document.plan;
    let told = Var::new(String::new());
    let offer = Var::new(None::<Offer>);
    let name = |extension: &str| {
        let day = clock::today().map(|day| format!("_{}", day.iso())).unwrap_or_default();
        format!("suivi-schema-services-familles{day}.{extension}")
    };
    let give = move |extension: &str, kind: &str, text: Option<String>| {
        hand(told, &name(extension), kind, text.as_deref())
    };
    let whole = move || store.tracker.with_untracked(|t| journal::write(t.journal()).ok());
    let table = move || {
        let all = tracking.with_untracked(|t| {
            found(plan, store.dataset, t, &Filter::default(), reference.get_untracked())
        });
        csv::of_grid(&actions(&all, store.dataset, reference.get_untracked()))
    };
    let bring = move |event: Event| {
        leptos::task::spawn_local(async move {
            let Some(text) = files::chosen(event, LARGEST).await else {
                told.set("Ce fichier ne peut pas être lu, ou il est trop grand.".to_owned());
                return;
            };
            let Some(known) = known(store) else { return };
            match journal::read(&text, known) {
                Ok(journal) => offer.set(Some(offered(shown, journal))),
                Err(error) => told.set(format!("Fichier refusé, rien n’a changé. {error}.")),
            }
        });
    };
    let reset = Var::new(false);
    let forget = move |_| {
        reset.set(false);
        // Nothing is forgotten that was not handed over first.
        if give("json", "application/json", whole()) {
            act(store, Act::Reset);
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
                    <input type="file" accept=".json,application/json" data-control="importer" on:change=bring />
                </label>
            </div>
            {rebuilt(move || offer.get().map(|own| view! { <OfferView shown=shown offer=own close=move || offer.set(None) /> }))}
            <p role="status" data-echange prop:textContent=move || told.get()></p>
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

/// What a file would change, action by action.
fn offered(shown: Shown, journal: Journal) -> Offer {
    let Shown { store, document, tracking, .. } = shown;
    let mut merged = store.tracker.with_untracked(|tracker| tracker.journal().clone());
    merged.merge(&journal);
    let changes = tracking.with_untracked(|now| now.towards(&merged.tracking()));
    let told = |entry: &Entry| (of(entry), words::entry(entry, &document.plan, store.dataset));
    Offer { journal, changes: changes.iter().map(told).collect() }
}

/// What an entry is about.
fn of(entry: &Entry) -> String {
    match entry {
        Entry::Action(key, _) => key.to_string(),
        Entry::Value { indicator, .. } => indicator.clone(),
    }
}

#[component]
fn OfferView(shown: Shown, offer: Offer, close: impl Fn() + Copy + 'static) -> impl IntoView {
    let Offer { journal, changes } = offer;
    let subjects: BTreeSet<String> = changes.iter().map(|(of, _)| of.clone()).collect();
    let refused = Var::new(BTreeSet::<String>::new());
    let versions = journal.versions().len();
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
    let take = move |_| {
        let refused = refused.get_untracked();
        act(shown.store, Act::Merge(journal.only(|entry| !refused.contains(&of(entry)))));
        close();
    };
    view! {
        <div class="changement" role="region" aria-label="Ce que ce fichier change" data-offre>
            <p>{format!("Ce fichier change {} et apporte {}. Décochez ce que vous ne voulez pas.",
                counted(changes.len(), "champ"), counted(versions, "version"))}</p>
            <ul>{list}</ul>
            <p class="jetons">
                <button type="button" data-control="fusionner" on:click=take>"Fusionner"</button>
                <button type="button" on:click=move |_| close()>"Ne pas fusionner"</button>
            </p>
        </div>
    }
}
