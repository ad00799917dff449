//! Type-erased signals, memos and effects. Leptos' own are generic and compiled for each type: with them the
//! first chunk is 145.2 kB instead of 134.2, the plan's 169.3 instead of 159.2 (Brotli, 27 November 2026). Here
//! Leptos sees `Arc<dyn Any>`; the wrappers downcast on read.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::{
    Effect, Get, GetUntracked, IsDisposed, Memo, RwSignal, Set, Update, With, WithUntracked,
};
use leptos::reactive::computed::ScopedFuture;

/// A value whose type only its readers know.
pub type ErasedValue = Arc<dyn Any + Send + Sync>;

/// A read-write signal; notifies its readers at each set, even of an equal value.
#[derive(Debug)]
pub struct Var<T>(RwSignal<ErasedValue>, PhantomData<fn() -> T>);

/// The same, for who may only read it.
#[derive(Debug)]
pub struct ReadVar<T>(RwSignal<ErasedValue>, PhantomData<fn() -> T>);

/// A memo; notifies its readers when its value changes.
#[derive(Debug)]
pub struct Derived<T>(Memo<Given>, PhantomData<fn() -> T>);

/// What a memo gave, and how to know whether it gives the same again.
struct Given {
    held: ErasedValue,
    same: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for Given {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(&*self.held, &*other.held)
    }
}

/// Runs `run` once the page is drawn, and again whenever what it reads changes.
pub fn effect(run: impl FnMut() + 'static) {
    effect_of(Box::new(run));
}

/// `work`, whose signals and effects belong to the owner that is now current, however late they are made.
pub fn owned<F: Future>(work: F) -> ScopedFuture<F> {
    ScopedFuture::new_untracked(work)
}

/// What `read` gives, told of only when it changes.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn() -> T + Send + Sync + 'static,
) -> Derived<T> {
    let read = Box::new(move || Given { held: Arc::new(read()), same: same::<T> });
    Derived(memo_of(read), PhantomData)
}

impl<T: Send + Sync + 'static> Var<T> {
    /// Begins as `value`.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self(RwSignal::new(Arc::new(value)), PhantomData)
    }

    /// The same, to be read only.
    #[must_use]
    pub fn read_only(self) -> ReadVar<T> {
        ReadVar(self.0, PhantomData)
    }

    /// From now on `value`.
    pub fn set(self, value: T) {
        set(self.0, Arc::new(value));
    }

    /// Whether its view has left the page: it can be set, to no effect, and no more be read. An
    /// element that leaves the page with the focus in it tells its listeners only then.
    pub fn is_gone(self) -> bool {
        self.0.is_disposed()
    }

    /// Changes it in place; what `change` gives. To no effect from within [`Var::with`], which
    /// still looks at the value.
    pub fn update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let (mut change, mut given) = (Some(change), None);
        update(self.0, &mut |held| {
            if let (Some(change), Some(value)) = (change.take(), held.downcast_mut()) {
                given = Some(change(value));
            }
        });
        debug_assert!(change.is_none() || self.is_gone(), "changed while it is read");
        given
    }
}

/// How all are read.
macro_rules! readable {
    ($($of:ident: $look:ident, $look_untracked:ident;)*) => {$(
        impl<T: 'static> $of<T> {
            /// What `go` makes of it; its reader follows it from now on.
            pub fn with<R>(self, go: impl FnOnce(&T) -> R) -> R {
                go(typed(&$look(self.0)))
            }

            /// Its reader follows it from now on.
            pub fn track(self) {
                $look(self.0);
            }

            /// What `go` makes of what it is now.
            pub fn with_untracked<R>(self, go: impl FnOnce(&T) -> R) -> R {
                go(typed(&$look_untracked(self.0)))
            }

            /// A copy; its reader follows it from now on.
            #[must_use]
            pub fn get(self) -> T where T: Clone {
                self.with(T::clone)
            }

            /// A copy of what it is now.
            #[must_use]
            pub fn get_untracked(self) -> T where T: Clone {
                self.with_untracked(T::clone)
            }
        }

        impl<T> Clone for $of<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $of<T> {}
    )*};
}

readable! {
    Var: look, look_untracked;
    ReadVar: look, look_untracked;
    Derived: look_derived, look_derived_untracked;
}

// Only values of its type are ever put there.
#[allow(clippy::expect_used)]
fn typed<T: 'static>(held: &ErasedValue) -> &T {
    held.downcast_ref().expect("a value of its type")
}

fn same<T: PartialEq + 'static>(one: &dyn Any, other: &dyn Any) -> bool {
    one.downcast_ref::<T>() == other.downcast_ref::<T>()
}

fn effect_of(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}

fn memo_of(read: Box<dyn Fn() -> Given + Send + Sync>) -> Memo<Given> {
    Memo::new(move |_: Option<&Given>| read())
}

fn set(var: RwSignal<ErasedValue>, value: ErasedValue) {
    var.set(value);
}

fn update(var: RwSignal<ErasedValue>, change: &mut dyn FnMut(&mut dyn Any)) {
    var.update(|held| {
        if let Some(value) = Arc::get_mut(held) {
            change(value);
        }
    });
}

fn look(var: RwSignal<ErasedValue>) -> ErasedValue {
    var.get()
}

fn look_untracked(var: RwSignal<ErasedValue>) -> ErasedValue {
    var.get_untracked()
}

fn look_derived(memo: Memo<Given>) -> ErasedValue {
    memo.with(|given| Arc::clone(&given.held))
}

fn look_derived_untracked(memo: Memo<Given>) -> ErasedValue {
    memo.with_untracked(|given| Arc::clone(&given.held))
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn a_memo_follows_what_it_reads_and_is_told_of_only_when_it_changes() {
        static RUNS: AtomicUsize = AtomicUsize::new(0);
        Owner::new().with(|| {
            let word = Var::new(String::from("un"));
            let length = memo(move || word.with(String::len));
            let told = memo(move || (RUNS.fetch_add(1, Ordering::Relaxed), length.get()).1);
            assert_eq!((told.get(), word.get()), (2, "un".into()));
            word.update(|word| *word = "xi".into());
            assert_eq!((told.get(), RUNS.load(Ordering::Relaxed)), (2, 1));
            word.set("trois".into());
            assert_eq!((told.get_untracked(), RUNS.load(Ordering::Relaxed)), (5, 2));
        });
    }
}
