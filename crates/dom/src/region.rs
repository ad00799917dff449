//! The nodes between two comments.

use std::iter;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use crate::nodes::{document, insert, new_comment, remove};

/// Text of the comment that opens a region.
pub(crate) const OPEN: &str = "[";
/// Text of the comment that closes a region.
pub(crate) const CLOSE: &str = "]";
/// Text of the comment that marks a slot.
pub(crate) const SLOT: &str = "+";

/// The nodes between two comments, whether the program inserted them or a browser that translates the page. The
/// marks are those of a [`dynamic`](crate::dynamic) part.
#[derive(Clone, Debug)]
pub struct Region {
    pub(crate) first: Node,
    pub(crate) last: Node,
}

impl Region {
    /// An empty region outside the page; `None` without a document.
    #[must_use]
    pub fn new() -> Option<Self> {
        Some(Self { first: new_comment(OPEN)?, last: new_comment(CLOSE)? })
    }

    /// Inserts its marks into `parent`, before `next` or at the end.
    pub fn insert(&self, parent: &Node, next: Option<&Node>) {
        insert(parent, &self.first, next);
        insert(parent, &self.last, next);
    }

    /// The parent element; `None` outside the page.
    #[must_use]
    pub fn parent(&self) -> Option<Element> {
        self.last.parent_element()
    }

    /// The comment that opens the region.
    #[must_use]
    pub fn first(&self) -> &Node {
        &self.first
    }

    /// The closing comment: insert before it to append to the region.
    #[must_use]
    pub fn last(&self) -> &Node {
        &self.last
    }

    /// Removes its nodes; does nothing if the marks no longer share a parent.
    pub fn clear(&self) {
        self.nodes().iter().for_each(remove);
    }

    /// Removes its nodes and its marks.
    pub fn remove(&self) {
        self.clear();
        remove(&self.first);
        remove(&self.last);
    }

    /// Index of the focused element among the focusable ones of the region; `None` if the focus is elsewhere.
    #[must_use]
    pub fn focused_rank(&self) -> Option<usize> {
        let focused = document()?.active_element()?;
        // Usually the focus is elsewhere, and no search is needed.
        self.nodes().iter().any(|node| node.contains(Some(&focused))).then_some(())?;
        self.focusable().iter().position(|element| *element == focused)
    }

    /// Focuses the focusable element with this index, or the last one if there are fewer.
    pub fn focus_rank(&self, rank: usize) {
        let all = self.focusable();
        let element =
            all.get(rank).or(all.last()).and_then(|element| element.dyn_ref::<HtmlElement>());
        if let Some(element) = element {
            let _ = element.focus();
        }
    }

    fn nodes(&self) -> Vec<Node> {
        let after = iter::successors(self.first.next_sibling(), Node::next_sibling);
        let nodes: Vec<Node> = after.take_while(|node| *node != self.last).collect();
        let end = nodes.last().unwrap_or(&self.first).next_sibling();
        if end.as_ref() == Some(&self.last) { nodes } else { Vec::new() }
    }

    fn focusable(&self) -> Vec<Element> {
        let focusable = "a[href], button:enabled, input, select, textarea, summary, [tabindex]";
        let mut elements = Vec::new();
        for node in self.nodes() {
            let Some(root) = node.dyn_ref::<Element>() else { continue };
            if root.matches(focusable).unwrap_or(false) {
                elements.push(root.clone());
            }
            let Ok(inside) = root.query_selector_all(focusable) else { continue };
            elements.extend((0..inside.length()).filter_map(|at| inside.get(at)?.dyn_into().ok()));
        }
        elements
    }
}
