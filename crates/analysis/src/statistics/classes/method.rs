//! Classification methods.

use std::ops::RangeInclusive;

use super::Classes;
use small_std::sort_by;

/// Possible numbers of classes; more colours cannot be told apart.
pub const CLASS_COUNTS: RangeInclusive<usize> = 3..=7;

/// How class bounds are computed from the values, if the data give none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The same number of territories in each class.
    Quantiles,
    /// Natural breaks (Fisher-Jenks).
    Jenks,
    /// Intervals of equal width.
    Equal,
}

/// A classification method with the number of classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Classification {
    /// The classification method.
    pub method: Method,
    /// Number of classes, within [`CLASS_COUNTS`].
    pub count: usize,
}

impl Method {
    /// All methods, in the order of the chooser.
    pub const ALL: [Self; 3] = [Self::Quantiles, Self::Jenks, Self::Equal];

    /// The name in URLs.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Quantiles => "quantiles",
            Self::Jenks => "jenks",
            Self::Equal => "egales",
        }
    }

    /// The name in French.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quantiles => "Quantiles",
            Self::Jenks => "Seuils naturels (Jenks)",
            Self::Equal => "Intervalles égaux",
        }
    }

    /// Description of the method, one French sentence.
    #[must_use]
    pub fn description(self) -> &'static str {
        match self {
            Self::Quantiles => "Autant de territoires dans chaque classe, autant que possible.",
            Self::Jenks => "Les territoires d’une même classe se ressemblent le plus possible.",
            Self::Equal => {
                "Toutes les classes ont la même étendue\u{202f}; certaines peuvent être vides."
            }
        }
    }
}

impl Classification {
    /// Text form for URLs: `jenks-5`.
    #[must_use]
    pub fn code(self) -> String {
        format!("{}-{}", self.method.code(), self.count)
    }

    /// Parses the text form; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (method, count) = text.split_once('-')?;
        let method = Method::ALL.into_iter().find(|m| m.code() == method)?;
        let count = count.parse().ok().filter(|c| CLASS_COUNTS.contains(c))?;
        Some(Self { method, count })
    }

    /// Classifies `values`; there are fewer classes than asked for if there are fewer distinct values.
    #[must_use]
    pub fn classes(self, values: &[f64]) -> Classes {
        let mut sorted = values.to_vec();
        sort_by(&mut sorted, f64::total_cmp);
        Classes::with_bounds(&self.bounds(&sorted))
    }

    /// Classifies signed `values`: zero is a bound, and the classes are divided between the two sides in
    /// proportion to their values.
    #[must_use]
    pub fn signed_classes(self, values: &[f64]) -> Classes {
        let mut sorted = values.to_vec();
        sort_by(&mut sorted, f64::total_cmp);
        let (below, above) = sorted.split_at(sorted.partition_point(|value| *value < 0.0));
        if below.is_empty() || above.is_empty() {
            return Classes::with_bounds(&self.bounds(&sorted)).diverging_at_zero();
        }
        let bounds = match self.method {
            Method::Equal => equal_bounds_with_zero(&sorted, self.count),
            Method::Quantiles | Method::Jenks => {
                let share = self.count as f64 * below.len() as f64 / sorted.len() as f64;
                let count_below = (share.round() as usize).clamp(1, self.count - 1);
                let bounds = |values, count| Self { count, ..self }.bounds(values);
                [bounds(below, count_below), vec![0.0], bounds(above, self.count - count_below)]
                    .concat()
            }
        };
        Classes::with_bounds(&bounds).diverging_at_zero()
    }

    fn bounds(self, sorted: &[f64]) -> Vec<f64> {
        let mut bounds: Vec<f64> = match self.method {
            Method::Equal => equal_bounds(sorted, self.count),
            Method::Quantiles => bounds_at(sorted, &quantile_starts(sorted, self.count)),
            Method::Jenks => bounds_at(sorted, &super::jenks::class_starts(sorted, self.count)),
        };
        bounds.dedup();
        bounds
    }
}

/// Bounds at multiples of one width, including zero, for at most `count` classes.
fn equal_bounds_with_zero(sorted: &[f64], count: usize) -> Vec<f64> {
    let (Some(low), Some(high)) = (sorted.first(), sorted.last()) else { return Vec::new() };
    let class_count = |width: f64| (-low / width).ceil() + (high / width).floor() + 1.0;
    // The width with the fewest digits that needs no more classes than asked for.
    let widths = (-5..=6).rev().flat_map(|power| (1..=99).map(move |digits| (power, digits)));
    let width = widths
        .map(|(power, digits)| f64::from(digits) / 10_f64.powi(power))
        .find(|width| class_count(*width) <= count as f64)
        .unwrap_or(high - low);
    let first = -((-low / width).ceil() - 1.0) as i32;
    let last = (high / width).floor() as i32;
    (first..=last).map(|rank| f64::from(rank) * width).collect()
}

/// The first index of each class in `sorted`; equal values share a class.
fn quantile_starts(sorted: &[f64], count: usize) -> Vec<usize> {
    let mut breaks = Vec::new();
    for class in 1..count {
        let mut start = (class * sorted.len()).div_ceil(count);
        while start > 0 && sorted.get(start - 1) == sorted.get(start) {
            start += 1;
        }
        if start < sorted.len() && start > breaks.last().copied().unwrap_or(0) {
            breaks.push(start);
        }
    }
    breaks
}

/// A bound between each class start and the value before it, with few digits.
fn bounds_at(sorted: &[f64], breaks: &[usize]) -> Vec<f64> {
    let bound = |start: &usize| {
        let (below, above) = (*sorted.get(start.checked_sub(1)?)?, *sorted.get(*start)?);
        Some(shortest_between(below, f64::midpoint(below, above), above))
    };
    breaks.iter().filter_map(bound).collect()
}

fn equal_bounds(sorted: &[f64], count: usize) -> Vec<f64> {
    let (Some(low), Some(high)) = (sorted.first(), sorted.last()) else { return Vec::new() };
    let width = (high - low) / count as f64;
    if width <= 0.0 {
        return Vec::new();
    }
    let bound = |class: usize| {
        let exact = low + width * class as f64;
        // Rounded as far as possible without moving a value to another class or the bound by more than a
        // twentieth.
        let below = sorted.iter().rev().find(|v| **v < exact).unwrap_or(low);
        let above = sorted.iter().find(|v| **v >= exact).unwrap_or(high);
        shortest_between(below.max(exact - width / 20.0), exact, above.min(exact + width / 20.0))
    };
    (1..count).map(bound).collect()
}

/// The number with the fewest digits above `below` and at most `above`, nearest to `wanted`.
fn shortest_between(below: f64, wanted: f64, above: f64) -> f64 {
    let fits = |number: &f64| *number > below && *number <= above;
    let rounded = |digits: i32| {
        // Multiplies or divides by a whole power of ten, since 0.1 is not exact.
        let power = 10_f64.powi(digits.abs());
        if digits < 0 { (wanted / power).round() * power } else { (wanted * power).round() / power }
    };
    (-5..=6).map(rounded).find(fits).unwrap_or(above)
}
