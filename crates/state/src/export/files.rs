//! Makes the files. Nothing else in `state` names these functions, so that they can be in a chunk of their own.

use super::{Context, Download, ExportEffect};
use analysis::export::picture::{Picture, PictureInput, draw_picture};
use analysis::export::{csv, dated_file_name, geojson, indicator_file_name, metadata};
use analysis::simulation::outcome::simulate;
use analysis::simulation::report::{name_or, outcomes_table};
use analysis::simulation::scenario_dates;
use model::{Day, Indicator, Role};

/// Media types of the files.
pub(super) const CSV: &str = "text/csv;charset=utf-8";
pub(super) const PLAIN: &str = "text/plain;charset=utf-8";
pub(super) const GEOJSON: &str = "application/geo+json";
pub(super) const SVG: &str = "image/svg+xml";

/// Makes a file. `None` if an input is missing: the outlines, the published file of outlines, or a scenario.
#[must_use]
pub fn make(
    download: Download,
    context: &Context<'_>,
    outline_file: Option<&str>,
) -> Option<ExportEffect> {
    let Context { dataset, indicator, chart, view, today, .. } = *context;
    let base = indicator_file_name(dataset, indicator);
    let written_on = today.map(Day::iso).unwrap_or_default();
    let (name, media_type, text) = match download {
        Download::Table => {
            (format!("{base}.csv"), CSV, csv::indicator_csv(dataset, indicator, chart))
        }
        Download::Metadata => {
            let text = metadata::indicator_metadata(dataset, indicator, &written_on);
            (format!("{base}_notice.txt"), PLAIN, text)
        }
        Download::AllIndicators => {
            let dates = dataset.indicators.iter().flat_map(Indicator::dates);
            let base = dated_file_name(dataset, "indicateurs", dates);
            (format!("{base}.csv"), CSV, csv::all_indicators_csv(dataset))
        }
        Download::Services => {
            let dates = dataset.services.iter().filter_map(|service| service.date);
            let base = dated_file_name(dataset, "services", dates);
            (format!("{base}.csv"), CSV, csv::services_csv(dataset))
        }
        Download::Scenario => {
            let scenario = view.scenario.as_ref()?;
            let simulation = simulate(dataset, scenario);
            let grid = outcomes_table(dataset, scenario, &simulation, view.other_scenario.as_ref());
            let base = indicator_file_name(dataset, dataset.indicator_for(Role::Coverage)?);
            let text = csv::computed_grid_csv(dataset, &grid, &scenario_dates(dataset));
            (format!("{base}_scenario.csv"), CSV, text)
        }
        Download::Outlines => {
            let text =
                geojson::indicator_geojson(dataset, indicator, chart, outline_file?, &written_on)
                    .ok()?;
            (format!("{base}.geojson"), GEOJSON, text)
        }
        Download::Svg => {
            let (base, picture) = draw_map(context)?;
            (format!("{base}.svg"), SVG, picture.svg)
        }
        Download::Png => {
            let (base, picture) = draw_map(context)?;
            return Some(ExportEffect::SavePicture { name: format!("{base}.png"), picture });
        }
    };
    Some(ExportEffect::SaveText { name, media_type, text })
}

/// Draws the map, with the start of its file's name; `None` if the outlines are not loaded.
fn draw_map(context: &Context<'_>) -> Option<(String, Picture)> {
    let Context { dataset, indicator, chart, simulation, view, .. } = *context;
    let outlines = dataset.outlines.get()?;
    let scenario = view.scenario.as_ref().map(|scenario| name_or(scenario, "sans nom"));
    let scenario = simulation.map(|s| (s, scenario.as_deref().unwrap_or_default()));
    let picture = draw_picture(PictureInput { dataset, outlines, indicator, chart, scenario });
    let suffix = if simulation.is_some() { "_scenario" } else { "" };
    Some((format!("{}{suffix}", indicator_file_name(dataset, indicator)), picture))
}
