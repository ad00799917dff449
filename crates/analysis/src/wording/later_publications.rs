//! Figures from publications after the document, in French: rank in France, similar intercommunalités, counts by
//! commune. Each sentence names source and date.

use crate::grid::{Cell, Grid, Row};
use crate::nearby::around::Origin;
use crate::search::tokens;
use crate::wording::answer::kilometres_away;
use crate::wording::family_words::ReadingLevel;
use crate::wording::format::{NBSP, counted, on_date, percent, sentence_case, unrounded};
use crate::wording::toponym::with_a;
use model::{
    Commune, CommuneIndicator, CommuneNames, Dataset, IndicatorId, InseeCode, NamedCommune,
    NationalComparison, NationalRank, PartialDate, Publication, RankedTerritory, Siren,
    TerritoryId, TerritoryLevel,
};
use small_std::{interpolate, sort_by};

/// The rank of a territory in France: « Parmi les 100 départements de France, son taux est le 25e, à égalité
/// avec celui de la Meuse, du plus haut au plus bas : 70,2 places pour 100 enfants de moins de 3 ans en 2023,
/// selon la Cnaf. »
#[must_use]
pub fn national_rank_text(dataset: &Dataset, territory: &TerritoryId) -> Option<String> {
    let (comparison, compared) = ranked_territory(dataset, territory)?;
    let NationalRank { position, tied, ranked_count } = compared.rank.as_ref()?;
    let (level_noun, tied_with) = match compared.level {
        TerritoryLevel::Epci => ("intercommunalités", None),
        TerritoryLevel::Departement => ("départements", departement_with_de(dataset, tied)),
        TerritoryLevel::Region => ("régions", None),
        TerritoryLevel::France => return None,
    };
    let tied = match (tied.len(), tied_with) {
        (0, _) => String::new(),
        (1, Some(genitive)) => format!(", à égalité avec celui {genitive}"),
        (count, _) => format!(", à égalité avec {}", counted(count, "autre")),
    };
    let value = compared.values.first().copied()?;
    let indicator = dataset.indicator(comparison.indicators.first()?.as_str());
    let phrase = indicator.and_then(|indicator| indicator.phrase.as_ref());
    let value = match phrase {
        Some(phrase) => interpolate(phrase, &|_| Some(unrounded(value))),
        None => percent(&unrounded(value)),
    };
    Some(format!(
        "Parmi les {}{NBSP}{level_noun} de France, son taux est le {}{tied}, du plus haut au plus bas{NBSP}: {value} \
         {}, selon {}.",
        unrounded(f64::from(*ranked_count)),
        match position {
            1 => "1er".to_owned(),
            _ => format!("{position}e"),
        },
        on_date(comparison.date),
        comparison.publication.words.subject
    ))
}

/// The rates of an intercommunalité and of the most similar ones in France, which
/// [`NationalComparison::similarity_method`] explains.
#[must_use]
pub fn similar_epci_table(dataset: &Dataset, territory: &TerritoryId) -> Option<Grid> {
    let (comparison, compared) = ranked_territory(dataset, territory)?;
    if compared.similar.is_empty() {
        return None;
    }
    let published_indicator =
        |id: &str| dataset.published_indicators.iter().find(|i| i.id.as_str() == id);
    let labels = comparison
        .indicators
        .iter()
        .filter_map(|id| Some(published_indicator(id.as_str())?.label.as_str()));
    let column_headers = ["Intercommunalité"].into_iter().chain(labels).map(str::to_owned);
    let rate_cells =
        |values: &[f64]| values.iter().map(|v| Cell::number(*v, percent(&unrounded(*v)))).collect();
    let mut rows =
        vec![Row { row_header: Cell::text(&compared.name), cells: rate_cells(&compared.values) }];
    rows.extend(compared.similar.iter().map(|peer| {
        let departement = departement_names(dataset, &peer.departement);
        let note = departement.map(|(name, _)| name).unwrap_or(&peer.departement);
        Row { row_header: Cell::text(&peer.name).with_note(note), cells: rate_cells(&peer.values) }
    }));
    let (when, publisher) = (on_date(comparison.date), &comparison.publication.words.subject);
    Some(Grid {
        caption: format!(
            "Les intercommunalités de France les plus semblables {when}, selon {publisher}"
        ),
        column_headers: column_headers.collect(),
        rows,
    })
}

