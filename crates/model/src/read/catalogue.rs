//! Reads `catalogue.json`, after the indicators that it names.

use small_std::{Json, interpolate};

use super::faults::Faults;
use super::indicators::read_description;
use super::record::{Record, records};
use crate::{
    Catalogue, Computed, Decoupage, DecoupageId, Group, Indicator, IndicatorId, IndicatorKind,
    Operand, Operation, Role, ServiceRatio, Source, Territory, TerritoryId, Unit,
};

pub const FILE: &str = "catalogue.json";

/// For each operation, the number of operands by territory and of constant ones.
const OPERATIONS: [(&str, (Operation, usize, usize)); 6] = [
    ("ecart", (Operation::Gap, 1, 1)),
    ("places_supposees", (Operation::Places, 2, 0)),
    ("places_manquantes", (Operation::MissingPlaces, 2, 1)),
    ("pour_cent", (Operation::PerHundred, 2, 0)),
    ("par_service", (Operation::PerService, 1, 1)),
    ("convention", (Operation::Agreement, 0, 1)),
];

/// Reads records that may refer only to these indicators and territories.
struct CatalogueReader<'a> {
    indicators: &'a [Indicator],
    territories: &'a [Territory],
}

/// Reads the catalogue. Each id in it must be one of `indicators` or of the computed ones; constants must be
/// among `territories`, groups among `decoupages`.
pub fn read(
    json: &Json<'_>,
    indicators: &[Indicator],
    territories: &[Territory],
    decoupages: &[Decoupage],
    faults: &Faults,
) -> Catalogue {
    let file = Record::for_file(FILE, json, faults);
    let reader = CatalogueReader { indicators, territories };
    let computed = records(FILE, "id", file.value("calcules"), faults, |r| reader.computed(r));
    let is_computed = |id: &IndicatorId| computed.iter().any(|c| c.indicator.id == *id);
    let indicator_id = |record: &Record<'_>, id: &str| {
        let read_id = IndicatorId::new(id);
        if is_computed(&read_id) { read_id } else { reader.published_id(record, read_id.as_str()) }
    };
    let mut offered = Vec::new();
    let groups = file.map_objects("choix", |group| {
        let group = group.with_id_from("titre");
        let indicators = group.map_texts("indicateurs", |id| {
            let id = indicator_id(&group, id);
            if offered.contains(&id) {
                group.fault(format_args!("« {id} » est offert deux fois"));
            }
            offered.push(id.clone());
            id
        });
        let decoupage = group.optional_text("decoupage").map(|id| {
            let known = decoupages.iter().find(|known| known.id.as_str() == id);
            let known = known.map(|known| known.id.clone());
            known.unwrap_or_else(|| group.path.reject(id, "un découpage", DecoupageId::new(id)))
        });
        Group { title: group.string("titre"), decoupage, indicators }
    });
    for group in &groups {
        let decoupage = group.decoupage.as_ref().or(decoupages.first().map(|first| &first.id));
        let is_shown = |territory: &Territory| decoupage.is_some_and(|d| territory.is_in(d));
        let has_figure = |indicator: &Indicator| {
            territories.iter().any(|e| is_shown(e) && indicator.latest_figure(&e.id).is_some())
        };
        for id in group.indicators.iter().filter(|id| !is_computed(id)) {
            let indicator = indicators.iter().find(|indicator| indicator.id == *id);
            if indicator.is_some_and(|indicator| !has_figure(indicator)) {
                file.fault(format_args!("« {id} » est offert sans valeur par territoire"));
            }
        }
    }
    let indicator_ids = |name: &str| file.map_texts(name, |id| indicator_id(&file, id));
    let roles = file.object("roles").with_id("roles");
    roles.deny_unknown(|name| Role::ALL.iter().any(|(role, _)| *role == name), "un rôle");
    Catalogue {
        default: offered.first().cloned().unwrap_or_else(|| {
            file.fault("aucun indicateur n’est offert");
            IndicatorId::new("")
        }),
        groups,
        roles: Role::ALL
            .iter()
            .filter_map(|(name, role)| {
                let id = roles.optional_text(name)?;
                Some((*role, reader.published_id(&roles, id)))
            })
            .collect(),
        panel_indicators: indicator_ids("fiche"),
        similarity_indicators: indicator_ids("semblables"),
        needs: file.map_objects("besoins", |need| reader.need(&need.with_id_from("service"))),
        computed,
    }
}

