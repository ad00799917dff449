//! The signals of the program: the page, the viewport, which changes at every move, and the plan, which comes
//! with its chunk. Everything else is derived from these.

mod plan;
mod shown_dataset;

pub use crate::data::Chunk;
pub use crate::reactive::{Derived, ReadVar, Var, effect, memo, with_current_owner};
pub use leptos::prelude::Owner;
pub use leptos::wasm_split;
pub use plan::PlanStore;
pub use shown_dataset::ShownDataset;

use std::sync::Arc;

use leptos::prelude::{StoredValue, UpdateValue, WithValue};

use crate::data::OutlineTools;
use crate::reactive::ErasedValue;
use analysis::nearby::around::Origin;
use analysis::nearby::position::{Position, PositionError};
use analysis::simulation::outcome::Simulation;
use analysis::statistics::chart::Chart;
use model::{Dataset, Day, Indicator, IndicatorId, Outlines, Plan, ServiceId};
use state::answer::{Answer, answer, current_simulation};
use state::{
    AppState, Effect, Event, Locating, Notice, ServiceFilter, ShortlistPersistence, View,
    ViewState, Viewport, link::service_url,
};

/// The program's state, changed only by [`Store::dispatch`]. Cheap to copy: it holds signal handles.
#[derive(Clone, Copy)]
pub struct Store {
    /// The dataset that views of this store show: the published one, of the first découpage, or, in a store from
    /// [`Store::with_shown_dataset`], the shown one.
    pub dataset: &'static Dataset,
    /// The dataset of the shown découpage and date.
    pub shown_dataset: Derived<ShownDataset>,
    /// Relative path from this page to the site's root, the start of links to other pages.
    pub root: &'static str,
    /// The view state: all that the URL describes.
    pub state: Derived<ViewState>,
    /// The visible part of the map.
    pub viewport: ReadVar<Viewport>,
    /// Messages about what could not be done.
    pub notices: Derived<Vec<Notice>>,
    /// Whether the page is hydrated and shows what its URL says.
    pub is_ready: Derived<bool>,
    /// Id of the shown indicator. A memo, so that selecting a territory recolours nothing.
    pub indicator: Derived<IndicatorId>,
    /// How the shown indicator is drawn.
    pub chart: Derived<Chart>,
    /// Whether the details are loaded.
    pub has_details: Derived<bool>,
    /// The simulation of the scenario; `None` unless the map shows the coverage rate.
    pub simulation: Derived<Option<Simulation>>,
    /// How the shortlist is stored on the device.
    pub shortlist_persistence: Derived<ShortlistPersistence>,
    /// Progress of the request for the device's position.
    pub locating: Derived<Locating>,
    /// The categories that the map's filter lets through.
    pub filter: Derived<ServiceFilter>,
    /// The categories that have pins: those that match the need and the age, and pass the filter.
    pub pinned_categories: Derived<ServiceFilter>,
    /// The answer to the family; `None` until their home is known.
    pub answer: Derived<Option<Answer>>,
    /// The chunk of functions that need outlines, fetched together with them.
    pub outline_tools: Chunk<OutlineTools>,
    /// The published dataset, which URLs refer to.
    published_dataset: &'static Dataset,
    app: Var<AppState>,
    viewport_var: Var<Viewport>,
    /// The plan's store, type-erased because only the plan's chunk knows its type, and the owner of its signals.
    plan: StoredValue<(Owner, Option<ErasedValue>)>,
    run_effect: EffectRunner,
    clock: Clock,
}

/// Runs an effect in the browser; replies are dispatched to the store.
type EffectRunner = fn(Effect, Store);

/// The local date; `None` when the build writes the page.
type Clock = fn() -> Option<Day>;

