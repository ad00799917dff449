//! The few signals: the view state, the viewport (apart, as it changes at every move), the
//! notices. Everything else is derived.

mod chunk;
mod reactive;

pub use chunk::Chunk;
pub use reactive::{Derived, ErasedValue, Var, effect, memo};

use crate::outlines::OutlineTools;
use analysis::simulation::outcome::Simulation;
use analysis::statistics::chart::Chart;
use model::tracking::Device;
use model::{Dataset, Indicator, IndicatorId, Outlines};
use state::answer::{Answer, answer, simulated};
use state::{
    History, Intent, Keeping, Notice, Papers, ServiceFilter, Tracker, Typing, View, ViewState,
    Viewport, codec, update,
};

/// The program's state and the only way to change it. Copied freely.
#[derive(Clone, Copy)]
pub struct Store {
    /// What is known from the start; never changes.
    pub dataset: &'static Dataset,
    /// The way from this page to the site's root: what addresses of other pages begin with.
    pub root: &'static str,
    /// What the person is looking at. Read it; change it through [`Store::dispatch`].
    pub view: Var<ViewState>,
    /// The part of the map in sight.
    pub viewport: Var<Viewport>,
    /// What could not be done as asked.
    pub notices: Var<Vec<Notice>>,
    /// Whether the program has taken over the page.
    pub ready: Var<bool>,
    /// The indicator shown; a memo, so that selecting a territory redraws no colour.
    pub indicator: Derived<IndicatorId>,
    /// How that indicator is drawn.
    pub chart: Derived<Chart>,
    /// Whether the dataset holds its details.
    pub has_details: Var<bool>,
    /// What the scenario makes of the coverage rate, where the map shows that rate.
    pub simulated: Derived<Option<Simulation>>,
    /// The plan and its committees, once they are needed.
    pub papers: Var<Papers>,
    /// What was entered into the plan. Read it; change it as `ui::plan` does, who keeps it.
    pub tracker: Var<Tracker>,
    /// What is being typed into it.
    pub typing: Var<Typing>,
    /// Which device this is, once something was entered on it.
    pub device: Var<Option<Device>>,
    /// Where that is kept.
    pub keeping: Var<Keeping>,
    /// The categories of the pins.
    pub pinned: Derived<ServiceFilter>,
    /// The answer to the family, once it is known where they live.
    pub answer: Derived<Option<Answer>>,
    /// What is done with outlines: comes with them, once they are wanted.
    pub outline_tools: Chunk<OutlineTools>,
    record: fn(History, &str),
}

impl Store {
    /// A store showing what the page of `page` opens with. `record` is told of each step and its query
    /// string.
    #[must_use]
    pub fn new(
        dataset: &'static Dataset,
        page: View,
        outline_tools: Chunk<OutlineTools>,
        record: fn(History, &str),
    ) -> Self {
        let view = Var::new(ViewState { view: page, ..ViewState::default() });
        let indicator = memo(move || view.with(|state| state.shown(dataset).clone()));
        let classing = memo(move || view.with(|state| state.classing));
        let chart = memo(move || {
            let classing = classing.get();
            indicator
                .with(|id| {
                    dataset.indicator(id.as_str()).map(|i| Chart::with(dataset, i, classing))
                })
                .unwrap_or(Chart::Circles { largest: 0.0 })
        });
        let pinned = memo(move || view.with(ViewState::pinned));
        let has_details = Var::new(false);
        let simulated = memo(move || {
            has_details.track(); // what new places are paid
            view.with(|state| simulated(dataset, state))
        });
        let answer = memo(move || view.with(|state| answer(dataset, state)));
        Self {
            dataset,
            root: page.root(),
            view,
            pinned,
            simulated,
            has_details,
            answer,
            viewport: Var::new(Viewport::default()),
            notices: Var::new(Vec::new()),
            ready: Var::new(false),
            papers: Var::new(Papers::Away),
            tracker: Var::new(Tracker::default()),
            typing: Var::new(Typing::default()),
            device: Var::new(None),
            keeping: Var::new(Keeping::default()),
            indicator,
            chart,
            outline_tools,
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

    /// Shows what a query string says. One that was read, but as this page would not write it, is
    /// written anew: what is shared from here on is clean.
    pub fn restore(self, query: &str) {
        let (state, notices) = codec::read(query, self.dataset);
        if notices.is_empty() && !codec::is_written_so(query, &state) {
            (self.record)(History::Replace, &codec::write(&state));
        }
        self.notices.set(notices);
        self.dispatch(Intent::Restore(Box::new(state)));
    }

    /// Tells the person what could not be done, once.
    pub fn notify(self, notice: Notice) {
        self.notices.update(|notices| {
            if !notices.contains(&notice) {
                notices.push(notice);
            }
        });
    }

    /// The outlines and what is done with them, if they are there; asks for them otherwise.
    #[must_use]
    pub fn outlines(self) -> Option<(OutlineTools, &'static Outlines)> {
        Some((self.outline_tools.get()?, self.dataset.outlines.get()?))
    }

    /// The indicator shown.
    #[must_use]
    pub fn current_indicator(self) -> Option<&'static Indicator> {
        self.indicator.with(|id| self.dataset.indicator(id.as_str()))
    }
}
