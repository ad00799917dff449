//! The few signals: the page, the viewport, which changes at every move, and the plan, which comes with its part of
//! the program. Everything else is derived from them.

mod plan;
mod shown_dataset;

pub use crate::data::Chunk;
pub use crate::reactive::{Derived, ReadVar, Var, effect, memo, owned};
pub use leptos::prelude::Owner;
pub use leptos::wasm_split;
pub use plan::PlanStore;
pub use shown_dataset::ShownDataset;

use std::sync::Arc;

use leptos::prelude::{StoredValue, UpdateValue, WithValue};

use crate::data::OutlineTools;
use crate::reactive::ErasedValue;
use analysis::nearby::around::Origin;
use analysis::nearby::position::{Position, Useless};
use analysis::simulation::outcome::Simulation;
use analysis::statistics::chart::Chart;
use model::{Dataset, Day, Indicator, IndicatorId, Outlines, Plan, ServiceId};
use state::answer::{Answer, answer, simulated};
use state::{
    Effect, Event, Locating, Notice, Page, ServiceFilter, ShortlistMemory, View, ViewState,
    Viewport, link::of_service,
};

/// The program's state: changed by [`Store::dispatch`] alone. Copied freely: it holds handles of signals.
#[derive(Clone, Copy)]
pub struct Store {
    /// The published dataset, of the data's first découpage; never changes. In the store that [`Store::as_shown`]
    /// gives, the dataset that is shown.
    pub dataset: &'static Dataset,
    /// The dataset of the découpage and the date that are shown.
    pub shown: Derived<ShownDataset>,
    /// The way from this page to the site's root: what addresses of other pages begin with.
    pub root: &'static str,
    /// What the person is looking at.
    pub state: Derived<ViewState>,
    /// The part of the map in sight.
    pub viewport: ReadVar<Viewport>,
    /// What could not be done as asked.
    pub notices: Derived<Vec<Notice>>,
    /// Whether the program has taken over the page.
    pub ready: Derived<bool>,
    /// The indicator shown; a memo, so that selecting a territory redraws no colour.
    pub indicator: Derived<IndicatorId>,
    /// How that indicator is drawn.
    pub chart: Derived<Chart>,
    /// Whether the dataset holds its details.
    pub has_details: Derived<bool>,
    /// What the scenario makes of the coverage rate, where the map shows that rate.
    pub simulated: Derived<Option<Simulation>>,
    /// What the device does with the shortlist.
    pub shortlist_memory: Derived<ShortlistMemory>,
    /// Where the question to the device stands.
    pub locating: Derived<Locating>,
    /// What the map's filter shows.
    pub filter: Derived<ServiceFilter>,
    /// The categories of the pins: of those that are looked for, what the filter shows.
    pub pinned: Derived<ServiceFilter>,
    /// The answer to the family, once it is known where they live.
    pub answer: Derived<Option<Answer>>,
    /// The functions that need outlines; fetched with them, once they are wanted.
    pub outline_tools: Chunk<OutlineTools>,
    /// The published dataset, which addresses are read with.
    base: &'static Dataset,
    page: Var<Page>,
    viewport_var: Var<Viewport>,
    /// The plan's store, whose type only its part of the program knows, and the owner of its signals.
    plan: StoredValue<(Owner, Option<ErasedValue>)>,
    run: Run,
    clock: Clock,
}

/// Does what the page asks of the browser; answers go to the store.
type Run = fn(Effect, Store);

/// The day where the person is; none where nobody is, as when the build writes the page.
type Clock = fn() -> Option<Day>;

