//! Plane and spherical geometry.

mod bounds;
mod cluster;
mod coordinates;
mod direction;
mod distance;
mod interior;
mod label;
mod outline;
mod projection;
mod topology;

pub use bounds::Bounds;
pub use cluster::{Cluster, cluster};
pub use coordinates::{LonLat, MapPoint};
pub use direction::{Direction, neighbour};
pub use interior::{LabelSpot, best_label_spot, label_room};
pub use label::{LINE_HEIGHT, Label, LabelStyle, Line};
pub use outline::{Outline, Polygon, Ring};
pub use projection::Projection;
pub use topology::{Arc, ring};
