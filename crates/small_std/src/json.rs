//! A JSON tree that borrows from its text, with parser and writer.

use std::borrow::Cow;

use std::fmt::Write;

use super::{parse_decimal, to_shortest};

/// Maximum nesting of arrays and objects. Without a limit, a text of brackets alone would overflow the stack.
const MAX_DEPTH: u32 = 64;

/// A JSON value. `serde_json`'s adds 20 kB of wasm to parse the same; this one covers RFC 8259 except for
/// numbers with exponents or more than fifteen digits.
#[derive(Clone, Debug, PartialEq)]
pub enum Json<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A finite number.
    Number(f64),
    /// A string, borrowed unless it contains an escape.
    String(Cow<'a, str>),
    /// An array, in order.
    Array(Vec<Json<'a>>),
    /// An object: its members in the order of the text.
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

impl<'a> Json<'a> {
    /// Parses a whole text.
    ///
    /// # Errors
    /// The byte offset at which the text stops being JSON.
    pub fn parse(text: &'a str) -> Result<Self, usize> {
        let mut reader = Reader { text, offset: 0 };
        match reader.value(MAX_DEPTH) {
            Some(value) if reader.peek().is_none() => Ok(value),
            _ => Err(reader.offset.min(text.len())),
        }
    }

    /// Pretty-prints the value: one item or member per line, but arrays of plain values on a single line.
    /// Numbers have at most fifteen decimals.
    #[must_use]
    pub fn to_pretty(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, 1);
        text
    }

    /// Appends the value to `text`; `depth` is the indentation level of its items.
    fn write(&self, text: &mut String, depth: usize) {
        match self {
            Self::Null => text.push_str("null"),
            Self::Bool(true) => text.push_str("true"),
            Self::Bool(false) => text.push_str("false"),
            Self::Number(number) => {
                let _never_fails = write!(text, "{}", to_shortest(*number));
            }
            Self::String(words) => write_quoted(words, text),
            Self::Array(items) => {
                let is_flat = !items.iter().any(|i| matches!(i, Self::Array(_) | Self::Object(_)));
                text.push('[');
                for (index, item) in items.iter().enumerate() {
                    begin_item(text, index, (!is_flat).then_some(depth));
                    item.write(text, depth + 1);
                }
                end_items(text, "]", (!is_flat).then_some(depth));
            }
            Self::Object(members) => {
                text.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    begin_item(text, index, Some(depth));
                    write_quoted(name, text);
                    text.push_str(": ");
                    value.write(text, depth + 1);
                }
                end_items(text, "}", (!members.is_empty()).then_some(depth));
            }
        }
    }

    /// Sets the member `name` of an object, replacing one of the same name; returns false if this is no object.
    pub fn set(&mut self, name: &'static str, value: Self) -> bool {
        let Self::Object(members) = self else { return false };
        match members.iter_mut().find(|(key, _)| key == name) {
            Some((_, current)) => *current = value,
            None => members.push((name.into(), value)),
        }
        true
    }

    /// A mutable reference to a member; `None` if it is absent or this is no object.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Self> {
        match self {
            Self::Object(members) => {
                members.iter_mut().find(|(key, _)| key == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// A member; `None` if it is absent or this is no object.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().find(|(key, _)| key == name).map(|(_, v)| v),
            _ => None,
        }
    }

    /// The text of a string; `None` for anything else.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value of a number; `None` for anything else.
    #[must_use]
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The value of a number; `None` unless it is a whole number that fits `u32`.
    #[must_use]
    pub fn as_count(&self) -> Option<u32> {
        let number = self.as_number()?;
        let count = number as u32; // saturates
        (f64::from(count) == number).then_some(count)
    }

    /// The items of an array; `None` for anything else.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::Array(list) => Some(list),
            _ => None,
        }
    }
}

impl<'a> From<&'a str> for Json<'a> {
    fn from(words: &'a str) -> Self {
        Self::String(words.into())
    }
}

impl From<String> for Json<'_> {
    fn from(words: String) -> Self {
        Self::String(words.into())
    }
}

/// `None` is written as `null`.
impl<'a, T: Into<Self>> From<Option<T>> for Json<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// Writes a comma (unless the item is the first) and, with a `depth`, a new line indented to it.
fn begin_item(text: &mut String, index: usize, depth: Option<usize>) {
    let comma = match (index, depth) {
        (0, _) => "",
        (_, None) => ", ",
        (_, Some(_)) => ",",
    };
    text.push_str(comma);
    begin_line(text, depth);
}

fn end_items(text: &mut String, bracket: &str, depth: Option<usize>) {
    begin_line(text, depth.map(|depth| depth - 1));
    text.push_str(bracket);
}

fn begin_line(text: &mut String, depth: Option<usize>) {
    if let Some(depth) = depth {
        text.push('\n');
        (0..depth).for_each(|_| text.push_str("  "));
    }
}

