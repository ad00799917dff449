//! The pins of services on the map.

use crate::nearby::around::NearbyService;
use geometry::{Bounds, LonLat, MapPoint, PIN_SPACING, Projection, cluster};
use model::{Category, Dataset, Service};

/// Width of an answer's number with the name below it, in map units of the unzoomed map.
const NUMBER_WIDTH: f64 = 620.0;
/// Maximum number of services that the map of an answer frames.
const MAX_FRAMED_SERVICES: usize = 8;
/// Margin on each side of the framed places, as a share of their longer side: for markers, names and some land
/// around for orientation.
const FRAME_MARGIN_SHARE: f64 = 0.2;

/// A service at one of its sites.
#[derive(Clone, Copy, Debug)]
pub struct Pin<'a> {
    /// The service.
    pub service: &'a Service,
    /// Its position on the map.
    pub position: MapPoint,
}

/// One pin per site of the services whose category passes `is_shown`. Services without a known commune have none.
pub fn pins(dataset: &Dataset, is_shown: impl Fn(Category) -> bool) -> Vec<Pin<'_>> {
    let mut pins = Vec::new();
    for service in dataset.services.iter().filter(|service| is_shown(service.category)) {
        let communes = service.communes.iter().filter_map(|insee| dataset.commune(*insee));
        pins.extend(
            communes.map(|commune| Pin {
                service,
                position: dataset.projection.project(commune.point),
            }),
        );
    }
    pins
}

/// Items that would overlap at the current zoom, drawn as one.
#[derive(Clone, Debug)]
pub struct PinCluster<T> {
    /// Its position, that of its first member.
    pub position: MapPoint,
    /// The items, in order.
    pub members: Vec<T>,
}

/// Groups the `pins` that would overlap at `zoom`.
#[must_use]
pub fn cluster_pins<'a>(pins: &[Pin<'a>], zoom: f64) -> Vec<PinCluster<Pin<'a>>> {
    let positions: Vec<MapPoint> = pins.iter().map(|pin| pin.position).collect();
    cluster_items(pins, &positions, PIN_SPACING / zoom)
}

/// Groups the services of an answer that would overlap, each with its number in the list.
#[must_use]
pub fn cluster_numbered<'a, 'd>(
    listed: &[(usize, &'a NearbyService<'d>)],
    projection: &Projection,
    zoom: f64,
) -> Vec<PinCluster<(usize, &'a NearbyService<'d>)>> {
    let position = |(_, nearby_service): &(usize, &NearbyService<'_>)| {
        projection.project(nearby_service.commune.point)
    };
    let positions: Vec<MapPoint> = listed.iter().map(position).collect();
    cluster_items(listed, &positions, NUMBER_WIDTH / zoom)
}

fn cluster_items<T: Copy>(
    items: &[T],
    positions: &[MapPoint],
    min_distance: f64,
) -> Vec<PinCluster<T>> {
    let group = |cluster: geometry::Cluster| PinCluster {
        position: cluster.position,
        members: cluster.members.iter().filter_map(|index| items.get(*index).copied()).collect(),
    };
    cluster(positions, min_distance).into_iter().map(group).collect()
}

/// The places that the map of an answer shows, in map units.
#[derive(Clone, Debug, PartialEq)]
pub struct FramedPlaces {
    /// The nearest services, then the origin of the answer.
    pub places: Vec<MapPoint>,
    /// The visible area: these places with a margin.
    pub bounds: Bounds,
}

/// The nearest services and the origin of an answer, with the area that shows them.
#[must_use]
pub fn framed_places(
    origin: LonLat,
    nearest: &[NearbyService<'_>],
    projection: &Projection,
) -> FramedPlaces {
    let origin = projection.project(origin);
    let nearest =
        nearest.iter().take(MAX_FRAMED_SERVICES).map(|s| projection.project(s.commune.point));
    let places: Vec<MapPoint> = nearest.chain([origin]).collect();
    let bounds =
        Bounds::from_points(places.iter().copied()).unwrap_or_else(|| Bounds::square(origin, 0.0));
    let margin = FRAME_MARGIN_SHARE * bounds.width().max(bounds.height());
    FramedPlaces { places, bounds: bounds.inflate(margin) }
}

/// Half the width of the badge around a text, in CSS pixels.
#[must_use]
pub fn badge_half_width(text: &str) -> f64 {
    (4.0 + 3.2 * text.chars().count() as f64).max(9.0)
}

/// The `d` of a category's marker, within ±12 CSS pixels. No two categories share both shape and letter.
#[must_use]
pub fn marker_path(category: Category) -> &'static str {
    const DISC: &str = "M-10 0a10 10 0 1 1 20 0a10 10 0 1 1-20 0z";
    const SQUARE: &str = "M-9-9H9V9H-9z";
    const DIAMOND: &str = "M0-12L12 0 0 12-12 0z";
    const HEXAGON: &str = "M-5.5-10H5.5L11 0 5.5 10H-5.5L-11 0z";
    const HOUSE: &str = "M-9-3L0-12 9-3V10H-9z";
    match category {
        Category::Eaje => DISC,
        Category::Mam | Category::CentreSocial | Category::Circonscription => HOUSE,
        Category::Ram | Category::Laep => DIAMOND,
        Category::Reaap | Category::Clas => SQUARE,
        Category::Mediation | Category::EspaceRencontre => HEXAGON,
    }
}

