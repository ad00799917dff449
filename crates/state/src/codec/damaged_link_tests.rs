//! Links damaged by other tools, each with the intended link.

use super::parameter::{ParameterRow, ParameterSpec, Repair};
use super::table::PARAMETERS;
use super::{is_canonical, read, write};
use crate::ViewState;

/// Pairs of a damaged link and the intended one.
const DAMAGED_LINKS: &[(&str, &str)] = &[
    // Separators written as HTML entities, once or twice, in every spelling.
    ("?epci=200035954&amp;indicateur=population", "?epci=200035954&indicateur=population"),
    ("?epci=200035954&amp;amp;indicateur=population", "?epci=200035954&indicateur=population"),
    ("?epci=200035954&amp;amp;amp;indicateur=population", "?epci=200035954&indicateur=population"),
    ("?epci=200035954&AMP;indicateur=population", "?epci=200035954&indicateur=population"),
    ("?amp;epci=200035954", "?epci=200035954"),
    ("?vue=plan&amp;forme=frise&amp;axe=2", "?vue=plan&forme=frise&axe=2"),
    ("?epci=200035954&amp;", "?epci=200035954"),
    ("?epci=200035954&amp", "?epci=200035954"),
    ("?epci=200035954&#38;indicateur=population", "?epci=200035954&indicateur=population"),
    ("?epci=200035954&#038;indicateur=population", "?epci=200035954&indicateur=population"),
    ("?epci=200035954&#x26;indicateur=population", "?epci=200035954&indicateur=population"),
    ("?vue=plan&#038;forme=frise&#038;axe=2", "?vue=plan&forme=frise&axe=2"),
    ("?epci=200035954%26amp%3Bindicateur=population", "?epci=200035954&indicateur=population"),
    ("?epci=200035954%26amp%3Bindicateur%3Dpopulation", "?epci=200035954&indicateur=population"),
    ("?epci=200035954%26amp;indicateur=population", "?epci=200035954&indicateur=population"),
    // Characters percent-encoded up to three times, including the question mark.
    ("?epci=200035954%26indicateur=population", "?epci=200035954&indicateur=population"),
    ("?epci=200035954%26indicateur%3Dpopulation", "?epci=200035954&indicateur=population"),
    ("?epci%3D200035954%26indicateur%3Dpopulation", "?epci=200035954&indicateur=population"),
    ("?epci%3d200035954%26indicateur%3dpopulation", "?epci=200035954&indicateur=population"),
    ("?epci%3D200035954", "?epci=200035954"),
    ("?epci%3D200035954&indicateur%3Dpopulation", "?epci=200035954&indicateur=population"),
    ("?epci%253D200035954%2526indicateur%253Dpopulation", "?epci=200035954&indicateur=population"),
    ("?epci=200035954%2526indicateur%253Dpopulation", "?epci=200035954&indicateur=population"),
    ("?%3Fepci=200035954", "?epci=200035954"),
    ("?%3Fepci%3D200035954", "?epci=200035954"),
    ("??epci=200035954", "?epci=200035954"),
    ("?vue=plan?axe=2", "?vue=plan&axe=2"),
    ("?comparer=200035954%252C245200456", "?comparer=200035954,245200456"),
    ("?comparer=200035954%2C245200456", "?comparer=200035954,245200456"),
    // Semicolons as separators, as old tools write them.
    ("?epci=200035954;indicateur=population", "?epci=200035954&indicateur=population"),
    ("?vue=plan;forme=frise;axe=2", "?vue=plan&forme=frise&axe=2"),
    ("?epci=200035954%3Bindicateur%3Dpopulation", "?epci=200035954&indicateur=population"),
    ("?utm_source=lettre;epci=200035954", "?epci=200035954"),
    (
        "?vue=territoires;scenario=v1;cible=60;assmat=3",
        "?vue=territoires&scenario=v1;cible=60;assmat=3",
    ),
    (
        "?scenario=v1;cible=60;assmat=3;epci=200035954",
        "?epci=200035954&scenario=v1;cible=60;assmat=3",
    ),
    ("?scenario=v1%3Bcible%3D60%3Bassmat%3D3", "?scenario=v1;cible=60;assmat=3"),
    (
        "?scenario=v1;cible=60;assmat=3&amp;vue=territoires",
        "?vue=territoires&scenario=v1;cible=60;assmat=3",
    ),
    ("?scenario=v1;cible=60;assmat=3).", "?scenario=v1;cible=60;assmat=3"),
    // Punctuation of the sentence around the link.
    ("?epci=200035954.", "?epci=200035954"),
    ("?epci=200035954)", "?epci=200035954"),
    ("?epci=200035954).", "?epci=200035954"),
    ("?epci=200035954,", "?epci=200035954"),
    ("?epci=200035954;", "?epci=200035954"),
    ("?epci=200035954:", "?epci=200035954"),
    ("?epci=200035954!", "?epci=200035954"),
    ("?epci=200035954?", "?epci=200035954"),
    ("?epci=200035954%20%C2%BB", "?epci=200035954"),
    ("?epci=200035954%C2%A0%C2%BB", "?epci=200035954"),
    ("?epci=200035954%3E", "?epci=200035954"),
    ("?epci=200035954>", "?epci=200035954"),
    ("?epci=200035954]", "?epci=200035954"),
    ("?epci=200035954*", "?epci=200035954"),
    ("?epci=200035954**", "?epci=200035954"),
    ("?epci=200035954%22", "?epci=200035954"),
    ("?epci=%22200035954%22", "?epci=200035954"),
    ("?epci=200035954'", "?epci=200035954"),
    ("?epci=200035954%E2%80%9D", "?epci=200035954"),
    ("?epci=200035954%E2%80%99", "?epci=200035954"),
    ("?epci=200035954%E2%80%A6", "?epci=200035954"),
    ("?epci=%C2%AB%20200035954%20%C2%BB", "?epci=200035954"),
    ("?epci=200035954%60", "?epci=200035954"),
    ("?epci=200035954/", "?epci=200035954"),
    ("?epci=200035954&quot;", "?epci=200035954"),
    ("?epci=200035954&gt;", "?epci=200035954"),
    ("?epci=200035954%20(Langres)", "?epci=200035954"),
    ("?vue=plan&action=1.3.", "?vue=plan&action=1.3"),
    ("?vue=territoires&tri=-valeur.", "?vue=territoires&tri=-valeur"),
    ("?services=eaje,mam.", "?services=eaje,mam"),
    ("?theme=sombre)", "?theme=sombre"),
    ("?embed=1%22", "?embed=1"),
    ("?classes=quantiles-4,", "?classes=quantiles-4"),
    ("?besoin=garde&age=0-2&commune=52269.", "?besoin=garde&age=0-2&commune=52269"),
    ("?vue=plan&reference=2017-03-01).", "?vue=plan&reference=2017-03-01"),
    // Links wrapped by mail programs, or with `=` in quoted-printable.
    ("?epci=2000%2035954", "?epci=200035954"),
    ("?epci=200035954%0D%0A&indicateur=population", "?epci=200035954&indicateur=population"),
    ("?epci=200035954&indica%0Ateur=population", "?epci=200035954&indicateur=population"),
    ("?epci=200035954&%20indicateur=population", "?epci=200035954&indicateur=population"),
    ("?indicateur=taux_%0Acouverture&epci=200035954", "?epci=200035954"),
    ("?comparer=200035954,%20245200456", "?comparer=200035954,245200456"),
    ("?comparer=200035954,+245200456", "?comparer=200035954,245200456"),
    ("?epci=+200035954+", "?epci=200035954"),
    ("?epci=3D200035954&indicateur=3Dpopulation", "?epci=200035954&indicateur=population"),
    // Invisible characters.
    ("?epci=200035954%E2%80%8B", "?epci=200035954"),
    ("?epci=%E2%80%8B200035954", "?epci=200035954"),
    ("?epci=20003%C2%AD5954", "?epci=200035954"),
    ("?epci=%EF%BB%BF200035954", "?epci=200035954"),
    ("?%E2%80%8Bepci=200035954", "?epci=200035954"),
    ("?epci\u{200b}=200035954", "?epci=200035954"),
    ("?epci=200035954%E2%81%A0", "?epci=200035954"),
    ("?epci=200035954%E2%80", "?epci=200035954"),
    // Parameters added by other tools.
    ("?epci=200035954&utm_source=lettre&utm_medium=email", "?epci=200035954"),
    ("?utm_source=lettre&epci=200035954", "?epci=200035954"),
    ("?epci=200035954&fbclid=IwAR0x", "?epci=200035954"),
    ("?epci=200035954?fbclid=IwAR0x", "?epci=200035954"),
    ("?epci=200035954?utm_source=lettre", "?epci=200035954"),
    (
        "?epci=200035954&amp;fbclid=IwAR0x&amp;indicateur=population",
        "?epci=200035954&indicateur=population",
    ),
    ("?epci=200035954#:~:text=Langres", "?epci=200035954"),
    ("?epci=200035954%23:~:text=Langres", "?epci=200035954"),
    ("?epci=200035954#tableau", "?epci=200035954"),
    ("?url=https%3A%2F%2Fexample.fr%2F%3Fepci%3D245200456", ""),
    // Changed to capitals.
    ("?EPCI=200035954&Indicateur=population", "?epci=200035954&indicateur=population"),
    ("?VUE=PLAN", "?vue=plan"),
    ("?Vue=Gouvernance", "?vue=gouvernance"),
    ("?BESOIN=GARDE&COMMUNE=52269", "?besoin=garde&commune=52269"),
    // Several kinds of damage together.
    ("?EPCI=200035954&amp;amp;Indicateur=population).", "?epci=200035954&indicateur=population"),
    ("?vue=plan%26amp%3Bforme%3Dfrise%3B&utm_campaign=x", "?vue=plan&forme=frise"),
];

