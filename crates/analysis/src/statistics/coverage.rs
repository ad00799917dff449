//! The coverage rate: places in childcare per 100 children under three. The document prints rates and children
//! but not places; these follow within an interval, since the rate is rounded.

use model::{Dataset, Figure, Indicator, Role, Territory, TerritoryId};

/// Half a unit of the last printed decimal, in percent.
const HALF_DECIMAL: f64 = 0.005;

/// A coverage rate and the number of children it refers to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coverage {
    /// Rate in percent; may exceed 100.
    pub rate: f64,
    /// The possible unrounded rate, in percent.
    pub unrounded: Interval,
    /// Number of children under three.
    pub children: f64,
}

/// The smallest and the largest possible value, from rounding.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Smallest possible value.
    pub low: f64,
    /// Largest possible value.
    pub high: f64,
}

impl Interval {
    /// The centre of the interval.
    #[must_use]
    pub fn middle(self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// Applies `change` to both ends.
    fn map(self, change: impl Fn(f64) -> f64) -> Self {
        Self { low: change(self.low), high: change(self.high) }
    }

    /// Adds `more` to both ends.
    #[must_use]
    pub fn shifted_by(self, more: f64) -> Self {
        self.map(|end| end + more)
    }
}

/// The coverage of a territory; `None` unless both figures are given.
#[must_use]
pub fn coverage(dataset: &Dataset, territory: &TerritoryId) -> Option<Coverage> {
    let children = dataset.indicator_for(Role::Children)?.latest_figure(territory)?;
    // A rate of another year refers to other children.
    let rate = dataset.indicator_for(Role::Coverage)?.figure_at(territory, children.date)?;
    Some(Coverage::from_figure(rate, children.value))
}

/// The threshold of the coverage rate, in percent; `None` if the data have none.
#[must_use]
pub fn threshold(dataset: &Dataset) -> Option<f64> {
    threshold_of(dataset, dataset.indicator_for(Role::Coverage)?)
}

/// The value of `indicator` under which a territory has priority; `None` without a threshold.
#[must_use]
pub fn threshold_of(dataset: &Dataset, indicator: &Indicator) -> Option<f64> {
    Some(threshold_indicator(dataset, indicator)?.latest_figure(&TerritoryId::Departement)?.value)
}

/// The indicator that contains the threshold.
#[must_use]
pub fn threshold_indicator<'a>(
    dataset: &'a Dataset,
    indicator: &Indicator,
) -> Option<&'a Indicator> {
    dataset.indicator(indicator.threshold.as_ref()?.as_str())
}

/// Whether the value of a territory is under the threshold of `indicator`.
#[must_use]
pub fn is_priority(dataset: &Dataset, indicator: &Indicator, territory: &Territory) -> bool {
    let rate = indicator.latest_figure(&territory.id).map(|figure| figure.value);
    rate.zip(threshold_of(dataset, indicator)).is_some_and(|(rate, limit)| rate < limit)
}

impl Coverage {
    /// The coverage for a rate printed with two decimals.
    #[must_use]
    pub fn from_printed_rate(rate: f64, children: f64) -> Self {
        let unrounded = Interval { low: (rate - HALF_DECIMAL).max(0.0), high: rate + HALF_DECIMAL };
        Self { rate, unrounded, children }
    }

    /// The coverage for a figure, either printed or with known bounds.
    #[must_use]
    pub fn from_figure(rate: &Figure, children: f64) -> Self {
        let printed = Self::from_printed_rate(rate.value, children);
        let bounds = rate.interval.map(|(low, high)| Interval { low, high });
        Self { unrounded: bounds.unwrap_or(printed.unrounded), ..printed }
    }

    /// The number of places implied by the rate.
    #[must_use]
    pub fn implied_places(self) -> Interval {
        self.unrounded.map(|rate| rate * self.children / 100.0)
    }

    /// The whole places missing to reach `target` percent; 0 if the rate reaches it.
    #[must_use]
    pub fn missing_places(self, target: f64) -> Interval {
        if self.rate >= target {
            return Interval { low: 0.0, high: 0.0 };
        }
        missing_places(self.implied_places(), self.children, target)
    }
}

/// The whole places missing beyond `places` so that `children` have `target` percent.
#[must_use]
pub fn missing_places(places: Interval, children: f64, target: f64) -> Interval {
    // Tolerance against floating-point error, so that 7.0000000001 missing places are 7, not 8.
    let missing_from = |places: f64| (target * children / 100.0 - places - 1e-9).ceil().max(0.0);
    Interval { low: missing_from(places.high), high: missing_from(places.low) }
}

/// The rate of `places` for `children`, in percent; `None` without children.
#[must_use]
pub fn rate_of_places(places: Interval, children: f64) -> Option<Interval> {
    (children > 0.0).then(|| places.map(|places| 100.0 * places / children))
}

/// The sum of the places of several territories.
#[must_use]
pub fn total_places(parts: &[Coverage]) -> Interval {
    let sum =
        |end: fn(Interval) -> f64| -> f64 { parts.iter().map(|c| end(c.implied_places())).sum() };
    Interval { low: sum(|i| i.low), high: sum(|i| i.high) }
}

/// The rate of several territories together: 100·ΣP/ΣN, never a mean of rates.
#[must_use]
pub fn combined_rate(parts: &[Coverage]) -> Option<Interval> {
    rate_of_places(total_places(parts), parts.iter().map(|c| c.children).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saint_dizier_lacks_seven_places() {
        // 60 % of 1401 is 840.6; 59.56 % (rounded) of 1401 is between 834.37 and 834.51.
        let saint_dizier = Coverage::from_printed_rate(59.56, 1401.0);
        assert_eq!(saint_dizier.missing_places(60.0), Interval { low: 7.0, high: 7.0 });
        assert!((saint_dizier.implied_places().low - 834.37).abs() < 0.01);
        assert!((saint_dizier.implied_places().high - 834.51).abs() < 0.01);
    }

    #[test]
    fn no_places_are_missing_above_the_target() {
        let chalindrey = Coverage::from_printed_rate(119.88, 121.0);
        assert_eq!(chalindrey.missing_places(60.0), Interval { low: 0.0, high: 0.0 });
        assert!(chalindrey.implied_places().low > 121.0, "a rate may exceed 100");
        assert_eq!(Coverage::from_printed_rate(60.0, 150.0).missing_places(60.0).high, 0.0);
    }

    #[test]
    fn rates_are_summed_not_averaged() {
        let parts =
            [Coverage::from_printed_rate(50.0, 900.0), Coverage::from_printed_rate(100.0, 100.0)];
        let both = combined_rate(&parts).expect("there are children");
        assert!(both.low < 55.0 && 55.0 < both.high, "{both:?}, where the mean would be 75");
        assert_eq!(combined_rate(&[]), None);
    }
}
