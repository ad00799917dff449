//! What each computed indicator is: the one place where that is said.

use model::{Aggregation, Direction, Indicator, IndicatorId, Kind, Theme, Unit};

/// What a computed indicator is, whatever its figures are.
pub struct Declared {
    pub id: &'static str,
    pub unit: fn() -> Unit,
    pub theme: Theme,
    pub kind: Kind,
    pub direction: Direction,
    pub aggregation: Aggregation,
    /// Decimals that the inputs justify.
    pub decimals: i32,
    /// The bounds of its classes, where they are not computed.
    pub bounds: &'static [f64],
    /// Where the document prints its totals, bundled by `build.rs`.
    pub totals: &'static [&'static str],
}

/// The gaps of the coverage rate, all alike but for their bounds.
const GAP: Declared = Declared {
    id: "",
    unit: || Unit::Points,
    theme: Theme::Childcare,
    kind: Kind::Gap,
    direction: Direction::More,
    aggregation: Aggregation::Nothing,
    decimals: 2,
    bounds: &[],
    totals: &[],
};

/// Places that the coverage rate supposes.
const PLACES: Declared = Declared {
    unit: || Unit::Count("places".to_owned()),
    kind: Kind::Count,
    direction: Direction::Neutral,
    aggregation: Aggregation::Sum,
    decimals: 0,
    ..GAP
};

/// So many things for so many others.
const RATIO: Declared =
    Declared { kind: Kind::Ratio, aggregation: Aggregation::RatioOfSums, decimals: 1, ..PLACES };

/// All computed indicators, in the chooser's order.
pub const DECLARED: [Declared; 9] = [
    // The classes of the coverage rate, as gaps to its threshold.
    Declared { id: "ecart_seuil", bounds: &[-5.0, 0.0, 10.0, 20.0], ..GAP },
    Declared { id: "ecart_departement", ..GAP },
    Declared { id: "ecart_france", ..GAP },
    Declared { id: "places_supposees", ..PLACES },
    Declared { id: "places_manquantes", direction: Direction::Less, ..PLACES },
    Declared {
        id: "places_eaje_pour_100_enfants",
        unit: || Unit::Ratio("places pour 100 enfants"),
        direction: Direction::More,
        ..RATIO
    },
    Declared {
        id: "allocataires_pour_100_habitants",
        unit: || Unit::Ratio("pour 100 habitants"),
        theme: Theme::Families,
        totals: &["allocataires_pour_habitants"],
        ..RATIO
    },
    Declared {
        id: "enfants_par_ram",
        unit: || Unit::Ratio("enfants par RAM"),
        direction: Direction::Less,
        decimals: 0,
        ..RATIO
    },
    Declared {
        id: "ctg",
        unit: || Unit::Agreement,
        theme: Theme::Contracts,
        kind: Kind::State,
        direction: Direction::More,
        aggregation: Aggregation::Nothing,
        // Between its three states.
        bounds: &[0.5, 1.5],
        totals: &[
            "ctg_signees",
            "ctg_signees_communautes_agglomeration",
            "ctg_signees_communautes_communes",
            "ctg_signees_communes",
            "ctg_epci_taux",
        ],
        ..PLACES
    },
];

/// The ids of all computed indicators.
#[allow(clippy::indexing_slicing)] // while compiling, out of bounds is an error
pub const IDS: [&str; DECLARED.len()] = {
    let mut ids = [""; DECLARED.len()];
    let mut rank = 0;
    while rank < ids.len() {
        ids[rank] = DECLARED[rank].id;
        rank += 1;
    }
    ids
};

impl Declared {
    /// The indicator without its words and its figures.
    pub fn indicator(&self, base: &Indicator) -> Indicator {
        Indicator {
            id: IndicatorId::new(self.id),
            label: String::new(),
            definition: String::new(),
            unit: (self.unit)(),
            theme: self.theme,
            kind: self.kind,
            direction: self.direction,
            aggregation: self.aggregation,
            totals: self.totals.iter().map(|id| IndicatorId::new(id)).collect(),
            bounds: self.bounds.to_vec(),
            complete: None,
            inputs: Vec::new(),
            without: None,
            source: base.source.clone(),
            figures: Vec::new(),
        }
    }
}
