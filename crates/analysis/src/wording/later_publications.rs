//! What other publications say since the document: where a territory stands in France, which
//! intercommunalités are most like it, what a commune has, and how figures went over the years. Each
//! says whose it is and of when.

use crate::grid::{Cell, Grid, Line};
use crate::wording::format::{
    NBSP, counted, on, ordinal, percent, printed, sentence_case, with_unit,
};
use crate::wording::labels::publication;
use crate::wording::sheet::{Fact, figure_origin};
use model::{
    Commune, CommuneIndicator, Compared, Comparison, Dataset, Date, Epci, Figure, Indicator,
    InseeCode, Level, NationalRank, Publication, TerritoryId,
};
use small_std::fill;

/// The place of `territory` in France: « 25e des 100 départements de France, à égalité avec celui de la
/// Meuse, du plus haut taux au plus bas : 70,2 places pour 100 enfants de moins de 3 ans en 2023, selon la
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
        "{} des {}{NBSP}{those} de France{tied}, du plus haut taux au plus bas{NBSP}: {value} {}, selon {}.",
        ordinal(*position as usize),
        printed(f64::from(*among)),
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

/// What is counted in a commune, in a sentence: « L’Insee y recense en 2025 : 2 crèches, 1 relais. »;
/// `None` before the figures by commune are there.
#[must_use]
pub fn recorded(dataset: &Dataset, commune: InseeCode) -> Option<String> {
    let all = &dataset.commune_figures.get()?.indicators;
    let mut there = Vec::new();
    let mut kinds = Vec::new();
    let mut said: Option<(Date, &Publication)> = None;
    for own in all {
        let (Some((one, many)), Some((date, who, count))) = (&own.nouns, own.latest(commune))
        else {
            continue;
        };
        said = Some((date, who));
        kinds.push(one.as_str());
        if count > 0.0 {
            let noun = if count > 1.0 { many } else { one };
            there.push(format!("{}{NBSP}{noun}", printed(count)));
        }
    }
    let (date, who) = said?;
    let (who, when) = (sentence_case(&who.words.subject), on(date));
    Some(if there.is_empty() {
        format!("{who} n’y recense {when} ni {}.", kinds.join(", ni "))
    } else {
        format!("{who} y recense {when}{NBSP}: {}.", there.join(", "))
    })
}

/// The latest figures of a commune, each with its publication, and the names of what is there.
#[must_use]
pub fn commune_facts(dataset: &Dataset, commune: InseeCode) -> Vec<Fact> {
    let Some(figures) = dataset.commune_figures.get() else { return Vec::new() };
    let fact = |own: &CommuneIndicator| {
        let (date, who, value) = own.latest(commune)?;
        Some(Fact {
            label: format!("{}, {}", own.label, on(date)),
            value: with_unit(value, &own.unit),
            origin: publication(who),
        })
    };
    let mut facts: Vec<Fact> = figures.indicators.iter().filter_map(fact).collect();
    let named = figures.names.iter().filter(|own| !own.of(commune).is_empty());
    facts.extend(named.map(|own| Fact {
        label: format!("{}, {}", own.label, on(own.date)),
        value: own.of(commune).join(", "),
        origin: publication(&own.publication),
    }));
    facts
}

/// Where a commune is today, and in which territory the first découpage has it: « Votre intercommunalité
/// aujourd’hui : CA de Chaumont. Le document la compte dans la CC Bassin nogentais. »; `None` where
/// there is one découpage.
#[must_use]
pub fn whereabouts_today(dataset: &Dataset, commune: &Commune) -> Option<String> {
    let latest = dataset.metadata.decoupages.last().filter(|own| own.id != dataset.decoupage)?;
    let siren = commune.epci_in(&latest.id)?;
    let off_map = latest.off_map.iter().find(|(own, _)| *own == siren).map(|(_, name)| name);
    let now = dataset.anywhere(siren).map(|own| &own.name).or(off_map)?;
    let subject = sentence_case(&dataset.document.words.subject);
    let then = dataset.epci_of(commune).and_then(|siren| dataset.anywhere(siren));
    let then = match then {
        Some(then) if then.name == *now => String::new(),
        Some(then) => {
            format!(" {subject} la compte dans une autre, qui n’existe plus{NBSP}: {}.", then.name)
        }
        None => format!(" {subject} la compte hors de toutes."),
    };
    Some(format!("Votre intercommunalité aujourd’hui{NBSP}: {now}.{then}"))
}

