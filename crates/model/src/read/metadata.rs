//! Reads `territoire.json`.

use small_std::Json;

use super::faults::Faults;
use super::record::Record;
use crate::{
    Decoupage, DecoupageId, Departement, MapCredits, Metadata, PlanTitle, Siren, SiteWords,
    TerritoryId,
};

/// Name of the file.
pub const FILE: &str = "territoire.json";

/// Reads `territoire.json`; whatever breaks a rule is reported to `faults` and left out.
pub fn read(file: &Json<'_>, faults: &Faults) -> Metadata {
    let file = Record::for_file(FILE, file, faults);
    let departement = file.object("departement").with_id("departement");
    let slug = departement.string("identifiant");
    if slug.is_empty() || !slug.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
        departement.path.reject(&slug, "fait de lettres minuscules et de tirets", ());
    }
    let decoupages = file.map_objects("decoupages", |r| decoupage(&r.with_id(r.text("id"))));
    if decoupages.is_empty() {
        file.fault("aucun découpage");
    }
    for (rank, decoupage) in decoupages.iter().enumerate() {
        if decoupages.iter().skip(rank + 1).any(|other| other.id == decoupage.id) {
            file.fault(format_args!("le découpage « {} » est donné deux fois", decoupage.id));
        }
    }
    Metadata {
        departement: self::departement(&departement),
        slug,
        site: site(&file.object("site").with_id("site")),
        plan: file.optional_object("schema").map(|record| plan(&record.with_id("schema"))),
        decoupages,
        credits: credits(&file.object("credits").with_id("credits")),
        references: file.map_objects("references", reference),
    }
}

/// Reads the names of a département.
pub(super) fn departement(record: &Record<'_>) -> Departement {
    Departement {
        code: record.string("code"),
        name: record.string("nom"),
        locative: record.string("dans"),
        genitive: record.string("de"),
    }
}

fn site(record: &Record<'_>) -> SiteWords {
    SiteWords {
        title: record.string("titre"),
        subtitle: record.string("sous_titre"),
        description: build_only(record, "description"),
        short_description: build_only(record, "description_courte"),
    }
}

fn plan(record: &Record<'_>) -> PlanTitle {
    PlanTitle {
        full: record.string("titre"),
        heading: record.string("titre_public"),
        short: record.string("titre_court"),
        period: record.string("periode"),
    }
}

fn credits(record: &Record<'_>) -> MapCredits {
    MapCredits {
        figures: record.string("chiffres"),
        outlines: build_only(record, "fonds"),
        brief: build_only(record, "bref"),
    }
}

/// A text that only the build uses; it is left out of the browser's file, and then empty.
fn build_only(record: &Record<'_>, name: &str) -> String {
    record.optional_text(name).unwrap_or_default().to_owned()
}

fn decoupage(record: &Record<'_>) -> Decoupage {
    Decoupage {
        id: DecoupageId::new(record.text("id")),
        label: record.string("libelle"),
        short_label: record.string("libelle_court"),
        day: record.day("date"),
        outside: record.optional_text("hors").map(str::to_owned),
        off_map: record.if_present("hors_carte", |name| record.map_objects(name, off_map)),
        note: record.optional_text("remarque").map(str::to_owned),
    }
}

/// Reads the Siren and the name of an EPCI that is not on the map.
fn off_map(record: &Record<'_>) -> (Siren, String) {
    let siren = record.text("siren");
    let placeholder = || record.path.reject(siren, "un SIREN", Siren::from_number(0));
    (Siren::parse(siren).unwrap_or_else(placeholder), record.string("nom"))
}

/// Reads a territory shown for comparison, and its name.
fn reference(record: &Record<'_>) -> (TerritoryId, String) {
    let references = [("departement", TerritoryId::Departement), ("france", TerritoryId::France)];
    let id = record.text("territoire");
    let reference = references.into_iter().find(|(n, _)| *n == id).map(|(_, reference)| reference);
    let reference = reference.unwrap_or_else(|| {
        record.report_invalid("territoire", id);
        TerritoryId::Departement
    });
    (reference, record.string("nom"))
}

#[cfg(test)]
mod tests {
    use super::super::record::parse;
    use super::*;

    const VALID: &str = r#"{
        "departement": {"code":"01","identifiant":"ain","nom":"Ain","dans":"dans l’Ain","de":"de l’Ain"},
        "site": {"titre":"Carte de l’Ain","sous_titre":"Ain"},
        "schema": null,
        "decoupages": [{"id":"2026","libelle":"EPCI","libelle_court":"EPCI","date":"2026-01-01"}],
        "credits": {"chiffres":"Cnaf"},
        "references": [{"territoire":"france","nom":"France"}]
    }"#;

    fn faults_after(from: &str, to: &str) -> Vec<(String, String)> {
        assert!(VALID.contains(from), "nothing to break: {from}");
        let text = VALID.replacen(from, to, 1);
        let faults = Faults::default();
        let json = parse(FILE, &text, &faults);
        let _ = read(&json, &faults);
        faults.into_vec().into_iter().map(|fault| (fault.record, fault.rule)).collect()
    }

    #[test]
    fn data_need_no_plan() {
        let faults = Faults::default();
        let json = parse(FILE, VALID, &faults);
        let metadata = read(&json, &faults);
        assert_eq!(faults.into_vec(), []);
        assert_eq!((metadata.departement.locative.as_str(), metadata.plan), ("dans l’Ain", None));
        assert_eq!(metadata.references, [(TerritoryId::France, "France".to_owned())]);
    }

    #[test]
    fn broken_rules_are_reported_with_their_record() {
        for (from, to, record, rule) in [
            (r#""dans":"dans l’Ain","#, "", "departement", "il manque « dans »"),
            (
                r#""identifiant":"ain""#,
                r#""identifiant":"Ain""#,
                "departement",
                "« Ain » n’est pas fait de lettres minuscules et de tirets",
            ),
            (
                r#""schema": null"#,
                r#""schema": {"titre":"a","titre_public":"A","titre_court":"a"}"#,
                "schema",
                "il manque « periode »",
            ),
            ("2026-01-01", "2026-13-01", "2026", "« 2026-13-01 » n’est pas un jour"),
            (
                r#""decoupages": ["#,
                r#""decoupages": [{"id":"2026","libelle":"a","libelle_court":"a","date":"2020-01-01"},"#,
                "fichier",
                "le découpage « 2026 » est donné deux fois",
            ),
            (
                r#""territoire":"france""#,
                r#""territoire":"europe""#,
                "fichier",
                "« territoire » ne peut pas être « europe »",
            ),
        ] {
            assert_eq!(faults_after(from, to), [(record.to_owned(), rule.to_owned())]);
        }
    }
}
