//! Pure functions over the dataset: everything the map, the table and the sentences show.

pub mod answer;
pub mod catalogue;
pub mod chart;
pub mod childminders;
pub mod classes;
pub mod comparison;
pub mod coverage;
pub mod derived;
pub mod directory;
pub mod export;
pub mod family_words;
pub mod format;
pub mod grid;
pub mod nearby;
pub mod neighbours;
pub mod pins;
pub mod position;
pub mod ranking;
pub mod search;
pub mod sentence;
pub mod sheet;
pub mod simulation;
pub mod standing;
pub mod table;
pub mod toponym;
pub mod wording;
