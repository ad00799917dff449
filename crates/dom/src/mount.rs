//! Mounting: elements made anew.

use web_sys::Node;

use crate::nodes::{insert, new_element, remove};
use crate::walk::Walk;
use crate::{Element, Guard};

/// Makes an element with all that it holds, in no page yet ([`Mounted::insert`]), and keeps it true to
/// the state. `None` where no page is, or if its tag is no name.
#[must_use]
pub fn mount(element: Element) -> Option<Mounted> {
    let root = new_element(element.0.tag, element.0.svg)?;
    let guard = Walk::making(element, root.clone()).run();
    Some(Mounted { root, _guard: guard })
}

/// An element that was made. Its listeners and effects, and those of all that it holds, end when this is
/// dropped; it stays in the page unless it is [removed](Self::remove) first.
pub struct Mounted {
    root: web_sys::Element,
    _guard: Guard,
}

impl Mounted {
    /// The element in the browser, to measure it or to find its place.
    #[must_use]
    pub fn element(&self) -> &web_sys::Element {
        &self.root
    }

    /// Puts it into `parent`, before `next` or at the end.
    pub fn insert(&self, parent: &Node, next: Option<&Node>) {
        insert(parent, &self.root, next);
    }

    /// Takes it out of the page. It may be put there again: it goes on following the state.
    pub fn remove(&self) {
        remove(&self.root);
    }
}
