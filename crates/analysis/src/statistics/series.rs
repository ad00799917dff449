//! Time series of a territory, of a commune, or of a sum of communes.

use model::{
    CommuneIndicator, Figure, Indicator, InseeCode, PartialDate, Publication, TerritoryId, Unit,
};
use small_std::sort_by;

/// The figures of one measure and place over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Series<'a> {
    /// Id of the measure.
    pub id: &'a str,
    /// Name of the measure, in French.
    pub label: &'a str,
    /// The unit of the figures.
    pub unit: &'a Unit,
    /// The figures, the oldest first; dates without one are absent.
    pub points: Vec<Point<'a>>,
    /// Dates at which some parts of a sum have a figure, but not all.
    pub missing_dates: Vec<PartialDate>,
}

/// A dated figure of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point<'a> {
    /// The date of the figure.
    pub date: PartialDate,
    /// The value, in the unit of the series.
    pub value: f64,
    /// The publication of the figure.
    pub publication: &'a Publication,
}

impl<'a> Series<'a> {
    /// All figures of a territory, from all publications.
    #[must_use]
    pub fn for_territory(indicator: &'a Indicator, territory: &TerritoryId) -> Self {
        let all = indicator.figures.iter().chain(&indicator.other_publications);
        let figures = all.filter(|figure| figure.territory == *territory);
        let point = |figure: &'a Figure| Point {
            date: figure.date,
            value: figure.value,
            publication: &figure.source.publication,
        };
        Self {
            id: indicator.id.as_str(),
            label: &indicator.label,
            unit: &indicator.unit,
            points: sorted_by_date(figures.map(point).collect()),
            missing_dates: Vec::new(),
        }
    }

    /// The figures of a commune of today.
    #[must_use]
    pub fn for_commune(indicator: &'a CommuneIndicator, commune: InseeCode) -> Self {
        Self::sum_of_communes(indicator, &[commune])
    }

    /// The sums over communes of today; a date at which one of them has no figure has no sum.
    #[must_use]
    pub fn sum_of_communes(indicator: &'a CommuneIndicator, communes: &[InseeCode]) -> Self {
        let mut points = Vec::new();
        let mut missing_dates = Vec::new();
        for (date, publication) in &indicator.dates {
            let figure_of = |code: &InseeCode| {
                indicator.figures_of(*code).find(|(figure_date, ..)| figure_date == date)
            };
            let values: Vec<f64> =
                communes.iter().filter_map(figure_of).map(|(_, _, value)| value).collect();
            if values.is_empty() {
                continue;
            }
            if values.len() == communes.len() {
                points.push(Point { date: *date, value: values.iter().sum(), publication });
            } else {
                missing_dates.push(*date);
            }
        }
        Self {
            id: indicator.id.as_str(),
            label: &indicator.label,
            unit: &indicator.unit,
            points: sorted_by_date(points),
            missing_dates,
        }
    }

    /// Pairs of consecutive dates between which the publication changes; their figures are not comparable.
    #[must_use]
    pub fn source_changes(&self) -> Vec<(PartialDate, PartialDate)> {
        let pairs = self.points.iter().zip(self.points.iter().skip(1));
        let changes = pairs.filter(|(a, b)| a.publication.id != b.publication.id);
        changes.map(|(a, b)| (a.date, b.date)).collect()
    }

    /// The publications, in order of time, without duplicates.
    #[must_use]
    pub fn publications(&self) -> Vec<&'a Publication> {
        let mut all: Vec<&Publication> = Vec::new();
        for point in &self.points {
            if all.iter().all(|publication| publication.id != point.publication.id) {
                all.push(point.publication);
            }
        }
        all
    }
}

/// The counts that have several dates, and figures for most of `communes`.
pub fn yearly_counts<'a>(
    indicators: &'a [CommuneIndicator],
    communes: &[InseeCode],
) -> impl Iterator<Item = &'a CommuneIndicator> {
    let known_count = |indicator: &CommuneIndicator| {
        communes.iter().filter(|code| indicator.latest_figure(**code).is_some()).count()
    };
    indicators.iter().filter(move |indicator| {
        let adds_up = matches!(indicator.unit, Unit::Count(_));
        adds_up && indicator.dates.len() > 1 && 2 * known_count(indicator) > communes.len()
    })
}

