//! Export of the map and its data: files made on the device, and embed codes.

pub mod files;

use super::ViewState;
use analysis::export::picture::Picture;
use analysis::simulation::outcome::Simulation;
use analysis::statistics::chart::Chart;
use model::{Dataset, Day, Indicator};

/// A file that can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Download {
    /// The table of the current indicator, as CSV.
    Table,
    /// Definition and sources of the current indicator.
    Metadata,
    /// The figures of all indicators, as CSV.
    AllIndicators,
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

/// Makes a file, from the text of the published outlines if that was fetched; `None` if it cannot be made. See
/// [`files::make`]. A function pointer, so that only the chunk that supplies it contains what makes the files.
pub type FileMaker = fn(Download, &Context<'_>, Option<&str>) -> Option<ExportEffect>;

/// The outcome of the last file export and of the last copied code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Export {
    /// Message about the last file; empty without one.
    pub file_message: String,
    /// Message about the last copied code; empty without one.
    pub copy_message: &'static str,
}

/// An event of the export: a gesture, or the answer to an effect.
#[derive(Clone, Debug)]
pub enum ExportEvent {
    /// A file was requested.
    Requested(Download),
    /// Answers [`ExportEffect::Load`].
    Loaded {
        /// The file that was requested.
        download: Download,
        /// The function that makes it; `None` if something could not be fetched.
        make: Option<FileMaker>,
        /// The published file of outlines, if the download needs it and it could be fetched.
        outline_file: Option<String>,
    },
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

/// An effect for the browser to perform.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportEffect {
    /// Load what makes files and what this download is made from: for a picture the outlines into the dataset,
    /// for [`Download::Outlines`] the published file.
    Load(Download),
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
    pub simulation: Option<&'a Simulation>,
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
            ExportEvent::Requested(download) => effects.push(ExportEffect::Load(download)),
            ExportEvent::Loaded { download, make, outline_file } => {
                let file = make.and_then(|make| make(download, context, outline_file.as_deref()));
                self.save(file, &mut effects);
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

#[cfg(test)]
mod tests;
