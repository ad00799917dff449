//! Reads a data folder (`geodata/`) and makes the files for the browser from it. All validation is in
//! `model::read`, which the browser uses too.

mod base_map;
mod counts;
mod draw;
mod first_view;
mod labels;
mod topology;

use std::fs;
use std::path::Path;

use draw::LabelMode;
use geojson::Feature;
use model::read::faults::{Faults, RecordPath};
use model::read::record::parse;
use model::read::{
    DataError, FIRST_VIEW_FILE, details_with_faults, first_view_with_faults, governance, metadata,
    no_pause, outlines_with_faults, outside_places, plan, poll_once, published_anomalies,
    published_indicators, publisher, sources,
};
use model::{Credit, Dataset, Governance, Metadata, Plan, PlanDocument, Publisher, SiteContent};
use serde_json::{Value, json};

/// Members, in records of any file, that only readers and editors of the data use. The published files omit
/// them.
const OMITTED: [&str; 7] =
    ["autres_lignes", "citations", "groupe", "noms_abreges", "note", "point_source", "theme"];

/// Further members that the first view omits, by its own members.
const OMITTED_IN_FIRST_VIEW: [(&str, &[&str]); 3] = [
    ("conventions", &["nom", "texte"]),
    ("sources", &["carte", "fichier", "licence", "producteur", "titre", "usage"]),
    (
        "structures",
        &[
            "agrement",
            "detail",
            "nom_compose",
            "projet_familles",
            "structures",
            "territoire",
            "type_gestion",
        ],
    ),
];

/// Further members that the details omit, by their own members.
const OMITTED_IN_DETAILS: [(&str, &[&str]); 3] = [
    ("chiffres_communes", &["carte"]),
    ("contacts", &["producteur"]),
    ("mairies", &["adresse", "courriel", "nom"]),
];

/// A data folder read into memory, not validated yet.
pub struct Folder {
    map: draw::Map,
    communes: Value,
    services: Value,
    indicators: Value,
    catalogue: Value,
    conventions: Value,
    /// `null` if the folder has none; so is `plan`.
    governance: Value,
    sources: Value,
    gazetteer: Value,
    anomalies: Value,
    contacts: Value,
    /// `null` if the folder has none.
    town_halls: Value,
    plan: Value,
    publisher: Value,
    metadata: Value,
    /// `null` if the folder has none.
    comparison: Value,
    commune_figures: Value,
    /// Text of `lieux-exterieurs.csv`, which is published unchanged.
    outside_csv: String,
}

/// Validates a data folder and returns all broken rules, by file and record. If territories or communes have
/// faults, the data that refer to them are not validated.
#[must_use]
pub fn check(path: &Path) -> Vec<DataError> {
    let faults = Faults::default();
    match Folder::read(&file_reader(path), &faults) {
        Some(folder) => folder.faults(),
        None => faults.into_vec(),
    }
}

fn file_reader(path: &Path) -> impl Fn(&'static str) -> Result<String, String> {
    move |file| {
        let text = fs::read_to_string(path.join(file));
        text.map_err(|error| format!("le fichier ne peut pas être lu ({error})"))
    }
}

impl Folder {
    /// Reads the files of a folder.
    ///
    /// # Errors
    /// A [`DataError`] that names the file that cannot be read or drawn.
    pub fn open(path: &Path) -> Result<Self, DataError> {
        Self::from_texts(file_reader(path))
    }

