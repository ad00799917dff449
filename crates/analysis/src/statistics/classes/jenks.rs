//! Fisher's exact classification, known as Jenks: the partition of sorted values that makes the
//! sum of squared distances to the class means the least. Dynamic programming over breaks.

/// Where classes begin, as indices into `sorted`; equal values stay together, so that there
/// may be fewer than `count`.
#[must_use]
pub fn breaks(sorted: &[f64], count: usize) -> Vec<usize> {
    let values = sorted.len();
    // best[i]: the least cost of the first i values in the classes made so far; `from` tells,
    // class by class, where the last of them begins.
    let mut best: Vec<f64> = (0..=values).map(|end| spread(sorted, 0, end)).collect();
    let mut from: Vec<Vec<usize>> = Vec::new();
    for _ in 1..count {
        let mut next = best.clone();
        let mut starts = vec![0; values + 1];
        for end in 1..=values {
            for start in 1..end {
                let splits = sorted.get(start - 1) != sorted.get(start);
                let cost = best.get(start).unwrap_or(&f64::MAX) + spread(sorted, start, end);
                if let (true, Some(least)) = (splits, next.get_mut(end))
                    && cost < *least
                {
                    *least = cost;
                    if let Some(place) = starts.get_mut(end) {
                        *place = start;
                    }
                }
            }
        }
        best = next;
        from.push(starts);
    }
    let mut end = values;
    let mut breaks = Vec::new();
    for starts in from.iter().rev() {
        match starts.get(end) {
            Some(0) | None => {}
            Some(start) => {
                breaks.push(*start);
                end = *start;
            }
        }
    }
    breaks.reverse();
    breaks
}

/// The sum of squared distances of `sorted[start..end]` to their mean.
#[must_use]
pub fn spread(sorted: &[f64], start: usize, end: usize) -> f64 {
    let Some(class) = sorted.get(start..end).filter(|class| !class.is_empty()) else { return 0.0 };
    let mean = class.iter().sum::<f64>() / class.len() as f64;
    class.iter().map(|value| (value - mean).powi(2)).sum()
}
