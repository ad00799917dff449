//! Tests: every method partitions the values, and Jenks is optimal among all partitions.

use super::jenks::{class_starts, squared_deviations};
use super::*;

fn classes() -> Classes {
    Classes::with_bounds(&[55.0, 60.0, 70.0, 80.0]).diverging_at_threshold()
}

/// Pseudo-random values from a fixed seed, some of them equal.
fn values(seed: u64, count: usize) -> Vec<f64> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 40) % 4000
    };
    (0..count).map(|_| next() as f64 / if seed.is_multiple_of(2) { 100.0 } else { 0.5 }).collect()
}

#[test]
fn a_bound_belongs_to_the_class_above() {
    assert_eq!(classes().class_of(59.999), 1);
    assert_eq!(classes().class_of(60.0), 2);
    assert_eq!(classes().class_of(119.88), 4);
    assert_eq!(classes().class_of(-5.0), 0);
}

#[test]
fn classes_partition_the_values_for_every_method_and_number() {
    for seed in 0..60 {
        let values = values(seed, 4 + seed as usize % 13);
        let distinct = values.iter().enumerate().filter(|(i, v)| !values[..*i].contains(v)).count();
        for method in Method::ALL {
            for count in CLASS_COUNTS {
                let classes = Classification { method, count }.classes(&values);
                assert!(classes.count() <= count);
                let mut counts = vec![0; classes.count()];
                for value in &values {
                    let containing = (0..classes.count()).filter(|&class| {
                        let (low, high) = classes.limits(class);
                        low.is_none_or(|l| *value >= l) && high.is_none_or(|h| *value < h)
                    });
                    let holding: Vec<usize> = containing.collect();
                    assert_eq!(holding, [classes.class_of(*value)], "{method:?} {value}");
                    counts[classes.class_of(*value)] += 1;
                }
                if method != Method::Equal {
                    assert!(counts.iter().all(|n| *n > 0), "{method:?}-{count}: {counts:?}");
                }
                if method == Method::Jenks {
                    assert_eq!(classes.count(), count.min(distinct), "{values:?}");
                }
            }
        }
    }
}

#[test]
fn jenks_has_the_least_cost_of_all_partitions() {
    for seed in 0..40 {
        let mut sorted = values(seed, 9);
        sorted.sort_by(f64::total_cmp);
        let cost = |breaks: &[usize]| {
            let ends = breaks.iter().copied().chain([sorted.len()]);
            let starts = std::iter::once(0).chain(breaks.iter().copied());
            starts
                .zip(ends)
                .map(|(start, end)| squared_deviations(&sorted, start, end))
                .sum::<f64>()
        };
        // Tries every choice of three breaks among the eight gaps.
        let mut min_cost = f64::MAX;
        for (a, b, c) in
            (1..9).flat_map(|a| (a + 1..9).flat_map(move |b| (b + 1..9).map(move |c| (a, b, c))))
        {
            min_cost = min_cost.min(cost(&[a, b, c]));
        }
        let jenks_cost = cost(&class_starts(&sorted, 4));
        assert!(
            (jenks_cost - min_cost).abs() < 1e-9,
            "{jenks_cost} instead of {min_cost}: {sorted:?}"
        );
    }
}

#[test]
fn bounds_have_the_fewest_digits() {
    let bounds_of =
        |method, count, values: &[f64]| Classification { method, count }.classes(values).bounds;
    assert_eq!(bounds_of(Method::Jenks, 3, &[1.02, 1.1, 52.3, 53.0, 998.0]), [30.0, 500.0]);
    assert_eq!(bounds_of(Method::Quantiles, 3, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), [3.0, 5.0]);
    assert_eq!(bounds_of(Method::Equal, 4, &[0.0, 100.0]), [25.0, 50.0, 75.0]);
    assert_eq!(bounds_of(Method::Jenks, 5, &[7.0, 7.0]), [0.0; 0], "one value, one class");
    assert_eq!(bounds_of(Method::Equal, 5, &[]), [0.0; 0]);
}

#[test]
fn a_classification_round_trips_through_its_code() {
    for method in Method::ALL {
        for count in CLASS_COUNTS {
            let classification = Classification { method, count };
            assert_eq!(Classification::parse(&classification.code()), Some(classification));
        }
    }
    for bad in ["jenks", "jenks-2", "jenks-8", "hasard-5", "", "jenks-x"] {
        assert_eq!(Classification::parse(bad), None, "{bad}");
    }
}

#[test]
fn positions_lie_within_their_class() {
    assert!((classes().position(60.0) - 0.4).abs() < 1e-9);
    assert!((classes().position(65.0) - 0.5).abs() < 1e-9);
    assert!(classes().position(500.0) <= 1.0);
    assert!(classes().position(0.0) >= 0.0);
}

#[test]
fn zero_is_a_bound_of_signed_classes_for_every_method_and_count() {
    for seed in 0..40 {
        let values: Vec<f64> = values(seed, 16).iter().map(|value| value - 30.0).collect();
        let signs = [values.iter().any(|v| *v < 0.0), values.iter().any(|v| *v >= 0.0)];
        for method in Method::ALL {
            for count in CLASS_COUNTS {
                let classes = Classification { method, count }.signed_classes(&values);
                assert!(classes.count() <= count, "{method:?}-{count}: {:?}", classes.bounds);
                assert!(classes.bounds.is_sorted_by(|a, b| a < b), "{:?}", classes.bounds);
                if signs == [true, true] {
                    assert!(classes.bounds.contains(&0.0), "{method:?}: {:?}", classes.bounds);
                }
                let below = classes.count_below_zero().unwrap();
                for value in &values {
                    assert_eq!(*value < 0.0, classes.class_of(*value) < below, "{value}");
                }
            }
        }
    }
}