fn write_quoted(words: &str, text: &mut String) {
    text.push('"');
    for letter in words.chars() {
        match letter {
            '"' | '\\' => text.extend(['\\', letter]),
            '\0'..' ' => {
                let _never_fails = write!(text, "\\u{:04x}", u32::from(letter));
            }
            _ => text.push(letter),
        }
    }
    text.push('"');
}

/// A position in the text being parsed.
struct Reader<'a> {
    text: &'a str,
    offset: usize,
}

impl<'a> Reader<'a> {
    /// Skips white space and returns the next byte without consuming it.
    fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.as_bytes().get(self.offset)? {
                b' ' | b'\n' | b'\r' | b'\t' => self.offset += 1,
                byte => return Some(*byte),
            }
        }
    }

    /// Consumes `byte` if it is next; `None` otherwise.
    fn consume(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.offset += 1)
    }

    /// Consumes `word` if it is next; `None` otherwise.
    fn consume_literal(&mut self, word: &str) -> Option<()> {
        self.text.get(self.offset..)?.starts_with(word).then(|| self.offset += word.len())
    }

    fn value(&mut self, depth: u32) -> Option<Json<'a>> {
        Some(match self.peek()? {
            b'{' => Json::Object(self.members(depth.checked_sub(1)?)?),
            b'[' => Json::Array(self.items(depth.checked_sub(1)?)?),
            b'"' => Json::String(self.string()?),
            b'n' => self.consume_literal("null").map(|()| Json::Null)?,
            b't' => self.consume_literal("true").map(|()| Json::Bool(true))?,
            b'f' => self.consume_literal("false").map(|()| Json::Bool(false))?,
            _ => Json::Number(self.number()?),
        })
    }

    fn items(&mut self, depth: u32) -> Option<Vec<Json<'a>>> {
        let mut items = Vec::new();
        self.offset += 1;
        if self.peek()? != b']' {
            loop {
                items.push(self.value(depth)?);
                if self.consume(b',').is_none() {
                    break;
                }
            }
        }
        self.consume(b']').map(|()| items)
    }

    fn members(&mut self, depth: u32) -> Option<Vec<(Cow<'a, str>, Json<'a>)>> {
        let mut members = Vec::new();
        self.offset += 1;
        if self.peek()? != b'}' {
            loop {
                let name = (self.peek()? == b'"').then(|| self.string())??;
                self.consume(b':')?;
                members.push((name, self.value(depth)?));
                if self.consume(b',').is_none() {
                    break;
                }
            }
        }
        self.consume(b'}').map(|()| members)
    }

    /// Parses a number without exponent: an optional sign, digits without a leading zero, at most one point
    /// between digits.
    fn number(&mut self) -> Option<f64> {
        let rest = self.text.get(self.offset..)?;
        let end = rest.find(|c: char| !matches!(c, '0'..='9' | '-' | '+' | '.' | 'e' | 'E'));
        let number = rest.get(..end.unwrap_or(rest.len()))?;
        let digits = number.strip_prefix('-').unwrap_or(number).as_bytes();
        let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        let has_leading_zero = digits.first() == Some(&b'0') && is_digit(digits.get(1));
        let value = parse_decimal(number)
            .filter(|_| is_digit(digits.first()) && is_digit(digits.last()) && !has_leading_zero)?;
        self.offset += number.len();
        Some(value)
    }

    fn string(&mut self) -> Option<Cow<'a, str>> {
        self.offset += 1;
        let mut text = Cow::Borrowed("");
        loop {
            let rest = self.text.get(self.offset..)?;
            let end = rest.find(|c: char| c == '"' || c == '\\' || c < ' ')?;
            let (plain, after) = rest.split_at_checked(end)?;
            self.offset += end;
            if text.is_empty() {
                text = Cow::Borrowed(plain);
            } else {
                text.to_mut().push_str(plain);
            }
            match after.as_bytes().first()? {
                b'"' => {
                    self.offset += 1;
                    return Some(text);
                }
                b'\\' => {
                    let letter = self.escape()?;
                    text.to_mut().push(letter);
                }
                _ => return None, // a control character, such as the end of the line
            }
        }
    }

    /// Parses what follows a backslash and returns the character.
    fn escape(&mut self) -> Option<char> {
        let kind = *self.text.as_bytes().get(self.offset + 1)?;
        self.offset += 2;
        Some(match kind {
            b'"' | b'\\' | b'/' => char::from(kind),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => match self.utf16_unit()? {
                // A character above 16 bits is escaped as a surrogate pair.
                high @ 0xd800..0xdc00 => {
                    self.consume_literal("\\u")?;
                    let low = self.utf16_unit()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                    char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + low)?
                }
                unit => char::from_u32(unit)?,
            },
            _ => return None,
        })
    }

    /// Parses four hexadecimal digits.
    fn utf16_unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.offset..self.offset + 4)?;
        self.offset += 4;
        digits.chars().try_fold(0, |unit, digit| Some(unit << 4 | digit.to_digit(16)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn is_same_value(ours: &Json<'_>, theirs: &Value) -> bool {
        match (ours, theirs) {
            (Json::Null, Value::Null) => true,
            (Json::Bool(ours), Value::Bool(theirs)) => ours == theirs,
            (Json::Number(ours), Value::Number(theirs)) => theirs.as_f64() == Some(*ours),
            (Json::String(ours), Value::String(theirs)) => ours == theirs,
            (Json::Array(ours), Value::Array(theirs)) => {
                ours.len() == theirs.len()
                    && ours.iter().zip(theirs).all(|(a, b)| is_same_value(a, b))
            }
            (Json::Object(ours), Value::Object(theirs)) => {
                ours.len() == theirs.len()
                    && ours.iter().all(|(name, value)| is_same_value(value, &theirs[name.as_ref()]))
            }
            _ => false,
        }
    }

    fn check_against_serde_json(text: &str) {
        match (Json::parse(text), serde_json::from_str::<Value>(text)) {
            (Ok(ours), Ok(theirs)) => assert!(is_same_value(&ours, &theirs), "{text}"),
            (Err(at), Err(_)) => assert!(at <= text.len(), "{text}"),
            (ours, theirs) => panic!("{text}: {ours:?}, {theirs:?}"),
        }
    }

    #[test]
    fn parser_accepts_only_valid_json() {
        for text in [
            "null",
            " true ",
            "false",
            "0",
            "-0",
            "-1.5",
            "12.50",
            "[]",
            "[ 1 , 2 ]",
            "{}",
            r#"{"a":{"b":[null]}}"#,
            r#""é « » ’""#,
            r#""\"\\\/\b\f\n\r\t\u00e9\u20AC\ud83d\ude00""#,
            "",
            " ",
            "nul",
            "nulll",
            "True",
            "01",
            "-",
            "+1",
            "1.",
            ".5",
            "1..2",
            "1-2",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{\"a\"}",
            "{\"a\":}",
            "{a:1}",
            "{\"a\":1,}",
            "\"",
            "\"\n\"",
            r#""\x""#,
            r#""\u12""#,
            r#""\ud800""#,
            r#""\ud800\u0041""#,
            "[",
            "{",
            "[[]",
            "1 1",
            "\u{feff}1",
        ] {
            check_against_serde_json(text);
        }
        assert_eq!(Json::parse("[1, x]"), Err(4), "the place of the fault");
        assert!(Json::parse(&"[".repeat(100_000)).is_err());
        assert!(Json::parse("1e3").is_err() && Json::parse("1234567890123456").is_err());
        assert_eq!(
            [3.0, 3.5, -1.0, 5e9].map(|n| Json::Number(n).as_count()),
            [Some(3), None, None, None]
        );
    }

    /// Generates arbitrary JSON values.
    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-1e9..1e9).prop_map(|n: f64| Value::from((n * 1e3).round() / 1e3)),
            ".*".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                proptest::collection::hash_map(".*", inner, 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    #[test]
    fn to_pretty_indents_nested_values() {
        let text = r#"{"a":[[1,2.5],[]],"é":{"b":null,"c":{}},"d":"« \"\\\n »","e":[true,"f"]}"#;
        let mut json = Json::parse(text).expect("JSON");
        assert!(json.get_mut("é").expect("a member").set("b", Json::Number(-59.56)));
        assert!(json.set("g", Json::Array(Vec::new())) && !Json::Null.set("g", Json::Null));
        let pretty = r#"{
  "a": [
    [1, 2.5],
    []
  ],
  "é": {
    "b": -59.56,
    "c": {}
  },
  "d": "« \"\\\u000a »",
  "e": [true, "f"],
  "g": []
}"#;
        assert_eq!(json.to_pretty(), pretty);
    }

    proptest! {
        #[test]
        fn pretty_text_parses_to_the_same_value(value in json()) {
            let text = value.to_string();
            if let Ok(parsed) = Json::parse(&text) {
                let pretty = parsed.to_pretty();
                assert!(is_same_value(&parsed, &serde_json::from_str(&pretty).unwrap_or_default()), "{pretty}");
            }
        }

        #[test]
        fn agrees_with_serde_json(value in json(), cut in any::<prop::sample::Index>()) {
            let text = value.to_string();
            check_against_serde_json(&text);
            check_against_serde_json(&serde_json::to_string_pretty(&value).unwrap_or_default());
            let cut = cut.index(text.len() + 1);
            if text.is_char_boundary(cut) {
                check_against_serde_json(&text[..cut]);
            }
        }
    }
}
