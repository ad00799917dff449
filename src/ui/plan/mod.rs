//! The plan's page, in a chunk of its own. What the build writes, the plan without entries, is `dom` and
//! hydrated in place; what opens on demand is Leptos.

mod axis;
mod compared_states;
mod context;
mod curve;
mod date_field;
mod field;
mod filters;
mod import_export;
mod list;
mod mini_map;
mod page;
mod persistence;
mod progress;
mod report;
mod sheet;
mod targets;
mod text_field;
mod timeline;
mod values;
mod versions;

use crate::browser::scheduler;
use crate::data::{ChunkLoad, FetchError};
use crate::store::wasm_split::{SplitLoaderError, wasm_split};
use crate::store::{Chunk, Store, Var, with_current_owner};
use dom::{Element, Hydration, Node, dynamic, island_in_steps};
use model::{Dataset, PlanDocument};

/// Function table of the plan's chunk.
#[derive(Clone, Copy, Debug)]
pub struct PlanViews {
    /// The page, once its data are loaded; otherwise fetches them.
    page: fn(Store, PlanChunk) -> Option<Element>,
    /// Hydrates the page that the build wrote.
    hydrate: fn(PlanChunk, Hydration),
    /// The message shown if the data could not be loaded.
    load_error: fn(Store) -> Option<Element>,
}

const VIEWS: PlanViews =
    PlanViews { page: page::page, hydrate: PlanChunk::hydrate, load_error: page::load_error };

/// In the browser `wasm_split` turns this into a fetch of the chunk.
#[wasm_split(plan, wasm_split_path = crate::store::wasm_split, fallible)]
fn views() -> Result<PlanViews, SplitLoaderError> {
    Ok(VIEWS)
}

/// Number of tasks over which the folded forms are made: all at once would block the page.
const FOLD_TASKS: usize = 6;

/// The plan's chunk, and how far its prerendered page has been hydrated.
#[derive(Clone, Copy, Debug)]
pub struct PlanChunk {
    chunk: Chunk<PlanViews>,
    /// The plan from which the build writes the page; the browser fetches it.
    document: Option<&'static PlanDocument>,
    /// Whether the page is hydrated and follows the state.
    is_hydrated: Var<bool>,
    /// Whether the page follows its URL rather than the prerendered plan.
    follows_url: Var<bool>,
    /// How many of the [`FOLD_TASKS`] tasks have run.
    fold_tasks_run: Var<usize>,
    /// Whether the page shows what its URL says.
    is_settled: Var<bool>,
}

impl PlanChunk {
    /// For the browser: everything is fetched.
    #[must_use]
    pub fn on_demand(dataset: &'static Dataset) -> Self {
        let chunk = Chunk::new(dataset, |_| ChunkLoad::without_data(views()));
        let [live, follows_url, is_settled] = [(); 3].map(|()| Var::new(false));
        Self {
            chunk,
            document: None,
            is_hydrated: live,
            follows_url,
            fold_tasks_run: Var::new(0),
            is_settled,
        }
    }

    /// For the build: the chunk is built in, `document` given.
    #[must_use]
    pub fn built_in(dataset: &'static Dataset, document: Option<&'static PlanDocument>) -> Self {
        let on_demand = Self::on_demand(dataset);
        Self { chunk: on_demand.chunk.preloaded(VIEWS), document, ..on_demand }
    }

    /// The contents of the page's `main`.
    pub fn main_content(self, store: Store) -> [Node; 2] {
        let load_error = move || (self.chunk.get_or_request()?.load_error)(store);
        let page = move || (self.chunk.get_or_request()?.page)(store, self);
        let hydrate = move |hydration| {
            if let Some(views) = self.chunk.get_untracked() {
                (views.hydrate)(self, hydration);
            }
        };
        [dynamic(load_error), island_in_steps(page, hydrate)]
    }

    /// Hydrates the page as it was written, then makes it follow the state. Each stage is a task of its own, so
    /// that the page stays responsive.
    fn hydrate(self, mut hydration: Hydration) {
        scheduler::spawn_local(with_current_owner(async move {
            scheduler::run_in_slices(|| hydration.step()).await;
            hydration.finish().forget();
            scheduler::yield_now().await;
            for stage in [self.is_hydrated, self.follows_url] {
                stage.set(true);
                scheduler::yield_now().await;
            }
            for count in 1..=FOLD_TASKS {
                self.fold_tasks_run.set(count);
                scheduler::yield_now().await;
            }
            self.is_settled.set(true);
        }));
    }

    /// Fetches the chunk again if that failed.
    pub fn retry(self) {
        self.chunk.retry();
    }

    /// Why the last fetch of the chunk failed, if it did.
    pub fn failure(self) -> Option<FetchError> {
        self.chunk.failure()
    }

    /// Whether the page shows what its URL says, or could not be loaded.
    pub fn is_ready(self, store: Store) -> bool {
        let lacks_document = || store.is_plan_settled() && store.loaded_plan().is_none();
        self.is_settled.get() || self.failure().is_some() || lacks_document()
    }
}
