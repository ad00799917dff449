//! The colours of maps on a light ground. Exported pictures use them; the page's style sheets, which have a dark
//! theme too, define the same ones (compared by a test).

use super::style::Fill;
use crate::statistics::chart::Chart;
use crate::statistics::classes::Classes;

/// Background of the drawing, and gaps between territories.
pub const SURFACE: &str = "#ffffff";
/// Text and strong lines.
pub const INK: &str = "#1b2430";
/// Secondary text, and the borders of patches.
pub const QUIET_INK: &str = "#525d6b";
/// Circles, and highlighted territories.
pub const ACCENT: &str = "#1c4f8f";
/// Territories without a class.
pub const NEUTRAL: &str = "#e7e6e1";
/// The patterns on [`NEUTRAL`].
pub const NEUTRAL_MARK: &str = "#77756d";
/// The land around the map.
pub const GROUND: &str = "#f2f0e9";
/// The borders between the départements around.
pub const BORDER: &str = "#cfcabc";
/// Rivers.
pub const RIVER: &str = "#5b9bc4";
/// Dots and names of towns around the map.
pub const TOWN: &str = "#6b6a62";
/// Hatching and dashes.
pub const HATCH: &str = "#5b2a08";

/// The classes around the threshold: two oranges below, three blues above; distinguishable for colour-blind
/// readers.
const THRESHOLD_COLOURS: [&str; 5] = ["#c65a14", "#f2b27a", "#d5e6f3", "#8fbfe0", "#3f84bd"];

/// Red, green and blue, 0 to 255.
type Rgb = [u8; 3];

/// Ends of the blue ramp, the palest first.
const BLUE_RAMP: [Rgb; 2] = [[0xe8, 0xf1, 0xf9], [0x3f, 0x84, 0xbd]];

/// Ends of the orange ramp, for negative values, the palest first.
const ORANGE_RAMP: [Rgb; 2] = [[0xfb, 0xe3, 0xcc], [0xc6, 0x5a, 0x14]];

/// The colour of a fill; for a pattern, its background colour.
#[must_use]
pub fn colour(fill: Fill, chart: &Chart) -> String {
    match (fill, chart) {
        (Fill::Class(class), Chart::Choropleth(classes)) => class_colour(classes, class),
        (Fill::Highlighted, _) => ACCENT.to_owned(),
        _ => NEUTRAL.to_owned(),
    }
}

fn class_colour(classes: &Classes, class: usize) -> String {
    let Some(ramp_len) = classes.ramp_len() else {
        return THRESHOLD_COLOURS.get(class).copied().unwrap_or(NEUTRAL).to_owned();
    };
    // Darker with the distance from zero, equally on both sides.
    let (ramp, distance) = match classes.count_below_zero() {
        Some(below) if class < below => (ORANGE_RAMP, below - class),
        Some(below) => (BLUE_RAMP, class - below + 1),
        None => (BLUE_RAMP, class),
    };
    mix(ramp, distance as f64 / (ramp_len.max(2) - 1) as f64)
}

