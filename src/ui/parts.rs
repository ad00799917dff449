//! The parts of the program that are fetched on demand: when each is, and what is told where one cannot be had.

use super::figure_views::Figures;
use super::officials::{Officials, officials};
use super::plan::PlanPart;
use super::sheets::{Sheets, sheets};
use crate::browser::page;
use crate::data::{FetchError, Fetching};
use crate::store::{Chunk, Store, effect};
use model::Dataset;
use state::{Event, Notice, ViewState};

/// The parts.
#[derive(Clone, Copy)]
pub struct Parts {
    /// What opens beside the map, and the search.
    pub sheets: Chunk<Sheets>,
    /// The tools below the map of the territories.
    pub officials: Chunk<Officials>,
    /// The plan.
    pub plan: PlanPart,
    /// What is read of the figures.
    pub figures: Figures,
}

impl Parts {
    /// Nothing is fetched yet.
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

    /// Fetches those that open on demand when they are about to be.
    pub fn prefetch(self, store: Store) {
        let Self { sheets, officials, plan, figures } = self;
        if store.state.with_untracked(|state| state.view.has_map()) {
            figures.chunk().ask();
        }
        // Whoever touches the page will soon open something: it is fetched meanwhile. Without a
        // network it is asked for again at each touch.
        page::on_gesture(move || {
            sheets.ask();
            officials.retry();
            plan.retry();
            figures.chunk().retry();
            store.outline_tools.retry();
        });
    }

    /// Tells of each that is missed and cannot be had.
    pub fn report_failures(self, store: Store) {
        let Self { sheets, officials, plan, figures } = self;
        effect(move || report(store, officials.failure()));
        effect(move || report(store, plan.failure()));
        effect(move || {
            if store.outline_tools.failure().is_some() {
                store.dispatch(Event::Failed(Notice::OutlinesUnavailable));
            }
        });
        // What was only fetched ahead is missed by nobody yet.
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
