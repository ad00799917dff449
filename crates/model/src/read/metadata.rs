//! Reads `territoire.json`.

use small_std::Json;

use super::faults::Faults;
use super::record::Record;
use crate::{
    Decoupage, DecoupageId, Departement, MapCredits, Metadata, PlanTitle, Siren, SiteWords,
    TerritoryId,
};

/// The file in the data folder, as errors name it.
pub const FILE: &str = "territoire.json";

/// Reads `territoire.json`; what breaks a rule is noted in `faults` and left out.
pub fn read(file: &Json<'_>, faults: &Faults) -> Metadata {
    let file = Record::of_file(FILE, file, faults);
    let departement = file.object("departement").called("departement");
    let slug = departement.string("identifiant");
    if slug.is_empty() || !slug.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
        departement.place.none_of(&slug, "fait de lettres minuscules et de tirets", ());
    }
    let decoupages = file.all("decoupages", |record| decoupage(&record.called(record.text("id"))));
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
        site: site(&file.object("site").called("site")),
        plan: file.object_if_any("schema").map(|record| plan(&record.called("schema"))),
        decoupages,
        credits: credits(&file.object("credits").called("credits")),
        references: file.all("references", reference),
    }
}

/// What a département is called.
pub(super) fn departement(record: &Record<'_>) -> Departement {
    Departement {
        code: record.string("code"),
        name: record.string("nom"),
        within: record.string("dans"),
        of: record.string("de"),
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

/// What the browser is not given, since only the build writes it.
fn build_only(record: &Record<'_>, name: &str) -> String {
    record.text_if_any(name).unwrap_or_default().to_owned()
}

fn decoupage(record: &Record<'_>) -> Decoupage {
    Decoupage {
        id: DecoupageId::new(record.text("id")),
        label: record.string("libelle"),
        short_label: record.string("libelle_court"),
        day: record.day("date"),
        outside: record.text_if_any("hors").map(str::to_owned),
        off_map: record.if_any("hors_carte", |name| record.all(name, off_map)),
        note: record.text_if_any("remarque").map(str::to_owned),
    }
}

/// An EPCI that is not on the map, and its name.
fn off_map(record: &Record<'_>) -> (Siren, String) {
    let siren = record.text("siren");
    let none = || record.place.none_of(siren, "un SIREN", Siren::from_number(0));
    (Siren::parse(siren).unwrap_or_else(none), record.string("nom"))
}

/// A whole that values are compared with, and its name.
fn reference(record: &Record<'_>) -> (TerritoryId, String) {
    let wholes = [("departement", TerritoryId::Departement), ("france", TerritoryId::France)];
    let id = record.text("territoire");
    let whole = wholes.into_iter().find(|(name, _)| *name == id).map(|(_, whole)| whole);
    let whole = whole.unwrap_or_else(|| {
        record.unknown("territoire", id);
        TerritoryId::Departement
    });
    (whole, record.string("nom"))
}

#[cfg(test)]
mod tests {
    use super::super::record::parse;
    use super::*;

    const WHOLE: &str = r#"{
        "departement": {"code":"01","identifiant":"ain","nom":"Ain","dans":"dans l’Ain","de":"de l’Ain"},
        "site": {"titre":"Carte de l’Ain","sous_titre":"Ain"},
        "schema": null,
        "decoupages": [{"id":"2026","libelle":"EPCI","libelle_court":"EPCI","date":"2026-01-01"}],
        "credits": {"chiffres":"Cnaf"},
        "references": [{"territoire":"france","nom":"France"}]
    }"#;

    fn told(from: &str, to: &str) -> Vec<(String, String)> {
        assert!(WHOLE.contains(from), "nothing to break: {from}");
        let text = WHOLE.replacen(from, to, 1);
        let faults = Faults::default();
        let json = parse(FILE, &text, &faults);
        let _ = read(&json, &faults);
        faults.all().into_iter().map(|fault| (fault.record, fault.rule)).collect()
    }

    #[test]
    fn data_need_no_plan() {
        let faults = Faults::default();
        let json = parse(FILE, WHOLE, &faults);
        let metadata = read(&json, &faults);
        assert_eq!(faults.all(), []);
        assert_eq!((metadata.departement.within.as_str(), metadata.plan), ("dans l’Ain", None));
        assert_eq!(metadata.references, [(TerritoryId::France, "France".to_owned())]);
    }

    #[test]
    fn what_breaks_a_rule_is_told_with_its_record() {
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
            assert_eq!(told(from, to), [(record.to_owned(), rule.to_owned())]);
        }
    }
}
