//! Positions on Earth ([`LonLat`], degrees) and on the map ([`MapPoint`], map units of about twelve metres), the
//! [`Projection`] between them, and plane geometry for drawing: outlines, labels, clusters. Knows nothing of the
//! domain.

mod bounds;
mod cluster;
mod coordinates;
mod direction;
mod distance;
mod label;
mod label_layout;
mod label_spot;
mod outline;
mod projection;
mod topology;

pub use bounds::Bounds;
pub use cluster::{Cluster, PIN_SPACING, cluster};
pub use coordinates::{LonLat, MapPoint};
pub use direction::{Direction, neighbour};
pub use label::{
    BASE_MAP_FONT_SIZES, COMMUNE_FONT_SIZES, LINE_HEIGHT, Label, LabelStyle, Line, MAX_ZOOM,
    Offset, text_width, wrap_lines,
};
pub use label_layout::{Canvas, LabelRequest};
pub use outline::{Outline, Polygon, Ring, lines_to_svg_path};
pub use projection::{Projection, Transform};
pub use topology::{BorderArc, ring_from_arcs};