impl CatalogueReader<'_> {
    /// Reads the id of a published indicator; any other is a fault.
    fn published_id(&self, record: &Record<'_>, id: &str) -> IndicatorId {
        let known = self.indicators.iter().find(|indicator| indicator.id.as_str() == id);
        known
            .map(|indicator| indicator.id.clone())
            .unwrap_or_else(|| record.path.reject(id, "un indicateur", IndicatorId::new(id)))
    }

    fn need(&self, record: &Record<'_>) -> ServiceRatio {
        let id = |name| self.published_id(record, record.text(name));
        ServiceRatio {
            category: record.category(),
            service: record.string("service"),
            base: id("base"),
            base_words: record.string("mots"),
            per: id("par"),
            target: id("cible"),
        }
    }

    fn computed(&self, record: &Record<'_>) -> Computed {
        // Filled in when the indicator is computed.
        let source = Source::default();
        let indicator =
            Indicator { is_computed: true, ..read_description(record, source, Vec::new()) };
        if self.indicators.iter().any(|other| other.id == indicator.id) {
            record.fault("cet indicateur est déjà publié");
        }
        for id in indicator.totals.iter().chain(&indicator.threshold) {
            self.published_id(record, id.as_str());
        }
        if (indicator.kind == IndicatorKind::Status) != (indicator.unit == Unit::Agreement) {
            record.fault("un état est celui d’une « convention »");
        }
        let (operation, by_territory, constants) = record.choice("calcul", &OPERATIONS);
        let operands = record.map_objects("de", |operand| self.operand(operand));
        let is_constant = |operand: &&Operand| operand.constant.is_some();
        let constant_count = operands.iter().filter(is_constant).count();
        // Operands by territory come before constants.
        let leading_count = operands.iter().take_while(|o| o.constant.is_none()).count();
        if (leading_count, constant_count) != (by_territory, constants)
            || leading_count + constant_count != operands.len()
        {
            record.fault(format_args!(
                "ce calcul veut {by_territory} opérandes par territoire, puis {constants} constantes"
            ));
        }
        let last_indicator = operands.last().and_then(|operand| self.find(&operand.indicator));
        if operation == Operation::PerService && last_indicator.is_none_or(|i| i.category.is_none())
        {
            record.fault("la constante ne dit pas quelle « categorie » elle dénombre");
        }
        let dated_count = operands.iter().filter(|operand| operand.words.is_some()).count();
        check_placeholders(record, &indicator, constant_count > 0, dated_count);
        Computed {
            indicator,
            operation,
            operands,
            no_denominator: record.optional_text("sans").map(str::to_owned),
            decimals: record.count("decimales"),
        }
    }

    fn operand(&self, record: &Record<'_>) -> Operand {
        let indicator = self.published_id(record, record.text("indicateur"));
        let constant = record.optional_text("territoire");
        let constant = constant.map(|text| record.path.parse_territory(text, self.territories));
        let has_figure = |territory: &TerritoryId| {
            self.find(&indicator).is_none_or(|i| i.latest_figure(territory).is_some())
        };
        if constant.as_ref().is_some_and(|territory| !has_figure(territory)) {
            record.fault(format_args!("« {indicator} » n’a pas de valeur pour ce territoire"));
        }
        let words = record.optional_text("mot").map(str::to_owned);
        Operand { indicator, constant, words }
    }

    fn find(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == *id)
    }
}

/// Reports placeholders without a value.
fn check_placeholders(
    record: &Record<'_>,
    indicator: &Indicator,
    has_constant: bool,
    dated_count: usize,
) {
    let replace = |name: &str| {
        let known = match name {
            "valeur" => has_constant,
            "date1" => dated_count > 0,
            "date2" => dated_count > 1,
            _ => false,
        };
        if !known {
            record.fault(format_args!("rien ne remplace « {name} »"));
        }
        None
    };
    for text in [&indicator.label, &indicator.definition] {
        let _ = interpolate(text, &replace);
    }
}
