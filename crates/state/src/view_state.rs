//! The view state. All of it is in the URL, except the opened group of pins, the device's position and whether
//! the answer is expanded.

use super::PlanViewState;
use analysis::nearby::around::Origin;
use analysis::simulation::Scenario;
use analysis::statistics::classes::Classification;
use analysis::statistics::table::Sort;
use analysis::wording::family_words::ReadingLevel;
use model::{
    AgeBand, Category, CommuneCode, Dataset, DecoupageId, IndicatorId, Need, PartialDate,
    ServiceId, Siren,
};

/// The five views, each a page of the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Services near a family.
    #[default]
    Families,
    /// Comparison of territories: which are under-served.
    Territories,
    /// The action plan and its tracking.
    Plan,
    /// The committees that steer the plan.
    Governance,
    /// Method: definitions, sources, anomalies.
    Method,
}

impl View {
    /// All views, in the order of the navigation.
    pub const ALL: [Self; 5] =
        [Self::Families, Self::Territories, Self::Plan, Self::Governance, Self::Method];

    /// Whether the data support the view: plan and governance need a plan.
    #[must_use]
    pub fn is_offered(self, dataset: &Dataset) -> bool {
        !matches!(self, Self::Plan | Self::Governance) || dataset.metadata.plan.is_some()
    }

    /// The name in URLs.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Families => "familles",
            Self::Territories => "territoires",
            Self::Plan => "plan",
            Self::Governance => "gouvernance",
            Self::Method => "methode",
        }
    }

    /// The label of its link, in French.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Families => "Familles",
            Self::Territories => "Territoires",
            Self::Plan => "Plan",
            Self::Governance => "Gouvernance",
            Self::Method => "Méthode",
        }
    }

    /// Parses the name in URLs.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.code() == code)
    }

    /// Folder of its page from the site's root, with a trailing slash; empty for the start page.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Families => "",
            Self::Territories => "territoires/",
            Self::Plan => "plan/",
            Self::Governance => "gouvernance/",
            Self::Method => "methode/",
        }
    }

    /// Path from its page to the site's root, the prefix of relative URLs there.
    #[must_use]
    pub fn root(self) -> &'static str {
        match self {
            Self::Families => "",
            Self::Territories | Self::Plan | Self::Governance | Self::Method => "../",
        }
    }

    /// Whether the view shows the map.
    #[must_use]
    pub fn has_map(self) -> bool {
        matches!(self, Self::Families | Self::Territories)
    }
}

/// A set of service categories, for the pins of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceFilter(u16);

impl ServiceFilter {
    /// The set of all categories.
    pub const ALL: Self = Self((1 << Category::ALL.len()) - 1);
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// Whether the set contains `category`.
    #[must_use]
    pub fn contains(self, category: Category) -> bool {
        self.0 & Self::bit(category) != 0
    }

    /// The set with `category` added or removed.
    #[must_use]
    pub fn with(self, category: Category, shown: bool) -> Self {
        let others = self.0 & !Self::bit(category);
        Self(if shown { others | Self::bit(category) } else { others })
    }

    /// The intersection of two sets.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The categories in the set, in the document's order.
    pub fn categories(self) -> impl Iterator<Item = Category> {
        Category::ALL.into_iter().filter(move |category| self.contains(*category))
    }

    fn bit(category: Category) -> u16 {
        1 << category as u16
    }
}

/// Collects categories into a set.
impl FromIterator<Category> for ServiceFilter {
    fn from_iter<T: IntoIterator<Item = Category>>(categories: T) -> Self {
        categories.into_iter().fold(Self::NONE, |filter, c| Self(filter.0 | Self::bit(c)))
    }
}

/// The colour theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// The device's setting.
    #[default]
    Auto,
    /// Light, whatever the device is set to.
    Light,
    /// Dark, whatever the device is set to.
    Dark,
}

/// The home of the family, which distances are measured from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Home {
    /// A commune that they named.
    Commune(CommuneCode),
    /// The position of the device. It stays in the tab: not in the URL, not in the storage.
    DevicePosition(Origin),
}

