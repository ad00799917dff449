//! The state of the view, everything in it shareable by URL but for the opened group, the
//! position of the device and how far the answer is unrolled.

use super::PlanView;
use analysis::nearby::around::Origin;
use analysis::simulation::Scenario;
use analysis::statistics::classes::Classing;
use analysis::statistics::table::Sort;
use analysis::wording::family_words::Reading;
use model::{
    AgeBand, Category, CommuneCode, Dataset, Date, DecoupageId, IndicatorId, Need, ServiceId, Siren,
};

/// The five views. Each is a page of the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// For families: which services are near.
    #[default]
    Families,
    /// For officials: how the territories compare.
    Territories,
    /// The action plan and its tracking.
    Plan,
    /// Who steers the plan and pays for it.
    Governance,
    /// Definitions, sources and anomalies.
    Method,
}

impl View {
    /// All, in the order of the navigation.
    pub const ALL: [Self; 5] =
        [Self::Families, Self::Territories, Self::Plan, Self::Governance, Self::Method];

    /// Whether the data have something for it: without a plan there is neither the plan nor who steers it.
    #[must_use]
    pub fn is_offered(self, dataset: &Dataset) -> bool {
        !matches!(self, Self::Plan | Self::Governance) || dataset.metadata.plan.is_some()
    }

    /// Its value of the URL parameter `vue`.
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

    /// Its name, as its link says it.
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

    /// Reads a name of [`Self::code`].
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.code() == code)
    }

    /// The folder of its page, from the site's root on, with a slash at its end; empty for the page that
    /// the site opens with.
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

    /// The way from its page to the site's root: what relative addresses begin with there.
    #[must_use]
    pub fn root(self) -> &'static str {
        match self {
            Self::Families => "",
            Self::Territories | Self::Plan | Self::Governance | Self::Method => "../",
        }
    }

    /// Whether it shows the map.
    #[must_use]
    pub fn has_map(self) -> bool {
        matches!(self, Self::Families | Self::Territories)
    }
}

/// Which categories of service have pins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceFilter(u16);

impl ServiceFilter {
    /// Every category of service.
    pub const ALL: Self = Self((1 << Category::ALL.len()) - 1);
    /// No category: a map without pins.
    pub const NONE: Self = Self(0);

    /// Whether services of `category` have pins.
    #[must_use]
    pub fn shows(self, category: Category) -> bool {
        self.0 & Self::bit(category) != 0
    }

    /// The filter that shows `category` or not, and of all others what this one does.
    #[must_use]
    pub fn with(self, category: Category, shown: bool) -> Self {
        let others = self.0 & !Self::bit(category);
        Self(if shown { others | Self::bit(category) } else { others })
    }

    /// The categories that both filters show.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The categories shown, in the document's order.
    pub fn shown(self) -> impl Iterator<Item = Category> {
        Category::ALL.into_iter().filter(move |category| self.shows(*category))
    }

    fn bit(category: Category) -> u16 {
        1 << category as u16
    }
}

/// The filter that shows only these categories.
impl FromIterator<Category> for ServiceFilter {
    fn from_iter<T: IntoIterator<Item = Category>>(categories: T) -> Self {
        categories.into_iter().fold(Self::NONE, |filter, c| Self(filter.0 | Self::bit(c)))
    }
}

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// As the device is set.
    #[default]
    Auto,
    /// Light, whatever the device is set to.
    Light,
    /// Dark, whatever the device is set to.
    Dark,
}

/// What an answer's distances are measured from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Home {
    /// In a commune that they have named.
    Commune(CommuneCode),
    /// Where the device says it is. Stays with the tab: in no URL, in no storage.
    Here(Origin),
}

/// What the person is looking at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ViewState {
    /// The view whose page this is: it never changes while the page lives.
    pub view: View,
    /// The indicator on the map and in the table; `None` for the catalogue's default.
    pub indicator: Option<IndicatorId>,
    /// The composition of the territories; `None` for the dataset's own.
    pub decoupage: Option<DecoupageId>,
    /// When its values were true; `None` for the latest.
    pub date: Option<Date>,
    /// How its classes are made; `None` for the usual way.
    pub classing: Option<Classing>,
    /// The territory whose panel is open.
    pub selected: Option<Siren>,
    /// Territories side by side, at most three.
    pub compared: Vec<Siren>,
    /// What the family looks for.
    pub need: Option<Need>,
    /// How old the child is.
    pub age: Option<AgeBand>,
    /// Where the family lives; without it there is no answer.
    pub home: Option<Home>,
    /// Whether the whole answer is shown, not only its beginning; not part of the URL.
    pub whole_answer: bool,
    /// The services that they have put on their list, in that order.
    pub shortlist: Vec<ServiceId>,
    /// In full or easy to read.
    pub reading: Reading,
    /// The categories whose pins someone has asked for; `None` for what the map shows by itself, see
    /// [`ViewState::filter`].
    pub services: Option<ServiceFilter>,
    /// The service whose card is open.
    pub service: Option<ServiceId>,
    /// The services of an opened group of pins; not part of the URL.
    pub group: Vec<ServiceId>,
    /// The scenario of the simulator.
    pub scenario: Option<Scenario>,
    /// Another scenario, to compare it with.
    pub other_scenario: Option<Scenario>,
    /// The plan's part of the state.
    pub plan: PlanView,
    /// The colours of the page.
    pub theme: ThemeChoice,
    /// Whether the page is embedded in another.
    pub embedded: bool,
    /// How the table is sorted.
    pub sort: Sort,
}

