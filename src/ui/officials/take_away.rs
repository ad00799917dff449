//! Tables, outlines and pictures to keep, all made on the device.

use leptos::prelude::*;

use crate::browser::effects;
use crate::store::{Store, Var};
use state::export::{Export, ExportEvent, Exported, Parcel};

/// The parcels: name in the page, words.
const PARCELS: [(Parcel, &str, &str); 8] = [
    (Parcel::Png, "png", "Image de la carte (PNG)"),
    (Parcel::Svg, "svg", "Image de la carte (SVG)"),
    (Parcel::Table, "csv", "Tableau de l’indicateur (CSV)"),
    (Parcel::Metadata, "notice", "Notice de l’indicateur (texte)"),
    (Parcel::Everything, "csv-tout", "Tous les indicateurs (CSV)"),
    (Parcel::Services, "csv-services", "Tous les services (CSV)"),
    (Parcel::Outlines, "geojson", "Contours et valeurs (GeoJSON)"),
    (Parcel::Scenario, "csv-scenario", "Résultat du scénario (CSV)"),
];

/// The buttons.
#[component]
pub fn TakeAway(store: Store, export: Var<Export>) -> impl IntoView {
    let button = move |(parcel, name, words): (Parcel, &'static str, &'static str)| {
        let take = move |_| dispatch(store, export, ExportEvent::Take(parcel));
        let missing =
            move || matches!(parcel, Parcel::Scenario) && store.view.with(|s| s.scenario.is_none());
        view! {
            <button type="button" data-emporter=name disabled=missing on:click=take>{words}</button>
        }
    };
    view! {
        <details class="outil" data-outil="emporter">
            <summary>"Emporter la carte et les données"</summary>
            <p class="discret">
                "Fichiers fabriqués sur votre appareil. Les tableaux s’ouvrent dans un tableur\u{202f}; \
                une valeur vide n’y est pas un zéro."
            </p>
            <p class="emporter">{PARCELS.map(button).collect_view()}</p>
            <p role="status" data-emporte prop:textContent=move || export.with(Export::file_said)></p>
        </details>
    }
}

/// Applies an event, then has the browser do what follows.
pub fn dispatch(store: Store, export: Var<Export>, event: ExportEvent) {
    let Some(indicator) = untrack(|| store.current_indicator()) else { return };
    let (chart, simulated) = (store.chart.get_untracked(), store.simulated.get_untracked());
    let effect = store.view.with_untracked(|view| {
        let (chart, simulated, today) = (&chart, simulated.as_ref(), store.today());
        let shown = Exported { dataset: store.dataset, indicator, chart, simulated, view, today };
        export.update(|export| export.update(event, shown)).flatten()
    });
    if let Some(effect) = effect {
        let load = async move || store.outline_tools.fetch().await.is_ok();
        effects::run_export(effect, load, move |event| dispatch(store, export, event));
    }
}
