//! Edit distance between typed text and names.

/// Largest edit distance that is computed; names further away do not match.
pub const MAX_TYPOS: usize = 2;

/// A distance beyond [`MAX_TYPOS`]; one can be added to it without overflow.
const BEYOND_MAX: u8 = u8::MAX - 1;

/// Edit distances between a text and a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditDistance {
    /// Distance to the whole name; `None` if it exceeds the limit.
    pub to_whole_name: Option<usize>,
    /// Smallest distance to a prefix of the name; `None` if it exceeds the limit.
    pub to_prefix: Option<usize>,
}

/// The optimal string alignment distance between `text` and `name`: letters replaced, inserted, deleted or
/// swapped with their neighbour. `None` beyond `max`, which is at most [`MAX_TYPOS`]. Only the diagonals within
/// this distance are computed, and it stops once a row exceeds it.
pub fn edit_distance(text: &[u8], name: &[u8], max: usize) -> EditDistance {
    let max = max.min(MAX_TYPOS);
    // Banded matrix: `row[d]` is for `d - max - 1` more letters of the name than of the text. The two outer
    // cells are read but never written: they stay beyond the limit.
    let mut second_last_row = [BEYOND_MAX; 2 * MAX_TYPOS + 3];
    let mut last_row = second_last_row;
    for typos in 0..=max.min(name.len()) {
        last_row[max + 1 + typos] = typos as u8;
    }
    for (i, &letter) in text.iter().enumerate() {
        let mut row = [BEYOND_MAX; 2 * MAX_TYPOS + 3];
        let mut row_min = BEYOND_MAX;
        for d in 1..=2 * max + 1 {
            let Some(j) = (i + d).checked_sub(max) else { continue };
            // `j` letters of the name, `i + 1` letters of the text.
            let mut typos = (last_row[d + 1]).min(row[d - 1]) + 1;
            if j > name.len() {
                break;
            }
            if j > 0 {
                typos = typos.min(last_row[d] + u8::from(name[j - 1] != letter));
                let swapped = i > 0 && j > 1 && name[j - 2] == letter && name[j - 1] == text[i - 1];
                if swapped {
                    typos = typos.min(second_last_row[d] + 1);
                }
            }
            row[d] = typos.min(BEYOND_MAX);
            row_min = row_min.min(typos);
        }
        if usize::from(row_min) > max {
            return EditDistance { to_whole_name: None, to_prefix: None };
        }
        (second_last_row, last_row) = (last_row, row);
    }
    let within_max = |typos: u8| Some(usize::from(typos)).filter(|typos| *typos <= max);
    let end = (name.len() + max + 1).checked_sub(text.len());
    let to_whole_name = end.and_then(|d| last_row.get(d)).copied().and_then(within_max);
    EditDistance { to_whole_name, to_prefix: last_row.iter().min().copied().and_then(within_max) }
}
