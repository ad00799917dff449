//! Effects and memos that are compiled once each, whatever they run: Leptos' own are compiled anew
//! for each closure, a kilobyte each time.

use leptos::prelude::{Effect, Memo};

/// Runs `run` once the page is drawn, and again whenever what it reads changes.
pub fn effect(run: impl FnMut() + 'static) {
    erased(Box::new(run));
}

fn erased(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}

/// What `read` gives, told of only when it changes.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    boxed(Box::new(read))
}

fn boxed<T: PartialEq + Send + Sync + 'static>(read: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_: Option<&T>| read())
}
