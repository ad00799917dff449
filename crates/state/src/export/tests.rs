//! Tests of each file, and of the messages when something cannot be fetched or the browser refuses.

use super::files::{CSV, GEOJSON, PLAIN, SVG, make};
use super::*;
use crate::{View, answer, codec};

/// A fake browser.
struct Browser {
    /// Whether it refuses to fetch a file, to download and to copy.
    refuses: bool,
    /// Whether the chunk that makes files, or the outlines for a picture, cannot be loaded.
    lacks_maker: bool,
    query: &'static str,
}

/// The result of some events.
#[derive(Default)]
struct Outcome {
    export: Export,
    /// Names and media types of the files, in order.
    files: Vec<(String, &'static str)>,
    clipboard: Option<String>,
}

impl Browser {
    fn run_events(&self, events: &[ExportEvent]) -> Outcome {
        let dataset = fixtures::dataset();
        let (view, _) = codec::read(self.query, dataset);
        let view = ViewState { view: View::Territories, ..view };
        let indicator =
            dataset.indicator(view.indicator_id(dataset).as_str()).expect("an indicator");
        let chart = Chart::with_classification(dataset, indicator, None);
        let simulation = answer::current_simulation(dataset, &view);
        let (simulation, today) = (simulation.as_ref(), Day::new(2026, 11, 26));
        let shown = Context { dataset, indicator, chart: &chart, simulation, view: &view, today };
        let mut outcome = Outcome::default();
        for event in events {
            let mut events = vec![event.clone()];
            while let Some(event) = events.pop() {
                for effect in outcome.export.update(event, &shown) {
                    events.push(self.perform(effect, &mut outcome));
                }
            }
        }
        outcome
    }

    fn perform(&self, effect: ExportEffect, outcome: &mut Outcome) -> ExportEvent {
        let allows = !self.refuses;
        match effect {
            ExportEffect::Load(download) => {
                let needs_file = download == Download::Outlines;
                ExportEvent::Loaded {
                    download,
                    make: (!self.lacks_maker).then_some(make),
                    outline_file: (allows && needs_file)
                        .then(|| fixtures::geodata_text("epci.geojson")),
                }
            }
            ExportEffect::SaveText { name, media_type, text } => {
                assert!(!text.is_empty(), "{name}");
                outcome.files.push((name.clone(), media_type));
                ExportEvent::Saved { name, accepted: allows }
            }
            ExportEffect::SavePicture { name, picture } => {
                assert!(picture.svg.starts_with("<svg") && picture.width > 0, "{name}");
                outcome.files.push((name.clone(), "image/png"));
                ExportEvent::Saved { name, accepted: allows }
            }
            ExportEffect::Copy(text) => {
                outcome.clipboard = allows.then_some(text);
                ExportEvent::Copied(allows)
            }
        }
    }
}

const ALLOWING: Browser = Browser { refuses: false, lacks_maker: false, query: "" };
const REFUSAL: &str = "Ce fichier n’a pas pu être préparé.";
const SCENARIO: &str = "?scenario=v1;cible=60;assmat=3";

#[test]
fn each_file_has_its_name_type_and_message() {
    let rate = "carte-services-familles_haute-marne_taux-couverture_2013-12-31";
    for (download, name, kind) in [
        (Download::Table, format!("{rate}.csv"), CSV),
        (Download::Metadata, format!("{rate}_notice.txt"), PLAIN),
        (Download::Outlines, format!("{rate}.geojson"), GEOJSON),
        (Download::Scenario, format!("{rate}_scenario.csv"), CSV),
        (Download::Svg, format!("{rate}_scenario.svg"), SVG),
        (Download::Png, format!("{rate}_scenario.png"), "image/png"),
    ] {
        let browser = Browser { query: SCENARIO, ..ALLOWING };
        let Outcome { export, files, .. } = browser.run_events(&[ExportEvent::Requested(download)]);
        assert_eq!(export.file_message, format!("Fichier préparé\u{a0}: {name}"));
        assert_eq!(files, [(name, kind)]);
    }
    let all =
        [Download::Svg, Download::AllIndicators, Download::Services].map(ExportEvent::Requested);
    let names: Vec<String> =
        ALLOWING.run_events(&all).files.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names[0], format!("{rate}.svg"), "no scenario");
    assert!(names[1].contains("_indicateurs_") && names[2].contains("_services_"), "{names:?}");
}

#[test]
fn success_replaces_the_message_of_a_refusal() {
    let refusing = Browser { refuses: true, query: SCENARIO, ..ALLOWING };
    for download in [Download::Table, Download::Outlines, Download::Svg, Download::Png] {
        let Outcome { export, files, .. } =
            refusing.run_events(&[ExportEvent::Requested(download)]);
        assert!(export.file_message.starts_with(REFUSAL), "{download:?}: {}", export.file_message);
        let is_made = download != Download::Outlines;
        assert_eq!(!files.is_empty(), is_made, "{download:?} is made unless its file is missing");
    }
    let Outcome { export, files, .. } =
        ALLOWING.run_events(&[ExportEvent::Requested(Download::Scenario)]);
    assert!(export.file_message.starts_with(REFUSAL) && files.is_empty(), "there is no scenario");
    let both = [Download::Scenario, Download::Table].map(ExportEvent::Requested);
    assert!(ALLOWING.run_events(&both).export.file_message.starts_with("Fichier préparé"));
}

#[test]
fn missing_chunk_or_outlines_make_no_file_and_a_message() {
    let lacking = Browser { lacks_maker: true, query: SCENARIO, ..ALLOWING };
    for download in [
        Download::Table,
        Download::Metadata,
        Download::AllIndicators,
        Download::Services,
        Download::Scenario,
        Download::Outlines,
        Download::Svg,
        Download::Png,
    ] {
        let Outcome { export, files, .. } = lacking.run_events(&[ExportEvent::Requested(download)]);
        assert!(export.file_message.starts_with(REFUSAL), "{download:?}: {}", export.file_message);
        assert!(files.is_empty(), "{download:?}");
    }
    let copied = lacking.run_events(&[ExportEvent::Copy("<iframe>".to_owned())]);
    assert_eq!(copied.export.copy_message, "Code copié.", "needs no chunk");
}

#[test]
fn copying_a_code_succeeds_or_gives_advice() {
    let copy = [ExportEvent::Copy("<iframe>".to_owned())];
    let done = ALLOWING.run_events(&copy);
    assert_eq!(
        (done.clipboard.as_deref(), done.export.copy_message),
        (Some("<iframe>"), "Code copié.")
    );
    let refused = Browser { refuses: true, ..ALLOWING }.run_events(&copy);
    assert_eq!(refused.export.copy_message, "La copie est refusée\u{a0}: sélectionnez le code.");
    assert_eq!((refused.clipboard, refused.export.file_message), (None, String::new()));
}
