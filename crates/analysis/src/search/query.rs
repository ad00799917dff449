//! Parses a typed text into postcode, words and streets.

use super::normalize::{self, Token};
use super::vocabulary::{is_box_word, is_street_adjective, is_street_word};

/// Maximum number of characters considered; longer than any postal address.
const MAX_QUERY_CHARS: usize = 300;
/// Number of digits of a postcode.
const POSTCODE_DIGITS: usize = 5;
/// Minimum number of digits of a telephone number; shorter rows of numbers may contain a postcode.
const MIN_TELEPHONE_DIGITS: usize = 9;

/// A parsed text.
#[derive(Debug, Default)]
pub struct Query {
    /// The postcode, and the index of the word after it.
    pub postcode: Option<(String, usize)>,
    /// The whole text, if it consists of digits but is not a postcode.
    pub digits: Option<String>,
    /// The normalised words, in order.
    pub words: Vec<Word>,
}

#[derive(Debug)]
pub struct Word {
    /// Normalised, abbreviations expanded.
    pub text: String,
    /// Number of separators (commas, brackets, line breaks) before it.
    pub segment: usize,
    /// Its digits, if it was typed as a number.
    pub number: Option<String>,
    /// Whether it was typed as a slash; a slash also separates places.
    pub is_slash: bool,
    /// Distance in words from the word that introduces its street (« rue »…); `None` outside a street.
    pub street_distance: Option<usize>,
}

impl Word {
    /// Whether it is a stop word.
    pub fn is_stop_word(&self) -> bool {
        normalize::is_stop_word(&self.text)
    }
}

impl Query {
    /// Parses a text into words, numbers and a postcode.
    pub fn parse(text: &str) -> Self {
        let text: String = text.chars().take(MAX_QUERY_CHARS).collect();
        let tokens = normalize::tokenize(&text);
        let mut name_tokens: Vec<Token> = Vec::new();
        let mut postcode = None;
        let mut rest = tokens.as_slice();
        while let Some(first) = rest.first() {
            let number_count = rest.iter().take_while(|token| token.is_number()).count();
            if number_count == 0 {
                name_tokens.push(first.clone());
                rest = &rest[1..];
                continue;
            }
            let (mut numbers, after) = rest.split_at(number_count);
            rest = after;
            if name_tokens.last().is_some_and(|token| is_box_word(&token.text)) {
                numbers = &numbers[1..];
            }
            match find_postcode(numbers) {
                Some((start, end)) => {
                    name_tokens.extend_from_slice(&numbers[..start]);
                    postcode = Some((concatenate(&numbers[start..end]), name_tokens.len()));
                    name_tokens.extend_from_slice(&numbers[end..]);
                }
                None => name_tokens.extend_from_slice(numbers),
            }
        }
        if postcode.is_none() && !name_tokens.is_empty() && name_tokens.iter().all(Token::is_number)
        {
            return Self { digits: Some(concatenate(&name_tokens)), ..Self::default() };
        }
        let index = postcode.as_ref().map(|(_, index)| *index);
        let texts: Vec<&str> = name_tokens.iter().map(|token| token.text.as_str()).collect();
        let expanded_words = normalize::expand_words(&texts);
        let after = index
            .map(|index| expanded_words.iter().take_while(|(token, _)| *token < index).count());
        let words = expanded_words.into_iter().filter_map(|(index, text)| {
            let token = name_tokens.get(index)?;
            let number = token.is_number().then(|| token.text.clone());
            let is_slash = token.text == "/";
            Some(Word { text, segment: token.segment, number, is_slash, street_distance: None })
        });
        let mut query = Self {
            postcode: postcode.map(|(digits, _)| (digits, after.unwrap_or_default())),
            digits: None,
            words: words.collect(),
        };
        query.mark_streets();
        query
    }

    /// The index of the word after the postcode.
    pub fn after_postcode(&self) -> Option<usize> {
        self.postcode.as_ref().map(|(_, index)| *index)
    }

    /// Marks the words of streets. A street ends at a separator or at the postcode.
    fn mark_streets(&mut self) {
        let after_postcode = self.after_postcode();
        let mut street: Option<(usize, usize)> = None;
        for index in 0..self.words.len() {
            let (before, rest) = self.words.split_at_mut(index);
            let Some(word) = rest.first_mut() else { break };
            if is_street_word(&word.text) {
                street = Some((index, word.segment));
                // « Grande Rue »: the adjective belongs to the street.
                if let Some(adjective) = before.last_mut().filter(|w| is_street_adjective(&w.text))
                {
                    adjective.street_distance = Some(0);
                }
            }
            street = street.filter(|(_, s)| *s == word.segment && after_postcode != Some(index));
            word.street_distance = street.map(|(start, _)| index - start);
        }
    }
}

/// The position of a postcode in a row of numbers: `52200`, or split as `52 200` or `5 2 2 0 0`.
fn find_postcode(numbers: &[Token]) -> Option<(usize, usize)> {
    let complete = numbers.iter().rposition(|token| token.text.len() == POSTCODE_DIGITS);
    if let Some(index) = complete {
        return Some((index, index + 1));
    }
    if concatenate(numbers).len() >= MIN_TELEPHONE_DIGITS {
        return None;
    }
    let ranges_from = |start: usize| (start + 1..=numbers.len()).map(move |end| (start, end));
    let mut ranges = (0..numbers.len()).rev().flat_map(ranges_from);
    ranges.find(|(start, end)| concatenate(&numbers[*start..*end]).len() == POSTCODE_DIGITS)
}

fn concatenate(numbers: &[Token]) -> String {
    numbers.iter().map(|token| token.text.as_str()).collect()
}
