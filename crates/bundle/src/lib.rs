//! Reads a data folder (`geodata/`), and makes of it the files that the browser reads. All checks
//! are the reader's own, `model::read`, which the browser uses too.

mod context;
mod counts;
mod draw;
mod first_view;
mod labels;
mod topology;

use std::fs;
use std::path::Path;

use draw::Names;
use geojson::Feature;
use model::read::faults::{Faults, Place};
use model::read::record::parse;
use model::read::{
    DataError, FIRST_VIEW, at_once, details_noting, first_view_noting, governance, metadata,
    no_pause, outlines_noting, outside_places, plan, published_anomalies, published_indicators,
    publisher, sources,
};
use model::{Background, Credit, Dataset, Governance, Metadata, Plan, PlanDocument, Publisher};
use serde_json::{Value, json};

/// What records of any file hold for who edits or reads them, and the program does not read.
const UNREAD: [&str; 7] =
    ["autres_lignes", "citations", "groupe", "noms_abreges", "note", "point_source", "theme"];

/// The same of one kind of record alone, by the members of the first view.
const UNREAD_AT_FIRST: [(&str, &[&str]); 3] = [
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

/// The same by the members of the details.
const UNREAD_IN_DETAILS: [(&str, &[&str]); 3] = [
    ("chiffres_communes", &["carte"]),
    ("contacts", &["producteur"]),
    ("mairies", &["adresse", "courriel", "nom"]),
];

/// A data folder, read into memory, not yet checked.
pub struct Folder {
    map: draw::Map,
    communes: Value,
    services: Value,
    indicators: Value,
    catalogue: Value,
    conventions: Value,
    /// `null` where the folder has none, as the plan.
    governance: Value,
    sources: Value,
    gazetteer: Value,
    anomalies: Value,
    contacts: Value,
    /// `null` where the folder has none.
    town_halls: Value,
    plan: Value,
    publisher: Value,
    metadata: Value,
    /// `null` where the folder has none.
    comparison: Value,
    commune_figures: Value,
    /// `lieux-exterieurs.csv`, which is fetched as it is.
    outside: String,
}

/// All that is wrong with a data folder: what breaks a rule, by file and record. Where the territories
/// or the communes have faults, those of what stands on them are not told.
#[must_use]
pub fn check(path: &Path) -> Vec<DataError> {
    let faults = Faults::default();
    match Folder::read(&text_in(path), &faults) {
        Some(folder) => folder.faults(),
        None => faults.all(),
    }
}

fn text_in(path: &Path) -> impl Fn(&'static str) -> Result<String, String> {
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
        Self::from_texts(text_in(path))
    }

    /// The folder whose files hold what `text` gives, or cannot be read for the reason that it gives.
    ///
    /// # Errors
    /// As [`Folder::open`].
    pub fn from_texts(
        text: impl Fn(&'static str) -> Result<String, String>,
    ) -> Result<Self, DataError> {
        let faults = Faults::default();
        let folder = Self::read(&text, &faults);
        faults.or_read(folder, FIRST_VIEW)
    }

    fn read(
        text: &dyn Fn(&'static str) -> Result<String, String>,
        faults: &Faults,
    ) -> Option<Self> {
        let given = |file| text(file).ok();
        let text = |file| {
            text(file).unwrap_or_else(|reason| {
                faults.of_file(file, reason);
                "null".to_owned()
            })
        };
        let value = |file, text: &str| {
            // The browser's reader, which is stricter, tells what is wrong.
            parse(file, text, faults);
            let value: Value = serde_json::from_str(text).unwrap_or_default();
            if value.is_null() {
                faults.of_file(file, "le fichier est vide");
            }
            value
        };
        let json = |file| value(file, &text(file));
        let json_if_any = |file| given(file).map_or(Value::Null, |text| value(file, &text));
        let features = |file| draw::features(file, &text(file), faults);
        let properties = |features: &[Feature]| -> Value {
            features.iter().map(|own| json!(own.properties)).collect()
        };
        let (territories, communes, services) = (
            features("epci.geojson"),
            features("communes.geojson"),
            features("structures.geojson"),
        );
        let context = given(context::FILE).map(|text| context::read(&text, faults));
        let read = Self {
            communes: properties(&communes),
            services: properties(&services),
            indicators: json("indicateurs.json"),
            catalogue: json("catalogue.json"),
            conventions: json("conventions.json"),
            governance: json_if_any(governance::FILE),
            sources: json("sources.json"),
            gazetteer: json("lieux.json"),
            anomalies: json("anomalies.json"),
            contacts: json("contacts.json"),
            town_halls: json_if_any("mairies.json"),
            plan: json_if_any(plan::FILE),
            publisher: json("editeur.json"),
            metadata: json(metadata::FILE),
            comparison: json_if_any("comparaison-france.json"),
            commune_figures: json_if_any("chiffres-communes.json"),
            outside: text("lieux-exterieurs.csv"),
            map: draw::Map::new(
                territories,
                communes,
                &services,
                context.unwrap_or_default(),
                faults,
            )?,
        };
        faults.are_none().then_some(read)
    }

    /// The dataset that the browser has once all is fetched, as the native program and the tests use
    /// it.
    ///
    /// # Errors
    /// The first fault: its file, its record and the rule it breaks.
    pub fn dataset(&self) -> Result<Dataset, DataError> {
        let faults = Faults::default();
        let indicators = first_view::indicators(&self.indicators, &self.catalogue);
        let anomalies = first_view::anomalies(&self.anomalies);
        // Faults do not wait for names to be placed.
        let read = |names| self.whole(&indicators, &anomalies, names, &faults);
        let checked = read(Names::Unplaced).filter(|_| faults.are_none());
        faults.or_read(checked.and_then(|_| read(Names::Placed)), FIRST_VIEW)
    }

    /// Who and when the data are about, with what only search engines and installers are told.
    ///
    /// # Errors
    /// The first fault: its file, its record and the rule it breaks.
    pub fn metadata(&self) -> Result<Metadata, DataError> {
        let faults = Faults::default();
        let text = self.metadata.to_string();
        let json = parse(metadata::FILE, &text, &faults);
        faults.or(metadata::read(&json, &faults))
    }

    /// What the site's documents say besides `dataset`.
    ///
    /// # Errors
    /// The first fault: its file, its record and the rule it breaks.
    pub fn background(&self, dataset: &Dataset) -> Result<Background, DataError> {
        let faults = Faults::default();
        let background = Background {
            anomalies: published_anomalies(&self.anomalies.to_string(), dataset)?,
            document: match &dataset.metadata.plan {
                None => None,
                Some(_) => Some(PlanDocument {
                    plan: self.read_plan(&faults),
                    governance: self.read_governance(&faults),
                    figures: published_indicators(&self.indicators.to_string(), dataset)?,
                }),
            },
            credits: self.credits(&faults),
            publisher: self.read_publisher(&faults),
        };
        faults.or(background)
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

    /// All faults, also of what no dataset holds.
    #[must_use]
    pub fn faults(&self) -> Vec<DataError> {
        let faults = Faults::default();
        let dataset = self.whole(&self.indicators, &self.anomalies, Names::Unplaced, &faults);
        if let Err(fault) = outside_places(&self.outside) {
            faults.note(fault);
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
        // What several readers read is told once.
        let mut told = Vec::new();
        for fault in faults.all() {
            if !told.contains(&fault) {
                told.push(fault);
            }
        }
        told
    }

    fn whole(
        &self,
        indicators: &Value,
        anomalies: &Value,
        names: Names,
        faults: &Faults,
    ) -> Option<Dataset> {
        let first = self.first_view_of(&self.communes, indicators, names, true);
        let dataset = at_once(first_view_noting(&first, faults, no_pause))??;
        let details = self.details_of(anomalies);
        at_once(details_noting(&details, &dataset, faults, no_pause))?;
        at_once(outlines_noting(
            &compact(self.map.outlines(names, &self.commune_figures)),
            &dataset,
            faults,
            no_pause,
        ))?;
        Some(dataset)
    }

    /// The JSON of what the first view needs.
    #[must_use]
    pub fn first_view(&self) -> String {
        let communes = first_view::communes(&self.communes, &self.services, &self.conventions);
        let indicators = first_view::indicators(&self.indicators, &self.catalogue);
        self.first_view_of(&communes, &indicators, Names::Placed, false)
    }

    /// The JSON of what the search and the sheets need besides.
    #[must_use]
    pub fn details(&self) -> String {
        self.details_of(&first_view::anomalies(&self.anomalies))
    }

    /// The TopoJSON of the outlines (see `model::read::outlines`).
    #[must_use]
    pub fn outlines(&self) -> String {
        compact(self.map.outlines(Names::Placed, &self.commune_figures))
    }

    fn first_view_of(
        &self,
        communes: &Value,
        indicators: &Value,
        names: Names,
        all_communes: bool,
    ) -> String {
        let metadata = match all_communes {
            true => self.metadata.clone(),
            false => first_view::metadata(&self.metadata),
        };
        let members = json!({
            "territoire": metadata,
            "carte": self.map.territories(names),
            "communes": communes,
            "toutes_les_communes": all_communes.then_some(true),
            "structures": self.services,
            "indicateurs": indicators,
            "catalogue": self.catalogue,
            "conventions": self.conventions,
            "sources": first_view::sources(&self.sources, &self.indicators),
        });
        compact(without(&UNREAD_AT_FIRST, members))
    }

    fn details_of(&self, anomalies: &Value) -> String {
        let shown = first_view::indicators(&self.indicators, &self.catalogue);
        let members = json!({
            "communes": self.communes,
            "lieux": self.gazetteer,
            "anomalies": anomalies,
            "sources": self.sources,
            "comparaison": self.comparison,
            "indicateurs": first_view::later_indicators(&self.indicators, &self.sources, &shown),
            "chiffres_communes": self.commune_figures,
            "contacts": self.contacts,
            "mairies": self.town_halls,
            "leviers": first_view::levers(&self.governance["leviers"]),
        });
        compact(without(&UNREAD_IN_DETAILS, members))
    }
}

/// Anomalies name indicators that exist. The browser, which has a part of them, cannot check that.
fn check_anomalies(dataset: &Dataset, faults: &Faults) {
    for anomaly in dataset.anomalies() {
        let place = Place { file: "anomalies.json", record: &anomaly.id, faults };
        for id in &anomaly.indicators {
            if dataset.indicator(id.as_str()).is_none() {
                place.none_of(id.as_str(), "l’identifiant d’un indicateur", ());
            }
        }
    }
}

/// `members`, whose records are without what the program does not read of them.
fn without(unread: &[(&str, &[&str])], mut members: Value) -> Value {
    for (member, unread) in unread {
        let records = members[*member].as_array_mut().into_iter().flatten();
        for record in records.filter_map(Value::as_object_mut) {
            record.retain(|name, _| !unread.contains(&name.as_str()));
        }
    }
    members
}

/// JSON without the members that the program does not read, or reads as absent where they are null.
fn compact(mut value: Value) -> String {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(members) => {
                members.retain(|name, value| !value.is_null() && !UNREAD.contains(&name.as_str()));
                members.values_mut().for_each(strip);
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }
    strip(&mut value);
    value.to_string()
}
