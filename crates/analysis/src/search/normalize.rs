//! Normalises text for comparison: words in lower case without accents, abbreviations expanded.

/// Stop words: people omit them, or insert them.
const STOP_WORDS: [&str; 18] = [
    "a", "au", "aux", "cedex", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "lez",
    "sous", "sur", "s",
];

/// Abbreviations: the tokens they may be split into, and their expansion. Of two with the same beginning, the
/// longer comes first.
const ABBREVIATIONS: [(&[&str], &str); 19] = [
    (&["s", "/", "s"], "sous"),
    (&["s", "/"], "sur"),
    (&["/"], "sur"),
    (&["ss"], "sous"),
    (&["s", "t"], "saint"),
    (&["s", "te"], "sainte"),
    (&["st"], "saint"),
    (&["ste"], "sainte"),
    (&["sts"], "saints"),
    (&["stes"], "saintes"),
    (&["1"], "un"),
    (&["2"], "deux"),
    (&["3"], "trois"),
    (&["4"], "quatre"),
    (&["5"], "cinq"),
    (&["6"], "six"),
    (&["7"], "sept"),
    (&["8"], "huit"),
    (&["9"], "neuf"),
];

/// Whether a word is a stop word.
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(&word)
}

/// A run of letters, a run of digits or a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Lower case, without accents, apostrophes and hyphens.
    pub text: String,
    /// Number of separators (commas, brackets, line breaks) before it.
    pub segment: usize,
}

impl Token {
    /// Whether it consists of digits.
    pub fn is_number(&self) -> bool {
        self.text.bytes().all(|b| b.is_ascii_digit())
    }
}

/// Splits a text into tokens.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let (mut last_class, mut segment) = (CharClass::Separator, 0);
    for c in text.chars() {
        let (class, letters) = classify(c);
        match class {
            CharClass::Ignored => continue,
            CharClass::Separator => {
                segment += usize::from(matches!(c, ',' | ';' | '(' | ')' | '\n' | '\t'))
            }
            _ if class == last_class && class != CharClass::Slash => {
                if let Some(token) = tokens.last_mut() {
                    token.text.push_str(letters.as_str());
                }
            }
            _ => tokens.push(Token { text: letters, segment }),
        }
        last_class = class;
    }
    tokens
}

/// Splits a text into tokens and returns their texts.
pub fn tokens(text: &str) -> Vec<String> {
    tokenize(text).into_iter().map(|token| token.text).collect()
}

/// Expands abbreviations in tokens: `luzy`, `s`, `/`, `marne` become `luzy`, `sur`, `marne`. Each word comes
/// with the index of its first token.
pub fn expand_words<S: AsRef<str>>(tokens: &[S]) -> Vec<(usize, String)> {
    let mut words = Vec::new();
    let mut token_index = 0;
    while let Some(rest) = tokens.get(token_index..).filter(|rest| !rest.is_empty()) {
        let is_next = |abbr: &[&str]| {
            rest.len() >= abbr.len()
                && abbr.iter().zip(rest).all(|(expected, token)| *expected == token.as_ref())
        };
        let expansion = ABBREVIATIONS.iter().find(|(abbr, _)| is_next(abbr));
        let token = rest.first().map(AsRef::as_ref).unwrap_or_default();
        let (token_count, word) = expansion.map_or((1, token), |(abbr, word)| (abbr.len(), *word));
        words.push((token_index, word.to_owned()));
        token_index += token_count;
    }
    words
}

/// How a character affects tokens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CharClass {
    Letter,
    Digit,
    Slash,
    /// Separates words.
    Separator,
    /// Ignored: combining accents, soft hyphens, zero-width joiners.
    Ignored,
}

fn classify(c: char) -> (CharClass, String) {
    let letters = match c {
        'a'..='z' => return (CharClass::Letter, c.into()),
        'A'..='Z' => return (CharClass::Letter, c.to_ascii_lowercase().into()),
        '0'..='9' => return (CharClass::Digit, c.into()),
        '/' => return (CharClass::Slash, c.into()),
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{fe0f}' => {
            return (CharClass::Ignored, String::new());
        }
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'À' | 'Á' | 'Â' | 'Ã' | 'Ä' | 'Å' => "a",
        'ç' | 'Ç' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => "i",
        'ñ' | 'Ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' => "o",
        'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => "u",
        'ý' | 'ÿ' | 'Ý' | 'Ÿ' => "y",
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ß' | 'ẞ' => "ss",
        _ => return (CharClass::Separator, String::new()),
    };
    (CharClass::Letter, letters.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normalized(text: &str) -> String {
        let words: Vec<String> =
            expand_words(&tokens(text)).into_iter().map(|(_, word)| word).collect();
        words.join(" ")
    }

    #[test]
    fn case_accents_and_separators_do_not_count() {
        for (text, expected) in [
            ("Éclaron-Braucourt-Sainte-Livière", "eclaron braucourt sainte liviere"),
            ("NEUILLY-L’ÉVÊQUE", "neuilly l eveque"),
            ("Neuilly l'E\u{301}ve\u{302}que", "neuilly l eveque"),
            ("  Mo\u{eb}slains\u{a0}", "moeslains"),
            ("Cœur, Ŵ 👍🏽", "coeur"),
            ("", ""),
        ] {
            assert_eq!(normalized(text), expected, "{text}");
        }
    }

    #[test]
    fn abbreviations_are_spelt_out() {
        for (text, expected) in [
            ("St-Dizier", "saint dizier"),
            ("S-t Dizier", "saint dizier"),
            ("Bourg-Ste-Marie", "bourg sainte marie"),
            ("Sts-Geosmes", "saints geosmes"),
            ("Luzy/Marne", "luzy sur marne"),
            ("Luzy s/ Marne", "luzy sur marne"),
            ("Luzy s/Marne", "luzy sur marne"),
            ("Prez s/s Lafauche", "prez sous lafauche"),
            ("Colombey les 2 Eglises", "colombey les deux eglises"),
            ("52200Langres", "52200 langres"),
        ] {
            assert_eq!(normalized(text), expected, "{text}");
        }
    }
}