/// The counts of the home commune today: « À Nogent, l’Insee compte en 2025 : 2 crèches. »; `None` while the
/// figures by commune are not loaded.
#[must_use]
pub fn home_counts_text(dataset: &Dataset, home: &Commune) -> Option<String> {
    let (_, name) = dataset.former_seat_and_current_name(home.code_today())?;
    counts_text(dataset, &sentence_case(&with_a(name)), &[home.code_today()])
}

/// The sums of these counts over `communes`, in a sentence that begins with `place` (« Dans ses communes »);
/// `None` as for [`home_counts_text`].
#[must_use]
pub fn counts_text(dataset: &Dataset, place: &str, communes: &[InseeCode]) -> Option<String> {
    let all = &dataset.commune_figures.get()?.indicators;
    let mut present = Vec::new();
    let mut nouns = Vec::new();
    let mut source: Option<(PartialDate, &Publication)> = None;
    for indicator in all {
        let Some((one, many)) = &indicator.nouns else { continue };
        let Some((date, publication, _)) =
            communes.iter().find_map(|code| indicator.latest_figure(*code))
        else {
            continue;
        };
        let counts = communes.iter().filter_map(|code| indicator.latest_figure(*code));
        let count: f64 = counts.map(|(_, _, count)| count).sum();
        source = Some((date, publication));
        nouns.push(one.as_str());
        if count > 0.0 {
            let noun = if count > 1.0 { many } else { one };
            present.push(format!("{}{NBSP}{noun}", unrounded(count)));
        }
    }
    let (date, publication) = source?;
    let (publisher, when) = (&publication.words.subject, on_date(date));
    Some(if present.is_empty() {
        format!("{place}, {publisher} ne compte {when} ni {}.", nouns.join(", ni "))
    } else {
        format!("{place}, {publisher} compte {when}{NBSP}: {}.", present.join(", "))
    })
}

/// The nearest places that help with administrative procedures, one sentence each: « Pour être aidé dans vos
/// démarches : l’espace France services à Langres, à 6 km, selon l’annuaire de l’administration, 2026. »
#[must_use]
pub fn nearest_help_texts(
    dataset: &Dataset,
    origin: &Origin,
    home: Option<NamedCommune<'_>>,
    reading: ReadingLevel,
) -> Vec<String> {
    let Some(figures) = dataset.commune_figures.get() else { return Vec::new() };
    let nearest_text = |list: &CommuneNames| {
        let (phrase, easy) = list.offer.as_ref()?;
        let is_here = |seat: &Commune| home.is_some_and(|home| home.includes(seat));
        let distance = |seat: &Commune| match is_here(seat) {
            true => 0.0,
            false => origin.point.distance_km(seat.point),
        };
        let seats = list.names.iter().filter_map(|(c, _)| dataset.former_seat_and_current_name(*c));
        let seats = seats.map(|(seat, name)| (distance(seat), seat, name));
        let (kilometres, seat, name) = seats.min_by(|(a, ..), (b, ..)| a.total_cmp(b))?;
        let place = match is_here(seat) {
            true => format!("{} même", with_a(name)),
            false => format!("{}, {}", with_a(name), kilometres_away(kilometres)),
        };
        let with_place = |phrase: &str| interpolate(phrase, &|_| Some(place.clone()));
        Some(match reading {
            ReadingLevel::Easy => format!("{}.", with_place(easy)),
            ReadingLevel::Full => {
                let publisher = &list.publication.words.subject;
                format!("{}, selon {publisher} ({}).", with_place(phrase), list.date)
            }
        })
    };
    figures.names.iter().filter_map(nearest_text).collect()
}

/// The intercommunalité of a commune today and in the document: « Votre intercommunalité aujourd’hui : CA de
/// Chaumont. Dans le document, votre commune est dans une autre, qui n’existe plus : CC Bassin nogentais. »;
/// `None` if there is only one découpage.
#[must_use]
pub fn epci_today_text(dataset: &Dataset, commune: &Commune) -> Option<String> {
    let latest = dataset.metadata.latest_decoupage().filter(|d| d.id != dataset.decoupage)?;
    let siren = commune.epci_in(&latest.id)?;
    let off_map = latest.off_map.iter().find(|(code, _)| *code == siren).map(|(_, name)| name);
    let current = dataset.epci_by_siren(siren).map(|epci| &epci.name).or(off_map)?;
    let within = sentence_case(&dataset.document.words.locative);
    let former = dataset.epci_of(commune).and_then(|siren| dataset.epci_by_siren(siren));
    let former_sentence = match former {
        Some(former) if former.name == *current => String::new(),
        Some(former) => {
            format!(
                " {within}, votre commune est dans une autre, qui n’existe plus{NBSP}: {}.",
                former.name
            )
        }
        None => format!(" {within}, votre commune n’est dans aucune."),
    };
    Some(format!("Votre intercommunalité aujourd’hui{NBSP}: {current}.{former_sentence}"))
}

