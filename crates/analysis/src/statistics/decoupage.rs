//! Derives the dataset of another découpage: the same communes, services and published figures, with the
//! territories of that découpage. An EPCI that merged others has its published figures and those that follow
//! from its parts: counts add up, coverage rates are 100·ΣP/ΣN within the interval left by rounding. Nothing is
//! computed if a part's figure is missing.

use crate::statistics::computed_indicators::with_computed;
use crate::statistics::coverage::{Coverage, combined_rate};
use model::{
    Aggregation, Dataset, DecoupageId, Excerpt, Figure, Indicator, IndicatorKind, PartialDate,
    Provenance, Role, Siren, Source, Territory, TerritoryId,
};
use small_std::sort_by;

/// The dataset with the territories of `decoupage` and its computed indicators. `dataset` must be that of the
/// first découpage.
#[must_use]
pub fn in_decoupage(dataset: &Dataset, decoupage: &DecoupageId) -> Dataset {
    let territories = Territory::all_in(decoupage, &dataset.all_territories);
    let mut services = dataset.services.clone();
    for service in &mut services {
        service.epci = service.epci.and_then(|siren| successor(territories.iter(), siren));
    }
    let indicators =
        dataset.published_indicators.iter().map(|i| with_merged_figures(dataset, i, &territories));
    with_computed(Dataset {
        decoupage: decoupage.clone(),
        indicators: indicators.collect(),
        services,
        territories,
        ..dataset.clone()
    })
}

/// The dataset without figures of `indicator` later than `date`; indicators computed from it follow.
#[must_use]
pub fn as_of(dataset: &Dataset, indicator: &str, date: PartialDate) -> Dataset {
    let mut earlier = dataset.clone();
    earlier.indicators.retain(|indicator| !indicator.is_computed);
    let base = base_indicator_id(dataset, indicator);
    for indicator in earlier.indicators.iter_mut().filter(|i| i.id.as_str() == base) {
        indicator.figures.retain(|figure| figure.date <= date);
    }
    with_computed(earlier)
}

/// The dates, ascending, for which some EPCI of a découpage has a value of `indicator` (see [`has_date`]).
/// `dataset` must be that of the first découpage.
#[must_use]
pub fn dates(dataset: &Dataset, indicator: &str, decoupage: &DecoupageId) -> Vec<PartialDate> {
    let published = published_indicator(dataset, indicator).into_iter();
    let figures = published.flat_map(|i| i.figures.iter().chain(&i.other_publications));
    let mut dates: Vec<PartialDate> = figures.map(|figure| figure.date).collect();
    sort_by(&mut dates, PartialDate::cmp);
    dates.dedup();
    dates.retain(|date| has_date(dataset, indicator, decoupage, *date));
    dates
}

/// Whether some EPCI of a découpage has a value at `date`, published or computable from all its parts. For a
/// computed indicator, its first operand counts. Other publications than the document count only in later
/// découpages. `dataset` must be that of the first découpage.
#[must_use]
pub fn has_date(
    dataset: &Dataset,
    indicator: &str,
    decoupage: &DecoupageId,
    date: PartialDate,
) -> bool {
    let Some(published) = published_indicator(dataset, indicator) else { return false };
    let others = published.other_publications.iter();
    let others = others.filter(|_| *decoupage != dataset.decoupage);
    let dated = published.figures.iter().chain(others).filter(|figure| figure.date == date);
    let with_figure: Vec<Siren> = dated.filter_map(|figure| figure.territory.siren()).collect();
    let adds_up = published.aggregation != Aggregation::NotAggregated;
    let mut territories = dataset.all_territories.iter().filter(|t| t.is_in(decoupage));
    territories.any(|territory| {
        let parts = &territory.merged_from;
        territory.siren().is_some_and(|siren| with_figure.contains(&siren))
            || (adds_up && !parts.is_empty() && parts.iter().all(|part| with_figure.contains(part)))
    })
}

/// The published indicator with this id, or the first operand of a computed one.
fn published_indicator<'a>(dataset: &'a Dataset, indicator: &'a str) -> Option<&'a Indicator> {
    let base = base_indicator_id(dataset, indicator);
    dataset.published_indicators.iter().find(|indicator| indicator.id.as_str() == base)
}

