//! Tables as French spreadsheets open them: UTF-8 with its mark, semicolons, decimal commas.

use super::iso;
use crate::compute::chart::{Chart, on_offer};
use crate::compute::directory::whereabouts;
use crate::compute::format::unit_name;
use crate::compute::grid::{Cell, Grid};
use crate::compute::ranking::rank;
use crate::compute::sentence::name_of;
use crate::compute::standing::{Standing, standing};
use crate::compute::wording::{class_limits, eaje_kind, full_name};
use crate::domain::{Dataset, Indicator, InseeCode, ServiceStatus};

/// Without it French spreadsheets take UTF-8 for something else.
const MARK: char = '\u{feff}';

/// A table being written.
struct Table(String);

impl Table {
    fn headed(heads: &[&str]) -> Self {
        let mut table = Self(MARK.to_string());
        table.row(heads.iter().map(|head| words(head)).collect());
        table
    }

    fn row(&mut self, cells: Vec<String>) {
        self.0.push_str(&cells.join(";"));
        self.0.push_str("\r\n");
    }
}

/// A number, unrounded, with its decimal comma and nothing else.
fn number(value: f64) -> String {
    value.to_string().replace('.', ",")
}

/// Words, quoted where needed. A spreadsheet would run what begins like a formula: such words,
/// which only a scenario's name can bring here, are told to be words by an apostrophe.
fn words(text: &str) -> String {
    let plain = if text.starts_with(['=', '+', '-', '@', '\t']) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if plain.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", plain.replace('"', "\"\""))
    } else {
        plain
    }
}

/// One indicator: a row per territory; missing values are empty.
#[must_use]
pub fn of_indicator(dataset: &Dataset, indicator: &Indicator, chart: &Chart) -> String {
    let heads = [
        "siren",
        "nom",
        "valeur",
        "unité",
        "date",
        "rang",
        "classe",
        "remarque",
        "lignes du document",
    ];
    let mut table = Table::headed(&heads);
    for territory in &dataset.territories {
        let standing = standing(indicator, territory);
        let own = indicator.latest(&territory.id);
        let class = match chart {
            Chart::Choropleth(classes) => chart
                .class_of(indicator, &territory.id)
                .map(|class| class_limits(classes, class, &indicator.unit)),
            Chart::Circles { .. } => None,
        };
        let rank = rank(dataset, indicator, &territory.id).map(|rank| rank.position.to_string());
        let remark = match standing {
            Standing::Own(figure) if figure.computed => "calculé",
            Standing::Own(_) => "imprimé",
            Standing::Within(_) => "donné seulement dans la somme des autres territoires",
            Standing::Silent => "non donné par le document",
        };
        table.row(vec![
            territory.siren().map(|siren| siren.to_string()).unwrap_or_default(),
            words(&name_of(dataset, territory)),
            own.map(|figure| number(figure.value)).unwrap_or_default(),
            words(&unit_name(&indicator.unit)),
            own.map(|figure| iso(figure.date)).unwrap_or_default(),
            rank.unwrap_or_default(),
            words(&class.unwrap_or_default()),
            words(remark),
            own.map(|f| format!("{} à {}", f.lines.0, f.lines.1)).unwrap_or_default(),
        ]);
    }
    table.0
}

/// All indicators: a row per territory, a column per indicator.
#[must_use]
pub fn of_all(dataset: &Dataset) -> String {
    let indicators: Vec<&Indicator> = on_offer().filter_map(|id| dataset.indicator(id)).collect();
    let head = |indicator: &&Indicator| {
        let date = super::date_of(dataset, indicator).map(|date| format!(", {}", iso(date)));
        let unit = unit_name(&indicator.unit);
        format!("{} ({unit}{})", indicator.label, date.unwrap_or_default())
    };
    let heads: Vec<String> = indicators.iter().map(head).collect();
    let mut all = vec!["siren", "nom"];
    all.extend(heads.iter().map(String::as_str));
    let mut table = Table::headed(&all);
    for territory in &dataset.territories {
        let mut row = vec![
            territory.siren().map(|siren| siren.to_string()).unwrap_or_default(),
            words(&name_of(dataset, territory)),
        ];
        row.extend(indicators.iter().map(|indicator| {
            indicator.latest(&territory.id).map(|f| number(f.value)).unwrap_or_default()
        }));
        table.row(row);
    }
    table.0
}

/// The services of the document.
#[must_use]
pub fn of_services(dataset: &Dataset) -> String {
    let heads = [
        "id",
        "nom",
        "catégorie",
        "type",
        "statut",
        "communes (Insee)",
        "lieu",
        "epci",
        "gestionnaire",
        "places",
        "actions",
        "lignes du document",
    ];
    let mut table = Table::headed(&heads);
    let count = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
    for service in &dataset.services {
        let communes: Vec<&str> = service.communes.iter().map(InseeCode::as_str).collect();
        let planned = service.status == ServiceStatus::Planned;
        table.row(vec![
            words(service.id.as_str()),
            words(&service.name),
            words(&full_name(service.category)),
            words(service.eaje_kind.map(eaje_kind).unwrap_or_default()),
            (if planned { "en projet" } else { "ouvert" }).to_owned(),
            words(&communes.join(" ")),
            words(&whereabouts(dataset, service)),
            service.epci.map(|siren| siren.to_string()).unwrap_or_default(),
            words(service.manager.as_deref().unwrap_or_default()),
            count(service.places),
            count(service.actions),
            format!("{} à {}", service.source.lines.0, service.source.lines.1),
        ]);
    }
    table.0
}

/// Any table on screen: numbers as numbers, notes beside them.
#[must_use]
pub fn of_grid(grid: &Grid) -> String {
    let heads: Vec<&str> = grid.heads.iter().flat_map(|head| [head.as_str(), "remarque"]).collect();
    let mut table = Table::headed(&heads);
    let pair = |cell: &Cell| {
        let value = cell.number.map_or_else(|| words(&cell.text), number);
        [value, words(&cell.note)]
    };
    for line in &grid.lines {
        table.row(std::iter::once(&line.head).chain(&line.cells).flat_map(pair).collect());
    }
    table.0
}