/// French sentences on the categories hidden by the map's filter. With `has_answer`, they add that the answer is
/// complete all the same.
#[must_use]
pub fn hidden_categories_text(kinds: usize, has_answer: bool) -> String {
    let kinds = match kinds {
        1 => "une sorte de services".to_owned(),
        _ => format!("{kinds} sortes de services"),
    };
    let answer_note = if has_answer { " La réponse, elle, les compte." } else { "" };
    format!("La carte ne montre pas {kinds}.{answer_note}")
}

/// The number of services in each category, in the order of [`Category::ALL`].
#[must_use]
pub fn category_counts(dataset: &Dataset) -> [(Category, usize); Category::ALL.len()] {
    Category::ALL.map(|category| {
        (category, dataset.services.iter().filter(|s| s.category == category).count())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nearby::around::NearbyService;
    use geometry::{Label, LabelStyle};
    use model::Labels;

    #[test]
    fn clusters_split_as_the_map_is_zoomed_in() {
        let dataset = fixtures::dataset();
        let pins = pins(dataset, |_| true);
        let mut counts = Vec::new();
        for zoom in [1.0, 3.0, 12.0] {
            let groups = cluster_pins(&pins, zoom);
            assert_eq!(groups.iter().map(|group| group.members.len()).sum::<usize>(), pins.len());
            for (index, group) in groups.iter().enumerate() {
                assert_eq!(group.position, group.members[0].position);
                let is_apart = |other: &PinCluster<Pin<'_>>| {
                    let (x, y) =
                        (group.position.x - other.position.x, group.position.y - other.position.y);
                    x.hypot(y) >= PIN_SPACING / zoom
                };
                assert!(groups.iter().skip(index + 1).all(is_apart));
            }
            counts.push(groups.len());
        }
        assert!(counts.is_sorted() && counts[0] < counts[2], "{counts:?}");
    }

    #[test]
    fn no_territory_name_covers_a_pin_on_the_unzoomed_map() {
        let dataset = fixtures::dataset();
        let groups = cluster_pins(&pins(dataset, |_| true), 1.0);
        type LabelOfSize = fn(&Labels) -> Option<&Label>;
        let sizes: [(LabelStyle, f64, LabelOfSize); 2] = [
            (LabelStyle::LARGE_MAP, 18.0, |labels| labels.large_map.as_ref()),
            (LabelStyle::SMALL_MAP, 22.0, |labels| labels.small_map.as_ref()),
        ];
        let mut covered = Vec::new();
        for (style, pixel, label) in sizes {
            for territory in &dataset.all_territories {
                let name = label(&territory.layout.labels).unwrap().bounds(style.font_size, 1.0);
                // The letters without their margin, and a group as the style sheet draws it: a disc of twelve
                // pixels with its border.
                let (left, right) =
                    (name.min.x + 0.25 * style.font_size, name.max.x - 0.25 * style.font_size);
                let (top, bottom) =
                    (name.min.y + 0.2 * style.font_size, name.max.y - 0.2 * style.font_size);
                let touches = |group: &&PinCluster<Pin<'_>>| {
                    let MapPoint { x, y } = group.position;
                    let nearest = MapPoint { x: x.clamp(left, right), y: y.clamp(top, bottom) };
                    nearest.distance(group.position) < 12.5 * pixel
                };
                let count = groups.iter().filter(touches).count();
                covered.extend((count > 0).then_some((style.font_size, &territory.short_name)));
            }
        }
        assert!(groups.len() > 10 && covered.is_empty(), "{covered:?}");
    }

    #[test]
    fn an_answer_frames_its_nearest_services_and_keeps_its_numbers() {
        let dataset = fixtures::dataset();
        let locate = |service: &'static Service| {
            let commune = service.communes.iter().find_map(|insee| dataset.commune(*insee))?;
            Some(NearbyService { service, commune, kilometres: 0.0 })
        };
        let nearby: Vec<NearbyService<'_>> =
            dataset.services.iter().filter_map(locate).take(9).collect();
        let listed: Vec<(usize, &NearbyService<'_>)> = nearby.iter().enumerate().skip(2).collect();
        let groups = cluster_numbered(&listed, &dataset.projection, 1.0);
        let mut ranks: Vec<usize> =
            groups.iter().flat_map(|group| &group.members).map(|member| member.0).collect();
        ranks.sort_unstable();
        assert_eq!(ranks, (2..9).collect::<Vec<_>>());
        let origin = nearby[8].commune.point;
        let bounds = framed_places(origin, &nearby, &dataset.projection).bounds;
        for point in nearby[..MAX_FRAMED_SERVICES]
            .iter()
            .map(|nearby_service| nearby_service.commune.point)
            .chain([origin])
        {
            assert!(bounds.contains(dataset.projection.project(point)));
        }
        assert_eq!(framed_places(origin, &[], &dataset.projection).places.len(), 1);
    }

    #[test]
    fn a_badge_widens_with_its_text() {
        assert_eq!(badge_half_width("1"), 9.0);
        assert!((badge_half_width("1 à 12") - 23.2).abs() < 1e-9);
    }
}
