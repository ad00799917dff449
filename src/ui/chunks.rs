//! The chunks of the program: when each is fetched, and how a failure is reported.

use super::figures::chunk::FigureChunk;
use super::officials::{OfficialsViews, officials};
use super::plan::PlanChunk;
use super::sheets::{SheetViews, sheets};
use crate::browser::page;
use crate::data::{ChunkLoad, FetchError};
use crate::store::{Chunk, Store, effect};
use model::Dataset;
use state::{Event, Notice, ViewState};

/// The chunks of the program, except the outlines, which the store has, and the exports, which
/// `officials::downloads` fetches.
#[derive(Clone, Copy)]
pub struct Chunks {
    /// The sheets and the search.
    pub sheets: Chunk<SheetViews>,
    /// The tools below the map of the territories.
    pub officials: Chunk<OfficialsViews>,
    pub plan: PlanChunk,
    /// The table, the legend and the sentences.
    pub figures: FigureChunk,
}

impl Chunks {
    /// The chunks, none of them fetched yet.
    pub fn new(dataset: &'static Dataset, figures: FigureChunk, plan: PlanChunk) -> Self {
        Self {
            sheets: Chunk::new(dataset, |dataset| {
                ChunkLoad::with_details(dataset, sheets(), |views| views.details_reader)
            }),
            officials: Chunk::new(dataset, |dataset| {
                ChunkLoad::with_details(dataset, officials(), |views| views.details_reader)
            }),
            plan,
            figures,
        }
    }

    /// On a page with a map fetches the figures at once, and everywhere the sheets at the first gesture. The
    /// other chunks are fetched by what needs them; each gesture retries those that failed.
    pub fn prefetch(self, store: Store) {
        let Self { sheets, officials, plan, figures } = self;
        if store.state.with_untracked(|state| state.view.has_map()) {
            figures.chunk().request();
        }
        // Whoever touches the page will soon open something. Each touch retries failed fetches.
        page::on_gesture(move || {
            sheets.request();
            officials.retry();
            plan.retry();
            figures.chunk().retry();
            store.outline_tools.retry();
        });
    }

    /// Reports the failure of chunks that are needed.
    pub fn report_failures(self, store: Store) {
        let Self { sheets, officials, plan, figures } = self;
        effect(move || notify_failure(store, officials.failure()));
        effect(move || notify_failure(store, plan.failure()));
        effect(move || {
            if store.outline_tools.failure().is_some() {
                store.dispatch(Event::Notify(Notice::OutlinesUnavailable));
            }
        });
        // A chunk that was only prefetched is not needed yet.
        effect(move || {
            let is_needed = store.state.with(ViewState::opens_sheet);
            notify_failure(store, sheets.failure().filter(|_| is_needed));
        });
        effect(move || {
            let is_needed = store.state.with(ViewState::changes_figures);
            if figures.chunk().failure().is_some() && is_needed {
                store.dispatch(Event::Notify(Notice::FiguresUnavailable));
            }
        });
    }
}

fn notify_failure(store: Store, failure: Option<FetchError>) {
    if let Some(error) = failure {
        store.dispatch(Event::Notify(error.notice()));
    }
}
