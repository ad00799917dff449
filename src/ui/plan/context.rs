//! The context of the plan's views: the signals they read, and how they change the view.

use super::{FOLD_TASKS, PlanChunk};
use crate::store::{Derived, PlanStore, Store, Var, memo};
use analysis::plan::entry_error::EntryError;
use analysis::plan::filter::{TrackedAction, matching_actions};
use analysis::plan::input::DateLimits;
use model::tracking::{Journal, Tracking};
use model::{Day, PlanDocument};
use state::{Intent, PlanLayout, PlanViewState};

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
    pub full_tracking: Derived<Tracking>,
    /// The date at which the plan is shown.
    pub reference: Derived<Day>,
    /// Why the reference date of the URL is refused.
    pub reference_error: Derived<Option<EntryError>>,
    /// The actions that pass the filter.
    pub matching: Derived<Vec<TrackedAction<'static>>>,
    /// List, table, timeline or report.
    pub form: Derived<PlanLayout>,
    live: Var<bool>,
    fold_tasks_run: Var<usize>,
}

impl PlanContext {
    /// Derives the signals from the page's state.
    pub fn new(store: Store, chunk: PlanChunk, document: &'static PlanDocument) -> Self {
        let PlanChunk { is_hydrated: live, follows_url, fold_tasks_run, .. } = chunk;
        let plan = PlanStore::get_or_init(store);
        let view = memo(move || {
            if follows_url.get() {
                store.state.with(|state| state.plan.clone())
            } else {
                PlanViewState::default()
            }
        });
        let reference_result = memo(move || {
            let limits = date_limits(store, live, document);
            checked_reference(limits, document, view.with(|view| view.reference))
        });
        let reference = memo(move || reference_result.with(|(day, _)| *day));
        let tracking_of = move |read: &dyn Fn(&Journal) -> Tracking| {
            if live.get() { plan.journal(read) } else { Tracking::default() }
        };
        let tracking = memo(move || {
            let day = reference.get();
            tracking_of(&|journal| journal.tracking_at(day))
        });
        let full_tracking = memo(move || tracking_of(&Journal::tracking));
        let filter = memo(move || view.with(|view| view.filter.clone()));
        let matching = memo(move || {
            let (filter, day) = (filter.get(), reference.get());
            tracking.with(|t| matching_actions(&document.plan, store.dataset, t, &filter, day))
        });
        Self {
            store,
            plan,
            document,
            view,
            tracking,
            full_tracking,
            reference,
            reference_error: memo(move || reference_result.with(|(_, refusal)| refusal.clone())),
            matching,
            form: memo(move || view.with(|view| view.layout)),
            live,
            fold_tasks_run,
        }
    }

    /// The valid range of dates.
    pub fn date_limits(&self) -> DateLimits {
        date_limits(self.store, self.live, self.document)
    }

    /// Whether the folded form number `index` may be made; forms are spread over `FOLD_TASKS` tasks.
    pub fn fold_ready(&self, index: usize) -> Derived<bool> {
        let fold_tasks_run = self.fold_tasks_run;
        memo(move || fold_tasks_run.get() > index % FOLD_TASKS)
    }

    /// Whether the page is hydrated and follows the state.
    pub fn is_live(&self) -> bool {
        self.live.get()
    }
}

fn date_limits(store: Store, live: Var<bool>, document: &PlanDocument) -> DateLimits {
    DateLimits::for_document(document, live.get().then(|| store.today()).flatten())
}

/// The reference date, which is that of the URL or else today, and why the one of the URL is refused. It cannot
/// be in the future, as what will be done is unknown.
fn checked_reference(
    limits: DateLimits,
    document: &PlanDocument,
    requested_day: Option<Day>,
) -> (Day, Option<EntryError>) {
    let today = limits.today.max(document.governance.start);
    match requested_day.map(|requested_day| limits.parse_reference(&requested_day.iso())) {
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