/// The id of the published indicator that determines the dates: the indicator itself, or its first operand.
fn base_indicator_id<'a>(dataset: &'a Dataset, indicator: &'a str) -> &'a str {
    let computed = dataset.catalogue.computed.iter();
    let computed = computed.filter(|candidate| candidate.indicator.id.as_str() == indicator);
    let operand = computed.filter_map(|candidate| candidate.operands.first()).next();
    operand.map_or(indicator, |operand| operand.indicator.as_str())
}

/// The EPCI of a découpage that contains `siren` today.
#[must_use]
pub fn successor_in(dataset: &Dataset, siren: Siren, decoupage: &DecoupageId) -> Option<Siren> {
    successor(dataset.all_territories.iter().filter(|territory| territory.is_in(decoupage)), siren)
}

/// The EPCI among `territories` that is `siren` or has merged it.
fn successor<'a>(
    mut territories: impl Iterator<Item = &'a Territory>,
    siren: Siren,
) -> Option<Siren> {
    let is_successor = |territory: &&Territory| {
        territory.siren() == Some(siren) || territory.merged_from.contains(&siren)
    };
    territories.find(is_successor)?.siren()
}

/// A published indicator for `territories`, with computed figures for those that merged others.
fn with_merged_figures(
    dataset: &Dataset,
    published: &Indicator,
    territories: &[Territory],
) -> Indicator {
    let mut dates = published.dates();
    dates.sort();
    let mut indicator = published.clone();
    for territory in territories.iter().filter(|territory| !territory.merged_from.is_empty()) {
        let computed = dates.iter().filter(|d| published.figure_at(&territory.id, **d).is_none());
        let computed = computed.filter_map(|d| merged_figure(dataset, published, territory, *d));
        indicator.figures.extend(computed);
    }
    if territories.iter().any(|territory| !territory.merged_from.is_empty()) {
        // Figures published after the document refer to these territories.
        let later_figures = std::mem::take(&mut indicator.other_publications);
        indicator.figures.extend(later_figures);
        // The document's sum of its smaller EPCI does not apply to these territories.
        indicator.figures.retain(|figure| figure.territory != TerritoryId::OtherTerritories);
    }
    indicator.restricted_to(territories)
}

/// The figure of a territory at a date, computed from those of the EPCI it merged; `None` if one is missing.
fn merged_figure(
    dataset: &Dataset,
    indicator: &Indicator,
    territory: &Territory,
    date: PartialDate,
) -> Option<Figure> {
    let figures = |indicator: &Indicator| -> Option<Vec<Figure>> {
        let parts = territory.merged_from.iter();
        parts.map(|siren| indicator.figure_at(&TerritoryId::Epci(*siren), date).cloned()).collect()
    };
    let parts = figures(indicator)?;
    let (value, bounds) = match indicator.aggregation {
        Aggregation::Sum => {
            // Half a unit of the last printed decimal for each part; counts are exact.
            let half = 0.5 / 10_f64.powi(indicator.decimals() as i32) * parts.len() as f64;
            let sum = parts.iter().map(|figure| figure.value).sum();
            let bounds =
                (indicator.kind == IndicatorKind::Share).then_some((sum - half, sum + half));
            (sum, bounds)
        }
        Aggregation::RatioOfSums => {
            let rates = dataset.indicator_for(Role::Coverage).filter(|r| r.id == indicator.id);
            let children =
                figures(dataset.indicator_for(Role::Children).filter(|_| rates.is_some())?)?;
            let rates_and_children = parts.iter().zip(&children);
            let coverages: Vec<Coverage> = rates_and_children
                .map(|(rate, children)| Coverage::from_figure(rate, children.value))
                .collect();
            let rate = combined_rate(&coverages)?;
            (rate.middle(), Some((rate.low, rate.high)))
        }
        Aggregation::NotAggregated => return None,
    };
    let power = 10_f64.powi(indicator.decimals() as i32);
    let first = parts.first()?;
    Some(Figure {
        territory: territory.id.clone(),
        value: (value * power).round() / power,
        interval: bounds,
        provenance: Provenance::Merged,
        source: combined_source(&parts)?,
        ..first.clone()
    })
}

