//! Tables, outlines and pictures to keep, all made on the device.

use leptos::prelude::*;

use crate::browser::{files, save};
use crate::store::{Store, Var};
use analysis::export::picture::{Picture, Shown, picture};
use analysis::export::{csv, dated, file_name, geojson, metadata};
use analysis::simulation::dates;
use analysis::simulation::outcome::simulate;
use analysis::simulation::report::{name_or, outcomes};
use analysis::statistics::chart::Chart;
use model::{Day, Indicator, Role};

/// The kinds of file.
const CSV: &str = "text/csv;charset=utf-8";
const PLAIN: &str = "text/plain;charset=utf-8";
const GEOJSON: &str = "application/geo+json";
const SVG: &str = "image/svg+xml";

/// What a person can take away.
#[derive(Clone, Copy)]
enum Parcel {
    Table,
    Metadata,
    Everything,
    Services,
    Scenario,
    Outlines,
    Svg,
    Png,
}

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
pub fn TakeAway(store: Store) -> impl IntoView {
    let told = Var::new(String::new());
    let button = move |(parcel, name, words): (Parcel, &'static str, &'static str)| {
        let take = move |_| {
            leptos::task::spawn_local(async move {
                told.set(match hand_over(store, parcel).await {
                    Some(file) => format!("Fichier préparé\u{a0}: {file}"),
                    None => "Ce fichier n’a pas pu être préparé. Vérifiez votre connexion, ou \
                             que la page a le droit d’enregistrer."
                        .to_owned(),
                });
            });
        };
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
            <p role="status" data-emporte prop:textContent=move || told.get()></p>
        </details>
    }
}

/// Makes a parcel and offers it; its file's name.
async fn hand_over(store: Store, parcel: Parcel) -> Option<String> {
    let dataset = store.dataset;
    let indicator = untrack(|| store.current_indicator())?;
    let chart = store.chart.get_untracked();
    let today = store.today().map(Day::iso).unwrap_or_default();
    let mut base = file_name(dataset, indicator);
    if store.simulated.with_untracked(Option::is_some)
        && matches!(parcel, Parcel::Svg | Parcel::Png)
    {
        base += "_scenario";
    }
    let (name, kind, text) = match parcel {
        Parcel::Table => {
            (format!("{base}.csv"), CSV, csv::of_indicator(dataset, indicator, &chart))
        }
        Parcel::Metadata => {
            let text = metadata::of_indicator(dataset, indicator, &today);
            (format!("{base}_notice.txt"), PLAIN, text)
        }
        Parcel::Everything => {
            let dates = dataset.indicators.iter().flat_map(Indicator::dates);
            (format!("{}.csv", dated(dataset, "indicateurs", dates)), CSV, csv::of_all(dataset))
        }
        Parcel::Services => {
            let dates = dataset.services.iter().filter_map(|service| service.date);
            (format!("{}.csv", dated(dataset, "services", dates)), CSV, csv::of_services(dataset))
        }
        Parcel::Scenario => {
            let (scenario, rival) =
                store.view.with_untracked(|s| (s.scenario.clone(), s.rival.clone()));
            let scenario = scenario?;
            let simulation = simulate(dataset, &scenario);
            let grid = outcomes(dataset, &scenario, &simulation, rival.as_ref());
            let base = file_name(dataset, dataset.in_role(Role::Coverage)?);
            let text = csv::of_computed_grid(dataset, &grid, &dates(dataset));
            (format!("{base}_scenario.csv"), CSV, text)
        }
        Parcel::Outlines => {
            let outlines = files::text("geodata/epci.geojson").await?;
            let text = geojson::of_indicator(dataset, indicator, &chart, &outlines, &today).ok()?;
            (format!("{base}.geojson"), GEOJSON, text)
        }
        Parcel::Svg => (format!("{base}.svg"), SVG, drawn(store, indicator, &chart).await?.svg),
        Parcel::Png => {
            let Picture { svg, width, height } = drawn(store, indicator, &chart).await?;
            let name = format!("{base}.png");
            save::png(name.clone(), &svg, width, height).await?;
            return Some(name);
        }
    };
    save::text(&name, kind, &text)?;
    Some(name)
}

async fn drawn(store: Store, indicator: &Indicator, chart: &Chart) -> Option<Picture> {
    store.outline_tools.fetch().await.ok()?;
    let outlines = store.dataset.outlines.get()?;
    let simulated = store.simulated.get_untracked();
    let name = store
        .view
        .with_untracked(|s| s.scenario.as_ref().map(|s| name_or(s, "sans nom")))
        .unwrap_or_default();
    let scenario = simulated.as_ref().map(|simulation| (simulation, name.as_str()));
    Some(picture(Shown { dataset: store.dataset, outlines, indicator, chart, scenario }))
}