/// What the communes of a territory have today, a line each: of what is known of most of them, the latest.
#[must_use]
pub fn communes_today(dataset: &Dataset, territory: &Epci) -> Option<Grid> {
    let figures = dataset.commune_figures.get()?;
    let mut communes: Vec<(InseeCode, &str)> = Vec::new();
    for own in dataset.communes.iter().filter(|own| dataset.epci_of(own) == territory.siren()) {
        let code = own.code_today();
        if !communes.iter().any(|(known, _)| *known == code) {
            let name = own.today.as_ref().map_or(&own.name, |today| &today.name);
            communes.push((code, name));
        }
    }
    communes.sort_by_key(|(_, name)| *name);
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

/// A commune's figures over the years.
#[must_use]
pub fn commune_series(own: &CommuneIndicator, commune: InseeCode) -> Grid {
    let line = |(date, who, value): (Date, &Publication, f64)| {
        series_line(date, value, with_unit(value, &own.unit), publication(who))
    };
    series_grid(&own.label, own.of(commune).map(line).collect())
}

/// A territory's figures over the years, whoever publishes them.
#[must_use]
pub fn series(indicator: &Indicator, territory: &TerritoryId) -> Grid {
    let all = indicator.figures.iter().chain(&indicator.other_publications);
    let mut own: Vec<&Figure> = all.filter(|figure| figure.territory == *territory).collect();
    own.sort_by_key(|figure| figure.date);
    let line = |figure: &&Figure| {
        let value = with_unit(figure.value, &indicator.unit);
        series_line(figure.date, figure.value, value, figure_origin(figure))
    };
    series_grid(&indicator.label, own.iter().map(line).collect())
}

fn series_grid(label: &str, lines: Vec<Line>) -> Grid {
    let heads = ["Date", "Valeur", "Source"].map(str::to_owned).to_vec();
    Grid { caption: label.to_owned(), heads, lines }
}

fn series_line(date: Date, value: f64, words: String, origin: String) -> Line {
    let cells = vec![Cell::number(value, words), Cell::words(origin)];
    Line { head: Cell::words(date.to_string()), cells }
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
    use model::{DecoupageId, Siren};

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
                "25e des 100\u{a0}départements de France, à égalité avec celui de la Meuse, du plus haut \
                 taux au plus bas\u{a0}: 70,2 places pour 100 enfants de moins de 3\u{a0}ans en 2023, selon la \
                 Cnaf."
            )
        );
        let chaumont = place(&epci("200068658")).unwrap();
        assert!(
            chaumont.starts_with(
                "160e des 1\u{202f}250\u{a0}intercommunalités de France, à égalité avec 2\u{a0}autres,"
            ),
            "{chaumont}"
        );
        let langres = place(&epci("200072999")).unwrap();
        assert!(langres.starts_with("45e des") && !langres.contains("égalité"), "{langres}");
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
        let insee = |code| InseeCode::parse(code).unwrap();
        let told = |code| recorded(dataset, insee(code)).unwrap();
        assert!(
            told("52121").starts_with("L’Insee y recense en 2025\u{a0}: "),
            "{}",
            told("52121")
        );
        assert!(told("52008").contains("1\u{a0}crèche"), "{}", told("52008"));
        assert!(told("52001").starts_with("L’Insee n’y recense en 2025 ni "), "{}", told("52001"));
        let facts = commune_facts(dataset, insee("52008"));
        let named = facts.iter().find(|fact| fact.origin.contains("annuaire")).unwrap();
        assert_eq!(named.value, "France services");
        let rates = dataset.commune_figures.get().unwrap().indicator("taux_couverture").unwrap();
        let grid = commune_series(rates, insee("52121"));
        let ends = [&grid.lines[0], &grid.lines[6]].map(|line| {
            [&line.head.text, &line.cells[0].text, &line.cells[1].text].map(String::as_str)
        });
        assert_eq!(
            ends,
            [["2017", "77\u{a0}%", "Cnaf, 2022"], ["2023", "86,9\u{a0}%", "Cnaf, 2023"]]
        );
    }

    #[test]
    fn a_series_holds_the_document_and_what_came_after() {
        let dataset = fixtures::dataset();
        let rate = dataset.indicator("taux_couverture").unwrap();
        let lines = series(rate, &TerritoryId::Departement).lines;
        let told: Vec<_> = lines.iter().map(|line| line.cells[0].text.as_str()).collect();
        assert_eq!(told, ["56,53\u{a0}%", "65,66\u{a0}%", "70,2\u{a0}%"]);
        assert_eq!(lines[2].cells[1].text, "Cnaf, 2023");
        let later = &dataset.details.get().unwrap().indicators;
        let places = later.iter().find(|own| own.id.as_str() == "places_eaje_collectifs").unwrap();
        assert_eq!(series(places, &TerritoryId::Departement).lines.len(), 8);
    }
}