/// The indicators with figures for few communes only, in practice the large towns.
pub fn town_indicators(indicators: &[CommuneIndicator]) -> impl Iterator<Item = &CommuneIndicator> {
    let max_communes = indicators.iter().map(|indicator| indicator.values.len()).max().unwrap_or(0);
    let is_complete = |indicator: &CommuneIndicator| indicator.zero_reason.is_some();
    indicators.iter().filter(move |indicator| {
        !is_complete(indicator) && 2 * indicator.values.len() < max_communes
    })
}

/// Those of `communes` that have figures of [`town_indicators`], sorted by code.
#[must_use]
pub fn towns_with_data(indicators: &[CommuneIndicator], communes: &[InseeCode]) -> Vec<InseeCode> {
    let codes = town_indicators(indicators).flat_map(|i| i.values.iter().map(|(code, _)| *code));
    let mut codes: Vec<InseeCode> = codes.filter(|code| communes.contains(code)).collect();
    codes.sort();
    codes.dedup();
    codes
}

fn sorted_by_date(mut points: Vec<Point<'_>>) -> Vec<Point<'_>> {
    sort_by(&mut points, |a, b| a.date.cmp(&b.date));
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures() -> &'static model::CommuneFigures {
        fixtures::dataset().commune_figures.get().expect("figures by commune")
    }

    fn codes(codes: &[&str]) -> Vec<InseeCode> {
        codes.iter().map(|code| InseeCode::parse(code).expect("five digits")).collect()
    }

    #[test]
    fn a_sum_needs_every_commune() {
        let births = figures().indicator("naissances").expect("births");
        let [complete, partial] = [&["52001", "52002"], &["52001", "52033"]]
            .map(|communes| Series::sum_of_communes(births, &codes(communes)));
        assert_eq!((complete.points.len(), complete.missing_dates.len()), (18, 0));
        assert_eq!(complete.points[1].value, 3.0, "2 and 1 in 2009");
        assert_eq!((partial.points.len(), partial.missing_dates.len()), (14, 4));
        assert_eq!(partial.points[0].date, PartialDate::Year(2012));
        let alone = Series::for_commune(births, codes(&["52033"])[0]);
        assert_eq!(
            (alone.points.len(), alone.missing_dates.len()),
            (14, 0),
            "blank, nothing to add to"
        );
    }

    #[test]
    fn another_publication_breaks_a_series() {
        let rate = figures().indicator("taux_couverture").expect("the rate");
        let chaumont = Series::for_commune(rate, codes(&["52121"])[0]);
        assert_eq!(chaumont.source_changes(), [(PartialDate::Year(2022), PartialDate::Year(2023))]);
        assert_eq!(chaumont.publications().len(), 2);
        let dataset = fixtures::dataset();
        let rate = dataset.indicator("taux_couverture").expect("the rate");
        let all = Series::for_territory(rate, &TerritoryId::Departement);
        assert_eq!(
            all.points.iter().map(|point| point.value).collect::<Vec<_>>(),
            [56.53, 65.66, 70.2]
        );
        assert_eq!(all.source_changes().len(), 1);
    }

    #[test]
    fn only_towns_have_the_rarer_indicators() {
        let all = &figures().indicators;
        assert_eq!(towns_with_data(all, &codes(&["52001", "52121"])), codes(&["52121"]));
        assert_eq!(towns_with_data(all, &codes(&["52001"])), []);
        let ids = |all: Vec<&CommuneIndicator>| -> Vec<String> {
            all.iter().map(|indicator| indicator.id.as_str().to_owned()).collect()
        };
        assert_eq!(ids(yearly_counts(all, &codes(&["52001", "52121"])).collect()), ["naissances"]);
        assert_eq!(town_indicators(all).count(), 16, "8 rates, 8 counts of places");
    }
}