/// Links written by this program, or with free text: they must stay unchanged.
const INTACT_LINKS: &[&str] = &[
    "",
    "?epci=200035954&indicateur=population",
    "?vue=plan&mots=m%C3%A9diation+%26+co",
    "?vue=plan&mots=a%26epci=200035954",
    "?vue=plan&mots=axe;epci=200035954",
    "?vue=plan&pilote=Mme+%C3%89cuyer%29.",
    "?scenario=v1;cible=60;assmat=3;nom=a%26epci=200035954",
    "?tri=-valeur",
];

#[test]
fn damaged_links_are_read_as_intended() {
    let dataset = fixtures::dataset();
    assert!(DAMAGED_LINKS.len() >= 100);
    for (damaged, intended) in DAMAGED_LINKS {
        let (expected, notices) = read(intended, dataset);
        assert_eq!(notices, [], "{intended}");
        assert_eq!(read(damaged, dataset), (expected.clone(), Vec::new()), "{damaged}");
        assert!(
            intended.is_empty() || expected != ViewState::default(),
            "{intended} shows something"
        );
        // The program then replaces it in the address bar by the canonical link.
        assert!(!is_canonical(damaged, &expected, dataset), "{damaged}");
        assert!(is_canonical(&write(&expected, dataset), &expected, dataset), "{intended}");
    }
}

