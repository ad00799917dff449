//! The colours of an exported picture: those of the page's light theme (`public/base.css`).

use crate::statistics::classes::Classes;

/// Around the threshold: two oranges below, three blues above.
const AROUND: [&str; 5] = ["#c65a14", "#f2b27a", "#d5e6f3", "#8fbfe0", "#3f84bd"];

/// Red, green, blue.
type Rgb = [f64; 3];

/// The ends of the blue ramp, the palest first: `--bas`, `--haut`.
const BLUE: [Rgb; 2] = [[232.0, 241.0, 249.0], [63.0, 132.0, 189.0]];

/// The ends of the orange one, for values under zero: `--moins-bas`, `--moins-haut`.
const ORANGE: [Rgb; 2] = [[251.0, 227.0, 204.0], [198.0, 90.0, 20.0]];

/// The colour of a class.
#[must_use]
pub fn colour(classes: &Classes, class: usize) -> String {
    let Some(steps) = classes.steps() else {
        return AROUND.get(class).unwrap_or(&"#e7e6e1").to_string();
    };
    // The further from zero, the darker, on both sides alike.
    let (ramp, distance) = match classes.below_zero() {
        Some(below) if class < below => (ORANGE, below - class),
        Some(below) => (BLUE, class - below + 1),
        None => (BLUE, class),
    };
    mixed(ramp, distance as f64 / (steps.max(2) - 1) as f64)
}

fn mixed([from, to]: [Rgb; 2], share: f64) -> String {
    let channel = |(from, to): (f64, f64)| (from + (to - from) * share).round() as u8;
    let channels = from.into_iter().zip(to).map(channel);
    channels.fold("#".to_owned(), |text, channel| format!("{text}{channel:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG's relative luminance.
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    #[test]
    fn colours_darken_away_from_zero_on_both_sides() {
        let classes = Classes::at(&[-10.0, -5.0, 0.0, 10.0]).around_zero();
        let lights: Vec<f64> =
            (0..classes.count()).map(|class| luminance(&colour(&classes, class))).collect();
        assert!(
            lights[0] < lights[1] && lights[1] < lights[2] && lights[3] > lights[4],
            "{lights:?}"
        );
        assert_eq!(classes.below_zero(), Some(3));
    }

    #[test]
    fn they_are_those_of_the_page() {
        let css = include_str!("../../../../public/base.css");
        let ends = [
            ("--bas", mixed(BLUE, 0.0)),
            ("--haut", mixed(BLUE, 1.0)),
            ("--moins-bas", mixed(ORANGE, 0.0)),
            ("--moins-haut", mixed(ORANGE, 1.0)),
        ];
        let around = (0..).zip(AROUND).map(|(class, colour)| (format!("--c{class}"), colour));
        let ends = ends.into_iter().map(|(name, colour)| (name.to_owned(), colour));
        for (name, colour) in ends.chain(around.map(|(name, colour)| (name, colour.to_owned()))) {
            let first = css.split_once(&format!("{name}: ")).unwrap().1;
            assert!(first.starts_with(&colour), "{name} is not {colour}");
        }
    }
}
