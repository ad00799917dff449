//! What other publications say since the document: where a territory stands in France, which
//! intercommunalités are most like it, what a commune has, and how figures went over the years. Each
//! says whose it is and of when.

use crate::grid::{Cell, Grid, Line};
use crate::nearby::around::Origin;
use crate::search::tokens;
use crate::wording::answer::kilometres_away;
use crate::wording::family_words::Reading;
use crate::wording::format::{NBSP, counted, on, percent, printed, sentence_case};
use crate::wording::toponym::at;
use model::{
    Commune, CommuneIndicator, CommuneNames, Compared, Comparison, Dataset, Date, IndicatorId,
    InseeCode, Level, NamedCommune, NationalRank, Publication, Siren, TerritoryId,
};
use small_std::{fill, sort_by};

/// The place of `territory` in France: « Parmi les 100 départements de France, son taux est le 25e, à égalité avec
/// celui de la Meuse, du plus haut au plus bas : 70,2 places pour 100 enfants de moins de 3 ans en 2023, selon la
/// Cnaf. »
#[must_use]
pub fn place_in_france(dataset: &Dataset, territory: &TerritoryId) -> Option<String> {
    let (comparison, own) = compared(dataset, territory)?;
    let NationalRank { position, tied, among } = own.rank.as_ref()?;
    let (those, of_one) = match own.level {
        Level::Epci => ("intercommunalités", None),
        Level::Departement => ("départements", departement_of(dataset, tied)),
        Level::Region => ("régions", None),
        Level::France => return None,
    };
    let tied = match (tied.len(), of_one) {
        (0, _) => String::new(),
        (1, Some(of)) => format!(", à égalité avec celui {of}"),
        (count, _) => format!(", à égalité avec {}", counted(count, "autre")),
    };
    let value = own.values.first().copied()?;
    let indicator = dataset.indicator(comparison.indicators.first()?.as_str());
    let phrase = indicator.and_then(|own| own.phrase.as_ref());
    let value = match phrase {
        Some(phrase) => fill(phrase, &|_| Some(printed(value))),
        None => percent(&printed(value)),
    };
    Some(format!(
        "Parmi les {}{NBSP}{those} de France, son taux est le {}{tied}, du plus haut au plus bas{NBSP}: {value} \
         {}, selon {}.",
        printed(f64::from(*among)),
        match position {
            1 => "1er".to_owned(),
            _ => format!("{position}e"),
        },
        on(comparison.date),
        comparison.publication.words.subject
    ))
}

/// The rates of an intercommunalité and of those of France that are most like it; how these are found
/// is [`Comparison::likeness`].
#[must_use]
pub fn similar_in_france(dataset: &Dataset, territory: &TerritoryId) -> Option<Grid> {
    let (comparison, own) = compared(dataset, territory)?;
    if own.similar.is_empty() {
        return None;
    }
    let label = |id: &str| dataset.published.iter().find(|own| own.id.as_str() == id);
    let labels =
        comparison.indicators.iter().filter_map(|id| Some(label(id.as_str())?.label.as_str()));
    let heads = ["Intercommunalité"].into_iter().chain(labels).map(str::to_owned);
    let rates = |values: &[f64]| {
        values.iter().map(|value| Cell::number(*value, percent(&printed(*value)))).collect()
    };
    let mut lines = vec![Line { head: Cell::words(&own.name), cells: rates(&own.values) }];
    lines.extend(own.similar.iter().map(|other| {
        let departement = departement_named(dataset, &other.departement);
        let note = departement.map(|(name, _)| name).unwrap_or(&other.departement);
        Line { head: Cell::words(&other.name).with_note(note), cells: rates(&other.values) }
    }));
    let (when, who) = (on(comparison.date), &comparison.publication.words.subject);
    Some(Grid {
        caption: format!("Les intercommunalités de France les plus semblables {when}, selon {who}"),
        heads: heads.collect(),
        lines,
    })
}

/// What is counted today in the commune that a home is in: « À Nogent, l’Insee compte en 2025 : 2 crèches. »; `None`
/// before the figures by commune are there.
#[must_use]
pub fn recorded_at(dataset: &Dataset, home: &Commune) -> Option<String> {
    let (_, name) = dataset.commune_today(home.code_today())?;
    recorded(dataset, &sentence_case(&at(name)), &[home.code_today()])
}

