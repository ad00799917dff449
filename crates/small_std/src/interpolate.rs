//! Replaces placeholders in braces. `str::replace` would add a substring searcher of some 3 kB.

/// Replaces each `{name}` in `text` by `value(name)`; a placeholder without a value is left as it is.
#[must_use]
pub fn interpolate(text: &str, value: &dyn Fn(&str) -> Option<String>) -> String {
    let mut pieces = text.split('{');
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, after) = piece.split_once('}').unwrap_or((piece, ""));
        match value(name) {
            Some(value) => filled += &value,
            None => {
                filled.push('{');
                filled += name;
                filled.push('}');
            }
        }
        filled += after;
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_placeholders_are_replaced() {
        let value = |name: &str| (name == "n").then(|| "60".to_owned());
        for (text, filled) in [
            ("", ""),
            ("rien", "rien"),
            ("{n} %", "60 %"),
            ("de {n} à {n}", "de 60 à 60"),
            ("{autre} et {n}", "{autre} et 60"),
        ] {
            assert_eq!(interpolate(text, &value), filled);
        }
    }
}
