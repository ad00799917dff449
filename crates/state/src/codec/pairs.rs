//! Parses query strings and repairs links that chat tools, mail programs and word processors damage: `&amp;` or
//! `;` between parameters, repeated percent-encoding, punctuation of the surrounding sentence, wrapped lines,
//! capitals. A link written by this program is read literally; only values that would be invalid are repaired.

use super::parameter::{ParameterSpec, Repair};
use super::table::PARAMETER_SPECS;

/// Maximum number of layers of percent-encoding that are decoded.
const MAX_ENCODINGS: u8 = 3;

/// What follows the `#` of an escaped `&` (`&#38;`…): that `#` turned the rest of the query into a fragment.
const ENTITY_TAILS: [&str; 3] = ["38;", "038;", "x26;"];

/// The known parameters of `query` with their decoded values. The leading question mark is optional.
pub(super) fn parse_pairs(query: &str) -> Vec<(&'static ParameterSpec, String)> {
    let mut pairs = Vec::new();
    for (index, part) in query.split('#').enumerate() {
        let entity = ENTITY_TAILS.iter().find_map(|entity| part.strip_prefix(entity));
        let Some(text) = entity.or((index == 0).then_some(part)) else { break };
        text.split('&').for_each(|piece| parse_piece(piece, MAX_ENCODINGS, &mut pairs));
    }
    pairs
}

/// Adds the parameters in one piece between two `&`, which may be percent-encoded up to `depth` times.
fn parse_piece(piece: &str, depth: u8, pairs: &mut Vec<(&'static ParameterSpec, String)>) {
    let parts = piece.split_once('=');
    let (name, value) = parts.unwrap_or((piece, ""));
    let name = percent_decode(name);
    if name.contains('=') || (parts.is_none() && name.contains('%')) {
        // The `=` and `&` may be percent-encoded too.
        let sign = if parts.is_some() { "=" } else { "" };
        let text = name + sign + value;
        if let Some(depth) = depth.checked_sub(1) {
            text.split('&').for_each(|piece| parse_piece(piece, depth, pairs));
        }
    } else {
        add_parameter(name, percent_decode(value), pairs);
    }
}

/// Adds a parameter. Its value may contain further parameters, if the separator before them was not recognised.
fn add_parameter(
    mut name: String,
    mut value: String,
    pairs: &mut Vec<(&'static ParameterSpec, String)>,
) {
    loop {
        let spec = find_parameter(&name);
        if spec.is_some_and(|spec| spec.repair == Repair::Everything) {
            value = (0..MAX_ENCODINGS).fold(value, |value, _| percent_decode(&value));
        }
        let next = value.match_indices(['&', ';', '?']).find_map(|(at, sign)| {
            let (name, rest) = value.get(at + 1..)?.split_once('=')?;
            // An unknown parameter may hold a URL with `?` and `&` of its own: only `;` separates there.
            let is_separator = spec.map_or(sign == ";", |spec| !contains_free_text(spec, &value));
            (is_separator && find_parameter(name).is_some())
                .then(|| (at, name.to_owned(), rest.to_owned()))
        });
        value.truncate(next.as_ref().map_or(value.len(), |(end, ..)| *end));
        pairs.extend(spec.map(|spec| (spec, value)));
        let Some((_, other, rest)) = next else { return };
        (name, value) = (other, rest);
    }
}

/// Whether `value` is or contains free text, in which nothing may be taken for a separator.
fn contains_free_text(spec: &ParameterSpec, value: &str) -> bool {
    match spec.repair {
        Repair::Everything => false,
        Repair::Delimiters => value.as_bytes().windows(4).any(|part| part == b"nom="),
        Repair::Nothing => true,
    }
}

/// The parameter with this name, ignoring case and surrounding characters.
fn find_parameter(name: &str) -> Option<&'static ParameterSpec> {
    let name = name.rsplit([';', '&', '?']).next()?;
    let mut plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    plain.make_ascii_lowercase();
    PARAMETER_SPECS.iter().find(|known| known.name == plain)
}

/// Candidates for a damaged `value`, best first: without invisible characters, surrounding punctuation or
/// trailing text. Empty for free text, which is never repaired.
pub(super) fn repair_candidates(repair: Repair, value: &str) -> Vec<String> {
    match repair {
        Repair::Nothing => return Vec::new(),
        Repair::Delimiters => return vec![value.trim_matches(is_noise).to_owned()],
        Repair::Everything => {}
    }
    let mut candidates = Vec::new();
    // The value may be wrapped, or followed by other words. Whatever comes after a separator does not belong to
    // it.
    for text in [value, value.split_whitespace().next().unwrap_or_default()] {
        let text = text.split(['#', '?', '&', ';']).next().unwrap_or_default();
        let plain: String = text.chars().filter(char::is_ascii_graphic).collect();
        let plain =
            plain.trim_start_matches(|c| is_noise(c) && c != '-').trim_end_matches(is_noise);
        let plain = plain.to_ascii_lowercase();
        // Mail programs write `=` as `=3D` (quoted-printable).
        candidates.extend(plain.strip_prefix("3d").map(str::to_owned));
        candidates.push(plain);
    }
    candidates
}

/// Whether `c` may come from the text around a link (quotes, brackets, full stops). Not `@`: cutting after it
/// would change which commune is meant.
fn is_noise(c: char) -> bool {
    !c.is_ascii_alphanumeric() && c != '@'
}

/// Percent-decodes `text`, with `+` as a space. Invalid UTF-8 becomes U+FFFD.
fn percent_decode(text: &str) -> String {
    let digit = |byte: Option<&u8>| char::from(*byte?).to_digit(16);
    let mut bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    while let Some((&byte, rest)) = bytes.split_first() {
        bytes = rest;
        plain.push(match (byte, digit(rest.first()), digit(rest.get(1))) {
            (b'%', Some(high), Some(low)) => {
                bytes = rest.get(2..).unwrap_or_default();
                u8::try_from(high * 16 + low).unwrap_or_default()
            }
            (b'+', ..) => b' ',
            _ => byte,
        });
    }
    String::from_utf8_lossy(&plain).into_owned()
}
