//! Icons drawn by one hand: lines of one width, in a square of 24, in the colour of the words that they
//! stand beside. They are decoration: no icon stands alone.

use dom::{Element, svg};

/// What an icon says.
#[derive(Clone, Copy, Debug)]
pub enum Icon {
    /// Look something up.
    Search,
    /// Call.
    Phone,
    /// A site.
    Globe,
    /// Go there.
    Pin,
    /// Keep something in a list.
    Bookmark,
    /// Take something off a list.
    Bin,
}

impl Icon {
    /// The `d` of its path.
    fn path(self) -> &'static str {
        match self {
            Self::Search => "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M15.5 15.5 20.5 20.5",
            Self::Phone => {
                "M5 3.5h3.5l2 5-2.5 2a11 11 0 0 0 5.5 5.5l2-2.5 5 2V19a1.5 1.5 0 0 1-1.5 1.5A15.5 15.5 0 0 1 3.5 5 \
                 1.5 1.5 0 0 1 5 3.5z"
            }
            Self::Globe => {
                "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM3.5 9.5h17M3.5 14.5h17M12 3c-5 5.5-5 12.5 0 18c5-5.5 5-12.5 0-18"
            }
            Self::Pin => {
                "M12 21s7-6.3 7-11.5a7 7 0 0 0-14 0C5 14.7 12 21 12 21zM12 7a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5z"
            }
            Self::Bookmark => "M6.5 3.5h11v17L12 16.5l-5.5 4z",
            Self::Bin => "M4.5 6.5h15M9 6.5v-3h6v3M6.5 6.5l1 14h9l1-14M10.5 10.5v6M13.5 10.5v6",
        }
    }
}

/// An icon, beside words.
pub fn icon(icon: Icon) -> Element {
    svg("svg")
        .class("icone")
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .child(svg("path").attr("d", icon.path()))
}