impl Store {
    /// A store for the default view of the page `view`. `run_effect` runs effects.
    #[must_use]
    pub fn new(
        dataset: &'static Dataset,
        view: View,
        outline_tools: Chunk<OutlineTools>,
        run_effect: EffectRunner,
        clock: Clock,
    ) -> Self {
        let (app, root) = (Var::new(AppState::new(view)), view.root());
        let state = memo(move || app.with(|app| app.view_state.clone()));
        let indicator = memo(move || state.with(|state| state.indicator_id(dataset).clone()));
        let shown_dataset = shown_dataset::derive(dataset, state, outline_tools);
        let classification = memo(move || state.with(|state| state.classification));
        let chart = memo(move || {
            let (ShownDataset(dataset), classification) =
                (shown_dataset.get(), classification.get());
            indicator
                .with(|id| {
                    dataset
                        .indicator(id.as_str())
                        .map(|i| Chart::with_classification(dataset, i, classification))
                })
                .unwrap_or(Chart::Circles { max_value: 0.0 })
        });
        let filter = memo(move || {
            let over_counts = chart.with(Chart::has_circles);
            state.with(|state| state.pin_filter(over_counts))
        });
        let pinned_categories =
            memo(move || filter.get().intersection(state.with(ViewState::matching_categories)));
        let has_details = memo(move || app.with(|app| app.has_details));
        let simulation = memo(move || {
            has_details.track(); // allowances for new places
            state.with(|state| current_simulation(shown_dataset.get().0, state))
        });
        let answer = memo(move || {
            has_details.track(); // all communes and services
            state.with(|state| answer(dataset, state))
        });
        let viewport_var = Var::new(Viewport::default());
        Self {
            dataset,
            published_dataset: dataset,
            shown_dataset,
            root,
            state,
            filter,
            pinned_categories,
            simulation,
            has_details,
            answer,
            viewport: viewport_var.read_only(),
            notices: memo(move || app.with(|app| app.notices.clone())),
            is_ready: memo(move || app.with(|app| app.is_ready)),
            locating: memo(move || app.with(|app| app.locating)),
            shortlist_persistence: memo(move || app.with(|app| app.shortlist_persistence.clone())),
            indicator,
            chart,
            outline_tools,
            app,
            viewport_var,
            plan: StoredValue::new((Owner::current().unwrap_or_default(), None)),
            run_effect,
            clock,
        }
    }

    /// The only way to change what is shown: applies an event, then runs its effects.
    pub fn dispatch(self, event: impl Into<Event>) {
        self.dispatch_event(event.into());
    }

    fn dispatch_event(self, event: Event) {
        let effects = self.app.update(|app| app.update(event, self.published_dataset));
        for effect in effects.unwrap_or_default() {
            (self.run_effect)(effect, self);
        }
    }

    /// The link that opens a service's card and keeps the present view.
    #[must_use]
    pub fn card_link(self, service: &ServiceId) -> String {
        self.state.with_untracked(|state| service_url(state, service, self.published_dataset))
    }

    /// Moves the map. This is no history step and is not in the URL.
    pub fn move_map(self, change: impl FnOnce(Viewport) -> Viewport) {
        self.viewport_var.set(change(self.viewport_var.get_untracked()));
    }

    /// The local date; `None` when the build writes the page.
    #[must_use]
    pub fn today(self) -> Option<Day> {
        (self.clock)()
    }

    /// Whether the plan is loaded or has failed to load.
    #[must_use]
    pub fn is_plan_settled(self) -> bool {
        self.app.with(|app| app.plan.is_settled())
    }

    /// The plan, once its chunk has loaded it.
    #[must_use]
    pub fn loaded_plan(self) -> Option<&'static Plan> {
        self.app.with(|app| app.plan.loaded().copied())
    }

    /// The plan's store, made by `init` at first use. Its signals belong to the owner of this store.
    fn plan_or_init<T: Copy + Send + Sync + 'static>(self, init: impl FnOnce() -> T) -> T {
        let plan = self.plan.with_value(|(_, plan)| plan.as_ref()?.downcast_ref().copied());
        plan.unwrap_or_else(|| {
            let plan = self.plan.with_value(|(owner, _)| owner.with(init));
            self.plan.update_value(|(_, slot)| *slot = Some(Arc::new(plan)));
            plan
        })
    }

    /// The outlines and the functions that need them, if loaded; otherwise fetches them.
    #[must_use]
    pub fn outlines(self) -> Option<(OutlineTools, &'static Outlines)> {
        Some((self.outline_tools.get_or_request()?, self.dataset.outlines.get()?))
    }

    /// The origin of distances for a position of the device; `None` if the outlines cannot be loaded.
    pub async fn locate(self, position: Position) -> Option<Result<Origin, PositionError>> {
        let tools = self.outline_tools.fetch().await.ok()?;
        Some((tools.locate)(self.dataset, self.dataset.outlines.get()?, position))
    }

    /// The shown indicator; `None` if the shown dataset does not have it.
    #[must_use]
    pub fn current_indicator(self) -> Option<&'static Indicator> {
        let ShownDataset(dataset) = self.shown_dataset.get();
        self.indicator.with(|id| dataset.indicator(id.as_str()))
    }

    /// This store with the shown dataset as its `dataset`. Tracked: the caller is run again when the découpage
    /// or the date changes.
    #[must_use]
    pub fn with_shown_dataset(self) -> Self {
        Self { dataset: self.shown_dataset.get().0, ..self }
    }

    /// Whether the découpage of the URL is shown, or its outlines could not be loaded.
    #[must_use]
    pub fn shows_decoupage(self) -> bool {
        let decoupage = self.state.with(|s| s.shown_decoupage(self.published_dataset).clone());
        self.shown_dataset.get().0.decoupage == decoupage || self.outline_tools.failure().is_some()
    }
}
