//! Limits of what an entry may contain. Typed text is sanitized; a file that exceeds a limit is rejected.

use super::{Edit, Entry};

/// Longest name, in characters.
pub const LONGEST_NAME: usize = 200;
/// Longest notes, in characters.
pub const LONGEST_NOTES: usize = 4_000;
/// Largest number of partners of an action.
pub const MOST_PARTNERS: usize = 30;
/// Largest absolute value of an indicator.
pub const LARGEST_VALUE: f64 = 1e12;

/// Trims `text`, removes control characters (line breaks too) and cuts it at [`MAX_NAME_CHARS`].
#[must_use]
pub fn name(text: &str) -> String {
    clean(text, LONGEST_NAME, |c| !c.is_control())
}

/// Trims `text`, removes control characters except line breaks, and cuts it at [`MAX_NOTES_CHARS`].
#[must_use]
pub fn notes(text: &str) -> String {
    clean(text, LONGEST_NOTES, |c| c == '\n' || !c.is_control())
}

fn clean(text: &str, longest: usize, keeps: fn(char) -> bool) -> String {
    let kept: String = text.chars().filter(|c| keeps(*c)).collect();
    let cut: String = kept.trim().chars().take(longest).collect();
    cut.trim_end().to_owned()
}

impl Entry {
    /// The entry within the limits; `None` for a value that is not finite or too large.
    #[must_use]
    pub fn cleaned(self) -> Option<Self> {
        match self {
            Self::Action(key, edit) => Some(Self::Action(key, edit.cleaned())),
            Self::Value { value: Some(value), .. }
                if !value.is_finite() || value.abs() > LARGEST_VALUE =>
            {
                None
            }
            value @ Self::Value { .. } => Some(value),
        }
    }
}

impl Edit {
    fn cleaned(self) -> Self {
        match self {
            Self::Lead(lead) => Self::Lead(name(&lead)),
            Self::Notes(text) => Self::Notes(notes(&text)),
            Self::Partners(partners) => {
                let mut kept = Vec::new();
                for partner in partners.iter().map(|partner| name(partner)) {
                    let room = kept.len() < MOST_PARTNERS;
                    if room && !partner.is_empty() && !kept.contains(&partner) {
                        kept.push(partner);
                    }
                }
                Self::Partners(kept)
            }
            Self::Territories(mut territories) => {
                territories.sort_unstable();
                territories.dedup();
                Self::Territories(territories)
            }
            edit @ (Self::Status(_) | Self::Due(_) | Self::Priority(_) | Self::Budget(_)) => edit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleaning_twice_changes_nothing_more() {
        let long = format!("  {} x", "é".repeat(LONGEST_NAME - 1));
        for text in ["", "  a\u{0}b\n ", &long, "\t\u{a0}Caf\u{a0}"] {
            assert_eq!(name(&name(text)), name(text), "{text:?}");
            assert_eq!(notes(&notes(text)), notes(text), "{text:?}");
        }
        assert_eq!(name("  a\u{0}b\nc "), "abc");
        assert_eq!(notes(" a\nb\u{7} "), "a\nb");
        assert_eq!(name(&long).chars().count(), LONGEST_NAME - 1, "no space is left at the end");
    }
}
