//! The dataset of another découpage: the same communes, services and published figures, on the territories
//! that the communes belong to there.
//!
//! An EPCI that unites others has, besides what is published of it, what can be computed from theirs:
//! counts add up, coverage rates are 100·ΣP/ΣN within the interval that rounding leaves. Nothing is
//! computed from figures that are not all there.

use crate::statistics::coverage::{Coverage, combined};
use crate::statistics::derived::completed;
use model::{
    Aggregation, Dataset, Date, DecoupageId, Excerpt, Figure, Indicator, Kind, Provenance, Role,
    Siren, Source, Territory, TerritoryId,
};
use small_std::sort_by;

/// `dataset`, which must be that of the first découpage, on the territories of `decoupage`; with the
/// indicators that are computed.
#[must_use]
pub fn in_decoupage(dataset: &Dataset, decoupage: &DecoupageId) -> Dataset {
    let territories = Territory::all_in(decoupage, &dataset.all_territories);
    let mut services = dataset.services.clone();
    for service in &mut services {
        service.epci = service.epci.and_then(|siren| successor(territories.iter(), siren));
    }
    let indicators = dataset.published.iter().map(|own| united(dataset, own, &territories));
    completed(Dataset {
        decoupage: decoupage.clone(),
        indicators: indicators.collect(),
        services,
        territories,
        ..dataset.clone()
    })
}

/// `dataset` as it stood at a date: without the later figures of `indicator`, and of what is computed
/// from it.
#[must_use]
pub fn as_of(dataset: &Dataset, indicator: &str, date: Date) -> Dataset {
    let mut dated = dataset.clone();
    dated.indicators.retain(|own| !own.computed);
    let base = base(dataset, indicator);
    for own in dated.indicators.iter_mut().filter(|own| own.id.as_str() == base) {
        own.figures.retain(|figure| figure.date <= date);
    }
    completed(dated)
}

/// The dates that the values of an indicator's EPCI have in a découpage, ascending; those of the first
/// operand where it is computed. `dataset` must be that of the first découpage.
#[must_use]
pub fn dates(dataset: &Dataset, indicator: &str, decoupage: &DecoupageId) -> Vec<Date> {
    let published = published(dataset, indicator).into_iter();
    let figures = published.flat_map(|own| own.figures.iter().chain(&own.other_publications));
    let mut dates: Vec<Date> = figures.map(|figure| figure.date).collect();
    sort_by(&mut dates, Date::cmp);
    dates.dedup();
    dates.retain(|date| has_date(dataset, indicator, decoupage, *date));
    dates
}

/// Whether an EPCI of a découpage has a value of that date for an indicator, or for the first operand where
/// it is computed: printed of it or, where it adds up, of all that the EPCI unites. Other publications
/// than the document count only after the first découpage, which must be that of `dataset`.
#[must_use]
pub fn has_date(dataset: &Dataset, indicator: &str, decoupage: &DecoupageId, date: Date) -> bool {
    let Some(published) = published(dataset, indicator) else { return false };
    let others = published.other_publications.iter();
    let others = others.filter(|_| *decoupage != dataset.decoupage);
    let dated = published.figures.iter().chain(others).filter(|figure| figure.date == date);
    let with_figure: Vec<Siren> = dated.filter_map(|figure| figure.territory.siren()).collect();
    let adds_up = published.aggregation != Aggregation::Nothing;
    let mut territories = dataset.all_territories.iter().filter(|own| own.is_in(decoupage));
    territories.any(|own| {
        let parts = &own.united_from;
        own.siren().is_some_and(|siren| with_figure.contains(&siren))
            || (adds_up && !parts.is_empty() && parts.iter().all(|part| with_figure.contains(part)))
    })
}

/// An indicator as published, or its first operand where it is computed.
fn published<'a>(dataset: &'a Dataset, indicator: &'a str) -> Option<&'a Indicator> {
    let base = base(dataset, indicator);
    dataset.published.iter().find(|own| own.id.as_str() == base)
}