#[test]
fn intact_links_are_read_literally() {
    let dataset = fixtures::dataset();
    for link in INTACT_LINKS {
        let (state, notices) = read(link, dataset);
        assert_eq!(notices, [], "{link}");
        // The page's path says the view.
        let canonical =
            link.replacen(&format!("vue={}", state.view.code()), "", 1).replacen("?&", "?", 1);
        assert!(
            is_canonical(&canonical, &state, dataset),
            "{link} is written {}",
            write(&state, dataset)
        );
    }
}

#[test]
fn unrepairable_values_are_quoted_in_a_notice() {
    let dataset = fixtures::dataset();
    for (link, quoted) in [
        ("?epci=123456789).", "epci=123456789)."),
        ("?epci=<img src=x>", "epci=<img src=x>"),
        ("?vue=carte&amp;indicateur=ours", "indicateur=ours"),
        ("?EPCI=1", "epci=1"),
    ] {
        let (state, notices) = read(link, dataset);
        assert_eq!(state, ViewState::default(), "{link}");
        let last = notices.last().expect("a notice").sentence();
        assert!(last.contains(quoted), "{link}: {last}");
    }
}

/// Percent-encodes `text`.
fn escaped(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// Produces a damaged link from a parameter (first) and its value.
type Damage = fn(&str, &str) -> String;

/// The kinds of damage, applied to every parameter.
const DAMAGES: [(&str, Damage); 9] = [
    ("entities", |name, value| format!("?utm_source=x&amp;{name}={value}")),
    ("entities of entities", |name, value| format!("?utm_source=x&amp;amp;{name}={value}")),
    ("semicolons", |name, value| format!("?utm_source=x;{name}={value}")),
    ("escapes", |name, value| format!("?{}", escaped(&format!("{name}={value}")))),
    ("escapes of escapes", |name, value| {
        format!("?{}", escaped(&escaped(&format!("{name}={value}"))))
    }),
    ("punctuation", |name, value| format!("?{name}={value}).")),
    ("spaces", |name, value| format!("?{name}=%20{value}%C2%A0")),
    ("capitals", |name, value| format!("?{}={value}", name.to_uppercase())),
    ("trackers", |name, value| format!("?{name}={value}&fbclid=IwAR0x")),
];

#[test]
fn each_parameter_survives_each_damage() {
    let dataset = fixtures::dataset();
    for ParameterRow { spec: ParameterSpec { name, repair, .. }, values, .. } in &PARAMETERS {
        for value in values.samples().iter().filter(|value| !value.is_empty()) {
            let (intended, notices) = read(&format!("?{name}={value}"), dataset);
            assert_eq!(notices, [], "{name}={value}");
            for (kind, damage) in DAMAGES {
                // In free text, surrounding punctuation may be intended.
                if *repair == Repair::Nothing && kind == "punctuation" {
                    continue;
                }
                let damaged = damage(name, value);
                assert_eq!(
                    read(&damaged, dataset),
                    (intended.clone(), Vec::new()),
                    "{kind}: {damaged}"
                );
            }
        }
    }
}

#[test]
fn deeply_nested_encodings_end() {
    let dataset = fixtures::dataset();
    for piece in ["%25", "epci=1&amp;", "amp;", "?epci=1", "epci%3D"] {
        let query = format!("?epci%3D{}3D1", piece.repeat(16_000 / piece.len()));
        drop(read(&query, dataset));
    }
}