fn mix([from, to]: [Rgb; 2], share: f64) -> String {
    let channel = |(from, to): (u8, u8)| {
        let (from, to) = (f64::from(from), f64::from(to));
        (from + (to - from) * share).round() as u8
    };
    let channels = from.into_iter().zip(to).map(channel);
    channels.fold("#".to_owned(), |text, channel| format!("{text}{channel:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use geometry::{BASE_MAP_FONT_SIZES, COMMUNE_FONT_SIZES, LabelStyle};

    const BASE: &str = include_str!("../../../../public/base.css");
    const STYLE: &str = include_str!("../../../../public/style.css");

    /// The custom properties of the light and the dark theme of `base.css`; `tests/tidy.rs` checks that the two
    /// definitions of the dark theme agree.
    fn themes() -> [Vec<(&'static str, String)>; 2] {
        let declarations = |start: &str| {
            let block = BASE.split_once(start).unwrap().1.split_once('}').unwrap().0;
            let declared = block.split(';').filter_map(|line| line.trim().split_once(": "));
            declared
                .filter(|(name, _)| name.starts_with("--"))
                .map(|(name, value)| (name, six_digit_hex(value)))
                .collect::<Vec<_>>()
        };
        [declarations("\n:root {"), declarations(":root[data-theme=\"sombre\"] {")]
    }

    /// Expands a three-digit hexadecimal colour to six digits.
    fn six_digit_hex(colour: &str) -> String {
        match colour.strip_prefix('#') {
            Some(short) if short.len() == 3 => {
                short.chars().fold("#".to_owned(), |text, digit| format!("{text}{digit}{digit}"))
            }
            _ => colour.to_owned(),
        }
    }

    /// Each colour of a map and the custom property with the same value.
    fn colours_by_property() -> Vec<(String, String)> {
        let constants = [
            ("--surface", SURFACE),
            ("--trait", SURFACE),
            ("--encre", INK),
            ("--discret", QUIET_INK),
            ("--accent", ACCENT),
            ("--vide", NEUTRAL),
            ("--vide-point", NEUTRAL_MARK),
            ("--hachure", HATCH),
            ("--sol", GROUND),
            ("--limite", BORDER),
            ("--eau", RIVER),
            ("--repere", TOWN),
        ];
        let constants = constants.map(|(name, colour)| (name.to_owned(), colour.to_owned()));
        let around = (0..)
            .zip(THRESHOLD_COLOURS)
            .map(|(class, colour)| (format!("--c{class}"), colour.to_owned()));
        let ends = [
            ("--bas", mix(BLUE_RAMP, 0.0)),
            ("--haut", mix(BLUE_RAMP, 1.0)),
            ("--moins-bas", mix(ORANGE_RAMP, 0.0)),
            ("--moins-haut", mix(ORANGE_RAMP, 1.0)),
        ];
        let ends = ends.into_iter().map(|(name, colour)| (name.to_owned(), colour));
        constants.into_iter().chain(around).chain(ends).collect()
    }

    fn value<'a>(theme: &'a [(&str, String)], name: &str) -> &'a str {
        let entry = theme.iter().find(|(key, _)| *key == name);
        &entry.unwrap_or_else(|| panic!("no {name}")).1
    }

    /// Relative luminance as defined by WCAG.
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    #[test]
    fn base_css_has_each_colour_and_another_in_the_dark_theme() {
        let [light, dark] = themes();
        for (name, colour) in colours_by_property() {
            assert_eq!(value(&light, &name), colour, "{name}");
            assert_ne!(value(&dark, &name), colour, "{name} is the same in the dark");
        }
    }

    #[test]
    fn style_css_has_the_font_sizes_of_the_labels() {
        let (large, small) = STYLE.split_once("@container carte (width < 400px)").unwrap();
        assert!(
            large
                .contains(&format!(".grande {{ font-size: {}px;", LabelStyle::LARGE_MAP.font_size))
        );
        assert!(
            large
                .contains(&format!(".petite {{ font-size: {}px;", LabelStyle::SMALL_MAP.font_size))
        );
        for (css, index) in [(large, 0), (small, 1)] {
            let rules = [(".noms text", COMMUNE_FONT_SIZES), (".alentours", BASE_MAP_FONT_SIZES)];
            for (selector, sizes) in rules {
                let rule = format!("{selector} {{ font-size: ");
                let values = css.split(&rule).skip(1);
                let values =
                    values.map(|value| value.trim_start_matches("calc(").split("px").next());
                let values: Vec<_> = values.collect();
                let expected = sizes[index].to_string();
                assert!(!values.is_empty(), "{selector}");
                assert!(
                    values.iter().all(|value| *value == Some(&expected)),
                    "{selector}: {values:?}"
                );
            }
        }
    }

    #[test]
    fn colours_darken_away_from_zero_on_both_sides() {
        let classes = Classes::with_bounds(&[-10.0, -5.0, 0.0, 10.0]).diverging_at_zero();
        let lights: Vec<f64> =
            (0..classes.count()).map(|class| luminance(&class_colour(&classes, class))).collect();
        assert!(
            lights[0] < lights[1] && lights[1] < lights[2] && lights[3] > lights[4],
            "{lights:?}"
        );
        assert_eq!(classes.count_below_zero(), Some(3));
    }

    #[test]
    fn the_accent_contrasts_with_neutral_without_colour() {
        for theme in themes() {
            let [accent, neutral] =
                ["--accent", "--vide"].map(|name| luminance(value(&theme, name)) + 0.05);
            let contrast = accent.max(neutral) / accent.min(neutral);
            assert!(contrast >= 4.5, "{contrast}");
        }
    }
}
