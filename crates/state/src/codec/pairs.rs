//! Parses query strings and repairs links that chat tools, mail programs and word processors damage: `&amp;` or
//! `;` between parameters, repeated percent-encoding, punctuation of the surrounding sentence, wrapped lines,
//! capitals. A link written by this program is read literally; only values that would be invalid are repaired.

use super::parameter::{ParameterSpec, Repair};
use super::table::SPECS;

/// Maximum number of layers of percent-encoding that are decoded.
const DEPTH: u8 = 3;

/// What follows the `#` of an escaped `&` (`&#38;`…): that `#` turned the rest of the query into a fragment.
const ENTITIES: [&str; 3] = ["38;", "038;", "x26;"];

/// The known parameters of `query` with their decoded values. The leading question mark is optional.
pub(super) fn pairs(query: &str) -> Vec<(&'static ParameterSpec, String)> {
    let mut found = Vec::new();
    for (rank, part) in query.split('#').enumerate() {
        let entity = ENTITIES.iter().find_map(|entity| part.strip_prefix(entity));
        let Some(text) = entity.or((rank == 0).then_some(part)) else { break };
        text.split('&').for_each(|piece| take(piece, DEPTH, &mut found));
    }
    found
}

/// Adds the parameters in one piece between two `&`, which may be percent-encoded up to `depth` times.
fn take(piece: &str, depth: u8, found: &mut Vec<(&'static ParameterSpec, String)>) {
    let parts = piece.split_once('=');
    let (name, value) = parts.unwrap_or((piece, ""));
    let name = decoded(name);
    if name.contains('=') || (parts.is_none() && name.contains('%')) {
        // The `=` and `&` may be percent-encoded too.
        let sign = if parts.is_some() { "=" } else { "" };
        let whole = name + sign + value;
        if let Some(depth) = depth.checked_sub(1) {
            whole.split('&').for_each(|piece| take(piece, depth, found));
        }
    } else {
        add(name, decoded(value), found);
    }
}

/// Adds a parameter. Its value may contain further parameters, if the separator before them was not recognised.
fn add(mut name: String, mut value: String, found: &mut Vec<(&'static ParameterSpec, String)>) {
    loop {
        let spec = known(&name);
        if spec.is_some_and(|spec| spec.repair == Repair::Everything) {
            value = (0..DEPTH).fold(value, |value, _| decoded(&value));
        }
        let next = value.match_indices(['&', ';', '?']).find_map(|(at, sign)| {
            let (name, rest) = value.get(at + 1..)?.split_once('=')?;
            // An unknown parameter may hold a URL with `?` and `&` of its own: only `;` separates there.
            let apart = spec.map_or(sign == ";", |spec| !is_typed(spec, &value));
            (apart && known(name).is_some()).then(|| (at, name.to_owned(), rest.to_owned()))
        });
        value.truncate(next.as_ref().map_or(value.len(), |(end, ..)| *end));
        found.extend(spec.map(|spec| (spec, value)));
        let Some((_, other, rest)) = next else { return };
        (name, value) = (other, rest);
    }
}

/// Whether `value` is or contains free text, in which nothing may be taken for a separator.
fn is_typed(spec: &ParameterSpec, value: &str) -> bool {
    match spec.repair {
        Repair::Everything => false,
        Repair::Around => value.as_bytes().windows(4).any(|part| part == b"nom="),
        Repair::Nothing => true,
    }
}

/// The parameter with this name, ignoring case and surrounding characters.
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
    // The value may be wrapped, or followed by other words. Whatever comes after a separator does not belong to
    // it.
    for text in [value, value.split_whitespace().next().unwrap_or_default()] {
        let text = text.split(['#', '?', '&', ';']).next().unwrap_or_default();
        let plain: String = text.chars().filter(char::is_ascii_graphic).collect();
        let plain =
            plain.trim_start_matches(|c| is_noise(c) && c != '-').trim_end_matches(is_noise);
        let plain = plain.to_ascii_lowercase();
        // Mail programs write `=` as `=3D` (quoted-printable).
        found.extend(plain.strip_prefix("3d").map(str::to_owned));
        found.push(plain);
    }
    found
}

/// Whether `c` may come from the text around a link (quotes, brackets, full stops). Not `@`: cutting after it
/// would change which commune is meant.
fn is_noise(c: char) -> bool {
    !c.is_ascii_alphanumeric() && c != '@'
}

/// Percent-decodes `text`, with `+` as a space. Invalid UTF-8 becomes U+FFFD.
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
