//! Draws a scene as SVG: CSS classes, patterns, and the layers over the territories. The live map binds them to
//! the state; small maps are static.

use crate::store::{Derived, Store, memo};
use analysis::scene::pattern::{HATCH_OPACITY, HATCHING, Pattern, WITHOUT_VALUE};
use analysis::scene::style::{Fill, Style};
use analysis::scene::{Feature, ScaleBar, Scene};
use analysis::statistics::classes::CLASS_COUNTS;
use dom::{Element, dynamic, svg};
use geometry::{Label, MapPoint};
use model::{Dataset, Labels, Territory};
use small_std::to_fixed;

/// Height of the scale bar, in map units.
const SCALE_BAR_HEIGHT: f64 = 60.0;

/// The territories of the live map as they are drawn, in the order of the dataset. None has `outlined` set.
pub type Features = Derived<Vec<Feature<'static>>>;

/// The features of the live map, as a memo.
pub fn features(store: Store) -> Features {
    memo(move || {
        let Some(indicator) = store.current_indicator() else { return Vec::new() };
        let store = store.with_shown_dataset();
        store.chart.with(|chart| {
            store.simulation.with(|simulation| {
                Scene::features(store.dataset, indicator, chart, simulation.as_ref())
            })
        })
    })
}

/// The CSS class `kind`, followed by those of the style.
pub fn css_class(kind: &'static str, style: Style) -> String {
    let class = match style.fill {
        Fill::Highlighted => Some("concerne"),
        _ => style.pattern().map(|pattern| pattern.id),
    };
    class.map_or_else(|| kind.to_owned(), |class| format!("{kind} {class}"))
}

/// Index of a style's choropleth class, from 0; `None` if it has none.
pub fn choropleth_class(style: Style) -> Option<usize> {
    match style.fill {
        Fill::Class(class) => Some(class),
        _ => None,
    }
}

/// A territory of a small, static map. `path` is the `d` of its outline.
pub fn static_territory(feature: &Feature<'_>, path: Option<String>) -> Element {
    let kind = if feature.is_outlined { "territoire cerne" } else { "territoire" };
    svg("path")
        .attr("class", css_class(kind, feature.style))
        .attr("data-class", choropleth_class(feature.style))
        .attr("d", path)
}

/// The patterns that the style sheets refer to: hatching over each class, and the fills of territories without a
/// class. Their size on screen does not depend on the zoom.
pub fn patterns(settled_zoom: Derived<f64>) -> Element {
    let element = move |pattern: Pattern, class| {
        let transform = move || Some(pattern.transform(1.0 / settled_zoom.get()));
        svg_pattern(pattern, class).bind_attr("patternTransform", transform)
    };
    let hatching = (0..*CLASS_COUNTS.end()).map(|class| element(HATCHING, Some(class)));
    svg("defs").children(hatching).children(WITHOUT_VALUE.map(|pattern| element(pattern, None)))
}

/// A pattern, over the colour of `class` if given, without `patternTransform`.
pub fn svg_pattern(pattern: Pattern, class: Option<usize>) -> Element {
    let Pattern { side, d: mark, width, .. } = pattern;
    let ground = svg("rect")
        .class("fond")
        .attr("width", side)
        .attr("height", side)
        .attr("data-class", class);
    let mark = svg("path").attr("d", mark).attr("stroke-width", width);
    let (id, mark) = match class {
        Some(class) => (
            format!("{}-{class}", pattern.id),
            mark.class("trait").attr("stroke-opacity", HATCH_OPACITY),
        ),
        None => (pattern.id.to_owned(), mark.class("motif")),
    };
    svg("pattern")
        .attr("id", id)
        .attr("width", side)
        .attr("height", side)
        .attr("patternUnits", "userSpaceOnUse")
        .child(ground)
        .child(mark)
}

/// Counts as circles; a territory without a count has an invisible one of radius 0.
pub fn circles(store: Store, features: Features) -> Element {
    let circle = move |(index, territory): (usize, &'static Territory)| {
        let centre = territory.layout.centre;
        let radius = move || features.with(|all| Some(all.get(index)?.radius.round()));
        svg("circle").attr("cx", centre.x).attr("cy", centre.y).bind_attr("r", radius)
    };
    let circles = move || -> Vec<Element> {
        store.with_shown_dataset().dataset.territories.iter().enumerate().map(circle).collect()
    };
    svg("g").class("cercles").child(dynamic(circles))
}

