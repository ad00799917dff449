//! The position of a walk among the children of an element: gives the next node, found in the page when
//! hydrating, created otherwise.

use std::iter;

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use crate::nodes::{as_comment, insert, is_comment, is_element, new_comment, new_element};
use crate::region::{CLOSE_MARK, OPEN_MARK, Region, SLOT_MARK};

/// Position among the children of `parent`.
pub(crate) struct Cursor {
    pub parent: Element,
    /// When hydrating, the next node of the page; otherwise the node before which new ones are inserted. `None`
    /// at the end.
    pub next: Option<Node>,
    /// Whether nodes are looked for in the page before they are created.
    pub hydrating: bool,
}

impl Cursor {
    /// The next element, and whether the page had it already.
    pub fn element(&mut self, tag: &str, is_svg: bool) -> Option<(Element, bool)> {
        if let Some(found) = self.find(&|node| is_element(node, tag)) {
            return Some((found.unchecked_into(), true));
        }
        self.log_missing(&format!("<{tag}>"));
        let element = new_element(tag, is_svg)?;
        self.insert(Some(element.clone().into()));
        Some((element, false))
    }

    /// The comment that marks the next slot.
    pub fn slot(&mut self) -> Option<Node> {
        self.find(&|node| is_comment(node, SLOT_MARK)).or_else(|| self.create_comment(SLOT_MARK))
    }

    /// The next region. If one of its marks is missing, it is created here, so that the region is empty; the
    /// nodes that should have been in it are left to the searches that follow.
    pub fn region(&mut self) -> Option<Region> {
        let opening = self.find(&|node| is_comment(node, OPEN_MARK));
        let closing = opening.as_ref().and_then(find_closing);
        let opening = opening.or_else(|| self.create_comment(OPEN_MARK))?;
        let closing = match closing {
            Some(closing) => {
                self.next = closing.next_sibling();
                closing
            }
            None => self.create_comment(CLOSE_MARK)?,
        };
        Some(Region { opening, closing })
    }

    /// Inserts a new node at the cursor.
    pub fn insert(&self, node: Option<Node>) {
        if let Some(node) = node {
            insert(&self.parent, &node, self.next.as_ref());
        }
    }

    /// Advances past the first node that `is_wanted` accepts, skipping nodes inserted by others (extensions).
    /// The search goes no further than the next mark of ours; if it finds nothing, the cursor does not move, so
    /// that later searches still see all nodes.
    fn find(&mut self, is_wanted: &dyn Fn(&Node) -> bool) -> Option<Node> {
        let mut ahead = self.next.clone().filter(|_| self.hydrating);
        let found = loop {
            let node = ahead?;
            if is_wanted(&node) {
                break node;
            }
            if [OPEN_MARK, CLOSE_MARK, SLOT_MARK].iter().any(|mark| is_comment(&node, mark)) {
                return None;
            }
            ahead = node.next_sibling();
        };
        if cfg!(debug_assertions) {
            self.log_skipped(&found);
        }
        self.next = found.next_sibling();
        Some(found)
    }

    fn create_comment(&self, text: &str) -> Option<Node> {
        self.log_missing(&format!("<!--{text}-->"));
        let comment = new_comment(text);
        self.insert(comment.clone());
        comment
    }

    /// Logs the nodes skipped before `end`, except texts, which are never looked for.
    fn log_skipped(&self, end: &Node) {
        let ahead = iter::successors(self.next.clone(), Node::next_sibling);
        for node in ahead.take_while(|node| node != end) {
            if node.node_type() != Node::TEXT_NODE {
                let name = match as_comment(&node) {
                    Some(text) => format!("<!--{text}-->"),
                    None => format!("<{}>", node.node_name().to_lowercase()),
                };
                self.warn_mismatch(&format!("{name} is only in the page: skipped"));
            }
        }
    }

    fn log_missing(&self, mark: &str) {
        if cfg!(debug_assertions) && self.hydrating {
            self.warn_mismatch(&format!("{mark} is missing in the page: created"));
        }
    }

    /// Logs for the developer: hydrating repairs the page, but the page was written from another state, or
    /// changed since.
    fn warn_mismatch(&self, message: &str) {
        let parent = self.parent.local_name();
        web_sys::console::error_1(&format!("hydrating <{parent}>: {message}").into());
    }
}

/// The comment that closes the region opened by `opening`.
fn find_closing(opening: &Node) -> Option<Node> {
    let mut depth = 0_usize;
    let mut ahead = iter::successors(opening.next_sibling(), Node::next_sibling);
    ahead.find(|node| {
        if is_comment(node, OPEN_MARK) {
            depth += 1;
        } else if is_comment(node, CLOSE_MARK) {
            let Some(outer) = depth.checked_sub(1) else { return true };
            depth = outer;
        }
        false
    })
}
