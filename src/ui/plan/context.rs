//! The context of the plan's views: the signals they read, and how they change the view.

use super::{FOLDS, PlanChunk};
use crate::store::{Derived, PlanStore, Store, Var, memo};
use analysis::plan::entry_error::EntryError;
use analysis::plan::filter::{MatchingAction, matching_actions};
use analysis::plan::input::DateLimits;
use model::tracking::{Journal, Tracking};
use model::{Day, PlanDocument};
use state::{Form, Intent, PlanViewState};

/// The signals that the plan's views read. Cheap to copy.
///
/// Until the page is hydrated, all have the values with which it was written: no entries, nothing from the URL,
/// no clock.
#[derive(Clone, Copy)]
pub struct PlanContext {
    pub store: Store,
    /// The entries, and the way to add more.
    pub plan: PlanStore,
    /// The published plan and its governance.
    pub document: &'static PlanDocument,
    /// The view of the plan: layout, filter, reference date, open action.
    pub view: Derived<PlanViewState>,
    /// State of the actions on the reference date.
    pub tracking: Derived<Tracking>,
    /// State with all entries, whatever their date; the fields that enter values show it.
    pub entered: Derived<Tracking>,
    /// The date at which the plan is shown.
    pub reference: Derived<Day>,
    /// Why the reference date of the URL is refused.
    pub not_read_at: Derived<Option<EntryError>>,
    /// The actions that pass the filter.
    pub found: Derived<Vec<MatchingAction<'static>>>,
    /// List, table, timeline or report.
    pub form: Derived<Form>,
    live: Var<bool>,
    folds: Var<usize>,
}

impl PlanContext {
    /// Derives the signals from the page's state.
    pub fn new(store: Store, part: PlanChunk, document: &'static PlanDocument) -> Self {
        let PlanChunk { live, follows_address: asked, folds, .. } = part;
        let plan = PlanStore::of(store);
        let view = memo(move || {
            if asked.get() {
                store.state.with(|state| state.plan.clone())
            } else {
                PlanViewState::default()
            }
        });
        let read_at = memo(move || {
            let bounds = bounds(store, live, document);
            reference(bounds, document, view.with(|view| view.reference))
        });
        let reference = memo(move || read_at.with(|(day, _)| *day));
        let tracking_of = move |read: &dyn Fn(&Journal) -> Tracking| {
            if live.get() { plan.journal(read) } else { Tracking::default() }
        };
        let tracking = memo(move || {
            let day = reference.get();
            tracking_of(&|journal| journal.tracking_at(day))
        });
        let entered = memo(move || tracking_of(&Journal::tracking));
        let filter = memo(move || view.with(|view| view.filter.clone()));
        let found = memo(move || {
            let (filter, day) = (filter.get(), reference.get());
            tracking.with(|t| matching_actions(&document.plan, store.dataset, t, &filter, day))
        });
        Self {
            store,
            plan,
            document,
            view,
            tracking,
            entered,
            reference,
            not_read_at: memo(move || read_at.with(|(_, refusal)| refusal.clone())),
            found,
            form: memo(move || view.with(|view| view.form)),
            live,
            folds,
        }
    }

    /// The valid range of dates.
    pub fn bounds(&self) -> DateLimits {
        bounds(self.store, self.live, self.document)
    }

    /// Whether the folded form number `rank` may be made; forms are spread over `FOLDS` tasks.
    pub fn unfolds(&self, rank: usize) -> Derived<bool> {
        let folds = self.folds;
        memo(move || folds.get() > rank % FOLDS)
    }

    /// Whether the page is hydrated and follows the state.
    pub fn is_live(&self) -> bool {
        self.live.get()
    }
}

fn bounds(store: Store, live: Var<bool>, document: &PlanDocument) -> DateLimits {
    DateLimits::of_document(document, live.get().then(|| store.today()).flatten())
}

/// The reference date, which is that of the URL or else today, and why the one of the URL is refused. It cannot
/// be in the future, as what will be done is unknown.
fn reference(
    bounds: DateLimits,
    document: &PlanDocument,
    requested_day: Option<Day>,
) -> (Day, Option<EntryError>) {
    let today = bounds.today.max(document.governance.start);
    match requested_day.map(|requested_day| bounds.reference(&requested_day.iso())) {
        None => (today, None),
        Some(Ok(day)) => (day, None),
        Some(Err(refusal)) => (today, Some(refusal)),
    }
}

/// Changes the view of the plan.
pub fn set_view(store: Store, change: impl FnOnce(&mut PlanViewState)) {
    let mut plan = store.state.with_untracked(|state| state.plan.clone());
    change(&mut plan);
    store.dispatch(Intent::SetPlanView(Box::new(plan)));
}
