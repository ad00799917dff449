//! The few signals: the page, the viewport (apart, as it changes at every move), the plan (apart, as
//! it comes with its part of the program). Everything else is derived.

mod plan;

pub use crate::data::Chunk;
pub use crate::reactive::{Derived, ReadVar, Var, effect, memo, owned};
pub use leptos::prelude::Owner;
pub use leptos::wasm_split;
pub use plan::PlanStore;

use std::sync::Arc;

use leptos::prelude::{StoredValue, UpdateValue, WithValue};

use crate::data::OutlineTools;
use crate::reactive::ErasedValue;
use analysis::nearby::around::Origin;
use analysis::nearby::position::{Position, Useless};
use analysis::simulation::outcome::Simulation;
use analysis::statistics::chart::Chart;
use model::{Dataset, Date, Day, DecoupageId, Indicator, IndicatorId, Outlines, Plan};
use state::answer::{Answer, answer, simulated};
use state::{
    Effect, Event, Locating, Notice, Page, ServiceFilter, ShortlistMemory, View, ViewState,
    Viewport,
};

/// The program's state: read here, changed by what is dispatched alone. Copied freely.
#[derive(Clone, Copy)]
pub struct Store {
    /// What is known from the start, of the data's first découpage; never changes. In the store that
    /// [`Store::as_shown`] gives, the dataset that is shown.
    pub dataset: &'static Dataset,
    /// The same of the découpage and the date that are shown.
    pub shown: Derived<ShownDataset>,
    /// The way from this page to the site's root: what addresses of other pages begin with.
    pub root: &'static str,
    /// What the person is looking at.
    pub view: Derived<ViewState>,
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
    /// What is done with outlines: comes with them, once they are wanted.
    pub outline_tools: Chunk<OutlineTools>,
    /// That of the first découpage, which addresses are read with.
    base: &'static Dataset,
    page: Var<Page>,
    moved: Var<Viewport>,
    /// The plan's store, whose type only its part of the program knows, and who owns its signals.
    plan: StoredValue<(Owner, Option<ErasedValue>)>,
    run: Run,
    clock: Clock,
}

/// A dataset that lives as long as the page: the same one is equal.
#[derive(Clone, Copy)]
pub struct ShownDataset(pub &'static Dataset);

impl PartialEq for ShownDataset {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// What follows the découpage and the date of `view`: each dataset is made once. It waits for the outlines,
/// which another découpage than the first, drawn in the page's HTML, needs, and with which what makes it comes.
fn shown_dataset(
    dataset: &'static Dataset,
    view: Derived<ViewState>,
    outline_tools: Chunk<OutlineTools>,
) -> Derived<ShownDataset> {
    type Choice = (Option<DecoupageId>, Option<(IndicatorId, Date)>);
    let choice = memo(move || -> Choice {
        view.with(|state| {
            let date = state.date.map(|date| (state.shown(dataset).clone(), date));
            (state.decoupage.clone(), date)
        })
    });
    let made = StoredValue::new(Vec::<(Choice, &'static Dataset)>::new());
    memo(move || {
        let choice = choice.get();
        if choice == Choice::default() {
            return ShownDataset(dataset);
        }
        let Some(tools) = outline_tools.get() else { return ShownDataset(dataset) };
        let known =
            made.with_value(|made| made.iter().find(|(own, _)| *own == choice).map(|own| own.1));
        ShownDataset(known.unwrap_or_else(|| {
            let decoupage = choice.0.as_ref().unwrap_or(&dataset.decoupage);
            let mut own = (tools.in_decoupage)(dataset, decoupage);
            if let Some((indicator, date)) = &choice.1 {
                own = (tools.as_of)(&own, indicator.as_str(), *date);
            }
            let own: &'static Dataset = Box::leak(Box::new(own));
            made.update_value(|made| made.push((choice, own)));
            own
        }))
    })
}

/// Does what the page asks of the browser; answers go to the store.
type Run = fn(Effect, Store);

/// The day where the person is; none where nobody is, as when the build writes the page.
type Clock = fn() -> Option<Day>;

impl Store {
    /// A store showing what the page of `own` opens with. `run` does what is asked of the browser.
    #[must_use]
    pub fn new(
        dataset: &'static Dataset,
        own: View,
        outline_tools: Chunk<OutlineTools>,
        run: Run,
        clock: Clock,
    ) -> Self {
        let page = Var::new(Page::of(own));
        let view = memo(move || page.with(|page| page.state.clone()));
        let indicator = memo(move || view.with(|state| state.shown(dataset).clone()));
        let shown = shown_dataset(dataset, view, outline_tools);
        let classing = memo(move || view.with(|state| state.classing));
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
            view.with(|state| state.filter(over_counts))
        });
        let pinned = memo(move || filter.get().and(view.with(ViewState::sought)));
        let has_details = memo(move || page.with(|page| page.has_details));
        let simulated = memo(move || {
            has_details.track(); // what new places are paid
            view.with(|state| simulated(shown.get().0, state))
        });
        let answer = memo(move || {
            has_details.track(); // communes and services that are not among the first
            view.with(|state| answer(dataset, state))
        });
        let moved = Var::new(Viewport::default());
        Self {
            dataset,
            base: dataset,
            shown,
            root: own.root(),
            view,
            filter,
            pinned,
            simulated,
            has_details,
            answer,
            viewport: moved.read_only(),
            notices: memo(move || page.with(|page| page.notices.clone())),
            ready: memo(move || page.with(|page| page.ready)),
            locating: memo(move || page.with(|page| page.locating)),
            shortlist_memory: memo(move || page.with(|page| page.shortlist_memory.clone())),
            indicator,
            chart,
            outline_tools,
            page,
            moved,
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

    /// Moves the map: no step, and in no address.
    pub fn move_map(self, to: impl FnOnce(Viewport) -> Viewport) {
        self.moved.set(to(self.moved.get_untracked()));
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

    /// What a part that is fetched on demand keeps as long as the page lives: made at its first use.
    fn lasting<T: Copy + Send + Sync + 'static>(self, make: impl FnOnce() -> T) -> T {
        let made = self.plan.with_value(|(_, made)| made.as_ref()?.downcast_ref().copied());
        made.unwrap_or_else(|| {
            let made = self.plan.with_value(|(owner, _)| owner.with(make));
            self.plan.update_value(|(_, held)| *held = Some(Arc::new(made)));
            made
        })
    }

    /// The outlines and what is done with them, if they are there; asks for them otherwise.
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
        let wanted = self.view.with(|state| state.shown_decoupage(self.base).clone());
        self.shown.get().0.decoupage == wanted || self.outline_tools.failure().is_some()
    }
}
