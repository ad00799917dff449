//! Labels on the map: all territories have one on the unzoomed map, and no label covers another at any zoom.

use geometry::{Bounds, COMMUNE_FONT_SIZES, LINE_HEIGHT, Label, LabelStyle, Line, Offset};
use model::{Dataset, DecoupageId, Territory};

/// The zooms at which labels are checked.
const ZOOMS: [f64; 7] = [1.0, 1.5, 2.0, 3.0, 5.0, 8.0, 12.0];

/// The territories of one découpage with their labels.
type LabelledTerritories<'a> = Vec<(&'a Territory, &'a Label)>;

/// A map variant: the style of territory names, the font size of commune names, and the territories' labels.
struct MapVariant {
    style: LabelStyle,
    commune_font_size: f64,
    label: fn(&Territory) -> Option<&Label>,
}

const MAP_VARIANTS: [MapVariant; 2] = [
    MapVariant {
        style: LabelStyle::LARGE_MAP,
        commune_font_size: COMMUNE_FONT_SIZES[0],
        label: |territory| territory.layout.labels.large_map.as_ref(),
    },
    MapVariant {
        style: LabelStyle::SMALL_MAP,
        commune_font_size: COMMUNE_FONT_SIZES[1],
        label: |territory| territory.layout.labels.small_map.as_ref(),
    },
];

/// Calls `check` for each découpage and map variant.
fn for_each_map(
    dataset: &Dataset,
    check: impl Fn(&DecoupageId, &MapVariant, &LabelledTerritories<'_>),
) {
    for decoupage in dataset.metadata.decoupages.iter().map(|decoupage| &decoupage.id) {
        for size in &MAP_VARIANTS {
            let territories =
                dataset.all_territories.iter().filter(|territory| territory.is_in(decoupage));
            let labels =
                territories.filter_map(|territory| Some((territory, (size.label)(territory)?)));
            check(decoupage, size, &labels.collect());
        }
    }
}

#[test]
fn all_territories_are_named_on_the_unzoomed_map() {
    for_each_map(fixtures::dataset(), |decoupage, size, labels| {
        let territories = fixtures::dataset().all_territories.iter();
        let count = territories.filter(|territory| territory.is_in(decoupage)).count();
        let names_at_rest = labels.iter().filter(|(_, label)| label.min_zoom <= 1.0).count();
        assert_eq!(names_at_rest, count, "{decoupage:?} at {}", size.style.font_size);
    });
    let counts = fixtures::dataset().metadata.decoupages.iter().map(|decoupage| {
        fixtures::dataset()
            .all_territories
            .iter()
            .filter(|territory| territory.is_in(&decoupage.id))
            .count()
    });
    // With the land outside all Epci.
    assert_eq!(counts.collect::<Vec<_>>(), [17, 9]);
}

#[test]
fn no_name_covers_another_at_any_zoom() {
    let dataset = fixtures::dataset();
    let communes = &dataset.outlines.get().unwrap().communes;
    for_each_map(dataset, |_, size, labels| {
        for zoom in ZOOMS {
            let mut names: Vec<(String, Bounds)> = labels
                .iter()
                .map(|(territory, label)| {
                    (territory.name.clone(), label.bounds(size.style.font_size, zoom))
                })
                .collect();
            let communes = communes.iter().filter_map(|commune| commune.name.as_ref());
            let with_counts =
                communes.clone().filter_map(|name| Some((name, name.counts.as_ref()?)));
            names.extend(with_counts.filter(|(_, name)| name.min_zoom <= zoom).map(
                |(name, counts)| {
                    let middle = (counts.lines.len() as f64 - 1.0) * LINE_HEIGHT / 2.0;
                    let label = Label {
                        lines: counts.lines.iter().cloned().map(Line::new).collect(),
                        position: name.position,
                        offset: Offset { x: 0.0, y: counts.offset + middle },
                        leader: None,
                        min_zoom: counts.min_zoom,
                    };
                    let name = format!("{} {}", name.text, counts.lines.concat());
                    (name, label.bounds(size.commune_font_size, zoom))
                },
            ));
            names.extend(communes.filter(|name| name.min_zoom <= zoom).map(|name| {
                let label = Label {
                    lines: vec![Line::new(name.text.clone())],
                    position: name.position,
                    offset: Offset { x: 0.0, y: name.offset },
                    leader: None,
                    min_zoom: name.min_zoom,
                };
                (name.text.clone(), label.bounds(size.commune_font_size, zoom))
            }));
            let mut overlaps = Vec::new();
            for (index, (name, bounds)) in names.iter().enumerate() {
                let covered = names
                    .iter()
                    .skip(index + 1)
                    .filter(|(_, other_bounds)| other_bounds.overlaps(bounds));
                overlaps.extend(covered.map(|(other, _)| format!("{name} × {other}")));
            }
            assert!(
                overlaps.is_empty(),
                "at {zoom}, letters of {}: {overlaps:?}",
                size.style.font_size
            );
        }
    });
    let communes_seen = ZOOMS.map(|zoom| {
        let names = communes.iter().filter_map(|commune| commune.name.as_ref());
        names.filter(|name| name.min_zoom <= zoom).count()
    });
    assert!(communes_seen.is_sorted(), "{communes_seen:?}");
    let counts = communes.iter().filter_map(|commune| commune.name.as_ref()?.counts.as_ref());
    let count_visible_at =
        |zoom: f64| counts.clone().filter(|counts| counts.min_zoom <= zoom).count();
    assert!(
        count_visible_at(8.0) >= 100 && count_visible_at(12.0) >= 250,
        "{} {}",
        count_visible_at(8.0),
        count_visible_at(12.0)
    );
    // Fewer names than would fit in usual fonts, since all are placed for a font a fifth wider.
    assert!(communes_seen[2] >= 10 && communes_seen[5] >= 280, "{communes_seen:?}");
}

#[test]
fn labels_are_in_their_territory_or_beside_the_land() {
    let dataset = fixtures::dataset();
    let outlines = dataset.outlines.get().unwrap();
    for_each_map(dataset, |_, size, labels| {
        for (territory, label) in labels {
            let bounds = label.bounds(size.style.font_size, 1.0);
            let outline = outlines.outline_of(&territory.id).unwrap();
            match label.leader {
                None => assert!(outline.contains(label.position), "{}", territory.name),
                Some(leader_start) => {
                    assert!(outline.contains(leader_start), "{}", territory.name);
                    let land = dataset
                        .all_territories
                        .iter()
                        .map(|other| outlines.outline_of(&other.id).unwrap());
                    let corners = bounds.edges().map(|(corner, _)| corner);
                    let on_land =
                        |land: &geometry::Outline| corners.iter().any(|p| land.contains(*p));
                    assert!(!land.clone().any(on_land), "{}", territory.name);
                }
            }
            assert!(bounds.min.x >= 0.0 && bounds.max.x <= dataset.projection.width);
            assert!(bounds.min.y >= 0.0 && bounds.max.y <= dataset.projection.height);
        }
    });
}
