//! Exporting the map and its data: files made on the device, codes for other pages.

use super::ViewState;
use analysis::export::picture::{Picture, Shown, picture};
use analysis::export::{csv, dated, file_name, geojson, metadata};
use analysis::simulation::dates;
use analysis::simulation::outcome::{Simulation, simulate};
use analysis::simulation::report::{name_or, outcomes};
use analysis::statistics::chart::Chart;
use model::{Dataset, Day, Indicator, Role};

/// The media types of the files.
const CSV: &str = "text/csv;charset=utf-8";
const PLAIN: &str = "text/plain;charset=utf-8";
const GEOJSON: &str = "application/geo+json";
const SVG: &str = "image/svg+xml";

/// The files that a person can export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Download {
    /// The indicator shown, as a table.
    Table,
    /// What that indicator is and where it comes from.
    Metadata,
    /// All indicators with all their figures, as one table.
    Everything,
    /// All services, as a table.
    Services,
    /// What the scenario comes to.
    Scenario,
    /// The outlines with the indicator's values.
    Outlines,
    /// The map as a drawing.
    Svg,
    /// The map as a picture.
    Png,
}

/// What came of the last file and of the last code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Export {
    /// The same of the file, in words.
    pub file_message: String,
    /// The same of the code, in words.
    pub copy_message: &'static str,
}

/// A gesture, or the answer to an [`ExportEffect`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportEvent {
    /// The person wants this file.
    Requested(Download),
    /// Answers [`ExportEffect::FetchOutlineFile`]; `None` where it could not be had.
    OutlineFile(Option<String>),
    /// Answers [`ExportEffect::LoadOutlines`]: whether the dataset holds them.
    OutlinesLoaded(Download, bool),
    /// Answers [`ExportEffect::SaveText`] and [`ExportEffect::SavePicture`].
    Saved {
        /// The name that it was offered under.
        name: String,
        /// Whether the browser has taken it.
        accepted: bool,
    },
    /// The person wants this code on the clipboard.
    Copy(String),
    /// Answers [`ExportEffect::Copy`]: whether the browser allows it.
    Copied(bool),
}

/// What the browser is asked to do.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportEffect {
    /// Fetch the published file of outlines.
    FetchOutlineFile,
    /// Have the dataset hold its outlines, for this download.
    LoadOutlines(Download),
    /// Offer a text as a file.
    SaveText {
        /// The name that the browser offers it under.
        name: String,
        /// As `text/csv;charset=utf-8`.
        media_type: &'static str,
        /// The content of the file.
        text: String,
    },
    /// Draw an SVG and offer it as a PNG.
    SavePicture {
        /// The name that the browser offers it under.
        name: String,
        /// The drawing, and its size in CSS pixels.
        picture: Picture,
    },
    /// Put a text on the clipboard.
    Copy(String),
}

/// What files are made of.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Whose figures the files hold.
    pub dataset: &'static Dataset,
    /// The indicator on the map.
    pub indicator: &'a Indicator,
    /// Its classes or circles, as the map draws them.
    pub chart: &'a Chart,
    /// What the scenario makes of the map, where the map shows it.
    pub simulated: Option<&'a Simulation>,
    /// What the person is looking at.
    pub view: &'a ViewState,
    /// The day where the person is.
    pub today: Option<Day>,
}

impl Export {
    /// Applies an event; what the browser is to do then.
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

    /// Offers a file, or says that it could not be made.
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
    /// A file of text that needs no outlines.
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

    /// The published outlines with the values shown.
    fn outlines(self, outlines: &str) -> Option<ExportEffect> {
        let Self { dataset, indicator, chart, .. } = self;
        let text =
            geojson::of_indicator(dataset, indicator, chart, outlines, &self.written_on()).ok()?;
        let name = format!("{}.geojson", file_name(dataset, indicator));
        Some(ExportEffect::SaveText { name, media_type: GEOJSON, text })
    }

    /// The map, once the dataset holds its outlines.
    fn drawing(self, download: Download) -> Option<ExportEffect> {
        let Self { dataset, indicator, chart, simulated, view, .. } = self;
        let outlines = dataset.outlines.get()?;
        let scenario = view.scenario.as_ref().map(|scenario| name_or(scenario, "sans nom"));
        let scenario =
            simulated.map(|simulation| (simulation, scenario.as_deref().unwrap_or_default()));
        let picture = picture(Shown { dataset, outlines, indicator, chart, scenario });
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
