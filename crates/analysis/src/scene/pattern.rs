//! Patterns that convey meaning without colour, shared by the page and the exported pictures.

use super::style::{Fill, Overlay, Style};
use small_std::to_fixed;

/// A repeated square tile with one stroked path; lengths in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pattern {
    /// Id in a drawing, and CSS class of the elements filled with it.
    pub id: &'static str,
    /// Side of the tile.
    pub side: usize,
    /// Rotation of the tiles, in degrees.
    pub rotation: usize,
    /// The path of the tile.
    pub d: &'static str,
    /// Stroke width.
    pub width: usize,
}

/// Hatching, drawn half transparent ([`HATCH_OPACITY`]) over a colour.
pub const HATCHING: Pattern =
    Pattern { id: "prioritaire", side: 150, rotation: 45, d: "M0 0V150", width: 26 };

/// Dashes: interrupted hatching.
pub const DASHES: Pattern = Pattern { id: "negatif", d: "M0 0V70", ..HATCHING };

/// The opacity of hatching and dashes.
pub const HATCH_OPACITY: &str = ".55";

/// Dots: no figure is given. A line of length zero with round ends is a dot.
pub const NO_DATA: Pattern =
    Pattern { id: "sans-valeur", side: 130, rotation: 0, d: "M65 65h0", width: 32 };

/// A mesh: the figure is given only as part of a sum.
pub const SUMMED: Pattern =
    Pattern { id: "ensemble", side: 260, rotation: 0, d: "M0 130H260M130 0V260", width: 16 };

/// Crosses: the ratio is undefined, since its denominator is zero.
pub const UNDEFINED: Pattern =
    Pattern { id: "aucun", side: 200, rotation: 0, d: "M60 60 140 140M140 60 60 140", width: 16 };

/// The patterns on the neutral colour, for territories without a figure of their own.
pub const WITHOUT_VALUE: [Pattern; 3] = [NO_DATA, SUMMED, UNDEFINED];

impl Pattern {
    /// The `patternTransform` for a drawing at `scale`: 1 on the whole map, less where a map unit is larger on
    /// screen.
    #[must_use]
    pub fn transform(self, scale: f64) -> String {
        let rotated = format!("rotate({})", self.rotation);
        if scale == 1.0 { rotated } else { format!("{rotated} scale({})", to_fixed(scale, 4)) }
    }
}

impl Style {
    /// The pattern of the fill, or else of the overlay; `None` for a plain colour.
    #[must_use]
    pub fn pattern(self) -> Option<Pattern> {
        match self.fill {
            Fill::NoData => Some(NO_DATA),
            Fill::Summed => Some(SUMMED),
            Fill::Undefined => Some(UNDEFINED),
            Fill::Class(_) | Fill::Neutral | Fill::Highlighted => {
                self.overlay.map(Overlay::pattern)
            }
        }
    }
}

impl Overlay {
    /// The pattern of the overlay.
    #[must_use]
    pub fn pattern(self) -> Pattern {
        match self {
            Self::Priority => HATCHING,
            Self::Negative => DASHES,
        }
    }
}
