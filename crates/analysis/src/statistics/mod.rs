//! Statistics: classes, ranks, rates, computed indicators, comparisons.

pub mod anomaly_table;
pub mod catalogue;
pub mod chart;
pub mod childminders;
pub mod classes;
pub mod computed_indicators;
pub mod coverage;
pub mod decoupage;
pub mod departement_totals;
pub mod evolution;
pub mod figure_status;
pub mod profile;
pub mod ranking;
pub mod series;
pub mod similar;
pub mod table;
pub mod territory_comparison;
