//! Edit distance between typed text and names.

/// Largest distance that is computed.
pub const MOST: usize = 2;

/// Stands for distances beyond [`MOST`]; one can be added without overflow.
const FAR: u8 = u8::MAX - 1;

/// Edit distances between a text and a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditDistance {
    /// Distance to the whole name; `None` if it exceeds the limit.
    pub whole: Option<usize>,
    /// Smallest distance to a prefix of the name; `None` if it exceeds the limit.
    pub prefix: Option<usize>,
}

/// The optimal string alignment distance between `text` and `name`: letters replaced, inserted, deleted or
/// swapped with their neighbour. `None` beyond `most`, which is at most [`MOST`]. Only the diagonals within this
/// distance are computed, and it stops once a row exceeds it.
pub fn edits(text: &[u8], name: &[u8], most: usize) -> EditDistance {
    let most = most.min(MOST);
    // Banded matrix: `row[d]` is for `d - most - 1` more letters of the name than of the text. The two outer
    // cells are never reached.
    let mut before = [FAR; 2 * MOST + 3];
    let mut above = before;
    for slips in 0..=most.min(name.len()) {
        above[most + 1 + slips] = slips as u8;
    }
    for (i, &letter) in text.iter().enumerate() {
        let mut row = [FAR; 2 * MOST + 3];
        let mut least = FAR;
        for d in 1..=2 * most + 1 {
            let Some(j) = (i + d).checked_sub(most) else { continue };
            // `j` letters of the name, `i + 1` letters of the text.
            let mut slips = (above[d + 1]).min(row[d - 1]) + 1;
            if j > name.len() {
                break;
            }
            if j > 0 {
                slips = slips.min(above[d] + u8::from(name[j - 1] != letter));
                let swapped = i > 0 && j > 1 && name[j - 2] == letter && name[j - 1] == text[i - 1];
                if swapped {
                    slips = slips.min(before[d] + 1);
                }
            }
            row[d] = slips.min(FAR);
            least = least.min(slips);
        }
        if usize::from(least) > most {
            return EditDistance { whole: None, prefix: None };
        }
        (before, above) = (above, row);
    }
    let counted = |slips: u8| Some(usize::from(slips)).filter(|slips| *slips <= most);
    let end = (name.len() + most + 1).checked_sub(text.len());
    let whole = end.and_then(|d| above.get(d)).copied().and_then(counted);
    EditDistance { whole, prefix: above.iter().min().copied().and_then(counted) }
}
