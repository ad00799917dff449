//! Pure functions over the dataset: everything the map, the table and the sentences show.

pub mod chart;
pub mod classes;
pub mod coverage;
pub mod directory;
pub mod format;
pub mod neighbours;
pub mod pins;
pub mod ranking;
pub mod sentence;
pub mod sheet;
pub mod table;
pub mod wording;
