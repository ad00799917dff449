//! Hydrating: binds the elements of the page's HTML to the state.

use web_sys::Element;

use crate::cursor::Cursor;
use crate::walk::Walk;
use crate::{Guard, Node};

/// A tree that is being hydrated, one node per step. A large page takes longer than one task of the event loop
/// should, so the caller decides how many steps to take at once.
///
/// Until it is finished, nothing may change the state that the tree reads. No element listens before that,
/// except in a [`dynamic`](crate::dynamic) part, which is a single step and listens from then on.
///
/// Where page and tree differ, for instance because of a browser extension, unexpected elements are skipped and
/// missing ones are created; builds with debug assertions log this with `console.error`. Attributes and texts
/// are not compared.
#[must_use = "nothing is hydrated until it is stepped through"]
pub struct Hydration(pub(crate) Walk);

impl Hydration {
    /// Hydrates the first children of `parent` as `node`. Other children may follow.
    pub fn new(parent: Element, node: impl Into<Node>) -> Self {
        let next = parent.first_child();
        Self(Walk::from_node(node.into(), Cursor { parent, next, hydrating: true }))
    }

    /// Hydrates the next node; `false` once there is none.
    pub fn step(&mut self) -> bool {
        self.0.step()
    }

    /// Hydrates the rest at once, then adds the listeners.
    pub fn finish(self) -> Guard {
        self.0.finish()
    }
}
