//! Views that are compiled into a file of their own, fetched once they are needed.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

/// What fetches a chunk: a function marked `#[wasm_split]`, boxed.
pub type Load<V> = fn() -> Pin<Box<dyn Future<Output = Result<V, SplitLoaderError>>>>;

/// Such views, `V` being a table of the functions that make them.
#[derive(Debug)]
pub struct Chunk<V: 'static> {
    views: RwSignal<Option<V>>,
    asked: StoredValue<bool>,
    failed: RwSignal<bool>,
    load: Load<V>,
}

impl<V> Clone for Chunk<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for Chunk<V> {}

impl<V: Copy + Send + Sync + 'static> Chunk<V> {
    /// Nothing is fetched yet. `failed` is set when the file cannot be had.
    #[must_use]
    pub fn new(load: Load<V>, failed: RwSignal<bool>) -> Self {
        Self { views: RwSignal::new(None), asked: StoredValue::new(false), failed, load }
    }

    /// The views, if they are there; asks for them otherwise, and tells the reader once they are.
    pub fn get(self) -> Option<V> {
        let views = self.views.get();
        if views.is_none() {
            self.ask();
        }
        views
    }

    /// Fetches the views ahead of their use. A failed attempt is made again at the next need.
    pub fn ask(self) {
        if self.asked.get_value() {
            return;
        }
        self.asked.set_value(true);
        spawn_local(async move {
            match (self.load)().await {
                Ok(views) => self.views.set(Some(views)),
                Err(_) => {
                    self.asked.set_value(false);
                    self.failed.set(true);
                }
            }
        });
    }
}
