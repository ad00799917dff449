//! Tests of each file, and of the messages when the network or the browser refuses.

use super::*;
use crate::{View, answer, codec};

/// A fake browser that accepts or refuses every request.
struct Browser {
    refuses: bool,
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
    fn after(&self, events: &[ExportEvent]) -> Outcome {
        let dataset = fixtures::dataset();
        let (view, _) = codec::read(self.query, dataset);
        let view = ViewState { view: View::Territories, ..view };
        let indicator =
            dataset.indicator(view.indicator_id(dataset).as_str()).expect("an indicator");
        let chart = Chart::with(dataset, indicator, None);
        let simulated = answer::simulated(dataset, &view);
        let (simulated, today) = (simulated.as_ref(), Day::new(2026, 11, 26));
        let shown = Context { dataset, indicator, chart: &chart, simulated, view: &view, today };
        let mut outcome = Outcome::default();
        for event in events {
            let mut events = vec![event.clone()];
            while let Some(event) = events.pop() {
                for effect in outcome.export.update(event, &shown) {
                    events.push(self.run(effect, &mut outcome));
                }
            }
        }
        outcome
    }

    fn run(&self, effect: ExportEffect, outcome: &mut Outcome) -> ExportEvent {
        let allows = !self.refuses;
        match effect {
            ExportEffect::FetchOutlineFile => {
                ExportEvent::OutlineFile(allows.then(|| fixtures::text("epci.geojson")))
            }
            ExportEffect::LoadOutlines(download) => ExportEvent::OutlinesLoaded(download, allows),
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

const SCENARIO: &str = "?scenario=v1;cible=60;assmat=3";

#[test]
fn each_file_has_its_name_and_kind_and_is_told() {
    let rate = "carte-services-familles_haute-marne_taux-couverture_2013-12-31";
    for (download, name, kind) in [
        (Download::Table, format!("{rate}.csv"), CSV),
        (Download::Metadata, format!("{rate}_notice.txt"), PLAIN),
        (Download::Outlines, format!("{rate}.geojson"), GEOJSON),
        (Download::Scenario, format!("{rate}_scenario.csv"), CSV),
        (Download::Svg, format!("{rate}_scenario.svg"), SVG),
        (Download::Png, format!("{rate}_scenario.png"), "image/png"),
    ] {
        let browser = Browser { refuses: false, query: SCENARIO };
        let Outcome { export, files, .. } = browser.after(&[ExportEvent::Requested(download)]);
        assert_eq!(export.file_message, format!("Fichier préparé\u{a0}: {name}"));
        assert_eq!(files, [(name, kind)]);
    }
    let browser = Browser { refuses: false, query: "" };
    let all = [Download::Svg, Download::Everything, Download::Services].map(ExportEvent::Requested);
    let names: Vec<String> = browser.after(&all).files.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names[0], format!("{rate}.svg"), "no scenario");
    assert!(names[1].contains("_indicateurs_") && names[2].contains("_services_"), "{names:?}");
}

#[test]
fn a_refusal_is_told_and_the_next_success_takes_its_place() {
    let refusal = "Ce fichier n’a pas pu être préparé.";
    let refusing = Browser { refuses: true, query: SCENARIO };
    for download in [Download::Table, Download::Outlines, Download::Svg, Download::Png] {
        let Outcome { export, files, .. } = refusing.after(&[ExportEvent::Requested(download)]);
        assert!(export.file_message.starts_with(refusal), "{download:?}: {}", export.file_message);
        assert_eq!(
            files.is_empty(),
            download != Download::Table,
            "nothing is made without outlines"
        );
    }
    let browser = Browser { refuses: false, query: "" };
    let Outcome { export, files, .. } =
        browser.after(&[ExportEvent::Requested(Download::Scenario)]);
    assert!(export.file_message.starts_with(refusal) && files.is_empty(), "there is no scenario");
    let both = [Download::Scenario, Download::Table].map(ExportEvent::Requested);
    assert!(browser.after(&both).export.file_message.starts_with("Fichier préparé"));
}

#[test]
fn a_code_is_copied_or_left_to_be_selected() {
    let copy = [ExportEvent::Copy("<iframe>".to_owned())];
    let done = Browser { refuses: false, query: "" }.after(&copy);
    assert_eq!(
        (done.clipboard.as_deref(), done.export.copy_message),
        (Some("<iframe>"), "Code copié.")
    );
    let refused = Browser { refuses: true, query: "" }.after(&copy);
    assert_eq!(refused.export.copy_message, "La copie est refusée\u{a0}: sélectionnez le code.");
    assert_eq!((refused.clipboard, refused.export.file_message), (None, String::new()));
}
