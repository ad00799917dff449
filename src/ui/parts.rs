//! What the part of the program that is fetched for the sheets offers: known to the views that ask for it,
//! whatever makes it.

use leptos::prelude::AnyView;

use crate::data::Reader;
use crate::store::Store;
use analysis::search::Reply;
use model::{Dataset, Epci, Plan, Service};
use state::ViewState;
use state::answer::Answer;

/// What the field shows and does for a typed text.
pub type Find = Box<dyn Fn(&str) -> Reply + Send + Sync>;

/// What is said of a change: see [`state::announcement`].
pub type Announce = fn(&Dataset, &ViewState, &ViewState, Option<&Answer>) -> Option<String>;

/// The functions that make these views.
#[derive(Clone, Copy, Debug)]
pub struct Sheets {
    /// Reads what they stand on.
    pub details: Reader,
    /// The panel of a territory.
    pub panel: fn(Store, &'static Epci) -> AnyView,
    /// The card of a service, or the list of a group of pins.
    pub card: fn(Store, Option<&'static Service>, Vec<&'static Service>) -> AnyView,
    /// The answer to a family.
    pub answer: fn(Store, Answer) -> AnyView,
    /// The services put aside.
    pub list: fn(Store) -> AnyView,
    /// The search, with the text of the file of places outside where it could be had.
    pub search: fn(&'static Dataset, Option<&str>) -> Option<Find>,
    /// A link to the site of the contact with this id.
    pub outward: fn(&'static Dataset, &'static str) -> AnyView,
    /// The title of what is shown: see [`state::title`].
    pub subject: fn(&Dataset, &ViewState, Option<&Plan>) -> Option<String>,
    /// What is said of a change.
    pub announcement: Announce,
}