    /// Builds a folder from texts: `text` returns the text of a file, or why it cannot be read.
    ///
    /// # Errors
    /// As [`Folder::open`].
    pub fn from_texts(
        text: impl Fn(&'static str) -> Result<String, String>,
    ) -> Result<Self, DataError> {
        let faults = Faults::default();
        let folder = Self::read(&text, &faults);
        faults.into_result_or_fault(folder, FIRST_VIEW_FILE)
    }

    fn read(
        text: &dyn Fn(&'static str) -> Result<String, String>,
        faults: &Faults,
    ) -> Option<Self> {
        let optional_text = |file| text(file).ok();
        let text = |file| {
            text(file).unwrap_or_else(|reason| {
                faults.add_for_file(file, reason);
                "null".to_owned()
            })
        };
        let parse_value = |file, text: &str| {
            // `parse` is the browser's reader: it is stricter than `serde_json` and notes the faults.
            parse(file, text, faults);
            let value: Value = serde_json::from_str(text).unwrap_or_default();
            if value.is_null() {
                faults.add_for_file(file, "le fichier est vide");
            }
            value
        };
        let read_json = |file| parse_value(file, &text(file));
        let optional_json = |f| optional_text(f).map_or(Value::Null, |text| parse_value(f, &text));
        let read_features = |file| draw::read_features(file, &text(file), faults);
        let properties = |features: &[Feature]| -> Value {
            features.iter().map(|feature| json!(feature.properties)).collect()
        };
        let (territories, communes, services) = (
            read_features("epci.geojson"),
            read_features("communes.geojson"),
            read_features("structures.geojson"),
        );
        let layers = optional_text(base_map::FILE).map(|text| base_map::read(&text, faults));
        let folder = Self {
            communes: properties(&communes),
            services: properties(&services),
            indicators: read_json("indicateurs.json"),
            catalogue: read_json("catalogue.json"),
            conventions: read_json("conventions.json"),
            governance: optional_json(governance::FILE),
            sources: read_json("sources.json"),
            gazetteer: read_json("lieux.json"),
            anomalies: read_json("anomalies.json"),
            contacts: read_json("contacts.json"),
            town_halls: optional_json("mairies.json"),
            plan: optional_json(plan::FILE),
            publisher: read_json("editeur.json"),
            metadata: read_json(metadata::FILE),
            comparison: optional_json("comparaison-france.json"),
            commune_figures: optional_json("chiffres-communes.json"),
            outside_csv: text("lieux-exterieurs.csv"),
            map: draw::Map::new(
                territories,
                communes,
                &services,
                layers.unwrap_or_default(),
                faults,
            )?,
        };
        faults.is_empty().then_some(folder)
    }

    /// The dataset of the browser once everything is fetched. The native program and the tests use it.
    ///
    /// # Errors
    /// The first fault: its file, its record and the rule it breaks.
    pub fn dataset(&self) -> Result<Dataset, DataError> {
        let faults = Faults::default();
        let indicators = first_view::indicators(&self.indicators, &self.catalogue);
        let anomalies = first_view::anomalies(&self.anomalies);
        // Faults are reported before any label is placed.
        let dataset_with = |mode| self.full_dataset(&indicators, &anomalies, mode, &faults);
        let checked = dataset_with(LabelMode::WithoutLabels).filter(|_| faults.is_empty());
        faults.into_result_or_fault(
            checked.and_then(|_| dataset_with(LabelMode::WithLabels)),
            FIRST_VIEW_FILE,
        )
    }

    /// The metadata, including the members for search engines and for installing the site.
    ///
    /// # Errors
    /// The first fault: its file, its record and the rule it breaks.
    pub fn metadata(&self) -> Result<Metadata, DataError> {
        let faults = Faults::default();
        let text = self.metadata.to_string();
        let json = parse(metadata::FILE, &text, &faults);
        faults.into_result(metadata::read(&json, &faults))
    }

    /// The data that the static pages need besides `dataset`.
    ///
    /// # Errors
    /// The first fault: its file, its record and the rule it breaks.
    pub fn site_content(&self, dataset: &Dataset) -> Result<SiteContent, DataError> {
        let faults = Faults::default();
        let content = SiteContent {
            anomalies: published_anomalies(&self.anomalies.to_string(), dataset)?,
            plan_document: match &dataset.metadata.plan {
                None => None,
                Some(_) => Some(PlanDocument {
                    plan: self.read_plan(&faults),
                    governance: self.read_governance(&faults),
                    indicators: published_indicators(&self.indicators.to_string(), dataset)?,
                }),
            },
            credits: self.credits(&faults),
            publisher: self.read_publisher(&faults),
        };
        faults.into_result(content)
    }

    fn read_plan(&self, faults: &Faults) -> Plan {
        plan::read(&parse(plan::FILE, &self.plan.to_string(), faults), faults)
    }

    fn read_governance(&self, faults: &Faults) -> Governance {
        governance::read(&parse(governance::FILE, &self.governance.to_string(), faults), faults)
    }

    fn credits(&self, faults: &Faults) -> Vec<Credit> {
        sources::credits(&parse(sources::FILE, &self.sources.to_string(), faults), faults)
    }

    fn read_publisher(&self, faults: &Faults) -> Publisher {
        publisher::read(&parse(publisher::FILE, &self.publisher.to_string(), faults), faults)
    }

    /// All faults, including those in data that no dataset holds.
    #[must_use]
    pub fn faults(&self) -> Vec<DataError> {
        let faults = Faults::default();
        let dataset =
            self.full_dataset(&self.indicators, &self.anomalies, LabelMode::WithoutLabels, &faults);
        if let Err(fault) = outside_places(&self.outside_csv) {
            faults.add(fault);
        }
        sources::publications(&parse(sources::FILE, &self.sources.to_string(), &faults), &faults);
        self.read_publisher(&faults);
        if let Some(dataset) = dataset {
            if dataset.metadata.plan.is_some() {
                self.read_governance(&faults);
                plan::check_targets(&self.read_plan(&faults), &dataset.indicators, &faults);
            }
            check_anomalies(&dataset, &faults);
        }
        // A file may be read by several readers: each fault is reported once.
        let mut distinct = Vec::new();
        for fault in faults.into_vec() {
            if !distinct.contains(&fault) {
                distinct.push(fault);
            }
        }
        distinct
    }

    fn full_dataset(
        &self,
        indicators: &Value,
        anomalies: &Value,
        mode: LabelMode,
        faults: &Faults,
    ) -> Option<Dataset> {
        let first = self.first_view_json(&self.communes, indicators, mode, true);
        let dataset = poll_once(first_view_with_faults(&first, faults, no_pause))??;
        let details = self.details_json(anomalies);
        poll_once(details_with_faults(&details, &dataset, faults, no_pause))?;
        poll_once(outlines_with_faults(
            &compact_json(self.map.outlines(mode, &self.commune_figures)),
            &dataset,
            faults,
            no_pause,
        ))?;
        Some(dataset)
    }

    /// The file of the first view, as JSON.
    #[must_use]
    pub fn first_view(&self) -> String {
        let communes = first_view::communes(&self.communes, &self.services, &self.conventions);
        let indicators = first_view::indicators(&self.indicators, &self.catalogue);
        self.first_view_json(&communes, &indicators, LabelMode::WithLabels, false)
    }

    /// The file of the details, as JSON: what the search and the sheets need besides the first view.
    #[must_use]
    pub fn details(&self) -> String {
        self.details_json(&first_view::anomalies(&self.anomalies))
    }

    /// The TopoJSON of the outlines (see `model::read::outlines`).
    #[must_use]
    pub fn outlines(&self) -> String {
        compact_json(self.map.outlines(LabelMode::WithLabels, &self.commune_figures))
    }

    fn first_view_json(
        &self,
        communes: &Value,
        indicators: &Value,
        mode: LabelMode,
        all_communes: bool,
    ) -> String {
        let metadata = match all_communes {
            true => self.metadata.clone(),
            false => first_view::metadata(&self.metadata),
        };
        let members = json!({
            "territoire": metadata,
            "carte": self.map.territories(mode),
            "communes": communes,
            "toutes_les_communes": all_communes.then_some(true),
            "structures": self.services,
            "indicateurs": indicators,
            "catalogue": self.catalogue,
            "conventions": self.conventions,
            "sources": first_view::sources(&self.sources, &self.indicators),
        });
        compact_json(omit_members(&OMITTED_IN_FIRST_VIEW, members))
    }

    fn details_json(&self, anomalies: &Value) -> String {
        let first_indicators = first_view::indicators(&self.indicators, &self.catalogue);
        let members = json!({
            "communes": self.communes,
            "lieux": self.gazetteer,
            "anomalies": anomalies,
            "sources": self.sources,
            "comparaison": self.comparison,
            "indicateurs": first_view::later_indicators(&self.indicators, &self.sources, &first_indicators),
            "chiffres_communes": self.commune_figures,
            "contacts": self.contacts,
            "mairies": self.town_halls,
            "leviers": first_view::levers(&self.governance["leviers"]),
        });
        compact_json(omit_members(&OMITTED_IN_DETAILS, members))
    }
}

/// Checks that anomalies name existing indicators. The browser has only some of the indicators, so it cannot
/// check this.
fn check_anomalies(dataset: &Dataset, faults: &Faults) {
    for anomaly in dataset.anomalies() {
        let place = RecordPath { file: "anomalies.json", record: &anomaly.id, faults };
        for id in &anomaly.indicators {
            if dataset.indicator(id.as_str()).is_none() {
                place.reject(id.as_str(), "l’identifiant d’un indicateur", ());
            }
        }
    }
}

/// Removes from the records of each member the members listed for it in `omitted`.
fn omit_members(omitted: &[(&str, &[&str])], mut members: Value) -> Value {
    for (member, unread) in omitted {
        let records = members[*member].as_array_mut().into_iter().flatten();
        for record in records.filter_map(Value::as_object_mut) {
            record.retain(|name, _| !unread.contains(&name.as_str()));
        }
    }
    members
}

/// Serializes without the members in `OMITTED` and without `null`, which means absent.
fn compact_json(mut value: Value) -> String {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(members) => {
                members.retain(|name, value| !value.is_null() && !OMITTED.contains(&name.as_str()));
                members.values_mut().for_each(strip);
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }
    strip(&mut value);
    value.to_string()
}
