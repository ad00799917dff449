//! Hydrating: elements found in the page's HTML and kept true to the state.

use web_sys::Element;

use crate::cursor::Cursor;
use crate::walk::Walk;
use crate::{Guard, Node};

/// A tree that is being found in the page, a node at each step. In a large page it takes longer than a
/// turn of the browser's loop should, so the caller decides how many steps one turn takes.
///
/// Until it is finished nothing may change the state that the tree reads. No element listens before, but those
/// of a [`dynamic`](crate::dynamic) part, which is one step, listen from that step on.
///
/// Where page and tree differ, as after a browser extension, elements of another tag are passed over and
/// what is missing is made; builds with debug assertions tell it by `console.error`. Attributes and texts
/// are not compared.
#[must_use = "nothing is hydrated until it is stepped through"]
pub struct Hydration(pub(crate) Walk);

impl Hydration {
    /// Of what `parent` holds, from its first child on. It may hold more after that.
    pub fn new(parent: Element, node: impl Into<Node>) -> Self {
        let next = parent.first_child();
        Self(Walk::node(node.into(), Cursor { parent, next, hydrating: true }))
    }

    /// Takes the next node; `false` once there is none.
    pub fn step(&mut self) -> bool {
        self.0.step()
    }

    /// Takes what is left at once, then lets the elements listen.
    pub fn finish(self) -> Guard {
        self.0.run()
    }
}
