//! What is said of places found, and of a text that finds none.

use super::MOST_OFFERED;
use super::outcome::{Choice, Hit, Outcome, Outside, Shared};
use crate::wording::format::{counted, typeset};
use model::{Commune, CommuneCode, Dataset, Gazetteer, OutsidePlace, Postcode};

/// The name of a place that can be chosen: « Rives Dervoises », « Montigny-le-Roi (Val-de-Meuse) ».
#[must_use]
pub fn label(dataset: &Dataset, hit: &Hit) -> String {
    let name = match &hit.place {
        Choice::Commune(code) => dataset.named_commune(*code).map_or("", |named| named.name),
        Choice::Outside(place) => &place.name,
    };
    match &hit.alias {
        Some(alias) => format!("{alias} ({name})"),
        None => name.to_owned(),
    }
}

/// What tells it apart from others: postcodes, what it has become, what it unites, where it is.
#[must_use]
pub fn beside(dataset: &Dataset, gazetteer: &Gazetteer, hit: &Hit) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut postcodes = |own: &[Postcode]| match own {
        [] => {}
        few if few.len() < 4 => parts.extend(few.iter().map(ToString::to_string)),
        [first, ..] => parts.push(format!("{first}…")),
    };
    match &hit.place {
        Choice::Outside(place) => {
            postcodes(&place.postcodes);
            parts.extend(gazetteer.departement(&place.departement).map(|own| own.name.clone()));
            parts.push("hors de la carte".to_owned());
        }
        Choice::Commune(code) => {
            let Some(named) = dataset.named_commune(*code) else { return String::new() };
            postcodes(&named.seat.postcodes);
            match code {
                CommuneCode::Former(_) => {
                    let today = CommuneCode::Today(named.seat.code_today());
                    match dataset.named_commune(today) {
                        Some(today) if today.name == named.name => {
                            parts.push("l’ancienne commune".to_owned());
                        }
                        Some(today) => parts.push(format!("aujourd’hui {}", today.name)),
                        None => {}
                    }
                }
                CommuneCode::Today(insee) => parts.push(united(dataset.united_in(*insee))),
            }
        }
    }
    parts.join(", ")
}

/// « commune d’aujourd’hui : Droyes, Louze ».
fn united<'a>(former: impl Iterator<Item = &'a Commune>) -> String {
    let names: Vec<&str> = former.map(|commune| commune.name.as_str()).collect();
    typeset(&format!("commune d’aujourd’hui : {}", names.join(", ")))
}

/// What is asked before a list of places; `None` where there is no such list.
pub fn question(outcome: &Outcome) -> Option<String> {
    let text = match outcome {
        Outcome::Several(hits, Shared::Postcode(digits)) if digits.len() < 5 => {
            format!("{} ont un code postal qui commence par {digits}. Laquelle ?", many(hits, true))
        }
        Outcome::Several(hits, Shared::Postcode(digits)) => {
            format!("{} ont le code postal {digits}. Laquelle ?", many(hits, false))
        }
        Outcome::Several(hits, Shared::Name) => {
            format!("{} portent ce nom ou commencent ainsi. Laquelle ?", many(hits, true))
        }
        Outcome::DidYouMean(_) => "Vouliez-vous dire… ?".to_owned(),
        Outcome::Outside(Outside { instead, .. }) if !instead.is_empty() => {
            "Ou vouliez-vous dire… ?".to_owned()
        }
        _ => return None,
    };
    Some(typeset(&text))
}

/// How many communes are asked about, where all are: a long list of names is cut.
fn many(hits: &[Hit], cut: bool) -> String {
    if cut && hits.len() >= MOST_OFFERED {
        return "Plusieurs communes".to_owned();
    }
    // Those of a commune of today are counted themselves.
    let today = |hit: &&Hit| matches!(hit.code(), Some(CommuneCode::Today(_)));
    let whole = hits.iter().filter(today).count();
    counted(if whole < hits.len() { hits.len() - whole } else { whole }, "commune")
}

/// What is said of a text that leads to no place of the map; `None` where it does.
pub fn said(outcome: &Outcome, gazetteer: &Gazetteer, outside_known: bool) -> Option<String> {
    let of_map = gazetteer.map_departement().map_or("", |own| own.of.as_str());
    let text = match outcome {
        Outcome::Outside(outside) => elsewhere(outside, gazetteer),
        Outcome::NeedWord(need) => format!(
            "C’est noté : « {} ». Et dans quelle commune ? Écrivez son nom ou son code postal.",
            crate::wording::family_words::need(*need)
        ),
        Outcome::WholeMap => format!(
            "Cette carte est celle {of_map} : écrivez le nom ou le code postal d’une commune."
        ),
        Outcome::NoSuchPostcode(digits) if digits.len() == 5 => format!(
            "Aucune commune {of_map} n’a le code postal {digits}. Écrivez le nom de la commune."
        ),
        Outcome::NoSuchPostcode(digits) => {
            format!("Un code postal a cinq chiffres ; ici {}.", digits.len())
        }
        Outcome::Nothing => {
            let mut text = format!("Aucune commune {of_map} ne ressemble à cela.");
            if outside_known {
                text += " Essayez son code postal.";
            } else {
                text += " Les communes d’ailleurs n’ont pas pu être chargées : si elle n’est pas \
                         dans le département, cette carte n’en dit rien.";
            }
            text
        }
        Outcome::Exact(_) | Outcome::Several(..) | Outcome::DidYouMean(_) => return None,
    };
    Some(typeset(&text))
}

/// « Troyes est dans l’Aube (10), hors de cette carte, qui est celle de la Haute-Marne. »
fn elsewhere(outside: &Outside, gazetteer: &Gazetteer) -> String {
    let own = gazetteer.map_departement().map_or("", |own| own.of.as_str());
    let rest = format!("hors de cette carte, qui est celle {own}");
    let departement = outside.departement.as_ref().and_then(|code| gazetteer.departement(code));
    let names: Vec<&str> = outside.places.iter().map(|place| place.name.as_str()).collect();
    let Some(departement) = departement else {
        let named = |place: &OutsidePlace| {
            let of = gazetteer.departement(&place.departement).map_or("", |own| own.name.as_str());
            format!("{} ({of})", place.name)
        };
        let names: Vec<String> = outside.places.iter().map(named).collect();
        return match names.as_slice() {
            [] => format!("Ce lieu est {rest}."),
            names => format!("{} : c’est {rest}.", names.join(", ")),
        };
    };
    let within = format!("{} ({})", departement.within, departement.code);
    match names.as_slice() {
        [] => format!("C’est {within}, {rest}."),
        [one] if *one == departement.name => format!("{one} ({}) est {rest}.", departement.code),
        [one] => format!("{one} est {within}, {rest}."),
        // Not all of a long list of the places that share a postcode.
        several if several.len() > 3 => format!("C’est {within}, {rest}."),
        several => format!("{} : c’est {within}, {rest}.", several.join(", ")),
    }
}
