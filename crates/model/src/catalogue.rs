//! How indicators are offered, used and computed: what the data says so that no program has to.

use super::{Category, DecoupageId, Indicator, IndicatorId, TerritoryId};

/// All of it, as `catalogue.json` has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue {
    /// The chooser's groups, in its order.
    pub groups: Vec<Group>,
    /// The first of the first group: what the map shows unless another is asked for.
    pub default: IndicatorId,
    /// Which indicator is what a computation asks for; each role once.
    pub roles: Vec<(Role, IndicatorId)>,
    /// What a territory's sheet lists after the coverage rate.
    pub sheet: Vec<IndicatorId>,
    /// What the likeness of territories is measured by.
    pub compared: Vec<IndicatorId>,
    /// How many services of a category are called for.
    pub needs: Vec<ServiceNeed>,
    /// How the indicators are made that nobody publishes, sorted by id.
    pub computed: Vec<Computed>,
}

/// Indicators that the chooser lists under one title.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Heading of the group in the chooser, in French.
    pub title: String,
    /// The découpage that has them; `None` for the first and all that follow.
    pub decoupage: Option<DecoupageId>,
    /// Published and computed ones, in the chooser's order.
    pub indicators: Vec<IndicatorId>,
}

impl Group {
    /// Whether a découpage has these indicators.
    #[must_use]
    pub fn is_in(&self, decoupage: &DecoupageId) -> bool {
        self.decoupage.as_ref().is_none_or(|only| only == decoupage)
    }
}

/// What computations and sentences are about, whatever its id is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The coverage rate, in percent.
    Coverage,
    /// Children under three, the coverage rate's denominator.
    Children,
    /// Childminders (assistantes maternelles) at work.
    Childminders,
    /// Signed agreements (CTG): its latest date is that of all agreements.
    Agreements,
}

impl Role {
    /// All roles, by their names in the data.
    pub const ALL: [(&str, Self); 4] = [
        ("taux_couverture", Self::Coverage),
        ("enfants", Self::Children),
        ("assistantes_maternelles", Self::Childminders),
        ("conventions", Self::Agreements),
    ];
}

/// A ratio of the document that says how many services of a category are called for.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceNeed {
    /// The category of services that the document calls for.
    pub category: Category,
    /// What they are called: « RAM ».
    pub service: String,
    /// The numerator: what one service is called for so many of.
    pub base: IndicatorId,
    /// The same in words: « assistantes maternelles ».
    pub base_words: String,
    /// By how many of them for one service.
    pub per: IndicatorId,
    /// How many services the document aims at.
    pub target: IndicatorId,
}

/// An indicator that is computed from others.
#[derive(Clone, Debug, PartialEq)]
pub struct Computed {
    /// What it is; its figures and its source are those of what it is made from. Label and
    /// definition hold `{valeur}` where the constant's value belongs, `{date1}`, `{date2}` where
    /// the dates of the operands do.
    pub indicator: Indicator,
    /// The formula, applied to each territory.
    pub operation: Operation,
    /// From what, as the operation wants it.
    pub operands: Vec<Operand>,
    /// What is not there where there is nothing to divide by: « aucun RAM ».
    pub no_denominator: Option<String>,
    /// Decimals that the operands justify.
    pub decimals: u32,
}

/// How an indicator is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// A rate less a constant.
    Gap,
    /// Places that a coverage rate supposes for a number of children.
    Places,
    /// Whole places that are missing for the rate to reach a constant.
    MissingPlaces,
    /// A hundred times the first divided by the second.
    PerHundred,
    /// The first divided by the open services of the category that the second counts.
    PerService,
    /// Where each agreement (CTG) stands, on the constant's date.
    Agreement,
}

/// What a computed indicator is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Operand {
    /// A published indicator: its figure for the territory, or for `constant`.
    pub indicator: IndicatorId,
    /// Whose figure is used; `None` for that of each territory, which is no constant.
    pub constant: Option<TerritoryId>,
    /// In a French word, where its date is told: « places ».
    pub words: Option<String>,
}

impl Catalogue {
    /// The id of the indicator in a role.
    #[must_use]
    pub fn in_role(&self, role: Role) -> Option<&IndicatorId> {
        self.roles.iter().find(|(known, _)| *known == role).map(|(_, id)| id)
    }

    /// A choice of the chooser; `None` for the default.
    #[must_use]
    pub fn chosen(&self, id: &str) -> Option<IndicatorId> {
        (id != self.default.as_str()).then(|| IndicatorId::new(id))
    }
}