impl ViewState {
    /// The id of the indicator shown.
    #[must_use]
    pub fn shown<'a>(&'a self, dataset: &'a Dataset) -> &'a IndicatorId {
        self.indicator.as_ref().unwrap_or(&dataset.catalogue.default)
    }

    /// The découpage whose territories are shown: the one asked for, or the dataset's.
    #[must_use]
    pub fn shown_decoupage<'a>(&'a self, dataset: &'a Dataset) -> &'a DecoupageId {
        self.decoupage.as_ref().unwrap_or(&dataset.decoupage)
    }

    /// The same, in a page that is not embedded in another.
    #[must_use]
    pub fn unembedded(&self) -> Self {
        Self { embedded: false, ..self.clone() }
    }

    /// What a shared link shows: a page that is not embedded; beside an answer, the pins of every category.
    #[must_use]
    pub fn for_sharing(&self) -> Self {
        let answers = self.view == View::Families && self.home.is_some();
        let services = self.services.filter(|_| !answers);
        Self { services, ..self.unembedded() }
    }

    /// The categories that are looked for: in the families' view those that answer the need and
    /// receive the age, whatever the map's filter shows.
    #[must_use]
    pub fn sought_categories(&self) -> ServiceFilter {
        if self.view != View::Families {
            return ServiceFilter::ALL;
        }
        let need = self.need.map_or(ServiceFilter::ALL, |need| {
            ServiceFilter::from_iter(need.categories().iter().copied())
        });
        let age = self.age.map_or(ServiceFilter::ALL, |age| {
            ServiceFilter::from_iter(Category::ALL.into_iter().filter(|c| c.receives(age)))
        });
        need.and(age)
    }

    /// The categories whose pins the map shows. On a map of counts (`over_counts`), whose circles pins would
    /// cover, none unless the person chose them; an answer is always shown.
    #[must_use]
    pub fn filter(&self, over_counts: bool) -> ServiceFilter {
        let hides = over_counts && self.home.is_none();
        self.services.unwrap_or(if hides { ServiceFilter::NONE } else { ServiceFilter::ALL })
    }

    /// Whether a tool for officials is in use: the simulator, or the comparison of territories.
    #[must_use]
    pub fn uses_official_tools(&self) -> bool {
        let supposed = self.scenario.is_some() || !self.compared.is_empty();
        self.view == View::Territories && supposed
    }

    /// Whether the figures that are read (the table, the legend, the sentences) differ from those that the page
    /// opens with. A page without a map has none of them, whatever its address keeps for others.
    #[must_use]
    pub fn changes_figures(&self) -> bool {
        let differs = self.indicator.is_some()
            || self.decoupage.is_some()
            || self.date.is_some()
            || self.classing.is_some()
            || self.selected.is_some()
            || self.scenario.is_some()
            || self.other_scenario.is_some()
            || self.sort != Sort::default();
        self.view.has_map() && differs
    }

    /// Whether something is open beside the map: a panel, a card, an answer, a list.
    #[must_use]
    pub fn opens_sheet(&self) -> bool {
        let beside = self.selected.is_some() || self.service.is_some() || !self.group.is_empty();
        (self.view.has_map() && beside)
            || (self.view == View::Families && (self.home.is_some() || !self.shortlist.is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::InseeCode;

    fn codes(filter: ServiceFilter) -> Vec<&'static str> {
        filter.shown().map(Category::code).collect()
    }

    #[test]
    fn need_and_age_are_looked_for_and_the_filter_hides_only_pins() {
        let mut state = ViewState { need: Some(Need::OtherParents), ..ViewState::default() };
        assert_eq!(codes(state.sought_categories()), ["reaap", "laep", "centre_social"]);
        state.age = Some(AgeBand::From6To10);
        assert_eq!(codes(state.sought_categories()), ["reaap", "centre_social"]);
        let fewer = ServiceFilter::ALL.with(Category::Reaap, false).with(Category::Eaje, false);
        state.services = Some(fewer);
        assert_eq!(codes(state.sought_categories()), ["reaap", "centre_social"]);
        assert_eq!(codes(state.filter(false).and(state.sought_categories())), ["centre_social"]);
        state.view = View::Territories;
        assert_eq!(state.filter(false).and(state.sought_categories()).shown().count(), 8);
    }

    #[test]
    fn counts_have_no_pins_over_them_unless_asked_for() {
        let mut state = ViewState { view: View::Territories, ..ViewState::default() };
        assert_eq!(
            (state.filter(false), state.filter(true)),
            (ServiceFilter::ALL, ServiceFilter::NONE)
        );
        state.services = Some(ServiceFilter::NONE.with(Category::Eaje, true));
        assert_eq!(codes(state.filter(true)), ["eaje"]);
        state.services = Some(ServiceFilter::ALL);
        assert_eq!(state.filter(true), ServiceFilter::ALL);
        let home = InseeCode::parse("52432").map(CommuneCode::Former).map(Home::Commune);
        let answered = ViewState { home, ..ViewState::default() };
        assert_eq!(answered.filter(true), ServiceFilter::ALL);
    }

    #[test]
    fn figures_are_read_otherwise_than_written_only_where_they_differ() {
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
    fn no_filter_goes_with_the_link_of_an_answer() {
        let home = InseeCode::parse("52432").map(CommuneCode::Former).map(Home::Commune);
        let filtered = ViewState { services: Some(ServiceFilter::NONE), ..ViewState::default() };
        assert_eq!(filtered.for_sharing(), filtered, "the map alone is as it is seen");
        let answered = ViewState { home, embedded: true, ..filtered };
        assert_eq!(answered.for_sharing(), ViewState { home, ..ViewState::default() });
    }
}