/// The published indicator whose dates an indicator has: itself, or its first operand.
fn base<'a>(dataset: &'a Dataset, indicator: &'a str) -> &'a str {
    let computed = dataset.catalogue.computed.iter();
    let computed = computed.filter(|own| own.indicator.id.as_str() == indicator);
    let operand = computed.filter_map(|own| own.operands.first()).next();
    operand.map_or(indicator, |operand| operand.indicator.as_str())
}

/// The EPCI of a découpage that contains `siren` today.
#[must_use]
pub fn successor_in(dataset: &Dataset, siren: Siren, decoupage: &DecoupageId) -> Option<Siren> {
    successor(dataset.all_territories.iter().filter(|own| own.is_in(decoupage)), siren)
}

/// The EPCI of `territories` that `siren` is, or has become a part of.
fn successor<'a>(
    mut territories: impl Iterator<Item = &'a Territory>,
    siren: Siren,
) -> Option<Siren> {
    let is = |own: &&Territory| own.siren() == Some(siren) || own.united_from.contains(&siren);
    territories.find(is)?.siren()
}

/// What is published of an indicator for `territories`, and what can be computed for those of them that
/// unite others.
fn united(dataset: &Dataset, published: &Indicator, territories: &[Territory]) -> Indicator {
    let mut dates = published.dates();
    dates.sort();
    let mut whole = published.clone();
    for territory in territories.iter().filter(|own| !own.united_from.is_empty()) {
        let computed = dates.iter().filter(|date| published.at(&territory.id, **date).is_none());
        let computed =
            computed.filter_map(|date| united_figure(dataset, published, territory, *date));
        whole.figures.extend(computed);
    }
    if territories.iter().any(|own| !own.united_from.is_empty()) {
        // What others have published since is about these territories.
        let later = std::mem::take(&mut whole.other_publications);
        whole.figures.extend(later);
        // The document's sum of its smaller EPCI is none of these territories'.
        whole.figures.retain(|figure| figure.territory != TerritoryId::OtherTerritories);
    }
    whole.within(territories)
}

/// The figure of a territory at a date, made from those of the EPCI that it unites.
fn united_figure(
    dataset: &Dataset,
    indicator: &Indicator,
    territory: &Territory,
    date: Date,
) -> Option<Figure> {
    let figures = |indicator: &Indicator| -> Option<Vec<Figure>> {
        let parts = territory.united_from.iter();
        parts.map(|siren| indicator.at(&TerritoryId::Epci(*siren), date).cloned()).collect()
    };
    let parts = figures(indicator)?;
    let (value, bounds) = match indicator.aggregation {
        Aggregation::Sum => {
            // Half a unit of the last printed decimal for each part; counts are exact.
            let half = 0.5 / 10_f64.powi(indicator.decimals() as i32) * parts.len() as f64;
            let sum = parts.iter().map(|figure| figure.value).sum();
            let bounds = (indicator.kind == Kind::Share).then_some((sum - half, sum + half));
            (sum, bounds)
        }
        Aggregation::RatioOfSums => {
            let rates = dataset.in_role(Role::Coverage).filter(|own| own.id == indicator.id);
            let children = figures(dataset.in_role(Role::Children).filter(|_| rates.is_some())?)?;
            let pairs = parts.iter().zip(&children);
            let pairs: Vec<Coverage> =
                pairs.map(|(rate, children)| Coverage::of(rate, children.value)).collect();
            let rate = combined(&pairs)?;
            (rate.middle(), Some((rate.low, rate.high)))
        }
        Aggregation::Nothing => return None,
    };
    let power = 10_f64.powi(indicator.decimals() as i32);
    let first = parts.first()?;
    Some(Figure {
        territory: territory.id.clone(),
        value: (value * power).round() / power,
        bounds,
        provenance: Provenance::United,
        source: whole_source(&parts)?,
        ..first.clone()
    })
}

