//! What the views of the plan read, and how they ask to see something else.

use super::documents::reference;
use crate::store::{Derived, PlanStore, Store, memo};
use analysis::plan::filter::{Found, found};
use analysis::plan::typed::Bounds;
use model::Day;
use model::tracking::{Journal, Tracking};
use state::plan::Document;
use state::{Form, Intent, PlanView};

/// What the views of the plan read. Copied freely.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The page's state.
    pub store: Store,
    /// What was entered, and the way to enter more.
    pub plan: PlanStore,
    /// What the document says.
    pub document: &'static Document,
    /// The plan on the reference date.
    pub tracking: Derived<Tracking>,
    /// All that was entered, of whatever day: what the fields that it is entered with show.
    pub entered: Derived<Tracking>,
    /// The reference date.
    pub reference: Derived<Day>,
    /// The actions looked for.
    pub found: Derived<Vec<Found<'static>>>,
    /// How they are laid out.
    pub form: Derived<Form>,
}

impl Shown {
    /// Derives all of it from the page's state.
    pub fn new(store: Store, document: &'static Document) -> Self {
        let plan = PlanStore::of(store);
        let reference = memo(move || reference(store, document).0);
        let tracking = memo(move || {
            let day = reference.get();
            plan.journal(|journal| journal.tracking_at(day))
        });
        let entered = memo(move || plan.journal(Journal::tracking));
        let filter = memo(move || store.view.with(|state| state.plan.filter.clone()));
        let found = memo(move || {
            let (filter, day) = (filter.get(), reference.get());
            tracking.with(|t| found(&document.plan, store.dataset, t, &filter, day))
        });
        let form = memo(move || store.view.with(|state| state.plan.form));
        Self { store, plan, document, tracking, entered, reference, found, form }
    }

    /// The days that can be meant.
    pub fn bounds(&self) -> Bounds {
        self.plan.bounds(self.document)
    }
}

/// Looks at the plan otherwise.
pub fn look(store: Store, change: impl FnOnce(&mut PlanView)) {
    let mut plan = store.view.with_untracked(|state| state.plan.clone());
    change(&mut plan);
    store.dispatch(Intent::LookAtPlan(Box::new(plan)));
}
