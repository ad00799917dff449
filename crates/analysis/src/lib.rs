//! Pure functions over the model: everything the map, the table and the sentences show.
//! Nothing here knows signals, the browser or where the data came from.

pub mod export;
pub mod grid;
pub mod nearby;
pub mod plan;
pub mod scene;
pub mod search;
pub mod simulation;
pub mod statistics;
pub mod wording;