impl Store {
    /// A store showing what the page of `view` opens with. `run` does what is asked of the browser.
    #[must_use]
    pub fn new(
        dataset: &'static Dataset,
        view: View,
        outline_tools: Chunk<OutlineTools>,
        run: Run,
        clock: Clock,
    ) -> Self {
        let (page, root) = (Var::new(Page::of(view)), view.root());
        let state = memo(move || page.with(|page| page.state.clone()));
        let indicator = memo(move || state.with(|state| state.shown(dataset).clone()));
        let shown = shown_dataset::derive(dataset, state, outline_tools);
        let classing = memo(move || state.with(|state| state.classing));
        let chart = memo(move || {
            let (ShownDataset(dataset), classing) = (shown.get(), classing.get());
            indicator
                .with(|id| {
                    dataset.indicator(id.as_str()).map(|i| Chart::with(dataset, i, classing))
                })
                .unwrap_or(Chart::Circles { largest: 0.0 })
        });
        let filter = memo(move || {
            let over_counts = chart.with(Chart::is_of_counts);
            state.with(|state| state.filter(over_counts))
        });
        let pinned = memo(move || filter.get().and(state.with(ViewState::sought_categories)));
        let has_details = memo(move || page.with(|page| page.has_details));
        let simulated = memo(move || {
            has_details.track(); // what new places are paid
            state.with(|state| simulated(shown.get().0, state))
        });
        let answer = memo(move || {
            has_details.track(); // communes and services that are not among the first
            state.with(|state| answer(dataset, state))
        });
        let viewport_var = Var::new(Viewport::default());
        Self {
            dataset,
            base: dataset,
            shown,
            root,
            state,
            filter,
            pinned,
            simulated,
            has_details,
            answer,
            viewport: viewport_var.read_only(),
            notices: memo(move || page.with(|page| page.notices.clone())),
            ready: memo(move || page.with(|page| page.ready)),
            locating: memo(move || page.with(|page| page.locating)),
            shortlist_memory: memo(move || page.with(|page| page.shortlist_memory.clone())),
            indicator,
            chart,
            outline_tools,
            page,
            viewport_var,
            plan: StoredValue::new((Owner::current().unwrap_or_default(), None)),
            run,
            clock,
        }
    }

    /// The one way to change what is shown: applies an event, then has the browser do what follows.
    pub fn dispatch(self, event: impl Into<Event>) {
        self.apply(event.into());
    }

    fn apply(self, event: Event) {
        let effects = self.page.update(|page| page.update(event, self.base));
        for effect in effects.unwrap_or_default() {
            (self.run)(effect, self);
        }
    }

    /// The link that opens a service's card beside all that is shown now.
    #[must_use]
    pub fn card_link(self, service: &ServiceId) -> String {
        self.state.with_untracked(|state| of_service(state, service, self.base))
    }

    /// Moves the map: no step, and in no address.
    pub fn move_map(self, to: impl FnOnce(Viewport) -> Viewport) {
        self.viewport_var.set(to(self.viewport_var.get_untracked()));
    }

    /// The day where the person is.
    #[must_use]
    pub fn today(self) -> Option<Day> {
        (self.clock)()
    }

    /// Whether the plan is there, or could not be had.
    #[must_use]
    pub fn plan_settled(self) -> bool {
        self.page.with(|page| page.plan.is_settled())
    }

    /// The plan, once its part of the program has read it.
    #[must_use]
    pub fn known_plan(self) -> Option<&'static Plan> {
        self.page.with(|page| page.plan.loaded().copied())
    }

    /// The plan's store, made by `init` at its first use; its signals belong to the owner of this store.
    fn plan_or_init<T: Copy + Send + Sync + 'static>(self, init: impl FnOnce() -> T) -> T {
        let plan = self.plan.with_value(|(_, plan)| plan.as_ref()?.downcast_ref().copied());
        plan.unwrap_or_else(|| {
            let plan = self.plan.with_value(|(owner, _)| owner.with(init));
            self.plan.update_value(|(_, held)| *held = Some(Arc::new(plan)));
            plan
        })
    }

    /// The outlines and the functions that need them, if they are there; asks for them otherwise.
    #[must_use]
    pub fn outlines(self) -> Option<(OutlineTools, &'static Outlines)> {
        Some((self.outline_tools.get()?, self.dataset.outlines.get()?))
    }

    /// Where distances are measured from, for a position that the device gives; nothing where the outlines
    /// cannot be had.
    pub async fn place(self, position: Position) -> Option<Result<Origin, Useless>> {
        let tools = self.outline_tools.fetch().await.ok()?;
        Some((tools.origin)(self.dataset, self.dataset.outlines.get()?, position))
    }

    /// The indicator shown.
    #[must_use]
    pub fn current_indicator(self) -> Option<&'static Indicator> {
        let ShownDataset(dataset) = self.shown.get();
        self.indicator.with(|id| dataset.indicator(id.as_str()))
    }

    /// The same store with the dataset that is shown in the place of the first; its reader follows the
    /// découpage and the date from now on.
    #[must_use]
    pub fn as_shown(self) -> Self {
        Self { dataset: self.shown.get().0, ..self }
    }

    /// Whether the découpage and the date of the address are shown, or cannot be for now.
    #[must_use]
    pub fn shows_decoupage(self) -> bool {
        let wanted = self.state.with(|state| state.shown_decoupage(self.base).clone());
        self.shown.get().0.decoupage == wanted || self.outline_tools.failure().is_some()
    }
}
