//! A stable merge sort on indices, compiled once. The standard sort is compiled for each item type, at 5 kB
//! each.

use std::cmp::Ordering;
use std::mem;

/// Sorts `items` by `compare`; the sort is stable.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = sorted_indices(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal, // never: both are indices of `items`
    });
    let mut slots: Vec<Option<T>> = mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|index| slots.get_mut(index)?.take()));
}

/// The indices `0..length` sorted by `compare`; the sort is stable.
#[must_use]
pub fn sorted_indices(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    let mut width = 1;
    while width < length {
        let mut merged = Vec::with_capacity(length);
        for pair in order.chunks(2 * width) {
            let mut halves = pair.chunks(width).map(<[usize]>::iter).map(Iterator::peekable);
            let (Some(mut left), Some(mut right)) = (halves.next(), halves.next()) else {
                merged.extend(pair);
                continue;
            };
            while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
                let first = if compare(**a, **b).is_gt() { &mut right } else { &mut left };
                merged.extend(first.next());
            }
            merged.extend(left.chain(right));
        }
        order = merged;
        width *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_like_the_standard_stable_sort(items: Vec<(u8, u8)>) {
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_by(&mut ours, |a, b| a.0.cmp(&b.0));
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