/// The names, placed for a large and for a small map; the style sheet shows those for the present size.
/// Decoration: each territory already has an accessible name.
pub fn territory_names(features: Features, settled_zoom: Derived<f64>) -> Element {
    // A memo, as the labels do not depend on the indicator.
    let labels = memo(move || {
        let labels = |all: &Vec<Feature<'static>>| all.iter().filter_map(|f| f.labels).collect();
        features.with(labels)
    });
    let labels_of_size = move |size: fn(&'static Labels) -> Option<&'static Label>| {
        move || -> Vec<Element> {
            let labels: Vec<&'static Labels> = labels.get();
            labels.into_iter().filter_map(size).map(|label| to_svg(label, settled_zoom)).collect()
        }
    };
    let large_map = labels_of_size(|labels| labels.large_map.as_ref());
    let small_map = labels_of_size(|labels| labels.small_map.as_ref());
    svg("g")
        .class("etiquettes")
        .attr("translate", "no")
        .attr("aria-hidden", "true")
        .child(svg("g").class("grande").child(dynamic(large_map)))
        .child(svg("g").class("petite").child(dynamic(small_map)))
}

fn to_svg(label: &'static Label, settled_zoom: Derived<f64>) -> Element {
    let Label { position, offset, min_zoom, .. } = *label;
    let to_ems = |value: f64| format!("{}em", to_fixed(value, 2));
    let lines = label.baselines().map(|(baseline, line)| {
        svg("text")
            .attr("x", (offset.x != 0.0).then(|| to_ems(offset.x)))
            .attr("y", to_ems(baseline))
            .attr("textLength", to_ems(line.width))
            .attr("lengthAdjust", "spacingAndGlyphs")
            .child(line.text.as_str())
    });
    let mut words = svg("g").class("constant").children(lines);
    if min_zoom > 1.0 {
        words = words.bind_class("cache", move || settled_zoom.get() < min_zoom);
    }
    svg("g")
        .children(label.leader.map(|start| leader_line(start, position)))
        .child(svg("g").attr("transform", translate(position)).child(words))
}

/// The leader line from a territory to a name beside it.
pub fn leader_line(start: MapPoint, end: MapPoint) -> Element {
    let [x, y, end_x, end_y] = [start.x, start.y, end.x, end.y].map(|value| to_fixed(value, 0));
    svg("path").class("repere-nom").attr("d", format!("M{x} {y}L{end_x} {end_y}"))
}

/// The scale bar in the lower left corner of the window, its length following the zoom. Decoration: distances
/// are also given in words.
pub fn scale_bar(store: Store) -> Element {
    let projection = &store.dataset.projection;
    let bar = move || ScaleBar::new(projection, store.viewport.with(|viewport| viewport.zoom));
    let line = svg("rect")
        .attr("y", to_fixed(projection.height - SCALE_BAR_HEIGHT, 0).to_string())
        .attr("height", SCALE_BAR_HEIGHT)
        .bind_attr("width", move || to_fixed(bar().length, 0).to_string());
    let lines = svg("svg")
        .attr("viewBox", view_box(store.dataset))
        .attr("preserveAspectRatio", "xMinYMax")
        .child(line);
    svg("svg")
        .class("regle")
        .attr("aria-hidden", "true")
        .attr("translate", "no")
        .child(lines)
        .child(svg("text").attr("y", "100%").bind_text(move || bar().label()))
}

/// The `viewBox` of the whole map.
pub fn view_box(dataset: &Dataset) -> String {
    let projection = dataset.projection;
    format!("0 0 {} {}", to_fixed(projection.width, 0), to_fixed(projection.height, 0))
}

/// The `transform` from the origin to `position`.
pub fn translate(position: MapPoint) -> String {
    format!("translate({} {})", to_fixed(position.x, 0), to_fixed(position.y, 0))
}
