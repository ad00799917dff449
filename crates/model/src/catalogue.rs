//! The catalogue of indicators: which the chooser lists, which the computations use and how new ones are
//! computed. It is data, so that another département can change it.

use super::{Category, DecoupageId, Indicator, IndicatorId, TerritoryId};

/// The content of `catalogue.json`.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue {
    /// The groups of the indicator chooser, in display order.
    pub groups: Vec<Group>,
    /// The indicator shown by default: the first of the first group.
    pub default: IndicatorId,
    /// The indicator in each role; each role occurs once.
    pub roles: Vec<(Role, IndicatorId)>,
    /// The indicators listed on a territory's panel, after the coverage rate.
    pub panel_indicators: Vec<IndicatorId>,
    /// The indicators that measure how similar two territories are.
    pub similarity_indicators: Vec<IndicatorId>,
    /// The ratios of the document that say how many services of a category are needed.
    pub needs: Vec<ServiceRatio>,
    /// The computed indicators, sorted by id.
    pub computed: Vec<Computed>,
}

/// A titled group of the indicator chooser.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Heading of the group in the chooser, in French.
    pub title: String,
    /// The only découpage that shows this group; `None` for all découpages.
    pub decoupage: Option<DecoupageId>,
    /// Ids of published and computed indicators, in display order.
    pub indicators: Vec<IndicatorId>,
}

impl Group {
    /// Whether the chooser shows this group in a découpage.
    #[must_use]
    pub fn is_in(&self, decoupage: &DecoupageId) -> bool {
        self.decoupage.as_ref().is_none_or(|only| only == decoupage)
    }
}

/// A role that computations and sentences refer to, independent of the indicator's id.
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
    /// All roles, with their names in `catalogue.json`.
    pub const ALL: [(&str, Self); 4] = [
        ("taux_couverture", Self::Coverage),
        ("enfants", Self::Children),
        ("assistantes_maternelles", Self::Childminders),
        ("conventions", Self::Agreements),
    ];
}

/// A ratio of the document: one service of a category for so many people.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceRatio {
    /// The category of services that the document calls for.
    pub category: Category,
    /// Name of the service in French sentences: « RAM ».
    pub service: String,
    /// The indicator that is divided: the people to be served.
    pub base: IndicatorId,
    /// The same people in words: « assistantes maternelles ».
    pub base_words: String,
    /// The indicator whose figure is the number of people per service.
    pub per: IndicatorId,
    /// The indicator whose figure is the number of services the document aims at.
    pub target: IndicatorId,
}

/// An indicator computed from others.
#[derive(Clone, Debug, PartialEq)]
pub struct Computed {
    /// The indicator without figures and source, which are filled in from the operands. In its label and
    /// definition, `{valeur}` stands for the constant, `{date1}` and `{date2}` for the dates of the operands.
    pub indicator: Indicator,
    /// The formula, applied to each territory.
    pub operation: Operation,
    /// The operands, in the order that the operation expects.
    pub operands: Vec<Operand>,
    /// What is missing where the denominator is zero: « aucun RAM ».
    pub no_denominator: Option<String>,
    /// Number of decimals that the precision of the operands justifies.
    pub decimals: u32,
}

/// How an indicator is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// A rate minus a constant, in points.
    Gap,
    /// Places implied by a coverage rate for a number of children.
    Places,
    /// Whole places missing for the rate to reach a constant.
    MissingPlaces,
    /// A hundred times the first operand divided by the second.
    PerHundred,
    /// The first operand divided by the number of open services of the category that the second counts.
    PerService,
    /// The status of each agreement (CTG) on the constant's date.
    Agreement,
}

/// An operand of a computed indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Operand {
    /// A published indicator: the figure of each territory or, with `constant`, of that one.
    pub indicator: IndicatorId,
    /// The territory whose figure is used for all; `None` to use each territory's own.
    pub constant: Option<TerritoryId>,
    /// A French word for the operand, used when its date is shown: « places ».
    pub words: Option<String>,
}

impl Catalogue {
    /// The id of the indicator in a role.
    #[must_use]
    pub fn id_for_role(&self, role: Role) -> Option<&IndicatorId> {
        self.roles.iter().find(|(known, _)| *known == role).map(|(_, id)| id)
    }

    /// A value of the chooser as it is stored in the view state: `None` for the default indicator.
    #[must_use]
    pub fn stored_choice(&self, id: &str) -> Option<IndicatorId> {
        (id != self.default.as_str()).then(|| IndicatorId::new(id))
    }
}
