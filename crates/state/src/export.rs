//! Taking the map and its data away: files made on the device, codes for other pages. [`Export::update`] alone
//! changes it; what the browser is to do are the effects it gives, whose answers come back as events.

use super::ViewState;
use analysis::export::picture::{Picture, Shown, picture};
use analysis::export::{csv, dated, file_name, geojson, metadata};
use analysis::simulation::dates;
use analysis::simulation::outcome::{Simulation, simulate};
use analysis::simulation::report::{name_or, outcomes};
use analysis::statistics::chart::Chart;
use model::{Dataset, Day, Indicator, Role};

/// The kinds of file.
const CSV: &str = "text/csv;charset=utf-8";
const PLAIN: &str = "text/plain;charset=utf-8";
const GEOJSON: &str = "application/geo+json";
const SVG: &str = "image/svg+xml";

/// What a person can take away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Download {
    /// The indicator shown, as a table.
    Table,
    /// What that indicator is and where it comes from.
    Metadata,
    /// All indicators.
    Everything,
    /// All services.
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
    /// The file's name, or nothing where it could not be made.
    file: Option<Option<String>>,
    copied: Option<bool>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportEvent {
    /// Make this file.
    Take(Download),
    /// Answers [`ExportEffect::FetchOutlineFile`].
    OutlineFile(Option<String>),
    /// Answers [`ExportEffect::LoadOutlines`]: whether the dataset holds them.
    OutlinesLoaded(Download, bool),
    /// Answers [`ExportEffect::SaveText`] and [`ExportEffect::SavePicture`]: whether the browser takes it.
    Saved(String, bool),
    /// Copy this code.
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
    /// Offer a text to be kept.
    SaveText {
        /// The file's name.
        name: String,
        /// Its media type.
        kind: &'static str,
        /// What it holds.
        text: String,
    },
    /// Draw an SVG and offer it as a picture.
    SavePicture {
        /// The file's name.
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
    /// Everything known.
    pub dataset: &'static Dataset,
    /// The indicator shown.
    pub indicator: &'a Indicator,
    /// How it is drawn.
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
    pub fn update(&mut self, event: ExportEvent, shown: Context<'_>) -> Option<ExportEffect> {
        match event {
            ExportEvent::Take(Download::Outlines) => return Some(ExportEffect::FetchOutlineFile),
            ExportEvent::Take(download @ (Download::Svg | Download::Png)) => {
                return Some(ExportEffect::LoadOutlines(download));
            }
            ExportEvent::Take(download) => return self.save(shown.text_file(download)),
            ExportEvent::OutlineFile(text) => {
                return self.save(text.and_then(|outlines| shown.outlines(&outlines)));
            }
            ExportEvent::OutlinesLoaded(download, there) => {
                return self.save(there.then(|| shown.drawing(download)).flatten());
            }
            ExportEvent::Saved(name, taken) => self.file = Some(taken.then_some(name)),
            ExportEvent::Copy(text) => return Some(ExportEffect::Copy(text)),
            ExportEvent::Copied(copied) => self.copied = Some(copied),
        }
        None
    }

    fn save(&mut self, file: Option<ExportEffect>) -> Option<ExportEffect> {
        if file.is_none() {
            self.file = Some(None);
        }
        file
    }

    /// What came of the last file, in words.
    #[must_use]
    pub fn file_said(&self) -> String {
        match &self.file {
            None => String::new(),
            Some(Some(name)) => format!("Fichier préparé\u{a0}: {name}"),
            Some(None) => "Ce fichier n’a pas pu être préparé. Vérifiez votre connexion, ou que \
                la page a le droit d’enregistrer."
                .to_owned(),
        }
    }

    /// What came of the last copy, in words.
    #[must_use]
    pub fn copy_said(&self) -> &'static str {
        match self.copied {
            None => "",
            Some(true) => "Code copié.",
            Some(false) => "La copie est refusée\u{a0}: sélectionnez le code.",
        }
    }
}

impl Context<'_> {
    /// A file of text that needs no outlines.
    fn text_file(self, download: Download) -> Option<ExportEffect> {
        let Self { dataset, indicator, chart, view, .. } = self;
        let base = file_name(dataset, indicator);
        let (name, kind, text) = match download {
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
                let grid = outcomes(dataset, scenario, &simulation, view.rival.as_ref());
                let base = file_name(dataset, dataset.in_role(Role::Coverage)?);
                let text = csv::of_computed_grid(dataset, &grid, &dates(dataset));
                (format!("{base}_scenario.csv"), CSV, text)
            }
            Download::Outlines | Download::Svg | Download::Png => return None,
        };
        Some(ExportEffect::SaveText { name, kind, text })
    }

    /// The published outlines with the values shown.
    fn outlines(self, outlines: &str) -> Option<ExportEffect> {
        let Self { dataset, indicator, chart, .. } = self;
        let text =
            geojson::of_indicator(dataset, indicator, chart, outlines, &self.written_on()).ok()?;
        let name = format!("{}.geojson", file_name(dataset, indicator));
        Some(ExportEffect::SaveText { name, kind: GEOJSON, text })
    }

    /// The map, once the dataset holds its outlines.
    fn drawing(self, download: Download) -> Option<ExportEffect> {
        let Self { dataset, indicator, chart, simulated, view, .. } = self;
        let outlines = dataset.outlines.get()?;
        let scenario = view.scenario.as_ref().map(|own| name_or(own, "sans nom"));
        let scenario = simulated.map(|own| (own, scenario.as_deref().unwrap_or_default()));
        let picture = picture(Shown { dataset, outlines, indicator, chart, scenario });
        let suffix = if simulated.is_some() { "_scenario" } else { "" };
        let base = format!("{}{suffix}", file_name(dataset, indicator));
        Some(if download == Download::Png {
            ExportEffect::SavePicture { name: format!("{base}.png"), picture }
        } else {
            ExportEffect::SaveText { name: format!("{base}.svg"), kind: SVG, text: picture.svg }
        })
    }

    fn written_on(&self) -> String {
        self.today.map(Day::iso).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