/// The source of the first part, from the first to the last line that the parts name.
fn whole_source(parts: &[Figure]) -> Option<Source> {
    let mut whole = parts.first()?.source.clone();
    if let Some(Excerpt { lines: (first, last), .. }) = &mut whole.excerpt {
        for own in parts.iter().filter_map(|part| part.source.excerpt.as_ref()) {
            (*first, *last) = ((*first).min(own.lines.0), (*last).max(own.lines.1));
        }
    }
    Some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::standing::{Standing, standing};
    use crate::wording::sentence::of_territory;

    fn today() -> Dataset {
        in_decoupage(fixtures::dataset(), &DecoupageId::new("2026"))
    }

    fn named<'a>(dataset: &'a Dataset, name: &str) -> &'a Territory {
        dataset.epci().find(|own| own.name.contains(name)).unwrap()
    }

    fn figure<'a>(dataset: &'a Dataset, id: &str, name: &str, date: &str) -> Option<&'a Figure> {
        let date = Date::parse(date).unwrap();
        dataset.indicator(id).unwrap().at(&named(dataset, name).id, date)
    }

    #[test]
    fn the_first_decoupage_is_the_dataset_itself() {
        let dataset = fixtures::dataset();
        assert!(in_decoupage(dataset, &dataset.decoupage) == completed(dataset.clone()));
    }

    #[test]
    fn counts_add_up() {
        let today = today();
        assert_eq!(today.epci().count(), 8);
        for (id, date) in [
            ("population", "2016-01-01"),
            ("enfants_moins_3_ans", "2013-12-31"),
            ("allocataires", "2014-12-31"),
            ("communes", "2016"),
            ("places_eaje", "2015-12-31"),
        ] {
            let then = fixtures::dataset().indicator(id).unwrap();
            for territory in today.epci() {
                let own = [territory.siren().unwrap()];
                let parts = if territory.united_from.is_empty() {
                    &own[..]
                } else {
                    &territory.united_from
                };
                let date = Date::parse(date).unwrap();
                let value =
                    |siren: &Siren| then.at(&TerritoryId::Epci(*siren), date).unwrap().value;
                let sum: f64 = parts.iter().map(value).sum();
                let now = today.indicator(id).unwrap().at(&territory.id, date).unwrap();
                assert_eq!(now.value, sum, "{id} {}", territory.name);
                assert_eq!(now.bounds, None);
            }
        }
    }

    #[test]
    fn rates_are_ratios_of_sums_within_their_bounds() {
        let today = today();
        // By hand: places are rate × children ÷ 100, each within half a hundredth of a percent.
        let chaumont = ["245200456", "245200555", "245200563"];
        let printed = fixtures::dataset();
        let (mut low, mut high, mut children) = (0.0, 0.0, 0.0);
        for siren in chaumont {
            let id = TerritoryId::Epci(Siren::parse(siren).unwrap());
            let value = |name| printed.indicator(name).unwrap().latest(&id).unwrap().value;
            let (rate, own) = (value("taux_couverture"), value("enfants_moins_3_ans"));
            low += (rate - 0.005) * own / 100.0;
            high += (rate + 0.005) * own / 100.0;
            children += own;
        }
        let (low, high) = (100.0 * low / children, 100.0 * high / children);
        let own = figure(&today, "taux_couverture", "Chaumont", "2013-12-31").unwrap();
        let (own_low, own_high) = own.bounds.unwrap();
        assert!((own_low - low).abs() < 1e-9 && (own_high - high).abs() < 1e-9);
        assert!((own.value - (low + high) / 2.0).abs() <= 0.005, "{own:?}");
        assert_eq!(own.provenance, Provenance::United);
        assert!((own_high - own_low - 0.01).abs() < 1e-9, "rounding leaves a hundredth");
    }

    #[test]
    fn what_others_published_since_stands_beside_what_is_computed() {
        let (then, today) = (fixtures::dataset(), today());
        let told = |name: &str, date: &str| {
            let own = figure(&today, "taux_couverture", name, date)?;
            Some((own.value, own.source.publication.words.subject.clone(), own.provenance))
        };
        assert_eq!(
            told("Chaumont", "2023"),
            Some((78.7, "la Cnaf".to_owned(), Provenance::Printed))
        );
        let computed = told("Chaumont", "2013-12-31").unwrap();
        assert_eq!((computed.1.as_str(), computed.2), ("le document", Provenance::United));
        // It has had its territory all along: the document's map keeps its figure of 2013.
        let joinville = named(then, "Joinville");
        let rate = then.indicator("taux_couverture").unwrap();
        assert_eq!(rate.latest(&joinville.id).map(|own| own.value), Some(59.78));
        assert_eq!(told("Joinville", "2023").map(|own| own.0), Some(46.8));
        // Each says who says it, with its publication's decimals.
        let rate = today.indicator("taux_couverture").unwrap();
        let said = of_territory(&today, rate, named(&today, "Chaumont"));
        assert!(
            said.starts_with("CA de Chaumont\u{a0}: 78,7 places pour 100 enfants de moins de 3\u{a0}ans en 2023, selon la Cnaf"),
            "{said}"
        );
        let before = as_of(&today, "taux_couverture", Date::parse("2013-12-31").unwrap());
        let rate = before.indicator("taux_couverture").unwrap();
        let said = of_territory(&before, rate, named(&before, "Joinville"));
        assert!(said.contains("59,78") && !said.contains("selon"), "{said}");
        let offers = |dataset: &Dataset| {
            let offered = dataset.offered_indicators();
            offered.iter().filter(|own| own.id.as_str().starts_with("taux_couverture_")).count()
        };
        assert_eq!((offers(then), offers(&today)), (0, 4), "the parts of 2023");
    }

    #[test]
    fn what_not_all_parts_have_is_not_computable() {
        let today = today();
        let births = today.indicator("naissances").unwrap();
        assert!(matches!(standing(births, named(&today, "Joinville")), Standing::Own(_)));
        assert_eq!(standing(births, named(&today, "Chaumont")), Standing::NotComputable);
        assert_eq!(standing(births, named(&today, "Trois Forêts")), Standing::Silent);
        let agreements = today.indicator("ctg").unwrap();
        assert_eq!(standing(agreements, named(&today, "Savoir-Faire")), Standing::NotComputable);
    }

    #[test]
    fn services_and_communes_follow() {
        let (then, today) = (fixtures::dataset(), today());
        assert_eq!(then.services.len(), today.services.len());
        for service in &today.services {
            let Some(siren) = service.epci else { continue };
            assert!(today.territory(&TerritoryId::Epci(siren)).is_some(), "{}", service.id);
            for insee in &service.communes {
                let commune = today.commune(*insee).unwrap();
                assert_eq!(today.epci_of(commune), Some(siren), "{}", service.id);
            }
        }
        let outside: Vec<_> =
            today.communes.iter().filter(|own| today.epci_of(own).is_none()).collect();
        assert_eq!(outside.len(), 1);
        assert!(outside[0].epci_in(&today.decoupage).is_some(), "it is in one off the map");
    }

    #[test]
    fn neighbours_are_of_the_same_decoupage() {
        for dataset in [fixtures::dataset().clone(), today()] {
            for own in &dataset.territories {
                for id in &own.drawing.neighbours {
                    let other = dataset.territory(id).unwrap();
                    assert!(other.drawing.neighbours.contains(&own.id), "{}", own.name);
                }
            }
        }
    }

    #[test]
    fn a_computed_value_says_so_in_sentence_and_export() {
        use crate::export::csv;
        use crate::statistics::chart::Chart;

        let dated = as_of(&today(), "taux_couverture", Date::parse("2013-12-31").unwrap());
        let rate = dated.indicator("taux_couverture").unwrap();
        let said = of_territory(&dated, rate, named(&dated, "Chaumont"));
        assert!(said.contains("calculé pour les 3 intercommunalités qu’elle réunit"), "{said}");
        let said = of_territory(&dated, rate, named(&dated, "Joinville"));
        assert!(!said.contains("calculé"), "{said}");
        let table = csv::of_indicator(&dated, rate, &Chart::of(&dated, rate));
        let row = table.lines().find(|line| line.contains("CA de Chaumont")).unwrap();
        assert!(row.contains("réunies, entre 69,2") && row.contains("selon l’arrondi"), "{row}");
    }
}
