//! What the views of the plan read, and how they ask to see something else.

use super::{FOLDS, PlanPart};
use crate::store::{Derived, PlanStore, Store, Var, memo};
use analysis::plan::filter::{Found, found};
use analysis::plan::refusal::Refusal;
use analysis::plan::typed::Bounds;
use model::tracking::{Journal, Tracking};
use model::{Day, PlanDocument};
use state::{Form, Intent, PlanView};

/// What the views of the plan read. Copied freely.
///
/// Until the page that the build wrote is hydrated, all of it is as it was then: nothing entered, nothing
/// asked for by the address, no clock.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The page's state.
    pub store: Store,
    /// What was entered, and the way to enter more.
    pub plan: PlanStore,
    /// What the document says.
    pub document: &'static PlanDocument,
    /// How the plan is looked at.
    pub view: Derived<PlanView>,
    /// The plan on the reference date.
    pub tracking: Derived<Tracking>,
    /// All that was entered, of whatever day: what the fields that it is entered with show.
    pub entered: Derived<Tracking>,
    /// The day that the plan is read at.
    pub reference: Derived<Day>,
    /// Why the day that the address names is not taken.
    pub not_read_at: Derived<Option<Refusal>>,
    /// The actions looked for.
    pub found: Derived<Vec<Found<'static>>>,
    /// How they are laid out.
    pub form: Derived<Form>,
    live: Var<bool>,
    folds: Var<usize>,
}

impl Shown {
    /// Derives all of it from the page's state.
    pub fn new(store: Store, part: PlanPart, document: &'static PlanDocument) -> Self {
        let PlanPart { live, asked, folds, .. } = part;
        let plan = PlanStore::of(store);
        let view = memo(move || {
            if asked.get() {
                store.state.with(|state| state.plan.clone())
            } else {
                PlanView::default()
            }
        });
        let read_at = memo(move || {
            let bounds = bounds(store, live, document);
            reference(bounds, document, view.with(|view| view.reference))
        });
        let reference = memo(move || read_at.with(|(day, _)| *day));
        let entered_by = move |read: &dyn Fn(&Journal) -> Tracking| {
            if live.get() { plan.journal(read) } else { Tracking::default() }
        };
        let tracking = memo(move || {
            let day = reference.get();
            entered_by(&|journal| journal.tracking_at(day))
        });
        let entered = memo(move || entered_by(&Journal::tracking));
        let filter = memo(move || view.with(|view| view.filter.clone()));
        let found = memo(move || {
            let (filter, day) = (filter.get(), reference.get());
            tracking.with(|t| found(&document.plan, store.dataset, t, &filter, day))
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

    /// The days that can be meant.
    pub fn bounds(&self) -> Bounds {
        bounds(self.store, self.live, self.document)
    }

    /// Whether what stays folded at first may be made; those of another `rank` are in another turn.
    pub fn unfolds(&self, rank: usize) -> Derived<bool> {
        let folds = self.folds;
        memo(move || folds.get() > rank % FOLDS)
    }

    /// Whether the page follows the state.
    pub fn is_live(&self) -> bool {
        self.live.get()
    }
}

fn bounds(store: Store, live: Var<bool>, document: &PlanDocument) -> Bounds {
    Bounds::of_document(document, live.get().then(|| store.today()).flatten())
}

/// The day that the plan is read at: the one that the address names, else today; and why the one named is
/// not taken. It is no later than today, as what will be done is not known.
fn reference(
    bounds: Bounds,
    document: &PlanDocument,
    named: Option<Day>,
) -> (Day, Option<Refusal>) {
    let today = bounds.today.max(document.governance.start);
    match named.map(|named| bounds.reference(&named.iso())) {
        None => (today, None),
        Some(Ok(day)) => (day, None),
        Some(Err(refusal)) => (today, Some(refusal)),
    }
}

/// Looks at the plan otherwise.
pub fn look(store: Store, change: impl FnOnce(&mut PlanView)) {
    let mut plan = store.state.with_untracked(|state| state.plan.clone());
    change(&mut plan);
    store.dispatch(Intent::LookAtPlan(Box::new(plan)));
}
