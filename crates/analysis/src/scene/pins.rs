//! The pins of the services on the map.

use geometry::{Cluster, MapPoint, cluster};
use model::{Category, Dataset, Service};

/// A service at one of its sites.
#[derive(Clone, Copy, Debug)]
pub struct Pin<'a> {
    /// The service.
    pub service: &'a Service,
    /// Where it is drawn.
    pub position: MapPoint,
}

/// The pins of the services whose category `shown` accepts: one per site. Services without a
/// known commune have none.
pub fn pins(dataset: &Dataset, shown: impl Fn(Category) -> bool) -> Vec<Pin<'_>> {
    let mut pins = Vec::new();
    for service in dataset.services.iter().filter(|service| shown(service.category)) {
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

/// Groups pins that would overlap when drawn `reach` map units wide.
#[must_use]
pub fn grouped(pins: &[Pin<'_>], reach: f64) -> Vec<Cluster> {
    let positions: Vec<MapPoint> = pins.iter().map(|pin| pin.position).collect();
    cluster(&positions, reach)
}

/// What the map's filter hides, in one or two sentences; `answers` beside an answer, which it leaves
/// whole.
#[must_use]
pub fn hidden_words(kinds: usize, answers: bool) -> String {
    let kinds = match kinds {
        1 => "une sorte de services".to_owned(),
        _ => format!("{kinds} sortes de services"),
    };
    let answers = if answers { " La réponse, elle, les compte." } else { "" };
    format!("La carte ne montre pas {kinds}.{answers}")
}

/// How many services each category counts, in the order of [`Category::ALL`].
#[must_use]
pub fn counts(dataset: &Dataset) -> [(Category, usize); 10] {
    Category::ALL.map(|category| {
        (category, dataset.services.iter().filter(|s| s.category == category).count())
    })
}
