//! The state of the view, everything in it shareable by URL but for the opened group.

use crate::compute::table::Sort;
use crate::domain::{Category, IndicatorId, InseeCode, ServiceId, Siren};

/// Which of the five views is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// What is near us.
    #[default]
    Families,
    /// Which territories are under-served.
    Territories,
    /// The action plan.
    Plan,
    /// The committees.
    Governance,
    /// Definitions, sources, anomalies.
    Method,
}

/// Which categories of service have pins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceFilter(u16);

impl Default for ServiceFilter {
    fn default() -> Self {
        Self::ALL
    }
}

impl ServiceFilter {
    /// Every category.
    pub const ALL: Self = Self((1 << Category::ALL.len()) - 1);
    /// No category.
    pub const NONE: Self = Self(0);

    /// Whether `category` is shown.
    #[must_use]
    pub fn shows(self, category: Category) -> bool {
        self.0 & Self::bit(category) != 0
    }

    /// The filter with `category` switched.
    #[must_use]
    pub fn toggled(self, category: Category) -> Self {
        Self(self.0 ^ Self::bit(category))
    }

    /// The categories shown, in the document's order.
    pub fn shown(self) -> impl Iterator<Item = Category> {
        Category::ALL.into_iter().filter(move |category| self.shows(*category))
    }

    fn bit(category: Category) -> u16 {
        1 << category as u16
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// As the device is set.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What the person is looking at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewState {
    /// One of the five views.
    pub view: View,
    /// The indicator on the map and in the table.
    pub indicator: IndicatorId,
    /// The territory whose panel is open.
    pub selected: Option<Siren>,
    /// Territories side by side, at most three.
    pub compared: Vec<Siren>,
    /// The family's commune.
    pub commune: Option<InseeCode>,
    /// Which pins are shown.
    pub services: ServiceFilter,
    /// The service whose card is open.
    pub service: Option<ServiceId>,
    /// The services of an opened group of pins; not part of the URL.
    pub group: Vec<ServiceId>,
    /// The simulator's state, kept as it came.
    pub scenario: Option<String>,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Whether the page is framed by another.
    pub embedded: bool,
    /// How the table is sorted.
    pub sort: Sort,
}

impl Default for ViewState {
    fn default() -> Self {
        Self {
            view: View::default(),
            indicator: IndicatorId::new(IndicatorId::COVERAGE),
            selected: None,
            compared: Vec::new(),
            commune: None,
            services: ServiceFilter::ALL,
            service: None,
            group: Vec::new(),
            scenario: None,
            theme: ThemeChoice::Auto,
            embedded: false,
            sort: Sort::default(),
        }
    }
}