/// What is counted in communes, in a sentence that begins with `place`, « Dans ses communes »; as
/// [`recorded_at`].
#[must_use]
pub fn recorded(dataset: &Dataset, place: &str, communes: &[InseeCode]) -> Option<String> {
    let all = &dataset.commune_figures.get()?.indicators;
    let mut there = Vec::new();
    let mut kinds = Vec::new();
    let mut said: Option<(Date, &Publication)> = None;
    for own in all {
        let Some((one, many)) = &own.nouns else { continue };
        let Some((date, who, _)) = communes.iter().find_map(|code| own.latest(*code)) else {
            continue;
        };
        let counts = communes.iter().filter_map(|code| own.latest(*code));
        let count: f64 = counts.map(|(_, _, count)| count).sum();
        said = Some((date, who));
        kinds.push(one.as_str());
        if count > 0.0 {
            let noun = if count > 1.0 { many } else { one };
            there.push(format!("{}{NBSP}{noun}", printed(count)));
        }
    }
    let (date, who) = said?;
    let (who, when) = (&who.words.subject, on(date));
    Some(if there.is_empty() {
        format!("{place}, {who} ne compte {when} ni {}.", kinds.join(", ni "))
    } else {
        format!("{place}, {who} compte {when}{NBSP}: {}.", there.join(", "))
    })
}

/// Where to ask for help with what administrations want, at the nearest: « Pour être aidé dans vos démarches :
/// l’espace France services à Langres, à 6 km, selon l’annuaire de l’administration, 2026. »
#[must_use]
pub fn where_to_ask(
    dataset: &Dataset,
    origin: &Origin,
    home: Option<NamedCommune<'_>>,
    reading: Reading,
) -> Vec<String> {
    let Some(figures) = dataset.commune_figures.get() else { return Vec::new() };
    let nearest = |own: &CommuneNames| {
        let (phrase, easy) = own.offer.as_ref()?;
        let is_here = |seat: &Commune| home.is_some_and(|home| home.covers(seat));
        let far = |seat: &Commune| match is_here(seat) {
            true => 0.0,
            false => origin.point.distance_km(seat.point),
        };
        let seats = own.names.iter().filter_map(|(code, _)| dataset.commune_today(*code));
        let seats = seats.map(|(seat, name)| (far(seat), seat, name));
        let (kilometres, seat, name) = seats.min_by(|(a, ..), (b, ..)| a.total_cmp(b))?;
        let place = match is_here(seat) {
            true => format!("{} même", at(name)),
            false => format!("{}, {}", at(name), kilometres_away(kilometres)),
        };
        let told = |phrase: &str| fill(phrase, &|_| Some(place.clone()));
        Some(match reading {
            Reading::Easy => format!("{}.", told(easy)),
            Reading::Full => {
                let who = &own.publication.words.subject;
                format!("{}, selon {who} ({}).", told(phrase), own.date)
            }
        })
    };
    figures.names.iter().filter_map(nearest).collect()
}

/// Where a commune is today, and in which territory the first découpage has it: « Votre intercommunalité
/// aujourd’hui : CA de Chaumont. Dans le document, votre commune est dans une autre, qui n’existe plus : CC Bassin
/// nogentais. »; `None` where
/// there is one découpage.
#[must_use]
pub fn whereabouts_today(dataset: &Dataset, commune: &Commune) -> Option<String> {
    let latest = dataset.metadata.latest_decoupage().filter(|own| own.id != dataset.decoupage)?;
    let siren = commune.epci_in(&latest.id)?;
    let off_map = latest.off_map.iter().find(|(own, _)| *own == siren).map(|(_, name)| name);
    let now = dataset.epci_of_any_decoupage(siren).map(|own| &own.name).or(off_map)?;
    let within = sentence_case(&dataset.document.words.within);
    let then = dataset.epci_of(commune).and_then(|siren| dataset.epci_of_any_decoupage(siren));
    let then = match then {
        Some(then) if then.name == *now => String::new(),
        Some(then) => {
            format!(
                " {within}, votre commune est dans une autre, qui n’existe plus{NBSP}: {}.",
                then.name
            )
        }
        None => format!(" {within}, votre commune n’est dans aucune."),
    };
    Some(format!("Votre intercommunalité aujourd’hui{NBSP}: {now}.{then}"))
}

/// The communes of today in a territory or, for `None`, in none that is on the map; each by its code and its
/// name, sorted by name.
#[must_use]
pub fn communes_in(dataset: &Dataset, territory: Option<Siren>) -> Vec<(InseeCode, &str)> {
    let mut communes: Vec<(InseeCode, &str)> = Vec::new();
    for own in dataset.communes.iter().filter(|own| dataset.epci_of(own) == territory) {
        let code = own.code_today();
        if !communes.iter().any(|(known, _)| *known == code) {
            communes.push((code, own.today.as_ref().map_or(&own.name, |today| &today.name)));
        }
    }
    sort_by(&mut communes, |(_, a), (_, b)| tokens(a).cmp(&tokens(b)));
    communes
}

