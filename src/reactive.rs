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

/// A value whose type only its readers know; they downcast it.
pub type ErasedValue = Arc<dyn Any + Send + Sync>;

/// A read-write signal; notifies its readers at each set, even of an equal value.
#[derive(Debug)]
pub struct Var<T>(RwSignal<ErasedValue>, PhantomData<fn() -> T>);

/// The read-only side of a [`Var`].
#[derive(Debug)]
pub struct ReadVar<T>(RwSignal<ErasedValue>, PhantomData<fn() -> T>);

/// A memo; notifies its readers when its value changes.
#[derive(Debug)]
pub struct Derived<T>(Memo<MemoValue>, PhantomData<fn() -> T>);

/// The value of a memo, with the equality of its type.
struct MemoValue {
    value: ErasedValue,
    equals: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for MemoValue {
    fn eq(&self, other: &Self) -> bool {
        (self.equals)(&*self.value, &*other.value)
    }
}

/// Runs `run` once the page is drawn, and again whenever its signals change.
pub fn effect(run: impl FnMut() + 'static) {
    boxed_effect(Box::new(run));
}

/// Runs `work` under the present owner: signals and effects that it creates after an `await` still belong to
/// that owner.
pub fn with_current_owner<F: Future>(work: F) -> ScopedFuture<F> {
    ScopedFuture::new_untracked(work)
}

/// A memo of `read`; notifies its readers only when the value changes.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn() -> T + Send + Sync + 'static,
) -> Derived<T> {
    let read = Box::new(move || MemoValue { value: Arc::new(read()), equals: are_equal::<T> });
    Derived(boxed_memo(read), PhantomData)
}

impl<T: Send + Sync + 'static> Var<T> {
    /// A signal with this initial value.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self(RwSignal::new(Arc::new(value)), PhantomData)
    }

    /// The read-only side of the signal.
    #[must_use]
    pub fn read_only(self) -> ReadVar<T> {
        ReadVar(self.0, PhantomData)
    }

    /// Sets the value and notifies the readers.
    pub fn set(self, value: T) {
        set(self.0, Arc::new(value));
    }

    /// Whether the signal is disposed with its view: setting it then has no effect, and reading it panics. A
    /// focused element that leaves the page still calls its listeners after that.
    pub fn is_disposed(self) -> bool {
        self.0.is_disposed()
    }

    /// Changes the value in place and returns the result of `change`. Has no effect within [`Var::with`], which
    /// still borrows the value.
    pub fn update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let (mut change, mut result) = (Some(change), None);
        update(self.0, &mut |erased| {
            if let (Some(change), Some(value)) = (change.take(), erased.downcast_mut()) {
                result = Some(change(value));
            }
        });
        debug_assert!(change.is_none() || self.is_disposed(), "changed while it is read");
        result
    }
}

/// Implements reading for all three types.
macro_rules! readable {
    ($($signal:ident: $get:ident, $get_untracked:ident;)*) => {$(
        impl<T: 'static> $signal<T> {
            /// Applies `read` to the value; tracked.
            pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
                read(downcast(&$get(self.0)))
            }

            /// Tracks the signal without reading its value.
            pub fn track(self) {
                $get(self.0);
            }

            /// Applies `read` to the value; untracked.
            pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
                read(downcast(&$get_untracked(self.0)))
            }

            /// A clone of the value; tracked.
            #[must_use]
            pub fn get(self) -> T where T: Clone {
                self.with(T::clone)
            }

            /// A clone of the value; untracked.
            #[must_use]
            pub fn get_untracked(self) -> T where T: Clone {
                self.with_untracked(T::clone)
            }
        }

        impl<T> Clone for $signal<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $signal<T> {}
    )*};
}

readable! {
    Var: get_signal, get_signal_untracked;
    ReadVar: get_signal, get_signal_untracked;
    Derived: get_memo, get_memo_untracked;
}

// Only values of the type `T` are ever stored.
#[allow(clippy::expect_used)]
fn downcast<T: 'static>(value: &ErasedValue) -> &T {
    value.downcast_ref().expect("a value of its type")
}

fn are_equal<T: PartialEq + 'static>(one: &dyn Any, other: &dyn Any) -> bool {
    one.downcast_ref::<T>() == other.downcast_ref::<T>()
}

fn boxed_effect(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}

fn boxed_memo(read: Box<dyn Fn() -> MemoValue + Send + Sync>) -> Memo<MemoValue> {
    Memo::new(move |_: Option<&MemoValue>| read())
}

fn set(var: RwSignal<ErasedValue>, value: ErasedValue) {
    var.set(value);
}

fn update(var: RwSignal<ErasedValue>, change: &mut dyn FnMut(&mut dyn Any)) {
    var.update(|erased| {
        if let Some(value) = Arc::get_mut(erased) {
            change(value);
        }
    });
}

fn get_signal(var: RwSignal<ErasedValue>) -> ErasedValue {
    var.get()
}

fn get_signal_untracked(var: RwSignal<ErasedValue>) -> ErasedValue {
    var.get_untracked()
}

fn get_memo(memo: Memo<MemoValue>) -> ErasedValue {
    memo.with(|value| Arc::clone(&value.value))
}

fn get_memo_untracked(memo: Memo<MemoValue>) -> ErasedValue {
    memo.with_untracked(|value| Arc::clone(&value.value))
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn memo_notifies_only_when_its_value_changes() {
        static RUNS: AtomicUsize = AtomicUsize::new(0);
        Owner::new().with(|| {
            let word = Var::new(String::from("un"));
            let length = memo(move || word.with(String::len));
            let dependent = memo(move || (RUNS.fetch_add(1, Ordering::Relaxed), length.get()).1);
            assert_eq!((dependent.get(), word.get()), (2, "un".into()));
            word.update(|word| *word = "xi".into());
            assert_eq!((dependent.get(), RUNS.load(Ordering::Relaxed)), (2, 1));
            word.set("trois".into());
            assert_eq!((dependent.get_untracked(), RUNS.load(Ordering::Relaxed)), (5, 2));
        });
    }
}
