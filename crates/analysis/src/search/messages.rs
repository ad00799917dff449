//! French messages about search results.

use super::MAX_OFFERED;
use super::outcome::{AmbiguityCause, FoundPlace, Hit, OutsideMatch, QueryOutcome};
use crate::wording::format::{counted, typeset};
use model::{Commune, CommuneCode, Dataset, Gazetteer, OutsidePlace, Postcode};

/// The label of a place: « Rives Dervoises », « Montigny-le-Roi (Val-de-Meuse) ».
#[must_use]
pub fn place_label(dataset: &Dataset, hit: &Hit) -> String {
    let name = match &hit.place {
        FoundPlace::Commune(code) => dataset.named_commune(*code).map_or("", |c| c.name),
        FoundPlace::Outside(place) => &place.name,
    };
    match &hit.alias {
        Some(alias) => format!("{alias} ({name})"),
        None => name.to_owned(),
    }
}

/// What distinguishes a place from others with the same name: postcodes, mergers, département.
#[must_use]
pub fn disambiguation(dataset: &Dataset, gazetteer: &Gazetteer, hit: &Hit) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut push_postcodes = |list: &[Postcode]| match list {
        [] => {}
        few if few.len() < 4 => parts.extend(few.iter().map(ToString::to_string)),
        [first, ..] => parts.push(format!("{first}…")),
    };
    match &hit.place {
        FoundPlace::Outside(place) => {
            push_postcodes(&place.postcodes);
            parts.extend(gazetteer.departement(&place.departement).map(|d| d.name.clone()));
            parts.push("hors de la carte".to_owned());
        }
        FoundPlace::Commune(code) => {
            let Some(commune) = dataset.named_commune(*code) else { return String::new() };
            push_postcodes(&commune.seat.postcodes);
            match code {
                CommuneCode::Former(_) => {
                    let current = CommuneCode::Today(commune.seat.code_today());
                    match dataset.named_commune(current) {
                        Some(current) if current.name == commune.name => {
                            parts.push("l’ancienne commune".to_owned());
                        }
                        Some(current) => parts.push(format!("aujourd’hui {}", current.name)),
                        None => {}
                    }
                }
                CommuneCode::Today(insee) => {
                    parts.push(merged_communes(dataset.communes_merged_into(*insee)))
                }
            }
        }
    }
    parts.join(", ")
}

/// Lists the communes that were merged: « commune d’aujourd’hui : Droyes, Louze ».
fn merged_communes<'a>(former: impl Iterator<Item = &'a Commune>) -> String {
    let names: Vec<&str> = former.map(|commune| commune.name.as_str()).collect();
    typeset(&format!("commune d’aujourd’hui : {}", names.join(", ")))
}

/// The question before a list of places; `None` if the outcome has no list.
pub fn question(outcome: &QueryOutcome) -> Option<String> {
    let text = match outcome {
        QueryOutcome::Several(hits, AmbiguityCause::Postcode(digits)) if digits.len() < 5 => {
            format!(
                "{} ont un code postal qui commence par {digits}. Laquelle ?",
                commune_count(hits, true)
            )
        }
        QueryOutcome::Several(hits, AmbiguityCause::Postcode(digits)) => {
            format!("{} ont le code postal {digits}. Laquelle ?", commune_count(hits, false))
        }
        QueryOutcome::Several(hits, AmbiguityCause::Name) => {
            format!("{} portent ce nom ou commencent ainsi. Laquelle ?", commune_count(hits, true))
        }
        QueryOutcome::DidYouMean(_) => "Vouliez-vous dire… ?".to_owned(),
        QueryOutcome::Outside(OutsideMatch { alternatives, .. }) if !alternatives.is_empty() => {
            "Ou vouliez-vous dire… ?".to_owned()
        }
        _ => return None,
    };
    Some(typeset(&text))
}

