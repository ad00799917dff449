//! Export of the map and its data: files made on the device, and embed codes.

use super::ViewState;
use analysis::export::picture::{Picture, PictureInput, picture};
use analysis::export::{csv, dated, file_name, geojson, metadata};
use analysis::simulation::dates;
use analysis::simulation::outcome::{Simulation, simulate};
use analysis::simulation::report::{name_or, outcomes};
use analysis::statistics::chart::Chart;
use model::{Dataset, Day, Indicator, Role};

/// Media types of the files.
const CSV: &str = "text/csv;charset=utf-8";
const PLAIN: &str = "text/plain;charset=utf-8";
const GEOJSON: &str = "application/geo+json";
const SVG: &str = "image/svg+xml";

/// A file that can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Download {
    /// The table of the current indicator, as CSV.
    Table,
    /// Definition and sources of the current indicator.
    Metadata,
    /// The figures of all indicators, as CSV.
    Everything,
    /// All services, as CSV.
    Services,
    /// The results of the scenario.
    Scenario,
    /// The outlines with the indicator's values, as GeoJSON.
    Outlines,
    /// The map as SVG.
    Svg,
    /// The map as PNG.
    Png,
}

/// The outcome of the last file export and of the last copied code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Export {
    /// Message about the last file; empty without one.
    pub file_message: String,
    /// Message about the last copied code; empty without one.
    pub copy_message: &'static str,
}

/// An event of the export: a gesture, or the answer to an effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportEvent {
    /// A file was requested.
    Requested(Download),
    /// Answers [`ExportEffect::FetchOutlineFile`]; `None` if the fetch failed.
    OutlineFile(Option<String>),
    /// Answers [`ExportEffect::LoadOutlines`]: whether they are loaded.
    OutlinesLoaded(Download, bool),
    /// Answers [`ExportEffect::SaveText`] and [`ExportEffect::SavePicture`].
    Saved {
        /// Name of the file.
        name: String,
        /// Whether the browser accepted the download.
        accepted: bool,
    },
    /// An embed code is to be copied.
    Copy(String),
    /// Answers [`ExportEffect::Copy`]: whether the browser allowed it.
    Copied(bool),
}

/// What the browser must do.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportEffect {
    /// Fetch the published file of outlines.
    FetchOutlineFile,
    /// Load the outlines into the dataset, for this download.
    LoadOutlines(Download),
    /// Download a text as a file.
    SaveText {
        /// Name of the file.
        name: String,
        /// As `text/csv;charset=utf-8`.
        media_type: &'static str,
        /// Its content.
        text: String,
    },
    /// Rasterize an SVG and download it as PNG.
    SavePicture {
        /// Name of the file.
        name: String,
        /// The drawing, with its size in CSS pixels.
        picture: Picture,
    },
    /// Copy a text to the clipboard.
    Copy(String),
}

/// The data that files are made from.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The data of the map.
    pub dataset: &'static Dataset,
    /// The current indicator.
    pub indicator: &'a Indicator,
    /// Classes and colours of the current indicator.
    pub chart: &'a Chart,
    /// The simulation, if the map shows it.
    pub simulated: Option<&'a Simulation>,
    /// The current view state.
    pub view: &'a ViewState,
    /// Today's date where the person is; `None` if the clock is invalid.
    pub today: Option<Day>,
}

impl Export {
    /// Applies an event and returns the effects.
    #[must_use]
    pub fn update(&mut self, event: ExportEvent, context: &Context<'_>) -> Vec<ExportEffect> {
        let mut effects = Vec::new();
        match event {
            ExportEvent::Requested(Download::Outlines) => {
                effects.push(ExportEffect::FetchOutlineFile);
            }
            ExportEvent::Requested(download @ (Download::Svg | Download::Png)) => {
                effects.push(ExportEffect::LoadOutlines(download));
            }
            ExportEvent::Requested(download) => {
                self.save(context.text_file(download), &mut effects);
            }
            ExportEvent::OutlineFile(text) => {
                self.save(text.and_then(|outlines| context.outlines(&outlines)), &mut effects);
            }
            ExportEvent::OutlinesLoaded(download, loaded) => {
                self.save(loaded.then(|| context.drawing(download)).flatten(), &mut effects);
            }
            ExportEvent::Saved { name, accepted: true } => {
                self.file_message = format!("Fichier préparé\u{a0}: {name}");
            }
            ExportEvent::Saved { .. } => self.save(None, &mut effects),
            ExportEvent::Copy(text) => effects.push(ExportEffect::Copy(text)),
            ExportEvent::Copied(true) => self.copy_message = "Code copié.",
            ExportEvent::Copied(false) => {
                self.copy_message = "La copie est refusée\u{a0}: sélectionnez le code.";
            }
        }
        effects
    }