/// The communes of today in a territory (`None`: in no territory), code and name, sorted by name.
#[must_use]
pub fn communes_today_in(dataset: &Dataset, territory: Option<Siren>) -> Vec<(InseeCode, &str)> {
    let mut communes: Vec<(InseeCode, &str)> = Vec::new();
    for commune in dataset.communes.iter().filter(|commune| dataset.epci_of(commune) == territory) {
        let code = commune.code_today();
        if !communes.iter().any(|(other, _)| *other == code) {
            communes.push((code, commune.today.as_ref().map_or(&commune.name, |t| &t.name)));
        }
    }
    sort_by(&mut communes, |(_, a), (_, b)| tokens(a).cmp(&tokens(b)));
    communes
}

/// A table of the latest figures by commune of today, for the indicators that most of them have.
#[must_use]
pub fn commune_table(dataset: &Dataset, communes: &[(InseeCode, &str)]) -> Option<Grid> {
    let figures = dataset.commune_figures.get()?;
    let is_shown = |indicator: &&CommuneIndicator| {
        let count = communes.iter().filter(|(c, _)| indicator.latest_figure(*c).is_some()).count();
        2 * count > communes.len()
    };
    let indicators: Vec<&CommuneIndicator> = figures.indicators.iter().filter(is_shown).collect();
    let column_header = |indicator: &&CommuneIndicator| {
        let last = indicator.dates.iter().max_by_key(|(date, _)| *date);
        let source =
            last.map(|(date, publication)| format!(" ({}, {date})", publication.words.name));
        format!("{}{}", indicator.label, source.unwrap_or_default())
    };
    let commune_row = |(code, name): &(InseeCode, &str)| {
        let cell = |indicator: &&CommuneIndicator| match indicator.latest_figure(*code) {
            Some((_, _, value)) => Cell::number(value, unrounded(value)),
            None => Cell::text("non donné"),
        };
        Row { row_header: Cell::text(*name), cells: indicators.iter().map(cell).collect() }
    };
    let column_headers =
        ["Commune".to_owned()].into_iter().chain(indicators.iter().map(column_header)).collect();
    (!indicators.is_empty()).then(|| Grid {
        caption: "Ce que compte chaque commune d’aujourd’hui".to_owned(),
        column_headers,
        rows: communes.iter().map(commune_row).collect(),
    })
}

/// The coverage rates, total and parts, of all territories compared with France; territories of the map are
/// named as on the map.
#[must_use]
pub fn rates_table(dataset: &Dataset) -> Option<Grid> {
    let comparison = dataset.details.get()?.comparison.as_ref()?;
    let published_indicator =
        |id: &IndicatorId| dataset.published_indicators.iter().find(|i| i.id == *id);
    let labels =
        comparison.indicators.iter().filter_map(|id| Some(published_indicator(id)?.label.clone()));
    let territory_row = |compared: &RankedTerritory| {
        let siren = (compared.level == TerritoryLevel::Epci)
            .then(|| Siren::parse(&compared.code))
            .flatten();
        let epci = siren.and_then(|siren| dataset.epci_by_siren(siren));
        let rates = compared.values.iter();
        Row {
            row_header: Cell::text(epci.map_or(&compared.name, |epci| &epci.name)),
            cells: rates.map(|value| Cell::number(*value, percent(&unrounded(*value)))).collect(),
        }
    };
    Some(Grid {
        caption: format!(
            "Places pour 100 enfants de moins de 3{NBSP}ans {}, selon {}",
            on_date(comparison.date),
            comparison.publication.words.subject
        ),
        column_headers: ["Territoire".to_owned()].into_iter().chain(labels).collect(),
        rows: comparison.territories.iter().map(territory_row).collect(),
    })
}

fn ranked_territory<'a>(
    dataset: &'a Dataset,
    territory: &TerritoryId,
) -> Option<(&'a NationalComparison, &'a RankedTerritory)> {
    let comparison = dataset.details.get()?.comparison.as_ref()?;
    let compared = match territory {
        TerritoryId::Epci(siren) => comparison.epci(*siren),
        TerritoryId::Departement => comparison.first_at_level(TerritoryLevel::Departement),
        TerritoryId::France => comparison.first_at_level(TerritoryLevel::France),
        _ => None,
    };
    Some((comparison, compared?))
}

