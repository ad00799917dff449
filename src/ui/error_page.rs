//! What the page says when its data cannot be trusted.

use crate::data::DataError;

/// The text shown instead of a map.
#[must_use]
pub fn error_text(error: &DataError) -> String {
    format!(
        "La carte ne peut pas s’afficher\u{a0}: ses données sont incohérentes. \
         Merci de transmettre ce message aux responsables du site. — {error}"
    )
}