/// Everything that determines what the page shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ViewState {
    /// The view of this page; it never changes while the page lives.
    pub view: View,
    /// The indicator on the map and in the table; `None` for the catalogue's default.
    pub indicator: Option<IndicatorId>,
    /// The découpage; `None` for the dataset's own.
    pub decoupage: Option<DecoupageId>,
    /// The date of the values; `None` for the latest.
    pub date: Option<PartialDate>,
    /// The classification method; `None` for the default.
    pub classification: Option<Classification>,
    /// The territory whose panel is open.
    pub selected: Option<Siren>,
    /// The compared territories, at most [`MAX_COMPARED`](crate::MAX_COMPARED).
    pub compared: Vec<Siren>,
    /// What the family looks for; `None` for anything.
    pub need: Option<Need>,
    /// The child's age; `None` for any.
    pub age: Option<AgeBand>,
    /// Where the family lives; without it there is no answer.
    pub home: Option<Home>,
    /// Whether the answer is expanded; not in the URL.
    pub is_answer_expanded: bool,
    /// The services on the shortlist, in the person's order.
    pub shortlist: Vec<ServiceId>,
    /// Full or easy to read.
    pub reading: ReadingLevel,
    /// The categories of pins the person chose; `None` for the default, see [`ViewState::pin_filter`].
    pub services: Option<ServiceFilter>,
    /// The service whose card is open.
    pub service: Option<ServiceId>,
    /// The services of the opened group of pins; not in the URL.
    pub pin_group: Vec<ServiceId>,
    /// The scenario of the simulator.
    pub scenario: Option<Scenario>,
    /// A second scenario, for comparison.
    pub other_scenario: Option<Scenario>,
    /// View state of the plan's page.
    pub plan: PlanViewState,
    /// The colour theme.
    pub theme: ThemeChoice,
    /// Whether the page is shown in a frame of another site.
    pub is_embedded: bool,
    /// Sort order of the table.
    pub sort: Sort,
}

impl ViewState {
    /// The id of the indicator shown.
    #[must_use]
    pub fn indicator_id<'a>(&'a self, dataset: &'a Dataset) -> &'a IndicatorId {
        self.indicator.as_ref().unwrap_or(&dataset.catalogue.default)
    }

    /// The id of the découpage shown.
    #[must_use]
    pub fn shown_decoupage<'a>(&'a self, dataset: &'a Dataset) -> &'a DecoupageId {
        self.decoupage.as_ref().unwrap_or(&dataset.decoupage)
    }

    /// The same state outside a frame.
    #[must_use]
    pub fn without_embedding(&self) -> Self {
        Self { is_embedded: false, ..self.clone() }
    }

    /// The state of a shared link: outside a frame and, with an answer, without the map's filter.
    #[must_use]
    pub fn for_sharing(&self) -> Self {
        let answers = self.view == View::Families && self.home.is_some();
        let services = self.services.filter(|_| !answers);
        Self { services, ..self.without_embedding() }
    }

    /// The categories that answer the need and receive the age, regardless of the map's filter; all of them
    /// outside the families' view.
    #[must_use]
    pub fn matching_categories(&self) -> ServiceFilter {
        if self.view != View::Families {
            return ServiceFilter::ALL;
        }
        let need = self.need.map_or(ServiceFilter::ALL, |need| {
            ServiceFilter::from_iter(need.categories().iter().copied())
        });
        let age = self.age.map_or(ServiceFilter::ALL, |age| {
            ServiceFilter::from_iter(Category::ALL.into_iter().filter(|c| c.receives(age)))
        });
        need.intersection(age)
    }

    /// The categories whose pins the map shows. On a map of counts (`over_counts`), whose circles pins would
    /// cover, none unless the person chose them; an answer is always shown.
    #[must_use]
    pub fn pin_filter(&self, over_counts: bool) -> ServiceFilter {
        let hides = over_counts && self.home.is_none();
        self.services.unwrap_or(if hides { ServiceFilter::NONE } else { ServiceFilter::ALL })
    }

    /// Whether an official's tool is in use: simulator or comparison.
    #[must_use]
    pub fn uses_official_tools(&self) -> bool {
        let is_in_use = self.scenario.is_some() || !self.compared.is_empty();
        self.view == View::Territories && is_in_use
    }

