//! A part of the page between two comments.

use std::iter;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use crate::nodes::{document, insert, new_comment, remove};

/// What opens a dynamic part; the text of a comment.
pub(crate) const OPEN: &str = "[";
/// What closes it.
pub(crate) const CLOSE: &str = "]";
/// Where a slot is.
pub(crate) const SLOT: &str = "+";

/// What stands between two comments, whoever has put it there: the program, or a browser that translates
/// the page. The same marks as those of a [`dynamic`](crate::dynamic) part.
#[derive(Clone, Debug)]
pub struct Region {
    pub(crate) first: Node,
    pub(crate) last: Node,
}

impl Region {
    /// An empty one, in no page yet; `None` where no page is.
    #[must_use]
    pub fn new() -> Option<Self> {
        Some(Self { first: new_comment(OPEN)?, last: new_comment(CLOSE)? })
    }

    /// Puts its marks into `parent`, before `next` or at the end.
    pub fn insert(&self, parent: &Node, next: Option<&Node>) {
        insert(parent, &self.first, next);
        insert(parent, &self.last, next);
    }

    /// The element that it is in, if it is in a page.
    #[must_use]
    pub fn parent(&self) -> Option<Element> {
        self.last.parent_element()
    }

    /// The comment that opens it.
    #[must_use]
    pub fn first(&self) -> &Node {
        &self.first
    }

    /// The comment that closes it, before which one adds to it.
    #[must_use]
    pub fn last(&self) -> &Node {
        &self.last
    }

    /// Takes out all that it holds; nothing where someone has parted the marks.
    pub fn clear(&self) {
        self.nodes().iter().for_each(remove);
    }

    /// Takes it out of the page with its marks.
    pub fn remove(&self) {
        self.clear();
        remove(&self.first);
        remove(&self.last);
    }

    /// The rank of the focused element among those in it that can have the focus.
    #[must_use]
    pub fn focused_rank(&self) -> Option<usize> {
        let focused = document()?.active_element()?;
        // Most often it is elsewhere: then nothing is searched.
        self.nodes().iter().any(|node| node.contains(Some(&focused))).then_some(())?;
        self.focusable().iter().position(|own| *own == focused)
    }

    /// Gives the focus to the element of that rank, or to the last before it.
    pub fn focus_rank(&self, rank: usize) {
        let all = self.focusable();
        let own = all.get(rank).or(all.last()).and_then(|own| own.dyn_ref::<HtmlElement>());
        if let Some(own) = own {
            let _ = own.focus();
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
        let mut found = Vec::new();
        for node in self.nodes() {
            let Some(root) = node.dyn_ref::<Element>() else { continue };
            if root.matches(focusable).unwrap_or(false) {
                found.push(root.clone());
            }
            let Ok(inside) = root.query_selector_all(focusable) else { continue };
            found.extend((0..inside.length()).filter_map(|at| inside.get(at)?.dyn_into().ok()));
        }
        found
    }
}