/// The source of the first part, with the range of lines of all parts.
fn combined_source(parts: &[Figure]) -> Option<Source> {
    let mut source = parts.first()?.source.clone();
    if let Some(Excerpt { lines: (first, last), .. }) = &mut source.excerpt {
        for excerpt in parts.iter().filter_map(|part| part.source.excerpt.as_ref()) {
            (*first, *last) = ((*first).min(excerpt.lines.0), (*last).max(excerpt.lines.1));
        }
    }
    Some(source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::figure_status::{FigureStatus, figure_status};
    use crate::wording::sentence::territory_sentence;

    fn current_dataset() -> Dataset {
        in_decoupage(fixtures::dataset(), &DecoupageId::new("2026"))
    }

    fn epci_named<'a>(dataset: &'a Dataset, name: &str) -> &'a Territory {
        dataset.epci().find(|epci| epci.name.contains(name)).unwrap()
    }

    fn figure<'a>(dataset: &'a Dataset, id: &str, name: &str, date: &str) -> Option<&'a Figure> {
        let date = PartialDate::parse(date).unwrap();
        dataset.indicator(id).unwrap().figure_at(&epci_named(dataset, name).id, date)
    }

    #[test]
    fn the_first_decoupage_is_the_dataset_itself() {
        let dataset = fixtures::dataset();
        assert!(in_decoupage(dataset, &dataset.decoupage) == with_computed(dataset.clone()));
    }

    #[test]
    fn counts_add_up() {
        let today = current_dataset();
        assert_eq!(today.epci().count(), 8);
        for (id, date) in [
            ("population", "2016-01-01"),
            ("enfants_moins_3_ans", "2013-12-31"),
            ("allocataires", "2014-12-31"),
            ("communes", "2016"),
            ("places_eaje", "2015-12-31"),
        ] {
            let document_indicator = fixtures::dataset().indicator(id).unwrap();
            for territory in today.epci() {
                let sirens = [territory.siren().unwrap()];
                let parts = if territory.merged_from.is_empty() {
                    &sirens[..]
                } else {
                    &territory.merged_from
                };
                let date = PartialDate::parse(date).unwrap();
                let value = |siren: &Siren| {
                    document_indicator.figure_at(&TerritoryId::Epci(*siren), date).unwrap().value
                };
                let sum: f64 = parts.iter().map(value).sum();
                let merged = today.indicator(id).unwrap().figure_at(&territory.id, date).unwrap();
                assert_eq!(merged.value, sum, "{id} {}", territory.name);
                assert_eq!(merged.interval, None);
            }
        }
    }

    #[test]
    fn rates_are_ratios_of_sums_within_their_bounds() {
        let today = current_dataset();
        // By hand: places are rate × children ÷ 100, each within 0.005 percentage points of the rate.
        let chaumont = ["245200456", "245200555", "245200563"];
        let printed = fixtures::dataset();
        let (mut low, mut high, mut children) = (0.0, 0.0, 0.0);
        for siren in chaumont {
            let id = TerritoryId::Epci(Siren::parse(siren).unwrap());
            let value = |name| printed.indicator(name).unwrap().latest_figure(&id).unwrap().value;
            let (rate, population) = (value("taux_couverture"), value("enfants_moins_3_ans"));
            low += (rate - 0.005) * population / 100.0;
            high += (rate + 0.005) * population / 100.0;
            children += population;
        }
        let (low, high) = (100.0 * low / children, 100.0 * high / children);
        let rate = figure(&today, "taux_couverture", "Chaumont", "2013-12-31").unwrap();
        let (rate_low, rate_high) = rate.interval.unwrap();
        assert!((rate_low - low).abs() < 1e-9 && (rate_high - high).abs() < 1e-9);
        assert!((rate.value - (low + high) / 2.0).abs() <= 0.005, "{rate:?}");
        assert_eq!(rate.provenance, Provenance::Merged);
        assert!((rate_high - rate_low - 0.01).abs() < 1e-9, "rounding leaves a hundredth");
    }

    #[test]
    fn later_figures_stand_beside_computed_ones() {
        let (document, today) = (fixtures::dataset(), current_dataset());
        let figure_on = |name: &str, date: &str| {
            let figure = figure(&today, "taux_couverture", name, date)?;
            Some((figure.value, figure.source.publication.words.subject.clone(), figure.provenance))
        };
        assert_eq!(
            figure_on("Chaumont", "2023"),
            Some((78.7, "la Cnaf".to_owned(), Provenance::Printed))
        );
        let computed = figure_on("Chaumont", "2013-12-31").unwrap();
        assert_eq!((computed.1.as_str(), computed.2), ("le document", Provenance::Merged));
        // Its territory has not changed, so that the document's map keeps its figure of 2013.
        let joinville = epci_named(document, "Joinville");
        let rate = document.indicator("taux_couverture").unwrap();
        assert_eq!(rate.latest_figure(&joinville.id).map(|figure| figure.value), Some(59.78));
        assert_eq!(figure_on("Joinville", "2023").map(|figure| figure.0), Some(46.8));
        // Each figure has the decimals of its own publication.
        let rate = today.indicator("taux_couverture").unwrap();
        let sentence = territory_sentence(&today, rate, epci_named(&today, "Chaumont"));
        assert!(
            sentence.starts_with("CA de Chaumont\u{a0}: 78,7 places pour 100 enfants de moins de 3\u{a0}ans en 2023, selon la Cnaf"),
            "{sentence}"
        );
        let before = as_of(&today, "taux_couverture", PartialDate::parse("2013-12-31").unwrap());
        let rate = before.indicator("taux_couverture").unwrap();
        let sentence = territory_sentence(&before, rate, epci_named(&before, "Joinville"));
        assert!(sentence.contains("59,78") && !sentence.contains("selon"), "{sentence}");
        let offers = |dataset: &Dataset| {
            let offered = dataset.offered_indicators();
            offered
                .iter()
                .filter(|indicator| indicator.id.as_str().starts_with("taux_couverture_"))
                .count()
        };
        assert_eq!((offers(document), offers(&today)), (0, 4), "the parts of 2023");
    }

    #[test]
    fn a_figure_missing_for_a_part_is_not_computable() {
        let today = current_dataset();
        let births = today.indicator("naissances").unwrap();
        assert!(matches!(
            figure_status(births, epci_named(&today, "Joinville")),
            FigureStatus::Own(_)
        ));
        assert_eq!(
            figure_status(births, epci_named(&today, "Chaumont")),
            FigureStatus::NotComputable
        );
        assert_eq!(
            figure_status(births, epci_named(&today, "Trois Forêts")),
            FigureStatus::Missing
        );
        let agreements = today.indicator("ctg").unwrap();
        assert_eq!(
            figure_status(agreements, epci_named(&today, "Savoir-Faire")),
            FigureStatus::NotComputable
        );
    }

    #[test]
    fn services_and_communes_move_to_the_merged_epci() {
        let (document, today) = (fixtures::dataset(), current_dataset());
        assert_eq!(document.services.len(), today.services.len());
        for service in &today.services {
            let Some(siren) = service.epci else { continue };
            assert!(today.territory(&TerritoryId::Epci(siren)).is_some(), "{}", service.id);
            for insee in &service.communes {
                let commune = today.commune(*insee).unwrap();
                assert_eq!(today.epci_of(commune), Some(siren), "{}", service.id);
            }
        }
        let outside: Vec<_> =
            today.communes.iter().filter(|commune| today.epci_of(commune).is_none()).collect();
        assert_eq!(outside.len(), 1);
        assert!(outside[0].epci_in(&today.decoupage).is_some(), "it is in one off the map");
    }

    #[test]
    fn neighbours_are_of_the_same_decoupage() {
        for dataset in [fixtures::dataset().clone(), current_dataset()] {
            for territory in &dataset.territories {
                for id in &territory.layout.neighbours {
                    let other = dataset.territory(id).unwrap();
                    assert!(other.layout.neighbours.contains(&territory.id), "{}", territory.name);
                }
            }
        }
    }

    #[test]
    fn a_computed_value_says_so_in_sentence_and_export() {
        use crate::export::csv;
        use crate::statistics::chart::Chart;

        let dated =
            as_of(&current_dataset(), "taux_couverture", PartialDate::parse("2013-12-31").unwrap());
        let rate = dated.indicator("taux_couverture").unwrap();
        let sentence = territory_sentence(&dated, rate, epci_named(&dated, "Chaumont"));
        assert!(
            sentence.contains("calculé pour les 3 intercommunalités qu’elle réunit"),
            "{sentence}"
        );
        let sentence = territory_sentence(&dated, rate, epci_named(&dated, "Joinville"));
        assert!(!sentence.contains("calculé"), "{sentence}");
        let table = csv::indicator_csv(&dated, rate, &Chart::for_indicator(&dated, rate));
        let row = table.lines().find(|line| line.contains("CA de Chaumont")).unwrap();
        assert!(row.contains("réunies, entre 69,2") && row.contains("selon l’arrondi"), "{row}");
    }
}
