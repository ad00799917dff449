//! Mounting: creates elements in the browser.

use web_sys::Node;

use crate::nodes::{insert, new_element, remove};
use crate::walk::Walk;
use crate::{Element, Guard};

/// Creates an element with its descendants, outside the page ([`Mounted::insert`]), and binds it to the state.
/// `None` without a document, or if its tag is invalid.
#[must_use]
pub fn mount(element: Element) -> Option<Mounted> {
    let root = new_element(element.0.tag, element.0.is_svg)?;
    let guard = Walk::creating(element, root.clone()).finish();
    Some(Mounted { root, _guard: guard })
}

/// A mounted element. Dropping it ends its listeners and effects, and those of its descendants; the element
/// stays in the page unless it is [removed](Self::remove) first.
pub struct Mounted {
    root: web_sys::Element,
    _guard: Guard,
}

impl Mounted {
    /// The element of the DOM, for measuring or locating it.
    #[must_use]
    pub fn element(&self) -> &web_sys::Element {
        &self.root
    }

    /// Inserts it into `parent`, before `next` or at the end.
    pub fn insert(&self, parent: &Node, next: Option<&Node>) {
        insert(parent, &self.root, next);
    }

    /// Removes it from the page. It still follows the state and may be inserted again.
    pub fn remove(&self) {
        remove(&self.root);
    }
}
