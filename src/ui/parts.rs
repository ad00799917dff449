//! The chunks of the program: when each is fetched, and how a failure is reported.

use super::figure_views::Figures;
use super::officials::{Officials, officials};
use super::plan::PlanPart;
use super::sheets::{Sheets, sheets};
use crate::browser::page;
use crate::data::{FetchError, Fetching};
use crate::store::{Chunk, Store, effect};
use model::Dataset;
use state::{Event, Notice, ViewState};

/// All chunks of the program except the outlines, which the store has.
#[derive(Clone, Copy)]
pub struct Parts {
    /// The sheets and the search.
    pub sheets: Chunk<Sheets>,
    /// The tools below the map of the territories.
    pub officials: Chunk<Officials>,
    pub plan: PlanPart,
    /// The table, the legend and the sentences.
    pub figures: Figures,
}

impl Parts {
    /// The chunks, none of them fetched yet.
    pub fn new(dataset: &'static Dataset, figures: Figures, plan: PlanPart) -> Self {
        Self {
            sheets: Chunk::new(dataset, |dataset| {
                Fetching::with_details(dataset, sheets(), |views| views.details)
            }),
            officials: Chunk::new(dataset, |dataset| {
                Fetching::with_details(dataset, officials(), |views| views.details)
            }),
            plan,
            figures,
        }
    }

    /// Fetches the figures at once, and the rest when the page is first used.
    pub fn prefetch(self, store: Store) {
        let Self { sheets, officials, plan, figures } = self;
        if store.state.with_untracked(|state| state.view.has_map()) {
            figures.chunk().ask();
        }
        // Whoever touches the page will soon open something. Each touch retries failed fetches.
        page::on_gesture(move || {
            sheets.ask();
            officials.retry();
            plan.retry();
            figures.chunk().retry();
            store.outline_tools.retry();
        });
    }

    /// Reports the failure of chunks that are needed.
    pub fn report_failures(self, store: Store) {
        let Self { sheets, officials, plan, figures } = self;
        effect(move || report(store, officials.failure()));
        effect(move || report(store, plan.failure()));
        effect(move || {
            if store.outline_tools.failure().is_some() {
                store.dispatch(Event::Failed(Notice::OutlinesUnavailable));
            }
        });
        // A chunk that was only prefetched is not needed yet.
        effect(move || {
            let missed = store.state.with(ViewState::opens_sheet);
            report(store, sheets.failure().filter(|_| missed));
        });
        effect(move || {
            let missed = store.state.with(ViewState::changes_figures);
            if figures.chunk().failure().is_some() && missed {
                store.dispatch(Event::Failed(Notice::FiguresUnavailable));
            }
        });
    }
}

fn report(store: Store, failure: Option<FetchError>) {
    if let Some(error) = failure {
        store.dispatch(Event::Failed(error.notice()));
    }
}
