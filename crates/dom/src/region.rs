//! The nodes between two comments.

use std::iter;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use crate::nodes::{document, insert, new_comment, remove};

/// Text of the comment that opens a region.
pub(crate) const OPEN_MARK: &str = "[";
/// Text of the comment that closes a region.
pub(crate) const CLOSE_MARK: &str = "]";
/// Text of the comment that marks a slot.
pub(crate) const SLOT_MARK: &str = "+";

/// The nodes between two comments, whether the program inserted them or a browser that translates the page. The
/// marks are those of a [`dynamic`](crate::dynamic) part.
#[derive(Clone, Debug)]
pub struct Region {
    pub(crate) opening: Node,
    pub(crate) closing: Node,
}

impl Region {
    /// An empty region outside the page; `None` without a document.
    #[must_use]
    pub fn new() -> Option<Self> {
        Some(Self { opening: new_comment(OPEN_MARK)?, closing: new_comment(CLOSE_MARK)? })
    }

    /// Inserts its marks into `parent`, before `next` or at the end.
    pub fn insert(&self, parent: &Node, next: Option<&Node>) {
        insert(parent, &self.opening, next);
        insert(parent, &self.closing, next);
    }

    /// The parent element; `None` outside the page.
    #[must_use]
    pub fn parent(&self) -> Option<Element> {
        self.closing.parent_element()
    }

    /// The comment that opens the region.
    #[must_use]
    pub fn opening(&self) -> &Node {
        &self.opening
    }

    /// The closing comment: insert before it to append to the region.
    #[must_use]
    pub fn closing(&self) -> &Node {
        &self.closing
    }

    /// Removes its nodes; does nothing if the marks no longer share a parent.
    pub fn clear(&self) {
        self.nodes().iter().for_each(remove);
    }

    /// Removes its nodes and its marks.
    pub fn remove(&self) {
        self.clear();
        remove(&self.opening);
        remove(&self.closing);
    }

    /// Index of the focused element among the focusable ones of the region; `None` if the focus is elsewhere.
    #[must_use]
    pub fn focused_index(&self) -> Option<usize> {
        let focused = document()?.active_element()?;
        // Usually the focus is elsewhere, and no search is needed.
        self.nodes().iter().any(|node| node.contains(Some(&focused))).then_some(())?;
        self.focusable_elements().iter().position(|element| *element == focused)
    }

    /// Focuses the focusable element with this index, or the last one if there are fewer.
    pub fn focus_at(&self, index: usize) {
        let all = self.focusable_elements();
        let element = all.get(index).or(all.last()).and_then(|e| e.dyn_ref::<HtmlElement>());
        if let Some(element) = element {
            let _ = element.focus();
        }
    }

    fn nodes(&self) -> Vec<Node> {
        let following = iter::successors(self.opening.next_sibling(), Node::next_sibling);
        let nodes: Vec<Node> = following.take_while(|node| *node != self.closing).collect();
        let end = nodes.last().unwrap_or(&self.opening).next_sibling();
        if end.as_ref() == Some(&self.closing) { nodes } else { Vec::new() }
    }

    fn focusable_elements(&self) -> Vec<Element> {
        let selector = "a[href], button:enabled, input, select, textarea, summary, [tabindex]";
        let mut elements = Vec::new();
        for node in self.nodes() {
            let Some(root) = node.dyn_ref::<Element>() else { continue };
            if root.matches(selector).unwrap_or(false) {
                elements.push(root.clone());
            }
            let Ok(inside) = root.query_selector_all(selector) else { continue };
            elements.extend((0..inside.length()).filter_map(|at| inside.get(at)?.dyn_into().ok()));
        }
        elements
    }
}