    /// Whether the table, the legend and the sentences differ from the prerendered ones. Views without a map
    /// have none of them, whatever their URL carries along.
    #[must_use]
    pub fn changes_figures(&self) -> bool {
        let differs = self.indicator.is_some()
            || self.decoupage.is_some()
            || self.date.is_some()
            || self.classification.is_some()
            || self.selected.is_some()
            || self.scenario.is_some()
            || self.other_scenario.is_some()
            || self.sort != Sort::default();
        self.view.has_map() && differs
    }

    /// Whether something is open beside the map: panel, card, answer or shortlist.
    #[must_use]
    pub fn opens_sheet(&self) -> bool {
        let has_open_card =
            self.selected.is_some() || self.service.is_some() || !self.pin_group.is_empty();
        (self.view.has_map() && has_open_card)
            || (self.view == View::Families && (self.home.is_some() || !self.shortlist.is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::InseeCode;

    fn codes(filter: ServiceFilter) -> Vec<&'static str> {
        filter.categories().map(Category::code).collect()
    }

    #[test]
    fn need_and_age_select_categories_and_the_filter_hides_pins() {
        let mut state = ViewState { need: Some(Need::OtherParents), ..ViewState::default() };
        assert_eq!(codes(state.matching_categories()), ["reaap", "laep", "centre_social"]);
        state.age = Some(AgeBand::From6To10);
        assert_eq!(codes(state.matching_categories()), ["reaap", "centre_social"]);
        let fewer = ServiceFilter::ALL.with(Category::Reaap, false).with(Category::Eaje, false);
        state.services = Some(fewer);
        assert_eq!(codes(state.matching_categories()), ["reaap", "centre_social"]);
        assert_eq!(
            codes(state.pin_filter(false).intersection(state.matching_categories())),
            ["centre_social"]
        );
        state.view = View::Territories;
        assert_eq!(
            state.pin_filter(false).intersection(state.matching_categories()).categories().count(),
            8
        );
    }

    #[test]
    fn maps_of_counts_have_no_pins_by_default() {
        let mut state = ViewState { view: View::Territories, ..ViewState::default() };
        assert_eq!(
            (state.pin_filter(false), state.pin_filter(true)),
            (ServiceFilter::ALL, ServiceFilter::NONE)
        );
        state.services = Some(ServiceFilter::NONE.with(Category::Eaje, true));
        assert_eq!(codes(state.pin_filter(true)), ["eaje"]);
        state.services = Some(ServiceFilter::ALL);
        assert_eq!(state.pin_filter(true), ServiceFilter::ALL);
        let home = InseeCode::parse("52432").map(CommuneCode::Former).map(Home::Commune);
        let answered = ViewState { home, ..ViewState::default() };
        assert_eq!(answered.pin_filter(true), ServiceFilter::ALL);
    }

    #[test]
    fn changes_figures_only_where_the_prerendered_differ() {
        for view in [View::Families, View::Territories] {
            let state = ViewState { view, ..ViewState::default() };
            assert!(!state.changes_figures());
            let themed = ViewState { theme: ThemeChoice::Dark, need: Some(Need::School), ..state };
            assert!(!themed.changes_figures(), "neither changes a figure");
            let chosen = Some(IndicatorId::new("population"));
            let state = ViewState { view, indicator: chosen, ..ViewState::default() };
            assert!(state.changes_figures());
            let elsewhere = ViewState { view: View::Plan, ..state };
            assert!(!elsewhere.changes_figures(), "the plan waits for no figure");
            let selected = Siren::parse("200035954");
            let open = ViewState { view, selected, ..ViewState::default() };
            assert!(open.changes_figures() && open.opens_sheet());
            assert!(!ViewState { view: View::Plan, ..open }.opens_sheet());
        }
    }

    #[test]
    fn shared_link_of_an_answer_has_no_filter() {
        let home = InseeCode::parse("52432").map(CommuneCode::Former).map(Home::Commune);
        let filtered = ViewState { services: Some(ServiceFilter::NONE), ..ViewState::default() };
        assert_eq!(filtered.for_sharing(), filtered, "the map alone is as it is seen");
        let answered = ViewState { home, is_embedded: true, ..filtered };
        assert_eq!(answered.for_sharing(), ViewState { home, ..ViewState::default() });
    }
}
