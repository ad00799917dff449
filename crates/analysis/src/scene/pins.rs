//! The pins of the services on the map.

use geometry::MapPoint;
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

/// The `d` of the path of a category's marker, in a box from −12 to 12 CSS pixels: no two categories share both shape
/// and letter.
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
pub fn counts(dataset: &Dataset) -> [(Category, usize); Category::ALL.len()] {
    Category::ALL.map(|category| {
        (category, dataset.services.iter().filter(|s| s.category == category).count())
    })
}
