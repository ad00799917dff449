//! Where the next node is: found in the page's HTML, or made.

use crate::browser::dom::{self, CLOSING, OPENING};

/// Where the next node is: in the page's HTML, or to be made.
pub(super) struct Place {
    pub parent: dom::Element,
    /// The next node of the HTML, or the one before which to make new ones.
    pub next: Option<dom::Node>,
    /// Whether the nodes are in the HTML.
    pub there: bool,
}

impl Place {
    /// The next element of the HTML, or else a new one; whether it was there.
    pub fn element(&mut self, tag: &str, svg: bool) -> Option<(dom::Element, bool)> {
        // What someone else has put into the page is passed over, but no mark of ours.
        while let Some(node) = self.next.clone().filter(|_| self.there) {
            if let Some(own) = dom::as_element(&node, tag) {
                self.next = node.next_sibling();
                return Some((own, true));
            }
            if dom::as_comment(&node).is_some() {
                break;
            }
            self.next = node.next_sibling();
        }
        let own = dom::element(tag, svg)?;
        self.insert(Some(own.clone().into()));
        Some((own, false))
    }

    /// The next comment of that text in the HTML, or else a new one.
    pub fn comment(&mut self, text: &str) -> Option<dom::Node> {
        while let Some(node) = self.next.clone().filter(|_| self.there) {
            self.next = node.next_sibling();
            if dom::as_comment(&node).is_some_and(|found| found == text) {
                return Some(node);
            }
        }
        let own = dom::comment(text);
        self.insert(own.clone());
        own
    }

    /// What opens and what closes the next part that varies.
    pub fn ends(&mut self) -> Option<(dom::Node, dom::Node)> {
        let first = self.comment(OPENING)?;
        let mut depth = 0_usize;
        while let Some(node) = self.next.clone().filter(|_| self.there) {
            self.next = node.next_sibling();
            match dom::as_comment(&node).as_deref() {
                Some(OPENING) => depth += 1,
                Some(CLOSING) if depth == 0 => return Some((first, node)),
                Some(CLOSING) => depth -= 1,
                _ => {}
            }
        }
        Some((first, self.comment(CLOSING)?))
    }

    pub fn insert(&self, node: Option<dom::Node>) {
        if let Some(node) = node {
            dom::insert(&self.parent, &node, self.next.as_ref());
        }
    }
}
