//! The patterns that tell without colour, written once for the page and for exported pictures.

use super::style::{Fill, Overlay, Style};
use small_std::fixed;

/// A square tile that repeats, with one stroked mark in it. Lengths are in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pattern {
    /// Its id in a drawing, and the CSS class of what is filled with it.
    pub id: &'static str,
    /// The side of the tile.
    pub side: usize,
    /// By how many degrees the tiles are turned.
    pub turn: usize,
    /// The mark: the `d` of a path.
    pub mark: &'static str,
    /// The width of its stroke.
    pub width: usize,
}

/// Hatching. It goes over a colour, half transparent ([`HATCH_OPACITY`]).
pub const HATCHING: Pattern =
    Pattern { id: "prioritaire", side: 150, turn: 45, mark: "M0 0V150", width: 26 };

/// Hatching broken into dashes.
pub const DASHES: Pattern = Pattern { id: "negatif", mark: "M0 0V70", ..HATCHING };

/// The opacity of hatching and dashes.
pub const HATCH_OPACITY: &str = ".55";

/// Dots: nothing is given. Strokes have round ends, so that one without length is a dot.
pub const NO_DATA: Pattern =
    Pattern { id: "sans-valeur", side: 130, turn: 0, mark: "M65 65h0", width: 32 };

/// A mesh: the value is only given in a sum with others.
pub const SUMMED: Pattern =
    Pattern { id: "ensemble", side: 260, turn: 0, mark: "M0 130H260M130 0V260", width: 16 };

/// Crosses: there is nothing to divide by.
pub const UNDEFINED: Pattern =
    Pattern { id: "aucun", side: 200, turn: 0, mark: "M60 60 140 140M140 60 60 140", width: 16 };

/// The patterns over the neutral colour, of territories without a value of their own.
pub const WITHOUT_VALUE: [Pattern; 3] = [NO_DATA, SUMMED, UNDEFINED];

impl Pattern {
    /// The `patternTransform` that draws it at `scale`: 1 on the whole map, less where its units are larger on
    /// screen.
    #[must_use]
    pub fn transform(self, scale: f64) -> String {
        let turned = format!("rotate({})", self.turn);
        if scale == 1.0 { turned } else { format!("{turned} scale({})", fixed(scale, 4)) }
    }
}

impl Style {
    /// The pattern that it has: over the neutral colour, or over that of its class.
    #[must_use]
    pub fn pattern(self) -> Option<Pattern> {
        match self.fill {
            Fill::NoData => Some(NO_DATA),
            Fill::Summed => Some(SUMMED),
            Fill::Undefined => Some(UNDEFINED),
            Fill::Class(_) | Fill::Neutral | Fill::Concerned => self.overlay.map(Overlay::pattern),
        }
    }
}

impl Overlay {
    /// Its pattern.
    #[must_use]
    pub fn pattern(self) -> Pattern {
        match self {
            Self::Priority => HATCHING,
            Self::Negative => DASHES,
        }
    }
}