    /// Downloads a file, or reports that it could not be made.
    fn save(&mut self, file: Option<ExportEffect>, effects: &mut Vec<ExportEffect>) {
        if file.is_none() {
            self.file_message =
                "Ce fichier n’a pas pu être préparé. Vérifiez votre connexion, ou que la page a \
                le droit d’enregistrer."
                    .to_owned();
        }
        effects.extend(file);
    }
}

impl Context<'_> {
    /// Makes a text file that needs no outlines; `None` for other kinds.
    fn text_file(self, download: Download) -> Option<ExportEffect> {
        let Self { dataset, indicator, chart, view, .. } = self;
        let base = file_name(dataset, indicator);
        let (name, media_type, text) = match download {
            Download::Table => {
                (format!("{base}.csv"), CSV, csv::of_indicator(dataset, indicator, chart))
            }
            Download::Metadata => {
                let text = metadata::of_indicator(dataset, indicator, &self.written_on());
                (format!("{base}_notice.txt"), PLAIN, text)
            }
            Download::Everything => {
                let dates = dataset.indicators.iter().flat_map(Indicator::dates);
                (format!("{}.csv", dated(dataset, "indicateurs", dates)), CSV, csv::of_all(dataset))
            }
            Download::Services => {
                let dates = dataset.services.iter().filter_map(|service| service.date);
                (
                    format!("{}.csv", dated(dataset, "services", dates)),
                    CSV,
                    csv::of_services(dataset),
                )
            }
            Download::Scenario => {
                let scenario = view.scenario.as_ref()?;
                let simulation = simulate(dataset, scenario);
                let grid = outcomes(dataset, scenario, &simulation, view.other_scenario.as_ref());
                let base = file_name(dataset, dataset.in_role(Role::Coverage)?);
                let text = csv::of_computed_grid(dataset, &grid, &dates(dataset));
                (format!("{base}_scenario.csv"), CSV, text)
            }
            Download::Outlines | Download::Svg | Download::Png => return None,
        };
        Some(ExportEffect::SaveText { name, media_type, text })
    }

    /// Adds the current values to the published outlines.
    fn outlines(self, outlines: &str) -> Option<ExportEffect> {
        let Self { dataset, indicator, chart, .. } = self;
        let text =
            geojson::of_indicator(dataset, indicator, chart, outlines, &self.written_on()).ok()?;
        let name = format!("{}.geojson", file_name(dataset, indicator));
        Some(ExportEffect::SaveText { name, media_type: GEOJSON, text })
    }

    /// Draws the map; the outlines must be loaded.
    fn drawing(self, download: Download) -> Option<ExportEffect> {
        let Self { dataset, indicator, chart, simulated, view, .. } = self;
        let outlines = dataset.outlines.get()?;
        let scenario = view.scenario.as_ref().map(|scenario| name_or(scenario, "sans nom"));
        let scenario =
            simulated.map(|simulation| (simulation, scenario.as_deref().unwrap_or_default()));
        let picture = picture(PictureInput { dataset, outlines, indicator, chart, scenario });
        let suffix = if simulated.is_some() { "_scenario" } else { "" };
        let base = format!("{}{suffix}", file_name(dataset, indicator));
        Some(if download == Download::Png {
            ExportEffect::SavePicture { name: format!("{base}.png"), picture }
        } else {
            ExportEffect::SaveText {
                name: format!("{base}.svg"),
                media_type: SVG,
                text: picture.svg,
            }
        })
    }

    fn written_on(&self) -> String {
        self.today.map(Day::iso).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
