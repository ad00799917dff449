//! Export and import of the entries.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::super::slot::rebuilt;
use super::context::PlanContext;
use crate::store::{PlanStore, Var};
use state::plan::{Exchange, ExportKind, ImportOffer, PlanEvent};

/// The buttons and their outcome.
pub fn import_export_tools(context: PlanContext) -> AnyView {
    let PlanContext { plan, reference, .. } = context;
    let export = move |kind: ExportKind| plan.dispatch(PlanEvent::Export(kind));
    let export_table = move |_| export(ExportKind::Actions(reference.get_untracked()));
    let is_confirming_reset = Var::new(false);
    let erase_all = move |_| {
        is_confirming_reset.set(false);
        export(ExportKind::Backup);
    };
    let message = move || {
        plan.exchange(|exchange| match exchange {
            Exchange::Message(text) => text.clone(),
            Exchange::Nothing | Exchange::Offered(_) => String::new(),
        })
    };
    let offer = move || {
        plan.exchange(|exchange| match exchange {
            Exchange::Nothing | Exchange::Message(_) => None,
            Exchange::Offered(offer) => Some(view! { <OfferView plan=plan offer=offer.clone() /> }),
        })
    };
    view! {
            <p class="emporter">
                <button type="button" data-emporter="suivi" on:click=move |_| export(ExportKind::Journal)>"Toute la saisie (JSON)"</button>
                <button type="button" data-emporter="suivi-csv" on:click=export_table>"Tableau des actions (CSV)"</button>
            </p>
            <div class="champs">
                <label>
                    "Rapporter un fichier de suivi (JSON)"
                    <input type="file" accept=".json,application/json" data-control="importer"
                        aria-describedby="echange" on:change=move |event| plan.open_file(event) />
                </label>
            </div>
            <p id="echange" role="status" data-echange prop:textContent=message></p>
            {rebuilt(offer)}
            <p class="jetons">
                <button type="button" data-control="effacer" on:click=move |_| is_confirming_reset.set(true)>"Effacer toute la saisie…"</button>
                {rebuilt(move || is_confirming_reset.get().then(|| view! {
                    <button type="button" data-control="confirmer" on:click=erase_all>"Télécharger une sauvegarde, puis tout effacer"</button>
                    <button type="button" on:click=move |_| is_confirming_reset.set(false)>"Ne rien effacer"</button>
                }))}
            </p>
    }
    .into_any()
}

/// The changes that a file would make, to accept or reject by subject.
#[component]
fn OfferView(plan: PlanStore, offer: ImportOffer) -> impl IntoView {
    let ImportOffer { summary, changes, .. } = offer;
    let subjects: BTreeSet<String> = changes.iter().map(|(subject, _)| subject.clone()).collect();
    let rejected_subjects = Var::new(BTreeSet::<String>::new());
    let subject = |key: String| {
        let items = changes.iter().filter(|(subject, _)| *subject == key);
        let items = items.map(|(_, words)| view! { <li>{words.clone()}</li> }).collect_view();
        let name = key.clone();
        let toggle = move |_| {
            rejected_subjects.update(|rejected_subjects| {
                if !rejected_subjects.remove(&name) {
                    rejected_subjects.insert(name.clone());
                }
            });
        };
        view! {
            <li>
                <label class="case">
                    <input type="checkbox" prop:checked=true on:change=toggle />
                    <span>{key}</span>
                </label>
                <ul class="puces">{items}</ul>
            </li>
        }
    };
    let subject_items = subjects.into_iter().map(subject).collect_view();
    let merge = move |_| plan.dispatch(PlanEvent::MergeOffer(rejected_subjects.get_untracked()));
    let dismiss = move |_| plan.dispatch(PlanEvent::DismissOffer);
    view! {
        <div class="changement" role="region" aria-label="Ce que ce fichier change" data-offre>
            <p>{summary}</p>
            <ul>{subject_items}</ul>
            <p class="jetons">
                <button type="button" data-control="fusionner" on:click=merge>"Fusionner"</button>
                <button type="button" on:click=dismiss>"Ne pas fusionner"</button>
            </p>
        </div>
    }
}
