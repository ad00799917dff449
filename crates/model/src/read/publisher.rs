//! Reads `editeur.json`, which whoever publishes the site fills in.

use small_std::Json;

use super::DataError;
use super::faults::Faults;
use super::record::{Record, parse};
use crate::{Audit, Host, Publisher};

/// The file in the data folder, as errors name it.
pub const FILE: &str = "editeur.json";

/// Reads and checks who publishes the site.
///
/// # Errors
/// A [`DataError`] that names the rule it breaks.
pub fn publisher(text: &str) -> Result<Publisher, DataError> {
    let faults = Faults::default();
    faults.or(read(&parse(FILE, text, &faults), &faults))
}

/// Reads `editeur.json`; what breaks a rule is noted in `faults` and left out.
pub fn read(file: &Json<'_>, faults: &Faults) -> Publisher {
    let file = Record::of_file(FILE, file, faults);
    let host = file.object("hebergeur").called("hebergeur");
    let email = words(&file, "courriel");
    if email.as_ref().is_some_and(|email| email.contains(' ') || email.split('@').count() != 2) {
        file.fault("« courriel » n’est pas une adresse de courriel");
    }
    Publisher {
        name: words(&file, "nom"),
        address: words(&file, "adresse"),
        phone: words(&file, "telephone"),
        email,
        form: link(&file, "formulaire"),
        director: words(&file, "directeur_publication"),
        host: Host {
            name: words(&host, "nom"),
            address: words(&host, "adresse"),
            phone: words(&host, "telephone"),
            logs: words(&host, "journaux"),
        },
        accessibility_plan: link(&file, "schema_pluriannuel"),
        audit: file.object_if_any("audit").map(|record| audit(&record.called("audit"))),
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

/// Words, where they are there. An empty text would look as if it were filled in.
fn words(record: &Record<'_>, name: &str) -> Option<String> {
    let text = record.text_if_any(name)?;
    record.get(name).and_then(Json::as_text)?; // else it is told already
    if text.trim().is_empty() {
        record.fault(format_args!("« {name} » est vide : null dit qu’il n’est pas rempli"));
    }
    Some(text.to_owned())
}

fn link(record: &Record<'_>, name: &str) -> Option<String> {
    let link = words(record, name)?;
    if !link.starts_with("https://") {
        record.fault(format_args!("« {name} » doit commencer par https://"));
    }
    Some(link)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Conformity;

    /// The file of this repository with `name` filled in.
    fn with(name: &str, value: &str) -> Result<Publisher, DataError> {
        let text = include_str!("../../../../geodata/editeur.json");
        let (empty, filled) = (format!("\"{name}\": null"), format!("\"{name}\": {value}"));
        assert!(text.contains(&empty), "{name} is filled in");
        publisher(&text.replacen(&empty, &filled, 1))
    }

    #[test]
    fn what_is_not_filled_in_is_nothing_and_what_is_wrong_is_named() {
        assert_eq!(publisher(include_str!("../../../../geodata/editeur.json")), {
            Ok(Publisher::default())
        });
        let filled = with("courriel", "\"a@b.fr\"").expect("an address");
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
            let error = with(name, value).expect_err("broken data");
            let told = (error.file, error.record.as_str(), error.rule.as_str());
            assert_eq!(told, (FILE, record, rule));
        }
    }

    #[test]
    fn conformity_follows_from_an_audit_alone() {
        let audited = |percentage: f64| {
            let audit = format!(
                r#"{{"date":"2027-01-15","auditeur":"A","referentiel":"RGAA 4.1","pourcentage":{percentage}}}"#
            );
            with("audit", &audit).map(|publisher| publisher.conformity())
        };
        assert_eq!(Publisher::default().conformity(), Conformity::None);
        for (percentage, state) in [
            (100.0, Conformity::Full),
            (99.9, Conformity::Partial),
            (50.0, Conformity::Partial),
            (49.9, Conformity::None),
        ] {
            assert_eq!(audited(percentage), Ok(state), "{percentage}");
        }
        let error = audited(120.0).expect_err("no percentage");
        assert_eq!(error.rule, "« pourcentage » doit être entre 0 et 100");
    }
}