/// What communes of today have, a line each: of what is known of most of them, the latest.
#[must_use]
pub fn communes_today(dataset: &Dataset, communes: &[(InseeCode, &str)]) -> Option<Grid> {
    let figures = dataset.commune_figures.get()?;
    let is_told = |own: &&CommuneIndicator| {
        let known = communes.iter().filter(|(code, _)| own.latest(*code).is_some()).count();
        2 * known > communes.len()
    };
    let told: Vec<&CommuneIndicator> = figures.indicators.iter().filter(is_told).collect();
    let head = |own: &&CommuneIndicator| {
        let last = own.moments.iter().max_by_key(|(date, _)| *date);
        let said = last.map(|(date, who)| format!(" ({}, {date})", who.words.name));
        format!("{}{}", own.label, said.unwrap_or_default())
    };
    let line = |(code, name): &(InseeCode, &str)| {
        let cell = |own: &&CommuneIndicator| match own.latest(*code) {
            Some((_, _, value)) => Cell::number(value, printed(value)),
            None => Cell::words("non donné"),
        };
        Line { head: Cell::words(*name), cells: told.iter().map(cell).collect() }
    };
    let heads = ["Commune".to_owned()].into_iter().chain(told.iter().map(head)).collect();
    (!told.is_empty()).then(|| Grid {
        caption: "Ce que compte chaque commune d’aujourd’hui".to_owned(),
        heads,
        lines: communes.iter().map(line).collect(),
    })
}

/// The rates of all that is compared with France, the parts beside the whole; names are those of the map, where it
/// has the territory.
#[must_use]
pub fn rates_of_all(dataset: &Dataset) -> Option<Grid> {
    let comparison = dataset.details.get()?.comparison.as_ref()?;
    let label = |id: &IndicatorId| dataset.published.iter().find(|own| own.id == *id);
    let labels = comparison.indicators.iter().filter_map(|id| Some(label(id)?.label.clone()));
    let line = |own: &Compared| {
        let siren = (own.level == Level::Epci).then(|| Siren::parse(&own.code)).flatten();
        let known = siren.and_then(|siren| dataset.epci_of_any_decoupage(siren));
        let rates = own.values.iter();
        Line {
            head: Cell::words(known.map_or(&own.name, |known| &known.name)),
            cells: rates.map(|value| Cell::number(*value, percent(&printed(*value)))).collect(),
        }
    };
    Some(Grid {
        caption: format!(
            "Places pour 100 enfants de moins de 3{NBSP}ans {}, selon {}",
            on(comparison.date),
            comparison.publication.words.subject
        ),
        heads: ["Territoire".to_owned()].into_iter().chain(labels).collect(),
        lines: comparison.territories.iter().map(line).collect(),
    })
}

fn compared<'a>(
    dataset: &'a Dataset,
    territory: &TerritoryId,
) -> Option<(&'a Comparison, &'a Compared)> {
    let comparison = dataset.details.get()?.comparison.as_ref()?;
    let own = match territory {
        TerritoryId::Epci(siren) => comparison.epci(*siren),
        TerritoryId::Departement => comparison.of_level(Level::Departement),
        TerritoryId::France => comparison.of_level(Level::France),
        _ => None,
    };
    Some((comparison, own?))
}

/// The name of a département, and « de la Meuse ».
fn departement_named<'a>(dataset: &'a Dataset, code: &str) -> Option<(&'a str, &'a str)> {
    let all = &dataset.details.get()?.gazetteer.departements;
    let own = all.iter().find(|own| own.code == code)?;
    Some((&own.name, &own.of))
}

