//! Limits of what an entry may contain. Typed text is sanitized; a file that exceeds a limit is rejected.

use super::{Edit, Entry};

/// Longest name, in characters.
pub const MAX_NAME_CHARS: usize = 200;
/// Longest notes, in characters.
pub const MAX_NOTES_CHARS: usize = 4_000;
/// Largest number of partners of an action.
pub const MAX_PARTNERS: usize = 30;
/// Largest absolute value of an indicator.
pub const MAX_ABSOLUTE_VALUE: f64 = 1e12;

/// Trims `text`, removes control characters (line breaks too) and cuts it at [`MAX_NAME_CHARS`].
#[must_use]
pub fn clean_name(text: &str) -> String {
    clean_text(text, MAX_NAME_CHARS, |c| !c.is_control())
}

/// Trims `text`, removes control characters except line breaks, and cuts it at [`MAX_NOTES_CHARS`].
#[must_use]
pub fn clean_notes(text: &str) -> String {
    clean_text(text, MAX_NOTES_CHARS, |c| c == '\n' || !c.is_control())
}

fn clean_text(text: &str, max_chars: usize, is_allowed: fn(char) -> bool) -> String {
    let kept: String = text.chars().filter(|c| is_allowed(*c)).collect();
    let cut: String = kept.trim().chars().take(max_chars).collect();
    cut.trim_end().to_owned()
}

impl Entry {
    /// The entry within the limits; `None` for a value that is not finite or too large.
    #[must_use]
    pub fn sanitize(self) -> Option<Self> {
        match self {
            Self::Action(key, edit) => Some(Self::Action(key, edit.sanitize())),
            Self::Value { value: Some(value), .. }
                if !value.is_finite() || value.abs() > MAX_ABSOLUTE_VALUE =>
            {
                None
            }
            value @ Self::Value { .. } => Some(value),
        }
    }
}

impl Edit {
    fn sanitize(self) -> Self {
        match self {
            Self::Lead(lead) => Self::Lead(clean_name(&lead)),
            Self::Notes(text) => Self::Notes(clean_notes(&text)),
            Self::Partners(partners) => {
                let mut kept = Vec::new();
                for partner in partners.iter().map(|partner| clean_name(partner)) {
                    let has_room = kept.len() < MAX_PARTNERS;
                    if has_room && !partner.is_empty() && !kept.contains(&partner) {
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
    fn cleaning_is_idempotent() {
        let long = format!("  {} x", "é".repeat(MAX_NAME_CHARS - 1));
        for text in ["", "  a\u{0}b\n ", &long, "\t\u{a0}Caf\u{a0}"] {
            assert_eq!(clean_name(&clean_name(text)), clean_name(text), "{text:?}");
            assert_eq!(clean_notes(&clean_notes(text)), clean_notes(text), "{text:?}");
        }
        assert_eq!(clean_name("  a\u{0}b\nc "), "abc");
        assert_eq!(clean_notes(" a\nb\u{7} "), "a\nb");
        assert_eq!(
            clean_name(&long).chars().count(),
            MAX_NAME_CHARS - 1,
            "no space is left at the end"
        );
    }
}
