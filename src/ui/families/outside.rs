//! The places outside the map, fetched when a place is first sought: without them the search still
//! knows those of the map.

use leptos::prelude::{GetValue, SetValue, StoredValue, WithValue};
use leptos::task::spawn_local;

use crate::browser::files;
use crate::store::Var;

/// Where they are published, relative to the page.
const FILE: &str = "geodata/lieux-exterieurs.csv";

/// The file, as far as it is there.
#[derive(Clone, Copy)]
pub struct Outside {
    text: StoredValue<Option<String>>,
    fetching: StoredValue<bool>,
    /// How often it was fetched, in vain or not.
    attempts: Var<u32>,
}

impl Outside {
    /// Nothing is fetched yet.
    pub fn new() -> Self {
        let (text, fetching) = (StoredValue::new(None), StoredValue::new(false));
        Self { text, fetching, attempts: Var::new(0) }
    }

    /// How often it was fetched, in vain or not; 0 while it may still come for the first time.
    pub fn attempts(self) -> u32 {
        self.attempts.get()
    }

    /// What `go` makes of its text; `None` where it is not there.
    pub fn with<R>(self, go: impl FnOnce(Option<&str>) -> R) -> R {
        self.text.with_value(|text| go(text.as_deref()))
    }

    /// Fetches it, unless it was.
    pub fn ask(self) {
        if self.attempts.get_untracked() == 0 {
            self.fetch();
        }
    }

    /// Fetches it again after an attempt in vain.
    pub fn retry(self) {
        if self.text.with_value(Option::is_none) {
            self.fetch();
        }
    }

    fn fetch(self) {
        if self.fetching.get_value() {
            return;
        }
        self.fetching.set_value(true);
        spawn_local(async move {
            let text = files::text(FILE).await;
            self.text.set_value(text);
            self.fetching.set_value(false);
            self.attempts.update(|attempts| *attempts += 1);
        });
    }
}
