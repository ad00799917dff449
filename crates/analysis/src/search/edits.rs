//! How many slips of the finger lie between what is typed and a name.

/// The most slips that are ever counted.
pub const MOST: usize = 2;

/// A distance that no slip of the hand explains.
const FAR: u8 = u8::MAX - 1;

/// The slips between a text and a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edits {
    /// To the whole name; `None` when too many.
    pub whole: Option<usize>,
    /// To the nearest beginning of the name; `None` when too many.
    pub prefix: Option<usize>,
}

/// The optimal string alignment distance: letters replaced, added, left out or swapped with their
/// neighbour, where at most `most` of them ([`MOST`] at most) lie between `typed` and `name`.
///
/// Only the diagonals that so few slips can reach are computed, and no more than the rows that
/// keep within them.
pub fn edits(typed: &[u8], name: &[u8], most: usize) -> Edits {
    let most = most.min(MOST);
    // `rows[d]` is about `d - most - 1` letters of the name more than of the text; its two ends
    // stay out of reach.
    let mut before = [FAR; 2 * MOST + 3];
    let mut above = before;
    for slips in 0..=most.min(name.len()) {
        above[most + 1 + slips] = slips as u8;
    }
    for (i, &letter) in typed.iter().enumerate() {
        let mut row = [FAR; 2 * MOST + 3];
        let mut least = FAR;
        for d in 1..=2 * most + 1 {
            let Some(j) = (i + d).checked_sub(most) else { continue };
            // `j` letters of the name against `i + 1` of the text.
            let mut slips = (above[d + 1]).min(row[d - 1]) + 1;
            if j > name.len() {
                break;
            }
            if j > 0 {
                slips = slips.min(above[d] + u8::from(name[j - 1] != letter));
                let swapped =
                    i > 0 && j > 1 && name[j - 2] == letter && name[j - 1] == typed[i - 1];
                if swapped {
                    slips = slips.min(before[d] + 1);
                }
            }
            row[d] = slips.min(FAR);
            least = least.min(slips);
        }
        if usize::from(least) > most {
            return Edits { whole: None, prefix: None };
        }
        (before, above) = (above, row);
    }
    let counted = |slips: u8| Some(usize::from(slips)).filter(|slips| *slips <= most);
    let end = (name.len() + most + 1).checked_sub(typed.len());
    let whole = end.and_then(|d| above.get(d)).copied().and_then(counted);
    Edits { whole, prefix: above.iter().min().copied().and_then(counted) }
}
