//! Reads `editeur.json`, which the publisher of the site fills in.

use small_std::Json;

use super::DataError;
use super::faults::Faults;
use super::record::{Record, parse};
use crate::{Audit, HostingProvider, Publisher};

/// Name of the file.
pub const FILE: &str = "editeur.json";

/// Reads and checks the publisher.
///
/// # Errors
/// A [`DataError`] that names the broken rule.
pub fn publisher(text: &str) -> Result<Publisher, DataError> {
    let faults = Faults::default();
    faults.into_result(read(&parse(FILE, text, &faults), &faults))
}

/// Reads `editeur.json`; whatever breaks a rule is reported to `faults` and left out.
pub fn read(file: &Json<'_>, faults: &Faults) -> Publisher {
    let file = Record::for_file(FILE, file, faults);
    let host = file.object("hebergeur").with_id("hebergeur");
    let email = filled_text(&file, "courriel");
    if email.as_ref().is_some_and(|email| email.contains(' ') || email.split('@').count() != 2) {
        file.fault("« courriel » n’est pas une adresse de courriel");
    }
    Publisher {
        name: filled_text(&file, "nom"),
        address: filled_text(&file, "adresse"),
        phone: filled_text(&file, "telephone"),
        email,
        contact_form: link(&file, "formulaire"),
        director: filled_text(&file, "directeur_publication"),
        host: HostingProvider {
            name: filled_text(&host, "nom"),
            address: filled_text(&host, "adresse"),
            phone: filled_text(&host, "telephone"),
            logs: filled_text(&host, "journaux"),
        },
        accessibility_plan: link(&file, "schema_pluriannuel"),
        audit: file.optional_object("audit").map(|record| audit(&record.with_id("audit"))),
    }
}

fn audit(record: &Record<'_>) -> Audit {
    let percentage = record.number("pourcentage");
    if !(0.0..=100.0).contains(&percentage) {
        record.fault("« pourcentage » doit être entre 0 et 100");
    }
    Audit {
        day: record.day("date"),
        auditor: record.string("auditeur"),
        reference: record.string("referentiel"),
        percentage,
        report: link(record, "rapport"),
    }
}

/// An optional text. An empty one is a fault, since it would look filled in.
fn filled_text(record: &Record<'_>, name: &str) -> Option<String> {
    let text = record.optional_text(name)?;
    record.get(name).and_then(Json::as_text)?; // else it is reported already
    if text.trim().is_empty() {
        record.fault(format_args!("« {name} » est vide : null dit qu’il n’est pas rempli"));
    }
    Some(text.to_owned())
}

fn link(record: &Record<'_>, name: &str) -> Option<String> {
    let link = filled_text(record, name)?;
    if !link.starts_with("https://") {
        record.fault(format_args!("« {name} » doit commencer par https://"));
    }
    Some(link)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Conformity;

    /// Reads this repository's file with `name` set to `value`.
    fn publisher_with(name: &str, value: &str) -> Result<Publisher, DataError> {
        let text = include_str!("../../../../geodata/editeur.json");
        let (empty, filled) = (format!("\"{name}\": null"), format!("\"{name}\": {value}"));
        assert!(text.contains(&empty), "{name} is filled in");
        publisher(&text.replacen(&empty, &filled, 1))
    }

    #[test]
    fn missing_members_are_none_and_invalid_ones_are_faults() {
        assert_eq!(publisher(include_str!("../../../../geodata/editeur.json")), {
            Ok(Publisher::default())
        });
        let filled = publisher_with("courriel", "\"a@b.fr\"").expect("an address");
        assert_eq!(filled.email.as_deref(), Some("a@b.fr"));
        for (name, value, record, rule) in [
            ("courriel", "\"a.b.fr\"", "fichier", "« courriel » n’est pas une adresse de courriel"),
            (
                "formulaire",
                "\"http://b.fr\"",
                "fichier",
                "« formulaire » doit commencer par https://",
            ),
            (
                "directeur_publication",
                "7",
                "fichier",
                "« directeur_publication » doit être un texte",
            ),
            (
                "telephone",
                "\" \"",
                "fichier",
                "« telephone » est vide : null dit qu’il n’est pas rempli",
            ),
            ("audit", "{}", "audit", "il manque « pourcentage »"),
        ] {
            let error = publisher_with(name, value).expect_err("broken data");
            let actual = (error.file, error.record.as_str(), error.rule.as_str());
            assert_eq!(actual, (FILE, record, rule));
        }
    }

    #[test]
    fn conformity_follows_from_an_audit_alone() {
        let conformity_at = |percentage: f64| {
            let audit = format!(
                r#"{{"date":"2027-01-15","auditeur":"A","referentiel":"RGAA 4.1","pourcentage":{percentage}}}"#
            );
            publisher_with("audit", &audit).map(|publisher| publisher.conformity())
        };
        assert_eq!(Publisher::default().conformity(), Conformity::None);
        for (percentage, state) in [
            (100.0, Conformity::Full),
            (99.9, Conformity::Partial),
            (50.0, Conformity::Partial),
            (49.9, Conformity::None),
        ] {
            assert_eq!(conformity_at(percentage), Ok(state), "{percentage}");
        }
        let error = conformity_at(120.0).expect_err("no percentage");
        assert_eq!(error.rule, "« pourcentage » doit être entre 0 et 100");
    }
}
