//! The plan's page. What the build writes of it, the plan with nothing entered, is `dom` and hydrated in
//! place; what opens on demand is Leptos. Both are a part of the program of their own.

mod axis;
mod curve;
mod date_field;
mod field;
mod filters;
mod list;
mod mini_map;
mod page;
mod persistence;
mod progress;
mod report;
mod sheet;
mod shown;
mod sides;
mod targets;
mod text_field;
mod timeline;
mod transfer;
mod values;
mod versions;

use crate::browser::turn;
use crate::data::{FetchError, Fetching};
use crate::store::wasm_split::{SplitLoaderError, wasm_split};
use crate::store::{Chunk, Store, Var, owned};
use dom::{Element, Hydration, Node, dynamic, island_in_steps};
use model::{Dataset, PlanDocument};

/// The functions that make these views.
#[derive(Clone, Copy, Debug)]
pub struct PlanViews {
    /// The page, once what it says is there; asks for it otherwise.
    page: fn(Store, PlanPart) -> Option<Element>,
    /// Takes over the page that the build wrote.
    hydrate: fn(PlanPart, Hydration),
    /// What is told where it cannot be had.
    trouble: fn(Store) -> Option<Element>,
}

const VIEWS: PlanViews =
    PlanViews { page: page::page, hydrate: PlanPart::hydrate, trouble: page::trouble };

/// Fetches them.
#[wasm_split(plan, wasm_split_path = crate::store::wasm_split, fallible)]
fn views() -> Result<PlanViews, SplitLoaderError> {
    Ok(VIEWS)
}

/// What stays folded at first is made in so many turns: all forms at once would hold the page up.
const FOLDS: usize = 6;

/// The plan's chunk, and how far its prerendered page has been hydrated.
#[derive(Clone, Copy, Debug)]
pub struct PlanPart {
    chunk: Chunk<PlanViews>,
    /// What the build writes the page from; in the browser it is fetched.
    document: Option<&'static PlanDocument>,
    /// Whether the page follows the state: until it is hydrated it is as it was written.
    live: Var<bool>,
    /// Whether the page follows its URL rather than the prerendered plan.
    asked: Var<bool>,
    /// How many of the [`FOLDS`] may be made.
    folds: Var<usize>,
    /// Whether the page shows what its address asks for.
    settled: Var<bool>,
}

impl PlanPart {
    /// The browser's.
    #[must_use]
    pub fn fetched(dataset: &'static Dataset) -> Self {
        let chunk = Chunk::new(dataset, |_| Fetching::alone(views()));
        let [live, asked, settled] = [(); 3].map(|()| Var::new(false));
        Self { chunk, document: None, live, asked, folds: Var::new(0), settled }
    }

    /// The build's.
    #[must_use]
    pub fn built_in(dataset: &'static Dataset, document: Option<&'static PlanDocument>) -> Self {
        let own = Self::fetched(dataset);
        Self { chunk: own.chunk.preloaded(VIEWS), document, ..own }
    }

    /// What the page's `main` holds.
    pub fn main(self, store: Store) -> [Node; 2] {
        let trouble = move || (self.chunk.get()?.trouble)(store);
        let page = move || (self.chunk.get()?.page)(store, self);
        let hydrate = move |hydration| {
            if let Some(views) = self.chunk.now() {
                (views.hydrate)(self, hydration);
            }
        };
        [dynamic(trouble), island_in_steps(page, hydrate)]
    }

    /// Hydrates the page as it was written, then has it follow the state. Each stage is a turn, lest
    /// together they hold the page up.
    fn hydrate(self, mut hydration: Hydration) {
        turn::run(owned(async move {
            turn::slices(|| hydration.step()).await;
            hydration.finish().forget();
            turn::next().await;
            for stage in [self.live, self.asked] {
                stage.set(true);
                turn::next().await;
            }
            for made in 1..=FOLDS {
                self.folds.set(made);
                turn::next().await;
            }
            self.settled.set(true);
        }));
    }

    /// Asks for the views again after a failed attempt.
    pub fn retry(self) {
        self.chunk.retry();
    }

    /// Why the last attempt to fetch the views failed, if it did.
    pub fn failure(self) -> Option<FetchError> {
        self.chunk.failure()
    }

    /// Whether the page shows what its address asks for, or cannot for now.
    pub fn settled(self, store: Store) -> bool {
        let lacks_document = || store.plan_settled() && store.known_plan().is_none();
        self.settled.get() || self.failure().is_some() || lacks_document()
    }
}
