//! Hatches for priority territories and (as dashes) for values under zero; marks for missing values,
//! for those only summed up and for those with nothing to divide by: colour is never alone.

use analysis::statistics::classes::COUNTS;
use dom::{Element, svg};

/// The patterns, referred to by `style.css` and `views.css`.
pub fn patterns() -> Element {
    let hatch = |class: usize| {
        pattern(format!("hachures-{class}"), "150")
            .attr("patternTransform", "rotate(45)")
            .child(ground("150").attr("data-class", class))
            .child(svg("path").class("trait").attr("d", "M0 0V150"))
    };
    let point = svg("circle").class("point").attr("cx", "65").attr("cy", "65").attr("r", "16");
    let mesh = svg("path").class("maille").attr("d", "M0 130H260M130 0V260");
    let cross = svg("path").class("maille").attr("d", "M60 60 140 140M140 60 60 140");
    svg("defs")
        .children((0..COUNTS.1).map(hatch))
        .child(pattern("sans-valeur".to_owned(), "130").child(ground("130")).child(point))
        .child(pattern("ensemble".to_owned(), "260").child(ground("260")).child(mesh))
        .child(pattern("aucun".to_owned(), "200").child(ground("200")).child(cross))
}

fn pattern(id: String, side: &'static str) -> Element {
    svg("pattern")
        .attr("id", id)
        .attr("width", side)
        .attr("height", side)
        .attr("patternUnits", "userSpaceOnUse")
}

fn ground(side: &'static str) -> Element {
    svg("rect").class("fond").attr("width", side).attr("height", side)
}