/// The name of a département, and the name with « de »: « de la Meuse ».
fn departement_names<'a>(dataset: &'a Dataset, code: &str) -> Option<(&'a str, &'a str)> {
    let all = &dataset.details.get()?.gazetteer.departements;
    let departement = all.iter().find(|departement| departement.code == code)?;
    Some((&departement.name, &departement.genitive))
}

/// A single département with « de »: « de la Meuse »; `None` for several codes.
fn departement_with_de<'a>(dataset: &'a Dataset, codes: &[String]) -> Option<&'a str> {
    match codes {
        [code] => departement_names(dataset, code).map(|(_, genitive)| genitive),
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
    fn a_national_rank_names_ties_date_and_publication() {
        let dataset = fixtures::dataset();
        let place = |territory: &TerritoryId| national_rank_text(dataset, territory);
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
    fn the_most_similar_epci_follow_the_territory() {
        let dataset = in_decoupage(fixtures::dataset(), &DecoupageId::new("2026"));
        let grid = similar_epci_table(&dataset, &epci("200044253")).unwrap();
        assert_eq!((grid.rows.len(), grid.column_headers.len()), (6, 6));
        assert!(grid.rows.iter().all(|line| line.cells.len() == 5));
        assert_eq!(grid.rows[0].cells[0].text, "46,8\u{a0}%");
        let first = &grid.rows[1].row_header;
        assert_eq!((first.text.as_str(), first.note.as_str()), ("CC du Pays d'Étain", "Meuse"));
        assert_eq!(similar_epci_table(&dataset, &TerritoryId::Departement), None);
    }

    #[test]
    fn a_commune_lists_what_it_has_or_all_that_it_lacks() {
        let dataset = fixtures::dataset();
        let sentence =
            |code| home_counts_text(dataset, dataset.commune(insee(code)).unwrap()).unwrap();
        assert!(
            sentence("52121")
                .starts_with("À Chaumont, l’Insee compte en 2025\u{a0}: 3\u{a0}crèches, "),
            "{}",
            sentence("52121")
        );
        assert!(sentence("52008").contains("1\u{a0}crèche"), "{}", sentence("52008"));
        assert!(
            sentence("52001").starts_with("À Ageville, l’Insee ne compte en 2025 ni crèche, "),
            "{}",
            sentence("52001")
        );
    }

    #[test]
    fn the_nearest_help_is_named() {
        let dataset = fixtures::dataset();
        let answer = |code, reading| {
            let home = dataset.named_commune(CommuneCode::Former(insee(code))).unwrap();
            nearest_help_texts(
                dataset,
                &Origin::at_named_commune(dataset, &home),
                Some(home),
                reading,
            )
        };
        let words = "Pour être aidé dans vos démarches : l’espace France services";
        assert_eq!(
            answer("52269", ReadingLevel::Full),
            [format!("{words} à Langres même, selon l’annuaire de l’administration (2026).")]
        );
        assert_eq!(answer("52448", ReadingLevel::Full).len(), 1, "the Insee counts none there");
        let near = answer("52001", ReadingLevel::Full);
        assert!(near[0].contains("\u{a0}km, selon"), "{near:?}");
        let easy = answer("52001", ReadingLevel::Easy);
        assert!(easy[0].starts_with("Pour vos papiers : France services, à "), "{easy:?}");
        assert!(answer("52331", ReadingLevel::Full)[0].contains("à La Porte du Der même"));
    }

    #[test]
    fn merged_communes_are_replaced_by_those_of_today() {
        let dataset = in_decoupage(fixtures::dataset(), &DecoupageId::new("2026"));
        let all = communes_today_in(&dataset, Siren::parse("200068666"));
        let names: Vec<&str> = all.iter().map(|(_, name)| *name).collect();
        assert!(names.contains(&"Rives Dervoises") && !names.contains(&"Droyes"), "{names:?}");
        assert_eq!(communes_today_in(&dataset, None).len(), 1, "Liffol-le-Petit");
        let grid = commune_table(&dataset, &all).unwrap();
        let column_headers: Vec<&str> =
            grid.column_headers.iter().map(|head| head.split(' ').next().unwrap()).collect();
        assert_eq!(
            column_headers,
            ["Commune", "Crèches", "Micro-crèches", "Relais", "Accueils", "France", "Naissances"]
        );
    }
}
