//! A query string's parameters as they were meant. Chat tools, mail programs and word processors
//! change links: `&amp;` or `;` between parameters, escapes escaped again, punctuation of the
//! sentence around, lines wrapped, names in capitals. A link that this page has written is read
//! as it stands: only what would mean nothing is read otherwise.

use super::parameter::{ParameterSpec, Repair};
use super::table::SPECS;

/// How many times a query may have been percent-encoded.
const DEPTH: u8 = 3;

/// Signs that may separate parameters once links have been changed. Pages that show `&` as
/// `&#38;` make the rest of the query a fragment.
const ENTITIES: [&str; 3] = ["38;", "038;", "x26;"];

/// The parameters of `query`, with or without its question mark: those known here with their decoded
/// values.
pub(super) fn pairs(query: &str) -> Vec<(&'static ParameterSpec, String)> {
    let mut found = Vec::new();
    for (rank, part) in query.split('#').enumerate() {
        let entity = ENTITIES.iter().find_map(|entity| part.strip_prefix(entity));
        let Some(text) = entity.or((rank == 0).then_some(part)) else { break };
        text.split('&').for_each(|piece| take(piece, DEPTH, &mut found));
    }
    found
}

/// Adds what one piece between two `&` holds, still encoded, `depth` times at most.
fn take(piece: &str, depth: u8, found: &mut Vec<(&'static ParameterSpec, String)>) {
    let parts = piece.split_once('=');
    let (name, value) = parts.unwrap_or((piece, ""));
    let name = decoded(name);
    if name.contains('=') || (parts.is_none() && name.contains('%')) {
        // The signs between names and values are encoded too.
        let sign = if parts.is_some() { "=" } else { "" };
        let whole = name + sign + value;
        if let Some(depth) = depth.checked_sub(1) {
            whole.split('&').for_each(|piece| take(piece, depth, found));
        }
    } else {
        add(name, decoded(value), found);
    }
}

/// Adds a parameter, and those that its value holds because the sign before them was not seen.
fn add(mut name: String, mut value: String, found: &mut Vec<(&'static ParameterSpec, String)>) {
    loop {
        let spec = known(&name);
        if spec.is_some_and(|spec| spec.repair == Repair::Everything) {
            value = (0..DEPTH).fold(value, |value, _| decoded(&value));
        }
        let next = value.match_indices(['&', ';', '?']).find_map(|(at, sign)| {
            let (name, rest) = value.get(at + 1..)?.split_once('=')?;
            // What is not ours may hold an address, as a host's own parameters do.
            let apart = spec.map_or(sign == ";", |spec| !is_typed(spec, &value));
            (apart && known(name).is_some()).then(|| (at, name.to_owned(), rest.to_owned()))
        });
        value.truncate(next.as_ref().map_or(value.len(), |(end, ..)| *end));
        found.extend(spec.map(|spec| (spec, value)));
        let Some((_, other, rest)) = next else { return };
        (name, value) = (other, rest);
    }
}

/// Whether a person has typed `value`, or a part of it: nothing in it is a separator or too much.
fn is_typed(spec: &ParameterSpec, value: &str) -> bool {
    match spec.repair {
        Repair::Everything => false,
        Repair::Around => value.as_bytes().windows(4).any(|part| part == b"nom="),
        Repair::Nothing => true,
    }
}

/// The parameter that is called so, whatever stands around its name and however it is written.
fn known(name: &str) -> Option<&'static ParameterSpec> {
    let name = name.rsplit([';', '&', '?']).next()?;
    let mut plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    plain.make_ascii_lowercase();
    SPECS.iter().find(|known| known.name == plain)
}

/// Candidates for a damaged `value`, best first: without invisible characters, surrounding punctuation or
/// trailing text. Empty for free text, which is never repaired.
pub(super) fn repaired(repair: Repair, value: &str) -> Vec<String> {
    match repair {
        Repair::Nothing => return Vec::new(),
        Repair::Around => return vec![value.trim_matches(is_noise).to_owned()],
        Repair::Everything => {}
    }
    let mut found = Vec::new();
    // Wrapped within, or followed by words; what follows a sign is not ours.
    for text in [value, value.split_whitespace().next().unwrap_or_default()] {
        let text = text.split(['#', '?', '&', ';']).next().unwrap_or_default();
        let plain: String = text.chars().filter(char::is_ascii_graphic).collect();
        let plain =
            plain.trim_start_matches(|c| is_noise(c) && c != '-').trim_end_matches(is_noise);
        let plain = plain.to_ascii_lowercase();
        // `=3D` is how mail programs write `=`.
        found.extend(plain.strip_prefix("3d").map(str::to_owned));
        found.push(plain);
    }
    found
}

/// Whether a link's surroundings (quotes, brackets, full stops) may have added `c` to the ends of a code. Not
/// `@`: without what follows it a commune's code would name another commune.
fn is_noise(c: char) -> bool {
    !c.is_ascii_alphanumeric() && c != '@'
}

/// `text` without its percent-escapes, `+` as a space. Bytes that are no UTF-8 become U+FFFD.
fn decoded(text: &str) -> String {
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
