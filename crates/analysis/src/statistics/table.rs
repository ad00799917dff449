//! Sort order of the table of territories.

use std::cmp::Ordering;

use model::{Dataset, Indicator, TerritoryId};
use small_std::sorted_indices;

/// The column that the table is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// The territory's name.
    #[default]
    Name,
    /// The indicator's value.
    Value,
}

/// Sort order of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// The column that determines the order.
    pub column: Column,
    /// Descending: largest values first, or names from Z.
    pub descending: bool,
}

impl Sort {
    /// The order after a click on the header of `column`: reversed if it is the current column; otherwise names
    /// start at A and values with the largest.
    #[must_use]
    pub fn toggled(self, column: Column) -> Self {
        let descending =
            if column == self.column { !self.descending } else { column == Column::Value };
        Self { column, descending }
    }
}

/// Indices into `dataset.territories` in display order. Territories without a value come last in both
/// directions, since missing does not mean small.
#[must_use]
pub fn row_order(dataset: &Dataset, indicator: &Indicator, sort: Sort) -> Vec<usize> {
    let value = |id: &TerritoryId| indicator.latest_figure(id).map(|figure| figure.value);
    // The territories are sorted by name, the land outside the EPCI last; the stable sort preserves that.
    sorted_indices(dataset.territories.len(), &|a, b| {
        let (a, b) = (&dataset.territories[a], &dataset.territories[b]);
        match sort.column {
            Column::Name => a.siren().is_none().cmp(&b.siren().is_none()).then_with(|| {
                if sort.descending { b.name.cmp(&a.name) } else { a.name.cmp(&b.name) }
            }),
            Column::Value => match (value(&a.id), value(&b.id)) {
                (Some(a), Some(b)) if sort.descending => b.total_cmp(&a),
                (Some(a), Some(b)) => a.total_cmp(&b),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => Ordering::Equal,
            },
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_click_reverses_the_order() {
        let by_value = Sort::default().toggled(Column::Value);
        assert_eq!(by_value, Sort { column: Column::Value, descending: true });
        assert!(!by_value.toggled(Column::Value).descending);
        assert_eq!(by_value.toggled(Column::Name), Sort::default());
    }
}
