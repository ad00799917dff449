//! Fisher's exact classification, known as Jenks: partitions sorted values so that the sum of squared deviations
//! from the class means is minimal. Uses dynamic programming.

/// The first index of each class in `sorted`, except the first class. Equal values share a class, so there may
/// be fewer than `count`.
#[must_use]
pub fn class_starts(sorted: &[f64], count: usize) -> Vec<usize> {
    let value_count = sorted.len();
    // `best[i]` is the minimal cost of the first `i` values with the classes so far; `last_starts` holds, for
    // each number of classes, where the last one begins.
    let mut best: Vec<f64> = (0..=value_count).map(|e| squared_deviations(sorted, 0, e)).collect();
    let mut last_starts: Vec<Vec<usize>> = Vec::new();
    for _ in 1..count {
        let mut next = best.clone();
        let mut starts = vec![0; value_count + 1];
        for end in 1..=value_count {
            for start in 1..end {
                let is_split = sorted.get(start - 1) != sorted.get(start);
                let cost =
                    best.get(start).unwrap_or(&f64::MAX) + squared_deviations(sorted, start, end);
                if let (true, Some(min_cost)) = (is_split, next.get_mut(end))
                    && cost < *min_cost
                {
                    *min_cost = cost;
                    if let Some(slot) = starts.get_mut(end) {
                        *slot = start;
                    }
                }
            }
        }
        best = next;
        last_starts.push(starts);
    }
    let mut end = value_count;
    let mut class_starts = Vec::new();
    for starts in last_starts.iter().rev() {
        match starts.get(end) {
            Some(0) | None => {}
            Some(start) => {
                class_starts.push(*start);
                end = *start;
            }
        }
    }
    class_starts.reverse();
    class_starts
}

/// The sum of squared deviations of `sorted[start..end]` from their mean.
#[must_use]
pub fn squared_deviations(sorted: &[f64], start: usize, end: usize) -> f64 {
    let Some(class) = sorted.get(start..end).filter(|class| !class.is_empty()) else { return 0.0 };
    let mean = class.iter().sum::<f64>() / class.len() as f64;
    class.iter().map(|value| (value - mean).powi(2)).sum()
}