/// The number of communes in the question; `is_truncated` if the list is longer than what is shown.
fn commune_count(hits: &[Hit], is_truncated: bool) -> String {
    if is_truncated && hits.len() >= MAX_OFFERED {
        return "Plusieurs communes".to_owned();
    }
    // Communes merged into a listed commune of today are not counted again.
    let is_current = |hit: &&Hit| matches!(hit.code(), Some(CommuneCode::Today(_)));
    let today_count = hits.iter().filter(is_current).count();
    counted(
        if today_count < hits.len() { hits.len() - today_count } else { today_count },
        "commune",
    )
}

/// The message for a text that leads to no place of the map; `None` if it does.
pub fn failure_message(
    outcome: &QueryOutcome,
    gazetteer: &Gazetteer,
    knows_outside: bool,
) -> Option<String> {
    let genitive = gazetteer.map_departement().map_or("", |d| d.genitive.as_str());
    let text = match outcome {
        QueryOutcome::Outside(outside) => outside_message(outside, gazetteer),
        QueryOutcome::NeedWord(need) => format!(
            "C’est noté : « {} ». Et dans quelle commune ? Écrivez son nom ou son code postal.",
            crate::wording::family_words::need_label(*need)
        ),
        QueryOutcome::WholeMap => format!(
            "Cette carte est celle {genitive} : écrivez le nom ou le code postal d’une commune."
        ),
        QueryOutcome::NoSuchPostcode(digits) if digits.len() == 5 => format!(
            "Aucune commune {genitive} n’a le code postal {digits}. Écrivez le nom de la commune."
        ),
        QueryOutcome::NoSuchPostcode(digits) => {
            format!("Un code postal a cinq chiffres ; ici {}.", digits.len())
        }
        QueryOutcome::Nothing => {
            let mut text = format!("Aucune commune {genitive} ne ressemble à cela.");
            if knows_outside {
                text += " Essayez son code postal.";
            } else {
                text += " Les communes d’ailleurs n’ont pas pu être chargées : si elle n’est pas \
                         dans le département, cette carte n’en dit rien.";
            }
            text
        }
        QueryOutcome::Exact(_) | QueryOutcome::Several(..) | QueryOutcome::DidYouMean(_) => {
            return None;
        }
    };
    Some(typeset(&text))
}

/// The message for a place outside: « Troyes est dans l’Aube (10), hors de cette carte, qui est celle de la
/// Haute-Marne. »
fn outside_message(outside: &OutsideMatch, gazetteer: &Gazetteer) -> String {
    let genitive = gazetteer.map_departement().map_or("", |d| d.genitive.as_str());
    let off_map = format!("hors de cette carte, qui est celle {genitive}");
    let departement = outside.departement.as_ref().and_then(|code| gazetteer.departement(code));
    let names: Vec<&str> = outside.places.iter().map(|place| place.name.as_str()).collect();
    let Some(departement) = departement else {
        let place_name = |place: &OutsidePlace| {
            let departement_name =
                gazetteer.departement(&place.departement).map_or("", |d| d.name.as_str());
            format!("{} ({departement_name})", place.name)
        };
        let names: Vec<String> = outside.places.iter().map(place_name).collect();
        return match names.as_slice() {
            [] => format!("Ce lieu est {off_map}."),
            names => format!("{} : c’est {off_map}.", names.join(", ")),
        };
    };
    let in_departement = format!("{} ({})", departement.locative, departement.code);
    match names.as_slice() {
        [] => format!("C’est {in_departement}, {off_map}."),
        [one] if *one == departement.name => format!("{one} ({}) est {off_map}.", departement.code),
        [one] => format!("{one} est {in_departement}, {off_map}."),
        // A long list of places with the same postcode is not spelt out.
        several if several.len() > 3 => format!("C’est {in_departement}, {off_map}."),
        several => format!("{} : c’est {in_departement}, {off_map}.", several.join(", ")),
    }
}
