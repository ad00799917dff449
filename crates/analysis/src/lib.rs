//! Pure functions over the model that compute everything in the map, the table and the sentences. Independent of
//! signals, the browser and the origin of the data.

pub mod export;
pub mod grid;
pub mod nearby;
pub mod plan;
pub mod scene;
pub mod search;
pub mod simulation;
pub mod statistics;
pub mod wording;
