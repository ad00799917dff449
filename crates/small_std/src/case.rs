//! Upper and lower case for the letters of French. The standard functions bring Unicode's tables, 10 kB.

/// Distance between a capital and its small letter in Latin-1.
const CASE_OFFSET: u32 = 'à' as u32 - 'À' as u32;

/// The capital of a French letter; any other character is returned unchanged.
#[must_use]
pub fn to_uppercase(letter: char) -> char {
    match letter {
        'à'..='ö' | 'ø'..='þ' => char_from_code(letter as u32 - CASE_OFFSET),
        'œ' => 'Œ',
        'ÿ' => 'Ÿ',
        other => other.to_ascii_uppercase(),
    }
}

/// The small form of a French letter; any other character is returned unchanged.
#[must_use]
pub fn to_lowercase(letter: char) -> char {
    match letter {
        'À'..='Ö' | 'Ø'..='Þ' => char_from_code(letter as u32 + CASE_OFFSET),
        'Œ' => 'œ',
        'Ÿ' => 'ÿ',
        other => other.to_ascii_lowercase(),
    }
}

fn char_from_code(code: u32) -> char {
    char::from_u32(code).unwrap_or_default() // within Latin-1, see above
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_agrees_with_unicode_for_french_and_latin_1() {
        for letter in (0..=0xff).filter_map(char::from_u32).chain(['œ', 'Œ', 'Ÿ', '’', 'm']) {
            // The other form of these two is outside Latin-1, or is two letters.
            if !matches!(letter, 'ß' | 'µ') {
                assert_eq!(Some(to_uppercase(letter)), letter.to_uppercase().next(), "{letter}");
                assert_eq!(Some(to_lowercase(letter)), letter.to_lowercase().next(), "{letter}");
            }
        }
    }
}
