//! Exports tables, outlines and pictures, all made on the device by a chunk that is fetched for the first of them.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::browser::effects;
use crate::store::{Store, Var};
use state::export::{Context, Download, Export, ExportEvent, FileMaker, files};

/// In the browser `wasm_split` turns this into a fetch of the chunk. A failed fetch is repeated at the next call.
#[wasm_split(exports, wasm_split_path = ::leptos::wasm_split, fallible)]
fn exports() -> Result<FileMaker, SplitLoaderError> {
    Ok(files::make)
}

/// The downloads: kind, name in the page, label.
const DOWNLOADS: [(Download, &str, &str); 8] = [
    (Download::Png, "png", "Image de la carte (PNG)"),
    (Download::Svg, "svg", "Image de la carte (SVG)"),
    (Download::Table, "csv", "Tableau de l’indicateur (CSV)"),
    (Download::Metadata, "notice", "Notice de l’indicateur (texte)"),
    (Download::AllIndicators, "csv-tout", "Tous les indicateurs (CSV)"),
    (Download::Services, "csv-services", "Tous les services (CSV)"),
    (Download::Outlines, "geojson", "Contours et valeurs (GeoJSON)"),
    (Download::Scenario, "csv-scenario", "Résultat du scénario (CSV)"),
];

/// A button per download, and the status line.
#[component]
pub fn Downloads(store: Store, export: Var<Export>) -> impl IntoView {
    let button = move |(download, name, words): (Download, &'static str, &'static str)| {
        let request = move |_| dispatch(store, export, ExportEvent::Requested(download));
        let is_disabled = move || {
            matches!(download, Download::Scenario) && store.state.with(|s| s.scenario.is_none())
        };
        view! {
            <button type="button" data-emporter=name disabled=is_disabled on:click=request>{words}</button>
        }
    };
    view! {
        <details class="outil" data-outil="emporter">
            <summary>"Emporter la carte et les données"</summary>
            <p class="discret">
                "Fichiers fabriqués sur votre appareil. Les tableaux s’ouvrent dans un tableur\u{202f}; \
                une valeur vide n’y est pas un zéro."
            </p>
            <p class="emporter">{DOWNLOADS.map(button).collect_view()}</p>
            <p role="status" data-export-etat prop:textContent=move || export.with(|export| export.file_message.clone())></p>
        </details>
    }
}

/// Applies an event, then runs its effects.
pub fn dispatch(store: Store, export: Var<Export>, event: ExportEvent) {
    let Some(indicator) = untrack(|| store.current_indicator()) else { return };
    let (chart, simulation) = (store.chart.get_untracked(), store.simulation.get_untracked());
    let effects = store.state.with_untracked(|view| {
        let (chart, simulation, today) = (&chart, simulation.as_ref(), store.today());
        let context = Context { dataset: store.dataset, indicator, chart, simulation, view, today };
        export.update(|export| export.update(event, &context))
    });
    for effect in effects.unwrap_or_default() {
        let load = async move |download| {
            if matches!(download, Download::Svg | Download::Png) {
                store.outline_tools.fetch().await.ok()?;
            }
            exports().await.ok()
        };
        effects::run_export(effect, load, move |event| dispatch(store, export, event));
    }
}
