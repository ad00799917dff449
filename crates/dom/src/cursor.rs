//! Where the walk is among the children of an element: which node comes next, found in the page while
//! hydrating, made otherwise.

use std::iter;

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use crate::nodes::{as_comment, insert, is_comment, is_element, new_comment, new_element};
use crate::region::{CLOSE, OPEN, Region, SLOT};

/// Where the walk is among the children of an element.
pub(crate) struct Cursor {
    pub parent: Element,
    /// While hydrating, the next node of the page; otherwise the one before which new nodes are put.
    /// `None` at the end.
    pub next: Option<Node>,
    /// Whether the nodes are looked for in the page.
    pub hydrating: bool,
}

impl Cursor {
    /// The next element, and whether it was in the page already.
    pub fn element(&mut self, tag: &str, svg: bool) -> Option<(Element, bool)> {
        if let Some(found) = self.find(&|node| is_element(node, tag)) {
            return Some((found.unchecked_into(), true));
        }
        self.tell_missing(&format!("<{tag}>"));
        let made = new_element(tag, svg)?;
        self.insert(Some(made.clone().into()));
        Some((made, false))
    }

    /// The next mark of a slot.
    pub fn slot(&mut self) -> Option<Node> {
        self.find(&|node| is_comment(node, SLOT)).or_else(|| self.make_comment(SLOT))
    }

    /// The next dynamic part. Where a mark of it is missing it is empty, and what it would have held is
    /// left to whatever comes after it.
    pub fn region(&mut self) -> Option<Region> {
        let opening = self.find(&|node| is_comment(node, OPEN));
        let closing = opening.as_ref().and_then(closing);
        let first = opening.or_else(|| self.make_comment(OPEN))?;
        let last = match closing {
            Some(last) => {
                self.next = last.next_sibling();
                last
            }
            None => self.make_comment(CLOSE)?,
        };
        Some(Region { first, last })
    }

    /// Puts a new node where the cursor is.
    pub fn insert(&self, node: Option<Node>) {
        if let Some(node) = node {
            insert(&self.parent, &node, self.next.as_ref());
        }
    }

    /// Advances past the first node that is `wanted`, skipping nodes inserted by others (extensions). Stops at
    /// the next mark of ours without moving if there is none, so that later searches still see the skipped
    /// nodes.
    fn find(&mut self, wanted: &dyn Fn(&Node) -> bool) -> Option<Node> {
        let mut ahead = self.next.clone().filter(|_| self.hydrating);
        let found = loop {
            let node = ahead?;
            if wanted(&node) {
                break node;
            }
            if [OPEN, CLOSE, SLOT].iter().any(|mark| is_comment(&node, mark)) {
                return None;
            }
            ahead = node.next_sibling();
        };
        if cfg!(debug_assertions) {
            self.tell_passed(&found);
        }
        self.next = found.next_sibling();
        Some(found)
    }

    fn make_comment(&self, text: &str) -> Option<Node> {
        self.tell_missing(&format!("<!--{text}-->"));
        let made = new_comment(text);
        self.insert(made.clone());
        made
    }

    /// Tells of all nodes before `found`, texts apart: those are never looked for.
    fn tell_passed(&self, found: &Node) {
        let ahead = iter::successors(self.next.clone(), Node::next_sibling);
        for node in ahead.take_while(|node| node != found) {
            if node.node_type() != Node::TEXT_NODE {
                let name = match as_comment(&node) {
                    Some(text) => format!("<!--{text}-->"),
                    None => format!("<{}>", node.node_name().to_lowercase()),
                };
                self.tell(&format!("{name} is in the page alone, and passed over"));
            }
        }
    }

    fn tell_missing(&self, mark: &str) {
        if cfg!(debug_assertions) && self.hydrating {
            self.tell(&format!("{mark} is missing in the page, and made"));
        }
    }

    /// For the developer: the page mends itself, but it was written from another state, or changed since.
    fn tell(&self, what: &str) {
        let parent = self.parent.local_name();
        web_sys::console::error_1(&format!("hydrating <{parent}>: {what}").into());
    }
}

/// What closes the dynamic part that `opening` opens.
fn closing(opening: &Node) -> Option<Node> {
    let mut depth = 0_usize;
    let mut ahead = iter::successors(opening.next_sibling(), Node::next_sibling);
    ahead.find(|node| {
        if is_comment(node, OPEN) {
            depth += 1;
        } else if is_comment(node, CLOSE) {
            let Some(outer) = depth.checked_sub(1) else { return true };
            depth = outer;
        }
        false
    })
}
