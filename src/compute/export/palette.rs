//! The colours of an exported picture: those of the page's light theme (`public/base.css`).

use crate::compute::classes::Classes;

/// Around the threshold: two oranges below, three blues above.
const AROUND: [&str; 5] = ["#c65a14", "#f2b27a", "#d5e6f3", "#8fbfe0", "#3f84bd"];

/// The ends of the other ramp.
const FROM_TO: [[f64; 3]; 2] = [[232.0, 241.0, 249.0], [63.0, 132.0, 189.0]];

/// The colour of a class.
#[must_use]
pub fn colour(classes: &Classes, class: usize) -> String {
    if classes.parts_at_threshold() {
        return AROUND.get(class).unwrap_or(&"#e7e6e1").to_string();
    }
    let share = class as f64 / (classes.count().max(2) - 1) as f64;
    let [from, to] = FROM_TO;
    let mix = |from: f64, to: f64| (from + (to - from) * share).round() as u8;
    let [red, green, blue] = [0, 1, 2].map(|i| {
        mix(from.get(i).copied().unwrap_or_default(), to.get(i).copied().unwrap_or_default())
    });
    format!("#{red:02x}{green:02x}{blue:02x}")
}