/// « de la Meuse », where there is only that one.
fn departement_of<'a>(dataset: &'a Dataset, codes: &[String]) -> Option<&'a str> {
    match codes {
        [code] => departement_named(dataset, code).map(|(_, of)| of),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::decoupage::in_decoupage;
    use model::{CommuneCode, DecoupageId};

    fn insee(code: &str) -> InseeCode {
        InseeCode::parse(code).unwrap()
    }

    fn epci(siren: &str) -> TerritoryId {
        TerritoryId::Epci(Siren::parse(siren).unwrap())
    }

    #[test]
    fn a_place_in_france_tells_ties_date_and_publication() {
        let dataset = fixtures::dataset();
        let place = |territory: &TerritoryId| place_in_france(dataset, territory);
        assert_eq!(
            place(&TerritoryId::Departement).as_deref(),
            Some(
                "Parmi les 100\u{a0}départements de France, son taux est le 25e, à égalité avec celui de la \
                 Meuse, du plus haut au plus bas\u{a0}: 70,2 places pour 100 enfants de moins de 3\u{a0}ans en 2023, selon la \
                 Cnaf."
            )
        );
        let chaumont = place(&epci("200068658")).unwrap();
        assert!(
            chaumont.starts_with(
                "Parmi les 1\u{202f}250\u{a0}intercommunalités de France, son taux est le 160e, à égalité \
                 avec 2\u{a0}autres,"
            ),
            "{chaumont}"
        );
        let langres = place(&epci("200072999")).unwrap();
        assert!(
            langres.contains("le 45e, du plus haut") && !langres.contains("égalité"),
            "{langres}"
        );
        assert_eq!(place(&TerritoryId::France), None);
        assert_eq!(place(&epci("245200456")), None, "it is no more");
    }

    #[test]
    fn the_most_similar_stand_under_the_territory() {
        let dataset = in_decoupage(fixtures::dataset(), &DecoupageId::new("2026"));
        let grid = similar_in_france(&dataset, &epci("200044253")).unwrap();
        assert_eq!((grid.lines.len(), grid.heads.len()), (6, 6));
        assert!(grid.lines.iter().all(|line| line.cells.len() == 5));
        assert_eq!(grid.lines[0].cells[0].text, "46,8\u{a0}%");
        let first = &grid.lines[1].head;
        assert_eq!((first.text.as_str(), first.note.as_str()), ("CC du Pays d'Étain", "Meuse"));
        assert_eq!(similar_in_france(&dataset, &TerritoryId::Departement), None);
    }

    #[test]
    fn a_commune_is_told_what_it_has_and_what_it_has_not() {
        let dataset = fixtures::dataset();
        let told = |code| recorded_at(dataset, dataset.commune(insee(code)).unwrap()).unwrap();
        assert!(
            told("52121").starts_with("À Chaumont, l’Insee compte en 2025\u{a0}: 3\u{a0}crèches, "),
            "{}",
            told("52121")
        );
        assert!(told("52008").contains("1\u{a0}crèche"), "{}", told("52008"));
        assert!(
            told("52001").starts_with("À Ageville, l’Insee ne compte en 2025 ni crèche, "),
            "{}",
            told("52001")
        );
    }

    #[test]
    fn a_family_is_sent_to_the_nearest_place_to_ask() {
        let dataset = fixtures::dataset();
        let told = |code, reading| {
            let home = dataset.named_commune(CommuneCode::Former(insee(code))).unwrap();
            where_to_ask(dataset, &Origin::of_named(dataset, &home), Some(home), reading)
        };
        let words = "Pour être aidé dans vos démarches : l’espace France services";
        assert_eq!(
            told("52269", Reading::Full),
            [format!("{words} à Langres même, selon l’annuaire de l’administration (2026).")]
        );
        assert_eq!(told("52448", Reading::Full).len(), 1, "the Insee counts none there");
        let near = told("52001", Reading::Full);
        assert!(near[0].contains("\u{a0}km, selon"), "{near:?}");
        let easy = told("52001", Reading::Easy);
        assert!(easy[0].starts_with("Pour vos papiers : France services, à "), "{easy:?}");
        assert!(told("52331", Reading::Full)[0].contains("à La Porte du Der même"));
    }

    #[test]
    fn communes_are_those_of_today() {
        let dataset = in_decoupage(fixtures::dataset(), &DecoupageId::new("2026"));
        let all = communes_in(&dataset, Siren::parse("200068666"));
        let names: Vec<&str> = all.iter().map(|(_, name)| *name).collect();
        assert!(names.contains(&"Rives Dervoises") && !names.contains(&"Droyes"), "{names:?}");
        assert_eq!(communes_in(&dataset, None).len(), 1, "Liffol-le-Petit");
        let grid = communes_today(&dataset, &all).unwrap();
        let heads: Vec<&str> =
            grid.heads.iter().map(|head| head.split(' ').next().unwrap()).collect();
        assert_eq!(
            heads,
            ["Commune", "Crèches", "Micro-crèches", "Relais", "Accueils", "France", "Naissances"]
        );
    }
}
