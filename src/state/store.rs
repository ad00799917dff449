//! The few signals: the view state, the viewport (apart, as it changes at every move), the
//! notices. Everything else is derived.

use leptos::prelude::*;

use super::{History, Intent, Notice, ViewState, Viewport, codec, update};
use crate::compute::chart::Chart;
use crate::domain::{Dataset, Indicator, IndicatorId};

/// The program's state and the only way to change it. Copied freely.
#[derive(Clone, Copy)]
pub struct Store {
    /// Everything known; never changes.
    pub dataset: &'static Dataset,
    /// What the person is looking at. Read it; change it through [`Store::dispatch`].
    pub view: RwSignal<ViewState>,
    /// The part of the map in sight.
    pub viewport: RwSignal<Viewport>,
    /// What could not be done as asked.
    pub notices: RwSignal<Vec<Notice>>,
    /// Whether the program has taken over the page.
    pub ready: RwSignal<bool>,
    /// The indicator shown; a memo, so that selecting a territory redraws no colour.
    pub indicator: Memo<IndicatorId>,
    /// How that indicator is drawn.
    pub chart: Memo<Chart>,
    record: fn(History, &str),
}

impl Store {
    /// A store showing the default view. `record` is told of each step and its query string.
    #[must_use]
    pub fn new(dataset: &'static Dataset, record: fn(History, &str)) -> Self {
        let view = RwSignal::new(ViewState::default());
        let indicator = Memo::new(move |_| view.with(|state| state.indicator.clone()));
        let chart = Memo::new(move |_| {
            indicator
                .with(|id| dataset.indicator(id.as_str()).map(|i| Chart::of(dataset, i)))
                .unwrap_or(Chart::Circles { largest: 0.0 })
        });
        Self {
            dataset,
            view,
            viewport: RwSignal::new(Viewport::default()),
            notices: RwSignal::new(Vec::new()),
            ready: RwSignal::new(false),
            indicator,
            chart,
            record,
        }
    }

    /// Does what the person wants, and records it in the browser's history.
    pub fn dispatch(self, intent: Intent) {
        let mut next = self.view.get_untracked();
        let history = update(&mut next, intent);
        if history != History::Keep {
            (self.record)(history, &codec::write(&next));
        }
        self.view.set(next);
    }

    /// Shows what a query string says.
    pub fn restore(self, query: &str) {
        let (state, notices) = codec::read(query, self.dataset);
        self.notices.set(notices);
        self.dispatch(Intent::Restore(Box::new(state)));
    }

    /// The indicator shown.
    #[must_use]
    pub fn current_indicator(self) -> Option<&'static Indicator> {
        self.indicator.with(|id| self.dataset.indicator(id.as_str()))
    }
}
