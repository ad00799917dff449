//! How the map is drawn, as data: appearance of territories, legend, pins, where the keys lead.

pub mod appearance;
pub mod legend;
pub mod neighbours;
pub mod pins;
pub mod strip;
